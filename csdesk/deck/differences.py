"""What somebody changed in a workbook after csdesk wrote it: sheets that came or went, cells that say else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from csdesk.deck.texts import charts_of, sheets_of
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase

DIGITS = 12
"""As many digits of a figure as every program keeps when it saves a file again."""


class DifferenceKind(Worded):
    """What happened to a part of a file."""

    SHEET_ADDED = "sheet-added", phrase("Sheet added")
    SHEET_REMOVED = "sheet-removed", phrase("Sheet removed")
    CELL = "cell", phrase("Cell changed")
    CHARTS = "charts", phrase("Number of charts changed")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was changed: where, what stood there and what stands there now, as texts."""

    kind: DifferenceKind
    place: str
    before: str = ""
    after: str = ""

    @property
    def said(self) -> Phrase:
        """The difference in a sentence."""
        match self.kind:
            case DifferenceKind.SHEET_ADDED:
                return phrase("The sheet “{place}” was added.", place=self.place)
            case DifferenceKind.SHEET_REMOVED:
                return phrase("The sheet “{place}” was taken out.", place=self.place)
            case DifferenceKind.CHARTS:
                return phrase(
                    "It has {after} charts instead of {before}.", before=self.before, after=self.after
                )
        if not self.before:
            return phrase("{place}: “{after}” was added.", place=self.place, after=self.after)
        if not self.after:
            return phrase("{place}: “{before}” was taken out.", place=self.place, before=self.before)
        return phrase(
            "{place}: “{after}” instead of “{before}”.",
            place=self.place,
            before=self.before,
            after=self.after,
        )


def differences(written: bytes, sent: bytes) -> tuple[Difference, ...]:
    """What differs between two workbooks for whoever reads them. Raises what `texts.sheets_of` raises."""
    return tuple(_between(written, sent))


def said_as_json(found: tuple[Difference, ...]) -> str:
    """Differences as JSON text."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False)


def read(text: str) -> tuple[Difference, ...]:
    """The differences that `said_as_json` wrote; none where that can't be read."""
    try:
        return tuple(
            Difference(DifferenceKind(one["kind"]), one["place"], one["before"], one["after"])
            for one in json.loads(text)
        )
    except (ValueError, KeyError, TypeError):
        return ()


def _between(written: bytes, sent: bytes) -> Iterator[Difference]:
    before, after = sheets_of(written), sheets_of(sent)
    yield from (Difference(DifferenceKind.SHEET_REMOVED, name) for name in before if name not in after)
    yield from (Difference(DifferenceKind.SHEET_ADDED, name) for name in after if name not in before)
    for name, cells in before.items():
        if name in after:
            yield from _cells(name, cells, after[name])
    charts = charts_of(written), charts_of(sent)
    if charts[0] != charts[1]:
        yield Difference(DifferenceKind.CHARTS, "", str(charts[0]), str(charts[1]))


def _cells(sheet: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for place in dict.fromkeys((*before, *after)):
        old, new = before.get(place, ""), after.get(place, "")
        if old != new and _plain(old) != _plain(new):
            yield Difference(DifferenceKind.CELL, f"{sheet}!{place}", old, new)


def _plain(text: str) -> str:
    """A cell's content as every program says it: figures with as many digits as all keep, texts without line ends."""
    try:
        return f"{float(text):.{DIGITS}g}"
    except ValueError:
        return " ".join(text.split())
