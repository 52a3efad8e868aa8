"""How cells look: type, ground, lines and alignment, in the paper theme's tokens and few enough to be cached."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.tokens import PAPER

FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's looks; colours are token names, an empty one is none.

    `under` is a line below it, `gap` a white one at its right, `inset` keeps a text off its ground's edge; text
    wraps unless it shrinks to fit.
    """

    size: float
    token: str = "ink"
    bold: bool = False
    ground: str = ""
    under: str = ""
    heavy: bool = False
    gap: bool = False
    right: bool = False
    middle: bool = False
    inset: bool = False
    shrink: bool = False


class Styles:
    """The looks of one workbook, each made once and shared by all cells that have it."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[Look, str, bool], StyleArray] = {}

    def give(self, cell: Cell, look: Look, code: str, quoted: bool = False) -> None:
        """Give a cell a look and a number format; `quoted` texts stay texts when somebody edits them."""
        key = (look, code, quoted)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _made(Cell(self._sheet, 1, 1), look, code, quoted)
        cell._style = made  # type: ignore[attr-defined]  # what cells of one look share has no public name


def _made(cell: Cell, look: Look, code: str, quoted: bool) -> StyleArray:
    cell.font = Font(FONT, look.size, bold=look.bold, color=_colour(look.token))
    cell.alignment = Alignment(
        horizontal="right" if look.right else "left",
        vertical="center" if look.middle else "top",
        wrap_text=not look.shrink,
        shrink_to_fit=look.shrink,
        indent=int(look.inset or look.right),
    )
    if look.ground:
        cell.fill = PatternFill("solid", fgColor=_colour(look.ground))
    if look.under or look.gap:
        cell.border = Border(
            bottom=Side("medium" if look.heavy else "thin", _colour(look.under)) if look.under else None,
            right=Side("thick", _colour("page")) if look.gap else None,
        )
    cell.number_format = code
    cell.quotePrefix = quoted
    style: StyleArray = cell._style  # type: ignore[attr-defined]  # see give
    return style


def _colour(token: str) -> str:
    return "FF" + PAPER.colour(token).lstrip("#")
