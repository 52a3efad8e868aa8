"""The parts of an XLSX workbook as they lie in its archive, for what the fast reader says nothing of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

BLOCK = 1_000_000
PACKED = b"PK\x03\x04"
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bid=\"([^\"]+)\"")
RELATION = re.compile(rb"<Relationship\s[^>]*>")
PART = re.compile(rb"\b(Id|Target)=\"([^\"]+)\"")
UNREADABLE = (zipfile.BadZipFile, KeyError, OSError)
"""What is raised for an archive that is none, or lacks what its parts name."""


@contextmanager
def opened_sheet(path: str, place: int) -> Iterator[tuple[zipfile.ZipFile, IO[bytes]] | None]:
    """The archive and the sheet at a place of it; None for any other workbook. Raises one of UNREADABLE."""
    with open(path, "rb") as file:  # noqa: PTH123 this process knows paths as texts
        is_packed = file.read(len(PACKED)) == PACKED
    if not is_packed:
        yield None
        return
    with zipfile.ZipFile(path) as archive:
        part = _part(archive, place)
        if part is None:
            yield None
            return
        with archive.open(part) as sheet:
            yield archive, sheet


def found_in(part: IO[bytes], pattern: re.Pattern[bytes], longest: int) -> Iterator[re.Match[bytes]]:
    """What a pattern finds in a part, which is read block by block; nothing that it finds is longer than `longest`."""
    rest = b""
    while block := part.read(BLOCK):
        text, end = rest + block, 0
        for found in pattern.finditer(text):
            yield found
            end = found.end()
        rest = text[max(end, len(text) - longest) :]


def column_of(letters: bytes) -> int:
    """A column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _part(archive: zipfile.ZipFile, place: int) -> str | None:
    """Where the sheet lies in the archive."""
    if "xl/workbook.xml" not in archive.namelist():
        return None
    sheets = SHEET.findall(archive.read("xl/workbook.xml"))
    relations = [
        dict(PART.findall(one)) for one in RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    ]
    targets = {one[b"Id"]: one[b"Target"].decode() for one in relations if {b"Id", b"Target"} <= set(one)}
    target = targets.get(sheets[place]) if place < len(sheets) else None
    if target is None:
        return None
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
