"""How cells look: type, ground, lines and alignment, in the paper theme's tokens and few enough to be cached."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.tokens import PAPER

FONT = "Calibri"
ACCENT = 4
"""The place of the first accent among a workbook theme's colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's looks; colours are token names, an empty one is none.

    `under` is a line below it, `gap` a white one at its right, `inset` keeps a text off its ground's edge; text
    wraps unless it shrinks to fit. A `fillable` cell can be written into where its sheet is protected.
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
    fillable: bool = False

    @property
    def has_edges(self) -> bool:
        """Whether every cell of a wider place has to be given it, not only the first."""
        return bool(self.ground or self.under)


class Styles:
    """The looks of one workbook, each made once and shared by all cells that have it."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[Look, str, bool], StyleArray] = {}

    def of(self, look: Look, code: str, quoted: bool = False) -> StyleArray:
        """The workbook's key for a look with a number format; `quoted` texts stay texts when somebody edits them."""
        key = (look, code, quoted)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _made(Cell(self._sheet, 1, 1), look, code, quoted)
        return made


def give(cell: Cell, style: StyleArray) -> None:
    """Let a cell look so; cells of one look share one key, for which the library has no public name."""
    cell._style = style  # type: ignore[attr-defined]  # see above


def _made(cell: Cell, look: Look, code: str, quoted: bool) -> StyleArray:
    cell.font = _font(look.size, look.bold, look.token)
    cell.alignment = _alignment(look.right, look.middle, look.shrink, look.inset or look.right)
    if look.ground:
        cell.fill = _ground(look.ground)
    if look.under or look.gap:
        cell.border = _edges(look.under, look.heavy, look.gap)
    if look.fillable:
        cell.protection = Protection(locked=False)
    cell.number_format = code
    cell.quotePrefix = quoted
    style: StyleArray = cell._style  # type: ignore[attr-defined]  # see `give`
    return style


@cache
def _font(size: float, bold: bool, token: str) -> Font:
    return Font(FONT, size, bold=bold, color=_colour(token))


@cache
def _alignment(right: bool, middle: bool, shrink: bool, inset: bool) -> Alignment:
    return Alignment(
        horizontal="right" if right else "left",
        vertical="center" if middle else "top",
        wrap_text=not shrink,
        shrink_to_fit=shrink,
        indent=int(inset),
    )


@cache
def _ground(token: str) -> PatternFill:
    return PatternFill("solid", fgColor=_colour(token))


@cache
def _edges(under: str, heavy: bool, gap: bool) -> Border:
    below = Side("medium" if heavy else "thin", _colour(under)) if under else None
    return Border(bottom=below, right=Side("thick", _colour("page")) if gap else None)


@cache
def _colour(token: str) -> Color:
    """A token's colour; the accent is the workbook's own, so that whoever edits it finds it among the theme's."""
    if token == "accent":
        return Color(theme=ACCENT)
    return Color("FF" + PAPER.colour(token).lstrip("#"))
