"""Numbers as programs of all countries write them into files: 1,234.5 and 1.234,5 and 1 234,5."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

MINUS = "\N{MINUS SIGN}"
LONGEST_NUMBER = 60
GROUPING = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'\N{RIGHT SINGLE QUOTATION MARK}"


class DecimalMark(StrEnum):
    """What stands before the decimals; the other one may group thousands."""

    POINT = "point"
    COMMA = "comma"


_SIGNS = {DecimalMark.POINT: (".", ","), DecimalMark.COMMA: (",", ".")}


def _form(mark: str, group: str) -> re.Pattern[str]:
    grouped = rf"[1-9][0-9]{{0,2}}(?:[{GROUPING}{group}][0-9]{{3}})+"
    return re.compile(
        rf"[-+]?(?:(?:{grouped}|[0-9]+)(?:[{mark}][0-9]*)?|[{mark}][0-9]+)(?:[eE][-+]?[0-9]{{1,3}})?"
    )


_FORMS = {way: _form(*signs) for way, signs in _SIGNS.items()}
_CLEARED = {
    way: str.maketrans({**dict.fromkeys([*GROUPING, group], None), mark: "."})
    for way, (mark, group) in _SIGNS.items()
}


def read_number(cell: str, mark: DecimalMark) -> Decimal | None:
    """The number in a cell, or None where it is none in this way of writing."""
    if len(cell) > LONGEST_NUMBER:
        return None
    bare = cell.strip().replace(MINUS, "-")
    return Decimal(bare.translate(_CLEARED[mark])) if _FORMS[mark].fullmatch(bare) else None


def read_percentage(cell: str, mark: DecimalMark) -> Decimal | None:
    """The number in a cell that may end in a percent sign."""
    return read_number(cell.strip().removesuffix("%"), mark)


def decimals_of(number: Decimal) -> int:
    """How many decimals a number needs: 3 for 0.125 and 0 for 7.0."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
