"""The meeting card: one page for us before a meeting, never for the customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from csdesk.deck.paper_size import paper_of
from csdesk.deck.printed import PrintedReview
from csdesk.desk import Desk
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.contact import Part
from csdesk.domain.course import Course
from csdesk.domain.question import AnswerState
from csdesk.domain.relations import Spoken
from csdesk.domain.result import Missing
from csdesk.flows.publish import publish, refuse_unfit
from csdesk.flows.review_name import PDF_SUFFIX, plain_name
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.paper.card import Card, CardLine, CardPart, card_page
from csdesk.paper.pdf import pdf_of
from csdesk.queries.commitments import CommitmentRow
from csdesk.queries.meeting_card import MeetingFacts
from csdesk.queries.standing import Standing
from csdesk.tokens import PAPER
from csdesk.words import Phrase, counted, phrase

COURSES = {
    Course.ON_COURSE: "good",
    Course.REACHED: "good",
    Course.DRIFTING: "warning",
    Course.STALE: "warning",
    Course.OFF_COURSE: "bad",
    Course.OVERDUE: "bad",
}
PROMISES = {CommitmentState.OVERDUE: "bad", CommitmentState.DUE_SOON: "warning"}
SUGGESTED = 3


def meeting_card(facts: MeetingFacts, today: date, formats: Formats, author: str) -> PrintedReview:
    """The card as a page, in the user's language."""
    say = formats.say
    header = facts.header
    card = Card(
        title=header.name,
        below=" · ".join(say(one) for one in _below(facts, today)),
        mark=say(phrase("INTERNAL USE ONLY")),
        foot=say(
            phrase("Meeting card of {day}. For us alone: not to be shown or sent to the customer.", day=today)
        ),
        author=author,
        notes=say(phrase("Notes")),
        left=(_purpose(facts, formats), _headlines(facts, today, formats), _people(facts, formats)),
        right=(
            _promises(phrase("We promised"), facts.ours, formats),
            _promises(phrase("They promised"), facts.theirs, formats),
            _questions(facts, formats),
            _last_time(facts, formats),
        ),
        more=lambda count: say(counted("and {count} more", "and {count} more", count)),
    )
    return card_page(card, paper_of(formats), PAPER.accent)


def card_name(account: str, day: date, formats: Formats) -> str:
    """What the card's file is called."""
    parts = (account, formats.say(phrase("Meeting card")), day.isoformat())
    return " - ".join(plain_name(part) for part in parts if plain_name(part)) + PDF_SUFFIX


def write_card(_: Desk, card: PrintedReview, path: Path, progress: Progress) -> Path:
    """Write the card as a PDF. Raises Refusal, an existing file left whole, where it can't be written."""
    refuse_unfit(path, PDF_SUFFIX)
    publish(pdf_of(card, progress), path)
    return path


def _below(facts: MeetingFacts, today: date) -> Iterator[Phrase]:
    header = facts.header
    yield phrase("Meeting card, {day}", day=today)
    if header.plan is not None:
        yield phrase("phase {phase} of the plan", phase=header.plan.phase)
    yield header.renewal_said


def _purpose(facts: MeetingFacts, formats: Formats) -> CardPart:
    said = formats.say(phrase("said by {name}", name=facts.said_by)) if facts.said_by else ""
    lines = (CardLine(facts.purpose, said, most=4),) if facts.purpose.strip() else ()
    empty = phrase("Nobody has said yet what success is: ask.")
    return CardPart(formats.say(phrase("Purpose")), lines, formats.say(empty))


def _headlines(facts: MeetingFacts, today: date, formats: Formats) -> CardPart:
    lines = tuple(_headline(one, today, formats) for one in facts.headlines)
    return CardPart(
        formats.say(phrase("Headlines")), lines, formats.say(phrase("The plan has no headline yet."))
    )


def _headline(one: Standing, today: date, formats: Formats) -> CardLine:
    metric, now, course = one.metric, one.glance.now, one.glance.course
    target = one.goal.at(today).target
    if isinstance(now, Missing):
        said = phrase("{metric}: {why}", metric=metric.name, why=now.why)
    else:
        said = phrase(
            "{metric}: {figure} ({day})", metric=metric.name, figure=metric.shown(now.value), day=now.ends
        )
    if not isinstance(one.baseline, Missing):
        said = phrase("{said}, from {baseline}", said=said, baseline=metric.shown(one.baseline.value))
    if target is not None:
        said = phrase("{said}, target {target}", said=said, target=metric.shown(target))
    if isinstance(course, Missing):
        return CardLine(formats.say(said))
    return CardLine(formats.say(said), formats.say(course.label), COURSES.get(course, "muted"))


def _people(facts: MeetingFacts, formats: Formats) -> CardPart:
    lines = tuple(_person(one, facts.titles.get(one.person.id, ""), formats) for one in facts.people)
    return CardPart(formats.say(phrase("People")), lines, formats.say(phrase("Nobody is known here yet.")))


def _person(one: Spoken, title: str, formats: Formats) -> CardLine:
    say, person = formats.say, one.person
    parts = [say(part.label) for part in Part if part in person.parts]
    told = ", ".join(part for part in (person.name, *parts, title) if part)
    if one.gap is not None:
        return CardLine(told, say(one.gap), "bad", most=1)
    spoken = say(phrase("last spoken to {day}", day=one.last)) if one.last is not None else ""
    return CardLine(told, spoken, most=1)


def _promises(title: Phrase, rows: tuple[CommitmentRow, ...], formats: Formats) -> CardPart:
    lines = tuple(_promise(row, formats) for row in rows)
    return CardPart(formats.say(title), lines, formats.say(phrase("Nothing is open.")))


def _promise(row: CommitmentRow, formats: Formats) -> CardLine:
    state, due = row.standing.state, row.standing.due
    text = (
        f"{row.text.partition(chr(10))[0]} ({row.answerable})"
        if row.answerable
        else row.text.partition(chr(10))[0]
    )
    if due is None:
        return CardLine(text, formats.say(phrase("no day")))
    said = (
        phrase("{state}, {day}", state=state.label, day=due)
        if state in PROMISES
        else phrase("due {day}", day=due)
    )
    return CardLine(text, formats.say(said), PROMISES.get(state, "muted"))


def _questions(facts: MeetingFacts, formats: Formats) -> CardPart:
    """Those that wait, those that have aged, and what is worth asking besides."""
    lines = [
        CardLine(
            row.question, formats.say(row.state.label if row.state is AnswerState.AGED else row.pillar.label)
        )
        for row in facts.questions
    ]
    lines += [
        CardLine(formats.say(one.question), formats.say(one.why or one.pillar.label))
        for one in facts.suggested[:SUGGESTED]
    ]
    return CardPart(formats.say(phrase("Questions to ask")), tuple(lines))


def _last_time(facts: MeetingFacts, formats: Formats) -> CardPart:
    lines = tuple(
        CardLine(row.text or formats.say(row.kind.label), formats.say(phrase("{day}", day=row.day)))
        for row in facts.talks
    )
    return CardPart(
        formats.say(phrase("Last time")), lines, formats.say(phrase("No conversation is written down yet."))
    )
