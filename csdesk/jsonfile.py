"""Small JSON files of the program's own: written whole or not at all, set aside when damaged."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from csdesk.paths import make_private
from csdesk.words import Phrase, phrase


class Kept(NamedTuple):
    """What a file held; `trouble` says in words why it could not be used, and where it was kept."""

    values: dict[str, object]
    trouble: Phrase | None = None


def read(path: Path) -> Kept:
    """The object in `path`, empty where there is no such file. A damaged file is renamed, never thrown away."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Kept({})
    except ValueError:  # not JSON, or not UTF-8
        return Kept({}, _set_aside(path))
    except OSError as error:
        return Kept(
            {}, phrase("“{path}” can't be read ({why}).", path=str(path), why=error.strerror or str(error))
        )
    return Kept(values) if isinstance(values, dict) else Kept({}, _set_aside(path))


def write(path: Path, values: dict[str, object]) -> None:
    """Write `values` beside `path`, then put them in its place. Raises OSError with the old file left whole."""
    make_private(path.parent)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _set_aside(path: Path) -> Phrase:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        return phrase("“{path}” is damaged ({why}).", path=str(path), why=error.strerror or str(error))
    return phrase("“{name}” was damaged; it is kept as “{aside}”.", name=path.name, aside=str(aside))
