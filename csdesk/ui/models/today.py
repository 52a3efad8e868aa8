"""The columns of Today, as data: what needs a hand, whose it is, why, and on which day it hangs."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.domain.folding import fold
from csdesk.domain.today import ORDER, Line, Rule
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.speech import Speech

NEVER = 10**7
BAD = {Rule.PROMISE_OVERDUE, Rule.FOLLOW_UP, Rule.OFF_COURSE, Rule.NO_PLAN}
QUIET = {Rule.AGED_ANSWER, Rule.DRIFTING, Rule.SILENCE}


@dataclass(frozen=True, slots=True)
class TodayRow:
    """A line with a number by which the list knows it again."""

    id: int
    line: Line


def token_of(rule: Rule) -> str:
    """The colours of a rule's chip."""
    return "bad" if rule in BAD else "muted" if rule in QUIET else "warning"


def today_model(speech: Speech) -> RowsModel[TodayRow]:
    """The list of what needs a hand."""
    return RowsModel(_columns(speech), lambda row: row.id, lambda row: _searched(speech, row))


def _searched(speech: Speech, row: TodayRow) -> str:
    need = row.line.need
    return " \n ".join((row.line.account, need.what, speech.say(need.rule.label), speech.say(need.why)))


def _columns(speech: Speech) -> tuple[Column[TodayRow], ...]:
    words, say = speech.words, speech.say
    return (
        Column(
            "rule",
            words("What it is"),
            lambda row: say(row.line.need.rule.label),
            lambda row: (ORDER[row.line.need.rule], _day(row)),
            width=140,
            chip=lambda row: token_of(row.line.need.rule),
            why=lambda row: say(row.line.need.why),
        ),
        Column(
            "what",
            words("What"),
            lambda row: row.line.need.what,
            lambda row: fold(row.line.need.what),
            width=180,
            share=0.25,
        ),
        Column(
            "account",
            words("Account"),
            lambda row: row.line.account,
            lambda row: fold(row.line.account),
            width=150,
            share=0.15,
        ),
        Column(
            "why",
            words("Why"),
            lambda row: say(row.line.need.why),
            lambda row: fold(say(row.line.need.why)),
            width=180,
            share=0.25,
        ),
        Column(
            "day",
            words("Day"),
            lambda row: "–" if row.line.need.day is None else speech.formats.day(row.line.need.day),
            lambda row: row.line.need.day,
            width=116,
        ),
    )


def _day(row: TodayRow) -> int:
    return NEVER if row.line.need.day is None else row.line.need.day.toordinal()
