"""Lines of a file that are no rows of its table, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.exchange.complaint import shortened
from csdesk.exchange.row import Cell, as_text, is_blank
from csdesk.exchange.splitting import Raw
from csdesk.words import Phrase, phrase

STATES_DELIMITER = phrase("says how fields are separated")
ABOVE = phrase("above the head")
EMPTY = phrase("empty")
COMMENT = phrase("a comment")
RULER = phrase("only separates")
AGAIN = phrase("the head once more")
BELOW = phrase("a note below the table")
TOTAL = phrase("totals")
OTHER_TABLE = phrase("another table")
_RULER = re.compile(r"[-=_+*|: ]{2,}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of the file that are no rows of the table, why, and the beginning of what stands there."""

    first: int
    last: int
    why: Phrase
    text: str = ""


def left_out(raw: Raw, why: Phrase) -> LeftOut:
    """One row that is left out."""
    text = " ".join(as_text(cell) for cell in raw.cells if not is_blank(cell))
    return LeftOut(raw.line, raw.line, why, shortened(text))


def between(raw: Raw, width: int, head: Sequence[Cell], *, typed: bool) -> Phrase | None:
    """Why a line among the table's rows is none of them, or None where it is one."""
    cells = raw.cells
    opening = cells[0] if cells else ""
    if not typed and len(cells) == 1 < width - 1 and isinstance(opening, str) and opening.startswith("#"):
        return COMMENT
    if isinstance(opening, str) and opening[:1] in "-=+_|*" and _is_ruler(raw):
        return RULER
    if head and opening == head[0] and list(cells) == list(head):
        return AGAIN
    return None


def _is_ruler(raw: Raw) -> bool:
    texts = [str(cell) for cell in raw.cells if not is_blank(cell)]
    return bool(texts) and all(_RULER.fullmatch(text) for text in texts)
