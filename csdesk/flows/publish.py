"""A file put in its place: written beside it, then exchanged, so that an existing one is whole whatever happens."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

from csdesk.errors import Refusal
from csdesk.paths import for_owner, settle_folder

R = TypeVar("R")

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE)
LONGEST_NAME = 200
LONGEST_PATH = 218
"""Excel opens nothing whose whole path is longer."""

TRIES, PAUSE = 3, 0.3
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


def refuse_unfit(path: Path, suffix: str) -> None:
    """Refuse a path at which no such file could be written, or that other systems could not open."""
    name = path.name
    if path.suffix.lower() != suffix:
        raise Refusal(
            "“{name}” has to end with {suffix}; nothing was written.", field="path", name=name, suffix=suffix
        )
    if FORBIDDEN.search(name) or RESERVED.match(name) or path.stem != path.stem.rstrip(". "):
        raise Refusal(
            'Windows has no files called “{name}”; choose a name without < > : " / \\ | ? * and without a full '
            "stop or blank at its end.",
            field="path",
            name=name,
        )
    if len(name.encode()) > LONGEST_NAME or (len(str(path)) > LONGEST_PATH and os.name == "nt"):
        raise Refusal(
            "The name of the file is too long; choose a shorter one or a folder further up.", field="path"
        )
    if path.is_dir():
        raise Refusal("“{name}” is a folder; nothing was written.", field="path", name=name)
    if not path.parent.is_dir():
        raise Refusal(
            "There is no folder “{folder}”; nothing was written.", field="path", folder=str(path.parent)
        )


def publish(content: bytes, path: Path) -> None:
    """Put `content` at `path`. Raises Refusal in words, an existing file left whole, where that can't be done."""
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        _write(content, beside)
        _exchange(beside, path)
    except OSError as error:
        raise in_words(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def publish_all(files: Sequence[tuple[Path, bytes]], then: Callable[[], R]) -> R:
    """Put files in their places, then do what belongs to them. Where any of it fails, every place is as it was.

    Raises Refusal in words where a file can't be put there, and whatever `then` raises.
    """
    with ExitStack() as back:
        for path, content in files:
            before = _there(path)
            publish(content, path)
            back.callback(_put_back, path, before)
        result = then()
        back.pop_all()
    return result


@contextmanager
def publish_written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write at `path`, put there when the block ends well. Raises Refusal in words where that can't be."""
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with _new(beside) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _exchange(beside, path)
    except OSError as error:
        raise in_words(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def _there(path: Path) -> bytes | None:
    """What lies at a place, None where nothing does."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise in_words(error, path) from error


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        publish(before, path)


def _write(content: bytes, path: Path) -> None:
    with _new(path) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _new(path: Path) -> IO[bytes]:
    """A file for its owner alone: whatever csdesk writes tells of customers."""
    return open(path, "xb", opener=for_owner)


def _exchange(beside: Path, path: Path) -> None:
    """Replace the file; in a synced folder that can fail for a moment, so it is tried again.

    Who was let read the one before is let read the new one.
    """
    if (
        os.name == "posix"
    ):  # Windows has but one mode, read-only, in which a file can't be exchanged nor deleted
        with suppress(FileNotFoundError):
            shutil.copymode(path, beside)
    for left in reversed(range(TRIES)):
        try:
            os.replace(beside, path)
            break
        except PermissionError:
            if not left:
                raise Refusal(
                    "“{name}” is open in another program, such as Excel. Close it there and try again; it was left "
                    "as it is.",
                    field="path",
                    name=path.name,
                ) from None
            threading.Event().wait(PAUSE)
    settle_folder(path.parent)


def in_words(error: OSError, path: Path) -> Refusal:
    """Why a file can't be written, in words."""
    if error.errno in FULL:
        return Refusal(
            "There is no room for “{name}” on this disk. Make room or choose another place; what was there is left "
            "as it is.",
            field="path",
            name=path.name,
        )
    if error.errno in UNWRITABLE:
        return Refusal(
            "Nothing can be written in “{folder}”. Choose another folder; what was there is left as it is.",
            field="path",
            folder=str(path.parent),
        )
    if error.errno == errno.ENAMETOOLONG:
        return Refusal(
            "The name of the file is too long; choose a shorter one or a folder further up.", field="path"
        )
    return Refusal(
        "“{name}” can't be written ({reason}). Choose another place; what was there is left as it is.",
        field="path",
        name=path.name,
        reason=error.strerror or str(error),
    )
