"""A lost schema taken from a backup.

A backup has the pages of its book in the same places, and a book's schema does not change between two upgrades. So
where the pages are damaged that say which tables there are, those of a backup stand in for them.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

INTERIOR = 0x05
FIRST_HEADER = 100
"""On the first page the file's header stands before the page's own."""
PAGE_COUNT_AT = 28


def graft_schema(whole: Path, damaged: Path) -> None:
    """Put the schema's pages of an intact backup over those of a damaged book of the same make."""
    with whole.open("rb") as source, damaged.open("rb+") as target:
        size = _page_size(source.read(FIRST_HEADER))
        count = damaged.stat().st_size // size
        for number in _schema_pages(source, size):
            source.seek((number - 1) * size)
            page = bytearray(source.read(size))
            if number == 1:
                struct.pack_into(">I", page, PAGE_COUNT_AT, count)
            target.seek((number - 1) * size)
            target.write(page)


def _schema_pages(source: BinaryIO, size: int) -> list[int]:
    found: list[int] = []
    waiting = [1]
    while waiting:
        number = waiting.pop()
        found.append(number)
        source.seek((number - 1) * size)
        waiting += _children(source.read(size), FIRST_HEADER if number == 1 else 0)
    return found


def _children(page: bytes, start: int) -> list[int]:
    if page[start] != INTERIOR:
        return []
    (cells,) = struct.unpack_from(">H", page, start + 3)
    (rightmost,) = struct.unpack_from(">I", page, start + 8)
    places = struct.unpack_from(f">{cells}H", page, start + 12)
    return [rightmost, *(struct.unpack_from(">I", page, place)[0] for place in places)]


def _page_size(header: bytes) -> int:
    (said,) = struct.unpack_from(">H", header, 16)
    return 65_536 if said == 1 else int(said)
