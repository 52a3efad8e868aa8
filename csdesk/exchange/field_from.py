"""Where a field's text comes from: one column or several, a part of one, a constant, and other words for its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.errors import Refusal
from csdesk.exchange.row import Row
from csdesk.exchange.table import Table
from csdesk.exchange.titles import folded

NOTHING = frozenset({"null", "(null)", "\\n", "#n/a", "<null>"})
"""How programs write that there is nothing, whatever the field."""


@dataclass(frozen=True, slots=True)
class FieldFrom:
    """A field's text: its columns joined by `join`, or the `piece` (from 1) of one that `split` cuts.

    `values` gives other texts for some; `otherwise` stands where there is none, and is all where no column is named.
    An amount is taken `times`: twelve for one that is paid each month.
    """

    field: str
    columns: tuple[str, ...] = ()
    join: str | None = None
    split: str = ""
    piece: int = 1
    values: tuple[tuple[str, str], ...] = ()
    otherwise: str = ""
    times: int = 1

    @property
    def titled(self) -> str:
        """The columns' names, as a complaint gives them."""
        return " + ".join(self.columns)


class Texts:
    """Reads a field's text out of records. Raises Refusal where a column is missing or two are not to be joined."""

    def __init__(self, table: Table, source: FieldFrom) -> None:
        self.source = source
        self._places = [table.place(name) for name in source.columns]
        self._values = {folded(text): meant for text, meant in source.values}
        if len(source.columns) > 1 and source.join is None:
            raise Refusal(
                "“{first}” and “{second}” both go into one field. Say how they are joined, or leave one out.",
                field=source.field,
                first=source.columns[0],
                second=source.columns[1],
            )

    def of(self, record: Row) -> str:
        """The field's text in a row."""
        source = self.source
        if len(self._places) == 1:
            text = record.at(self._places[0])
        else:
            parts = (record.at(place) for place in self._places)
            text = (source.join or "").join(part for part in parts if part)
        if text.casefold() in NOTHING:
            text = ""
        if source.split and text:
            text = _piece(text.split(source.split), source.piece)
        if self._values:
            text = self._values.get(folded(text), text)
        return text or source.otherwise


def _piece(pieces: Sequence[str], number: int) -> str:
    return pieces[number - 1].strip() if 0 < number <= len(pieces) else ""
