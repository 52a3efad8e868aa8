"""A parcel as a folder: a CSV file for each kind of record, the kept files, and a manifest that says what is there.

`manifest.json` names the format and its version, and for every file how many records it has and its SHA-256. The CSV
files are UTF-8 with commas; an empty field is nothing, days are like 2026-11-16, numbers have a decimal point.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csdesk.domain.record import Field, Plain, PlainRow, RecordKind
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
from csdesk.exchange.plain_cells import cell_of, unfit, value_of
from csdesk.exchange.source import read_bytes

MANIFEST = "manifest.json"
FILES = "files"
BLOCK = 5_000


@dataclass(slots=True)
class FolderWriter:
    """Writes a parcel into a folder that is there and empty."""

    folder: Path
    for_excel: bool = False
    _written: dict[str, dict[str, object]] = field(default_factory=dict)

    def records(self, kind: RecordKind, rows: Iterator[PlainRow]) -> None:
        """Write one kind's file, read while it is written."""
        name, digest, count = f"{kind.name}.csv", hashlib.sha256(), 0
        with (self.folder / name).open("xb") as file:
            for text, more in _blocks(kind, rows, for_excel=self.for_excel):
                content = text.encode("utf-8", "replace")
                digest.update(content)
                file.write(content)
                count += more
        self._written[name] = {"records": count, "sha256": digest.hexdigest()}

    def file(self, sha256: str, content: bytes) -> None:
        """Write a kept file under its hash."""
        (self.folder / FILES).mkdir(exist_ok=True)
        (self.folder / FILES / sha256).write_bytes(content)
        self._written[f"{FILES}/{sha256}"] = {"sha256": sha256}

    def finish(self) -> None:
        """Write the manifest: only with it the folder is whole."""
        about = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "for_excel": self.for_excel,
            "files": self._written,
        }
        (self.folder / MANIFEST).write_text(
            json.dumps(about, indent=2) + "\n", encoding="utf-8", newline="\n"
        )


def _blocks(kind: RecordKind, rows: Iterator[PlainRow], *, for_excel: bool) -> Iterator[tuple[str, int]]:
    """The text of a file in pieces, each with how many records it has."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(kind.names)
    count = 0
    for row in rows:
        writer.writerow(
            [cell_of(one, value, for_excel=for_excel) for one, value in zip(kind.fields, row, strict=True)]
        )
        count += 1
        if count == BLOCK:
            yield text.getvalue(), count
            text.seek(0)
            text.truncate()
            count = 0
    yield text.getvalue(), count


def read_folder(folder: Path, kinds: Sequence[RecordKind]) -> Parcel:
    """The parcel in a folder, or beside its manifest. Raises Refusal in words where it isn't whole."""
    folder = folder.parent if folder.name == MANIFEST else folder
    about = _manifest(folder)
    written = about["files"]
    for_excel = bool(about.get("for_excel"))
    known = {f"{kind.name}.csv": kind for kind in kinds}
    records: dict[str, tuple[PlainRow, ...]] = {}
    files: dict[str, bytes] = {}
    for name, entry in written.items():
        if name in known:
            records[known[name].name] = _records(folder / name, known[name], for_excel=for_excel)
        elif name == f"{FILES}/{entry.get('sha256')}" and str(entry["sha256"]).isalnum():
            content = read_bytes(folder / name)
            insist_on_file(name, entry["sha256"], content)
            files[entry["sha256"]] = content
        else:
            raise Refusal("csdesk doesn't know what “{name}” holds. Nothing was imported.", name=name)
    insist_on_links(folder.name, kinds, records)
    return Parcel(records, files)


def _manifest(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    try:
        about = json.loads(read_bytes(folder / MANIFEST))
    except ValueError:
        about = None
    insist_on_format(MANIFEST, about)
    return about  # type: ignore[no-any-return]


def _records(path: Path, kind: RecordKind, *, for_excel: bool) -> tuple[PlainRow, ...]:
    content = read_bytes(path)
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        names = next(reader, [])
        fields = {one.name: one for one in kind.fields}
        rows = [
            _values(path.name, number, [fields.get(name) for name in names], row, for_excel)
            for number, row in enumerate(reader, start=1)
            if row
        ]
    except (UnicodeDecodeError, csv.Error):
        raise Refusal(
            "“{name}” is not as csdesk wrote it: it has to be UTF-8 with commas. Nothing was imported.",
            name=path.name,
        ) from None
    return arranged(path.name, kind, names, rows)


def _values(
    file: str, number: int, fields: Sequence[Field | None], row: Sequence[str], for_excel: bool
) -> list[Plain]:
    if len(row) != len(fields):
        raise Refusal(
            "“{file}”, record {number} has {count} fields instead of {wanted}. Nothing was imported.",
            file=file,
            number=str(number),
            count=len(row),
            wanted=len(fields),
        )
    found: list[Plain] = []
    for one, cell in zip(fields, row, strict=True):
        try:
            found.append(cell if one is None else value_of(one, cell, for_excel=for_excel))
        except (ValueError, KeyError):
            assert one is not None
            raise unfit(file, number, one, cell) from None
    return found
