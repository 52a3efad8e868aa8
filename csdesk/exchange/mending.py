"""A row that alone is written otherwise than the others, cut again as it was meant where that can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csdesk.exchange.quoting import loosely_cut
from csdesk.exchange.shape import Shape

OTHER_SIGNS = (",", ";", "\t", "|")
OTHER_QUOTES = ('"', "'", "`")
SURE_KINDS = 2
"""So many numbers and days in their columns tell a row from a sentence that has as many words."""

MOST_QUOTES = 40


def mended(text: str, cells: Sequence[str], delimiter: str, quote: str, shape: Shape) -> list[str] | None:
    """The fields of a line that were meant, or None where they are right as they are or can't be told.

    `cells` are its fields as the file's own signs cut them; they are kept where they come to the usual number.
    """
    if len(cells) == shape.width:
        return _bare_of_other_quotes(cells)
    for found in _readings(text, cells, delimiter, quote, shape):
        if len(found) == shape.width:
            return found
    return _without_a_gap(cells, shape)


def unquoted(text: str, delimiter: str, quote: str, backslash: bool, shape: Shape) -> list[str] | None:
    """The fields of a line of which one quote is only a letter, where the line has the usual number of them so."""
    if text.count(quote) > MOST_QUOTES:
        return None
    at = text.find(quote)
    while at >= 0:
        found, _ = loosely_cut(text, delimiter, quote, backslash, letter=at)
        if len(found) == shape.width and shape.unlike(found) <= 1:
            return found
        at = text.find(quote, at + 1)
    return None


def _readings(
    text: str, cells: Sequence[str], delimiter: str, quote: str, shape: Shape
) -> Iterator[list[str]]:
    few = len(cells) == 1 or len(cells) * 2 <= shape.width
    for sign in OTHER_SIGNS:
        if few and sign != delimiter and text.count(sign) >= shape.width - 1:
            found, sound = loosely_cut(text, sign, quote, backslash=False)
            if sound and (len(cells) == 1 or shape.suits(found)):
                yield found
    if few and delimiter != " " and text.count(" ") >= shape.width - 1:
        found, sound = loosely_cut(text, " ", quote, backslash=False)
        if sound and shape.suits(found) and shape.alike(found) >= SURE_KINDS:
            yield found
    for other in OTHER_QUOTES:
        if other != quote and text.count(other) > 1:
            found, sound = loosely_cut(text, delimiter, other, backslash=False)
            if sound:
                yield found


def _bare_of_other_quotes(cells: Sequence[str]) -> list[str] | None:
    """The fields of a row of which every one stands between other quotes than the file's."""
    for quote in OTHER_QUOTES:
        if all(len(cell) > 1 and cell[0] == cell[-1] == quote for cell in cells):
            return [cell[1:-1].replace(quote * 2, quote) for cell in cells]
    return None


def _without_a_gap(cells: Sequence[str], shape: Shape) -> list[str] | None:
    """The fields of a row that has one too many, without the empty one after which nothing is in its column."""
    if len(cells) != shape.width + 1 or shape.suits(cells[:-1]):
        return None
    shorter = ([*cells[:at], *cells[at + 1 :]] for at, cell in enumerate(cells) if not cell.strip())
    fitting = [found for found in shorter if shape.suits(found)]
    return fitting[0] if fitting and all(found == fitting[0] for found in fitting) else None
