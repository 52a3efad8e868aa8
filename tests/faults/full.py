"""Disks that fill up at every write: a small file system with less and less room, and a limit on a file's size."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from csdesk.cli import main
from csdesk.errors import Refusal
from csdesk.flows.sample_book import write_sample_book
from tests.faults.child import CRASHED, Child
from tests.faults.figures import Figures
from tests.faults.jobs import TODAY, Job, broken_promises

PAGE = 4096
DISK = 48 * 1024 * 1024
LEFT_PAGES = 260
"""Rooms tried on the full disk: from none to about a megabyte, page by page where time allows."""
LONGEST = 1.5
"""Seconds after which work that found room enough is ended."""


def fill_disk(job: Job, times: int, seconds: float) -> Figures:
    """Give a job a disk with so much room, a little more each time."""
    figures = Figures(f"full disk while {job.name}")
    if not can_mount():
        figures.skipped = "a small file system takes root on Linux"
        return figures
    end = time.monotonic() + seconds
    with small_disk() as disk:
        for number in range(times):
            if time.monotonic() > end:
                break
            _clear(disk)
            os.environ["CSDESK_HOME"] = str(disk / "home")
            book = disk / "book.csdesk"
            job.make(book)
            _fill(disk, PAGE * (number * LEFT_PAGES // times))
            child = Child(job.work, book, number)
            _judge(figures, child, book, free=lambda: (disk / "filler").unlink())
    return figures


def limit_files(job: Job, times: int, seconds: float) -> Figures:
    """Let no file of a job's program grow beyond a limit that is a little higher each time; needs no root."""
    figures = Figures(f"no file may grow while {job.name}")
    if os.name == "nt":
        figures.skipped = "Windows has no such limit"
        return figures
    end = time.monotonic() + seconds
    for number in range(times):
        if time.monotonic() > end:
            break
        folder = Path(tempfile.mkdtemp(prefix="csdesk-full-"))
        try:
            os.environ["CSDESK_HOME"] = str(folder / "home")
            book = folder / "book.csdesk"
            job.make(book)
            most = PAGE + book.stat().st_size * number * 2 // times
            child = Child(job.work, book, number, prepare=lambda most=most: _limit(most))
            _judge(figures, child, book, free=lambda: None)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return figures


def fill_while_exporting(times: int) -> Figures:
    """Write a review on a disk with less and less room: a workbook that opens, or none."""
    figures = Figures("full disk while exporting a review")
    if not can_mount():
        figures.skipped = "a small file system takes root on Linux"
        return figures
    with small_disk() as disk, tempfile.TemporaryDirectory(prefix="csdesk-full-") as folder:
        os.environ["CSDESK_HOME"] = str(Path(folder) / "home")
        book = Path(folder) / "book.csdesk"
        write_sample_book(book, TODAY)
        for number in range(times):
            _clear(disk)
            _fill(disk, 4 * PAGE * number)
            before = b"what was there before"
            (disk / "review.xlsx").write_bytes(before) if number else None
            child = Child(lambda path, *_: _export(path, disk / "review.xlsx"), book, 0)
            code = child.wait()
            figures.faults += 1
            left = [file.name for file in disk.iterdir() if file.name not in {"filler", "review.xlsx"}]
            if code == CRASHED or left:
                figures.broken.append(f"exit code {code}, left behind: {left}")
            written = disk / "review.xlsx"
            if written.exists() and not written.read_bytes().startswith((b"PK", before)):
                figures.broken.append("half a workbook")
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


def _export(book: Path, target: Path) -> None:
    words = ["deck", "--book", str(book), "--account", "Harbour Freight Lines", "--kind", "ebr"]
    words += ["--from", "2026-08-01", "--to", "2026-10-31", "--out", str(target)]
    with open(os.devnull, "w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):  # noqa: PTH123
        if main(words) != 0:
            raise Refusal("the export was refused")


def _judge(figures: Figures, child: Child, book: Path, free: Callable[[], object]) -> None:
    child.kill_after(LONGEST)
    code = child.wait()
    figures.faults += 1
    figures.acknowledged += len(child.acknowledged)
    if code == CRASHED:
        figures.broken.append("the program crashed where it had to refuse")
    free()
    figures.broken += broken_promises(book, child.acknowledged)


def _fill(disk: Path, left: int) -> None:
    free = shutil.disk_usage(disk).free
    with (disk / "filler").open("wb") as filler:
        filler.truncate(0)
        os.posix_fallocate(filler.fileno(), 0, max(PAGE, free - left))


def _clear(disk: Path) -> None:
    for one in disk.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def _limit(most: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
