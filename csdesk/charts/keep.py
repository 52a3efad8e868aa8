"""A picture of a chart as a file of the user's: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from csdesk.errors import Refusal


def keep_picture(path: Path, content: bytes) -> Path:
    """Write `content` beside `path`, then put it in its place; gives the path.

    Raises Refusal when there is no way to write there; a file that was there before is left whole.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}-")
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise _refusal(path, error) from error
    return path


def _refusal(path: Path, error: OSError) -> Refusal:
    return Refusal(
        "The picture can't be written as “{name}” ({why}); choose another name or folder.",
        name=path.name,
        why=error.strerror or str(error),
    )
