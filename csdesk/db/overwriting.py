"""Exchanging files whose old bytes must not stay behind: in one step, and overwritten where the drive lets it.

The old file keeps a second, hidden name until its bytes are overwritten, so that what a killed program began can be
finished. A drive may still keep them elsewhere, as flash, snapshots and synced folders do.
"""

from __future__ import annotations

import glob
import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from csdesk.db.backup import PART, is_older, put_in_place
from csdesk.paths import data_folder, make_private

OLD = ".old"
TRIALS = "trials"
LEFT_BEHIND_AFTER = 3600.0  # seconds
BLOCK = bytes(1024 * 1024)


def exchange(beside: Path, target: Path, *, with_hash: bool = False) -> bool:
    """Put `beside` in the place of `target`; gives whether the old bytes were overwritten.

    Raises OSError with the target as it was.
    """
    old = _second_name(target)
    linked = _link(target, old)
    try:
        put_in_place(beside, target, with_hash=with_hash)
    except OSError:
        old.unlink(missing_ok=True)
        raise
    return linked and destroy(old)


def finish_exchange(book: Path) -> None:
    """Overwrite what a program that was killed left beside a book; whoever calls holds the book's lock."""
    old = _second_name(book)
    if old.exists():
        if book.exists() and old.samefile(book):
            old.unlink()
        else:
            destroy(old)
    for part in (*book.parent.glob(f".{glob.escape(book.name)}.*{PART}*"), *_old_trials(book)):
        _destroy_whole(part)


def trial_folder(book: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder among csdesk's own data for what is only tried of a book. Raises OSError."""
    folder = data_folder() / TRIALS
    make_private(folder)
    return tempfile.TemporaryDirectory(dir=folder, prefix=_trial_prefix(book))


def destroy(file: Path) -> bool:
    """Overwrite a file's bytes, then delete it; gives whether they were overwritten."""
    overwritten = _overwrite(file)
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return overwritten


def _destroy_whole(part: Path) -> None:
    """A file, or a folder with all that lies in it."""
    if part.is_dir() and not part.is_symlink():
        for inner in part.iterdir():
            _destroy_whole(inner)
        with suppress(OSError):
            part.rmdir()
    else:
        destroy(part)


def _old_trials(book: Path) -> list[Path]:
    """What a program that was killed left of trials; a young one may be another program's."""
    found = (data_folder() / TRIALS).glob(f"{_trial_prefix(book)}*")
    return [one for one in found if is_older(one, time.time() - LEFT_BEHIND_AFTER)]


def _trial_prefix(book: Path) -> str:
    """The book's path, but not its name, which may be a customer's."""
    return f"{hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:12]}-"


def _overwrite(file: Path) -> bool:
    try:
        with file.open("rb+") as written:
            left = file.stat().st_size
            while left > 0:
                left -= written.write(BLOCK[:left])
            written.flush()
            os.fsync(written.fileno())
    except OSError:
        return False
    return True


def _link(target: Path, old: Path) -> bool:
    try:
        old.unlink(missing_ok=True)
        old.hardlink_to(target)
    except OSError:
        return False
    return True


def _second_name(target: Path) -> Path:
    return target.with_name(f".{target.name}{OLD}")
