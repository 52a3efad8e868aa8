"""The names of a table's columns: the lines of its head joined, every name there once."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.exchange.row import as_text
from csdesk.exchange.splitting import Raw

Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]
"""Merged cells of a sheet, each by its first and last (row, column), counted from 0."""


def names_of(head: Sequence[Raw], width: int, merged: Merged = ()) -> tuple[str, ...]:
    """One name a column. A title over several columns of a head of several lines is part of each of their names."""
    lines = [_texts(raw, width) for raw in head]
    for at, raw in enumerate(head):
        _spread(lines[at], merged, raw.line - 1)
        if at < len(head) - 1:
            _spread_right(lines[at], lines[at + 1])
    joined = [" ".join(dict.fromkeys(line[place] for line in lines if line[place])) for place in range(width)]
    return _distinct(joined)


def _texts(raw: Raw, width: int) -> list[str]:
    cells = [" ".join(as_text(cell).split()) for cell in raw.cells[:width]]
    return cells + [""] * (width - len(cells))


def _spread(texts: list[str], merged: Merged, row: int) -> None:
    """Write the text of merged cells under each of their columns."""
    for (top, left), (_, right) in merged:
        if top == row and left < len(texts):
            for place in range(left, min(right + 1, len(texts))):
                texts[place] = texts[left]


def _spread_right(texts: list[str], below: Sequence[str]) -> None:
    """A title over columns whose own names stand below it reaches up to the next title."""
    last = ""
    for place, text in enumerate(texts):
        if text:
            last = text
        elif below[place]:
            texts[place] = last


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    taken: set[str] = set()
    found = []
    for place, name in enumerate(names, start=1):
        bare = name or f"Column {place}"
        unique, count = bare, 1
        while unique.casefold() in taken or (unique != name and unique in names):
            count += 1
            unique = f"{bare} {count}"
        taken.add(unique.casefold())
        found.append(unique)
    return tuple(found)
