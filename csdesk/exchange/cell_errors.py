"""The errors that formulas of a sheet came to: the fast reader leaves their cells empty, so they are looked up."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

PACKED = b"PK\x03\x04"
MOST_ERRORS = 10_000
BLOCK = 1_000_000
LONGEST_CELL = 2_000
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bid=\"([^\"]+)\"")
RELATION = re.compile(rb"<Relationship\s[^>]*>")
PART = re.compile(rb"\b(Id|Target)=\"([^\"]+)\"")
ERROR = re.compile(
    rb"<c\s+r=\"([A-Z]{1,3})(\d{1,7})\"[^>]*\bt=\"e\"[^>]*>(?:(?!</c>).)*?<v>(#[^<]{1,20})</v>", re.DOTALL
)


def errors_of(path: str, place: int) -> dict[tuple[int, int], str]:
    """The errors on the sheet at a place of an XLSX workbook, by row (from 1) and column (from 0); else none."""
    with open(path, "rb") as file:  # noqa: PTH123 this process knows paths as texts
        if file.read(len(PACKED)) != PACKED:
            return {}
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part(archive, place)
            if part is None:
                return {}
            with archive.open(part) as sheet:
                return dict(_errors(sheet))
    except (zipfile.BadZipFile, KeyError, OSError):
        return {}


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


def _errors(sheet: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    rest, count = b"", 0
    while count < MOST_ERRORS and (block := sheet.read(BLOCK)):
        text = rest + block
        end = 0
        for found in ERROR.finditer(text):
            yield (int(found[2]), _column(found[1])), found[3].decode("ascii", "replace")
            end, count = found.end(), count + 1
        rest = text[max(end, len(text) - LONGEST_CELL) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
