"""What Today shows, as data: what needs a hand, whose it is, why, and by which key it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.domain.folding import in_order
from csdesk.domain.today import ORDER, Days, Line, Need, Rule
from csdesk.queries.days_around import AroundRow, DayKind
from csdesk.queries.search import Marked
from csdesk.queries.today import PutOffRow
from csdesk.settings import Settings
from csdesk.ui import finding
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.places import Place
from csdesk.ui.speech import Speech
from csdesk.words import Phrase, phrase

NEVER = 10**7
BAD = {Rule.PROMISE_OVERDUE, Rule.FOLLOW_UP, Rule.OFF_COURSE, Rule.NO_PLAN}
QUIET = {Rule.AGED_ANSWER, Rule.DRIFTING, Rule.SILENCE}

AT_ONCE = {
    Rule.PROMISE_OVERDUE: phrase("Kept"),
    Rule.PROMISE_DUE: phrase("Kept"),
    Rule.MILESTONE: phrase("Reached"),
    Rule.FOLLOW_UP: phrase("Sent"),
    Rule.AGED_ANSWER: phrase("Still true"),
}
"""What is done in one step, where one is enough; the other lines open where they are mended."""

OPENS = {
    Rule.RENEWAL: phrase("Contract"),
    Rule.OFF_COURSE: phrase("Results"),
    Rule.DRIFTING: phrase("Results"),
    Rule.NO_PLAN: phrase("Begin it"),
    Rule.NO_SPONSOR: phrase("Name one"),
    Rule.NOT_AGREED: phrase("Who agreed"),
    Rule.NO_NEXT_PHASE: phrase("Next phase"),
    Rule.STALE: phrase("Figures"),
    Rule.REVIEW: phrase("Prepare"),
    Rule.SPONSOR: phrase("Note a talk"),
    Rule.SILENCE: phrase("Note a talk"),
}
SECTIONS = {
    Rule.PROMISE_OVERDUE: "timeline",
    Rule.PROMISE_DUE: "timeline",
    Rule.MILESTONE: "timeline",
    Rule.RENEWAL: "timeline",
    Rule.SPONSOR: "timeline",
    Rule.SILENCE: "timeline",
    Rule.OFF_COURSE: "results",
    Rule.DRIFTING: "results",
    Rule.NO_PLAN: "plan",
    Rule.NOT_AGREED: "plan",
    Rule.NO_NEXT_PHASE: "plan",
    Rule.NO_SPONSOR: "people",
    Rule.AGED_ANSWER: "questions",
}
DAY_SECTIONS = {DayKind.GOAL: "results", DayKind.ANSWER: "questions"}


@dataclass(frozen=True, slots=True)
class TodayRow:
    """A line with a number by which the list knows it again."""

    id: int
    line: Line


def days_of(settings: Settings) -> Days:
    """The days of the rules as the user chose them; an empty setting silences its rule."""
    marks = settings.today_renewals.replace(",", " ").split()
    return Days(
        promise_ahead=_number(settings.today_promises),
        milestone_late=_number(settings.today_milestones),
        renewals=tuple(int(mark) for mark in marks),
        review_ahead=_number(settings.today_reviews),
        unagreed_after=_number(settings.today_agreement),
        sponsor_every=_number(settings.today_sponsor),
        silent_after=_number(settings.today_silence),
    )


def place_of(line: Line) -> Place | None:
    """Where a line is mended; None where a review is to be begun, which has no place yet."""
    need = line.need
    if need.rule is Rule.STALE:
        return Place("figures", line.account_id, record=need.record)
    if need.rule is Rule.FOLLOW_UP:
        return Place("afterwards", line.account_id, record=need.subject)
    if need.rule is Rule.REVIEW:
        begun = need.subject.startswith("review:")
        return Place("review", line.account_id, record=need.subject) if begun else None
    return Place("account", line.account_id, SECTIONS[need.rule], need.record or need.subject)


def what_of(speech: Speech, need: Need) -> str:
    """What needs a hand, in words."""
    return need.what if isinstance(need.what, str) else speech.say(need.what)


def token_of(rule: Rule) -> str:
    """The colours of a rule's chip."""
    return "bad" if rule in BAD else "muted" if rule in QUIET else "warning"


def today_model(speech: Speech) -> RowsModel[TodayRow]:
    """The list of what needs a hand."""
    return RowsModel(_columns(speech), lambda row: row.id)


def day_lines(speech: Speech, rows: Iterable[AroundRow]) -> list[finding.Line]:
    """Days round today as lines: what, on which day, of whom."""
    return [
        finding.Line(
            title=Marked(_said(speech, row.what) or row.account),
            kind="",
            under=Marked(" · ".join((speech.say(row.kind.label), *([row.account] if row.what else [])))),
            hint=speech.formats.day(row.day),
            place=_day_place(row),
        )
        for row in rows
    ]


def put_off_lines(speech: Speech, rows: Iterable[PutOffRow]) -> list[finding.Line]:
    """What was put off as lines: what, until when, of whom and why."""
    return [
        finding.Line(
            title=Marked(what_of(speech, row.line.need)),
            kind="",
            under=Marked(" · ".join(part for part in (row.reason, row.line.account) if part)),
            hint=speech.formats.day(row.until),
            place=place_of(row.line),
        )
        for row in rows
    ]


def _day_place(row: AroundRow) -> Place:
    if row.kind is DayKind.REVIEW:
        return Place("review", row.account_id, record=row.record)
    if row.kind is DayKind.HELD:
        return Place("afterwards", row.account_id, record=row.record)
    return Place("account", row.account_id, DAY_SECTIONS.get(row.kind, "timeline"), row.record)


def _said(speech: Speech, what: str | Phrase) -> str:
    return what if isinstance(what, str) else speech.say(what)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _columns(speech: Speech) -> tuple[Column[TodayRow], ...]:
    words, say = speech.words, speech.say
    return (
        Column(
            "rule",
            words("What it is"),
            lambda row: say(row.line.need.rule.label),
            lambda row: (ORDER[row.line.need.rule], _day(row)),
            width=160,
            chip=lambda row: token_of(row.line.need.rule),
            under=lambda row: "" if row.line.need.day is None else speech.formats.day(row.line.need.day),
            why=lambda row: say(row.line.need.why),
        ),
        Column(
            "what",
            words("What, of whom and why"),
            lambda row: what_of(speech, row.line.need),
            lambda row: in_order(row.line.account),
            stretches=True,
            under=lambda row: _under(speech, row),
            why=lambda row: say(row.line.need.why),
        ),
        Column(
            "key",
            words("By one key"),
            lambda row: _key(speech, row.line.need.rule),
            lambda row: _key(speech, row.line.need.rule),
            width=170,
        ),
    )


def _under(speech: Speech, row: TodayRow) -> str:
    """Whose it is and why; where it is about the account itself, its name stands above."""
    why = speech.say(row.line.need.why)
    return why if row.line.need.what == row.line.account else f"{row.line.account} · {why}"


def _key(speech: Speech, rule: Rule) -> str:
    if rule in AT_ONCE:
        return f"{keys_in_words('Ctrl+D')} · {speech.say(AT_ONCE[rule])}"
    return f"{speech.words('Enter')} · {speech.say(OPENS[rule])}"


def _day(row: TodayRow) -> int:
    return NEVER if row.line.need.day is None else row.line.need.day.toordinal()
