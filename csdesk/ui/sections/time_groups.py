"""What happened as lanes of the drawn axis, where the kinds have no records of their own to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from csdesk.domain.happened import Happened, Sort
from csdesk.domain.periods import Cadence, first_day
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.time_lanes import Lane, Sign, Thing
from csdesk.words import Phrase, counted, phrase

MOST_MARKS = 36
SORTS = (Sort.FIGURE, Sort.ANSWER, Sort.REVIEW, Sort.DECISION)
TOKENS = {Sort.REVIEW: "accent", Sort.DECISION: "good"}
Key = tuple[str, int]


def happened_lanes(shell: Shell, rows: Sequence[Happened], today: date) -> Iterator[tuple[Sort, Lane]]:
    """A lane for each of these kinds; many things of one are drawn as one a week, a month or a quarter."""
    for sort in SORTS:
        own = sorted((row for row in rows if row.sort is sort and row.counts), key=lambda row: row.day)
        if own:
            things = tuple(_thing(shell, group, today) for group in _grouped(own))
            yield sort, Lane(shell.say(sort.label), things)


def _grouped(rows: Sequence[Happened]) -> list[tuple[Happened, ...]]:
    if len(rows) <= MOST_MARKS:
        return [(row,) for row in rows]
    ways = (_by(cadence, rows) for cadence in Cadence)
    return next((way for way in ways if len(way) <= MOST_MARKS), _by(Cadence.QUARTERLY, rows))


def _by(cadence: Cadence, rows: Sequence[Happened]) -> list[tuple[Happened, ...]]:
    return [tuple(group) for _, group in groupby(rows, lambda row: first_day(cadence, row.day))]


def _thing(shell: Shell, group: tuple[Happened, ...], today: date) -> Thing:
    last = group[-1]
    told = phrase("{day}: {what}, {more}", day=last.day, what=last.what, more=last.more)
    if len(group) > 1:
        others = counted("and {count} more before it", "and {count} more before it", len(group) - 1)
        told = phrase("{told}, {others}", told=told, others=others)
    ahead = last.day > today
    sign = Sign.PLANNED if ahead else Sign.DONE if last.sort in TOKENS else Sign.EVENT
    name = _said(shell, last.what) if last.sort in TOKENS else ""
    return Thing(last.day, name, told, TOKENS.get(last.sort, "muted"), sign, key=(last.table, last.record))


def _said(shell: Shell, what: str | Phrase) -> str:
    return what if isinstance(what, str) else shell.say(what)
