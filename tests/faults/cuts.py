"""Real power cuts: a file system on a loop device is shut down without writing its journal, then mounted again."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.faults.child import Child
from tests.faults.figures import Figures
from tests.faults.jobs import Job, broken_promises, timely

SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = struct.pack("I", 2)
IMAGE = 64 * 1024 * 1024
TOOLS = ("mkfs.ext4", "losetup", "mount", "umount")


def cut(job: Job, numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Cut the power so many times while a job is at work."""
    figures = Figures(f"power cut while {job.name}")
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not all(map(shutil.which, TOOLS)):
        figures.skipped = "a loop-mounted file system takes root on Linux, and mkfs.ext4"
        return figures
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="csdesk-cuts-"))
    try:
        for _ in timely(numbers, until):
            if not _cut_once(job, folder, figures, chance):
                figures.skipped = "no loop device can be mounted here"
                break
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _cut_once(job: Job, folder: Path, figures: Figures, chance: random.Random) -> bool:
    image, disk = folder / "image", folder / "disk"
    disk.mkdir(exist_ok=True)
    with image.open("wb") as file:
        file.truncate(IMAGE)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)
    if not _mount(image, disk):
        return False
    os.environ["CSDESK_HOME"] = str(disk / "home")
    book = disk / "book.csdesk"
    try:
        job.make(book)
        os.sync()
        child = Child(job.work, book, chance.getrandbits(32))
        child.work_for(chance.randrange(1, 2 * job.round + 1), chance.uniform(0, job.longest))
        _shut_down(disk)
        child.kill()
        child.wait()
    finally:
        _unmount(disk)
    if not _mount(image, disk):
        figures.broken.append("the file system does not come back")
        return True
    try:
        figures.faults += 1
        figures.acknowledged += len(child.acknowledged)
        figures.broken += broken_promises(book, child.acknowledged)
    finally:
        _unmount(disk)
    return True


def _shut_down(disk: Path) -> None:
    handle = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, SHUTDOWN, NO_LOG_FLUSH)
    finally:
        os.close(handle)


def _mount(image: Path, disk: Path) -> bool:
    return (
        subprocess.run(
            ["mount", "-o", "loop", str(image), str(disk)], check=False, capture_output=True
        ).returncode
        == 0
    )


def _unmount(disk: Path) -> None:
    subprocess.run(["umount", str(disk)], check=False, capture_output=True)
