"""Where things lie: the program's resources, the user's folders for books, settings and logs, and how they are made."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

APP = "csdesk"
BOOK_SUFFIX = ".csdesk"
FIRST_BOOK = "My book"
HOME_VARIABLE = "CSDESK_HOME"
UNSETTLED = {errno.EACCES, errno.EINVAL, errno.ENOTSUP}


def resource(*parts: str) -> Path:
    """A file or folder of resources/, in a checkout, an installed wheel or a bundle alike."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    roots = [Path(bundle)] if bundle else [package, package.parent]
    root = next((r for r in roots if (r / "resources").is_dir()), roots[0])
    return root.joinpath("resources", *parts)


def data_folder() -> Path:
    """Where books lie unless the user says otherwise."""
    return _folder("data")


def settings_folder() -> Path:
    """Where settings and the window's memory lie."""
    return _folder("settings")


def log_folder() -> Path:
    """Where the log lies; it holds no customer data."""
    return _folder("log")


def default_book(called: str = FIRST_BOOK) -> Path:
    """The book of somebody who never chose a place for one: the one that is there, else as it is `called`."""
    first = data_folder() / f"{FIRST_BOOK}{BOOK_SUFFIX}"
    return first if first.exists() else data_folder() / f"{called}{BOOK_SUFFIX}"


def book_at(path: Path) -> Path:
    """The book that somebody means who may leave the suffix out."""
    return path if path.suffix.lower() == BOOK_SUFFIX else path.with_name(path.name + BOOK_SUFFIX)


def holder_note(book: Path) -> Path:
    """The note beside a book that says which program has it open; it is there only while one has, or after a crash."""
    return book.with_name(f".{book.name}.holder")


def make_private(folder: Path) -> None:
    """Make a folder for its owner only, where there is none yet. Raises OSError.

    On Windows the profile's own rights say who may look into it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def for_owner(path: str, flags: int) -> int:
    """An opener for `open`, which makes a file that its owner alone can read, whatever the system's habit is."""
    return os.open(path, flags, 0o600)


def settle_folder(folder: Path) -> None:
    """Have a folder's names on the disk, so that they outlast a power cut; Windows does so by itself. Raises OSError.

    Where a drive knows no such thing, or the folder may only be written into, its names are there all the same.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in UNSETTLED:
            raise


def _folder(kind: str) -> Path:
    """The user's folder of a kind; CSDESK_HOME gathers all of them in one place (a stick, a test)."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    from platformdirs import PlatformDirs  # not needed, nor loaded, where a home is named

    dirs = PlatformDirs(APP, appauthor=False)
    return {
        "data": dirs.user_data_path,
        "settings": dirs.user_config_path,
        "log": dirs.user_log_path,
    }[kind]
