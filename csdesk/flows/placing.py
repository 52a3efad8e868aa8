"""Where a book lies: what can go wrong there, said once, and the move to a better place."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import psutil

from csdesk.db.mark import mark_of, remember
from csdesk.db.moving import move_book
from csdesk.domain.place import MARKERS, Risk, drive_risk, is_set_aside, synced_by
from csdesk.paths import data_folder

ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def risk_of(book: Path) -> Risk | None:
    """What can go wrong with the place of a book; None for a folder of this machine's own."""
    folders = book.absolute().parents
    for name in ONEDRIVE_VARIABLES:
        if (root := os.environ.get(name)) and book.absolute().is_relative_to(root):
            return Risk.ONEDRIVE
    found = {marker for folder in folders for marker in MARKERS if (folder / marker).exists()}
    return synced_by([folder.name for folder in folders], found) or _risk_of_drive(book.absolute())


def news_of_place(book: Path) -> Risk | None:
    """What can go wrong with a book's place, where that was not said of it before."""
    risk = risk_of(book)
    if risk is None or mark_of(book).risk == risk.value:
        return None
    remember(book, risk=risk.value)
    return risk


def conflicted_copies(book: Path) -> tuple[Path, ...]:
    """The files beside a book that a program which syncs set aside as copies of it."""
    risk, machine = risk_of(book), socket.gethostname()
    try:
        there = [one for one in book.parent.iterdir() if one.suffix == book.suffix]
    except OSError:
        return ()
    return tuple(sorted(one for one in there if is_set_aside(book.stem, one.stem, risk, machine)))


def news_of_copies(book: Path) -> tuple[Path, ...]:
    """A book's conflicted copies, where not all of them were named before."""
    found = conflicted_copies(book)
    known = set(mark_of(book).copies.splitlines())
    remember(book, copies="\n".join(one.name for one in found))
    return found if {one.name for one in found} - known else ()


def move(book: Path, folder: Path | None = None) -> Path:
    """Move a book, to csdesk's own folder unless another is named; no program may have it open. Raises Refusal."""
    return move_book(book.absolute(), folder or data_folder(), datetime.now(UTC).astimezone())


def _risk_of_drive(book: Path) -> Risk | None:
    drives = [
        drive
        for drive in psutil.disk_partitions(all=True)
        if book == Path(drive.mountpoint) or Path(drive.mountpoint) in book.parents
    ]
    if not drives:
        return None
    nearest = max(drives, key=lambda drive: len(drive.mountpoint))
    return drive_risk(nearest.fstype, nearest.opts)
