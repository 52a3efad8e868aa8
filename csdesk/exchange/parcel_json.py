"""A parcel as one JSON file: the format, every kind of record as a list of objects, and the kept files in Base64.

{"format": "csdesk records", "version": 1,
"records": {"accounts": [{"uuid": "…", "name": "…", …}, …], …},
"files": {"SHA-256": "Base64", …}}
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from csdesk.domain.record import PlainRow, RecordKind
from csdesk.errors import Refusal
from csdesk.exchange.parcel import (
    FORMAT,
    FORMAT_VERSION,
    Parcel,
    arranged,
    insist_on_file,
    insist_on_format,
    insist_on_links,
)
from csdesk.exchange.source import read_bytes

FILES_BEGIN = '\n},\n"files": {\n'


@dataclass(slots=True)
class JsonWriter:
    """Writes a parcel into an open file; `about` is said of it beside its format."""

    out: IO[bytes]
    about: dict[str, object] = field(default_factory=dict)
    _kinds: int = 0
    _files: int = 0

    def records(self, kind: RecordKind, rows: Iterator[PlainRow]) -> None:
        """Write one kind's records, a line each, read while they are written."""
        if not self._kinds:
            head = json.dumps({"format": FORMAT, "version": FORMAT_VERSION, **self.about})
            self._say(f'{head[:-1]},\n"records": {{\n')
        self._say(f"{_between(self._kinds)}{json.dumps(kind.name)}: [")
        self._kinds += 1
        for number, row in enumerate(rows):
            record = _json(dict(zip(kind.names, row, strict=True)))
            self._say(f"{_between(number)}{record}" if number else f"\n{record}")
        self._say("]")

    def file(self, sha256: str, content: bytes) -> None:
        """Write a kept file."""
        self._say(_between(self._files) if self._files else FILES_BEGIN)
        self._say(f"{_json(sha256)}: {_json(base64.b64encode(content).decode())}")
        self._files += 1

    def finish(self) -> None:
        """Write the end."""
        self._say("\n}}\n" if self._files else f"{FILES_BEGIN}}}}}\n")

    def _say(self, text: str) -> None:
        self.out.write(text.encode("utf-8", "replace"))


def read_json(path: Path, kinds: Sequence[RecordKind]) -> tuple[dict[str, Any], Parcel]:
    """What is said of a parcel, and the parcel. Raises Refusal in words where it isn't whole."""
    try:
        about = json.loads(read_bytes(path))
    except (ValueError, RecursionError):
        raise Refusal(
            "“{name}” is cut off or damaged, or was not written by csdesk. Nothing was imported.",
            name=path.name,
        ) from None
    insist_on_format(path.name, about)
    try:
        records = {
            kind.name: _records(path.name, kind, about["records"][kind.name])
            for kind in kinds
            if kind.name in about["records"]
        }
        files = {sha256: base64.b64decode(text, validate=True) for sha256, text in about["files"].items()}
    except (KeyError, TypeError, AttributeError, ValueError):
        raise Refusal("“{name}” is not as csdesk wrote it. Nothing was imported.", name=path.name) from None
    for sha256, content in files.items():
        insist_on_file(path.name, sha256, content)
    insist_on_links(path.name, kinds, records)
    return about, Parcel(records, files)


def _records(file: str, kind: RecordKind, objects: list[dict[str, Any]]) -> tuple[PlainRow, ...]:
    names = tuple(dict.fromkeys(name for one in objects for name in one))
    return arranged(
        f"{file}: {kind.name}", kind, names, ([one.get(name) for name in names] for one in objects)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _between(number: int) -> str:
    return ",\n" if number else ""
