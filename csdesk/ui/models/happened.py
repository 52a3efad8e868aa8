"""The columns of what happened in an account, as data: what it was, of which kind, how, and on which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from csdesk.domain.folding import fold
from csdesk.domain.happened import Happened, Sort
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.speech import Speech

TOKENS = {
    Sort.INTERACTION: "accent",
    Sort.COMMITMENT: "warning",
    Sort.MILESTONE: "good",
    Sort.DECISION: "good",
}
DAY = 3
"""The place of the day's column, by which the list is sorted at first."""


@dataclass(frozen=True, slots=True)
class HappenedRow:
    """Something that happened, with a number by which the list knows it again."""

    id: int
    one: Happened


def happened_model(speech: Speech, today: date) -> RowsModel[HappenedRow]:
    """The list of what happened; what is still to come says so beside its day."""
    return RowsModel(_columns(speech, today), lambda row: row.id, _searched(speech))


def _searched(speech: Speech) -> Callable[[HappenedRow], str]:
    """By its own words, its kind, what became of it, and its month: "guide promised apr 2026"."""
    month = cache(lambda year, number: speech.formats.month(date(year, number, 1)))

    def searched(row: HappenedRow) -> str:
        one = row.one
        what = one.what if isinstance(one.what, str) else ""
        said = (speech.words(said.template) for said in (one.sort.label, one.more))
        return " \n ".join((what, one.about, *said, month(one.day.year, one.day.month)))

    return searched


def _columns(speech: Speech, today: date) -> tuple[Column[HappenedRow], ...]:
    words, say = speech.words, speech.say

    def what(row: HappenedRow) -> str:
        return row.one.what if isinstance(row.one.what, str) else say(row.one.what)

    return (
        Column("what", words("What"), what, lambda row: fold(what(row)), width=240, share=0.4, why=what),
        Column(
            "sort",
            words("Kind"),
            lambda row: say(row.one.sort.label),
            lambda row: list(Sort).index(row.one.sort),
            width=136,
            chip=lambda row: TOKENS.get(row.one.sort, "muted"),
        ),
        Column(
            "more",
            words("How"),
            lambda row: say(row.one.more),
            lambda row: fold(say(row.one.more)),
            width=160,
            share=0.28,
            why=lambda row: say(row.one.more),
        ),
        Column(
            "day",
            words("Day"),
            lambda row: speech.formats.day(row.one.day),
            lambda row: (row.one.day, -row.id),
            width=124,
            why=lambda row: words("Still to come") if row.one.day > today else "",
        ),
    )
