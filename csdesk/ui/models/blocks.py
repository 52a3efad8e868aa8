"""A block of cells as spreadsheets put it on the clipboard: tabs between cells, line breaks between rows."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

MOST_CELLS = 200_000


def split_block(text: str) -> list[list[str]]:
    """The cells of a copied block, row by row, stripped; a cell in quotes may hold tabs and line breaks.

    A text with a lone quote is taken as it stands. Cells beyond the two hundred thousandth are left out.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not whole.strip():
        return []
    lines = whole.split("\n")
    if whole.count('"') % 2 == 0 and '"' in whole:
        rows = list(csv.reader(StringIO(whole), delimiter="\t"))
    else:
        rows = [line.split("\t") for line in lines]
    found: list[list[str]] = []
    room = MOST_CELLS
    for row in rows:
        found.append([cell.strip() for cell in row[:room]])
        room -= len(row)
        if room <= 0:
            break
    return found


def join_block(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a block that a spreadsheet takes."""
    return "\n".join("\t".join(row) for row in rows)
