"""Disks that fill up at every write: a small file system with less and less room, and a limit on a file's size."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.child import CRASHED, Child
from tests.faults.figures import Figures
from tests.faults.jobs import Job, broken_promises, in_folder_of_its_own, timely

PAGE = 4096
DISK = 48 * 1024 * 1024
PAGE_BY_PAGE, FURTHER = 40, 24
"""Rooms tried on the full disk: from none up page by page, then in wider steps, up to about a megabyte."""
LIMITS = range(0, 40, 2)
ROOMS = (*range(PAGE_BY_PAGE), *range(PAGE_BY_PAGE, 260, 220 // FURTHER))
LONGEST = 1.5
"""Seconds after which work that found room enough is ended."""


def fill_disk(job: Job, rooms: Sequence[int], until: float, seed: int) -> Figures:
    """Give a job a disk with so many pages of room."""
    figures = Figures(f"full disk while {job.name}")
    if not can_mount():
        figures.skipped = "a small file system takes root on Linux"
        return figures
    with small_disk() as disk:
        for room in timely(rooms, until):
            clear(disk)
            os.environ["CSDESK_HOME"] = str(disk / "home")
            book = disk / "book.csdesk"
            job.make(book)
            fill(disk, PAGE * room)
            child = Child(job.work, book, seed + room)
            _judge(figures, child, book, free=lambda: (disk / "filler").unlink())
    return figures


def limit_files(job: Job, limits: Sequence[int], until: float, seed: int) -> Figures:
    """Let no file of a job's program grow beyond limits, in twentieths of what the book has; needs no root."""
    figures = Figures(f"no file may grow while {job.name}")
    if os.name == "nt":
        figures.skipped = "Windows has no such limit"
        return figures
    for number in timely(limits, until):
        with in_folder_of_its_own() as folder:
            book = folder / "book.csdesk"
            job.make(book)
            most = PAGE + book.stat().st_size * number // 20
            child = Child(job.work, book, seed + number, prepare=lambda most=most: _limit(most))
            _judge(figures, child, book, free=lambda: None)
    return figures


def can_mount() -> bool:
    """Whether a small file system can be made here."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory(prefix="csdesk-mount-") as folder:
        made = subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=False, capture_output=True)
        if made.returncode == 0:
            subprocess.run(["umount", folder], check=True)
    return made.returncode == 0


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of its own that is soon full."""
    folder = Path(tempfile.mkdtemp(prefix="csdesk-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def _judge(figures: Figures, child: Child, book: Path, free: Callable[[], object]) -> None:
    child.kill_after(0, LONGEST)
    code = child.wait()
    figures.faults += 1
    figures.acknowledged += len(child.acknowledged)
    if code == CRASHED:
        figures.broken.append(f"the program crashed where it had to refuse: {child.crash}")
    free()
    figures.broken += broken_promises(book, child.acknowledged)


def fill(disk: Path, left: int) -> None:
    """Leave so many bytes of room."""
    free = shutil.disk_usage(disk).free
    with (disk / "filler").open("wb") as filler:
        filler.truncate(0)
        os.posix_fallocate(filler.fileno(), 0, max(PAGE, free - left))


def clear(disk: Path) -> None:
    """Take everything off it."""
    for one in disk.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def _limit(most: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
