"""Readings of a captured line in words, as lines to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.domain.capture import Asking, Reading, Talked, ToTalk, Unclear
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.domain.typed_measurement import Measured
from csdesk.domain.typed_promise import Promise
from csdesk.queries.search import Marked
from csdesk.ui.finding import Line
from csdesk.ui.shell import Shell
from csdesk.words import Period, Phrase, Quantity, Week, phrase

BETWEEN = " · "
KINDS: dict[type, Phrase] = {
    Talked: phrase("Interaction"),
    ToTalk: phrase("Interaction ahead"),
    Promise: phrase("Commitment"),
    Measured: phrase("Figure"),
    Unclear: phrase("Not clear"),
}


def line_of(shell: Shell, account: str, reading: Reading) -> Line:
    """A reading as a line: what is said, of what kind it is, and below them the account and all that is understood."""
    details = BETWEEN.join(shell.say(one) for one in _details(reading))
    under = Marked(details if isinstance(reading, Unclear) else BETWEEN.join((account, details)))
    return Line(Marked(shell.say(_title(reading))), shell.say(kind_of(reading)), under)


def kind_of(reading: Reading) -> Phrase:
    """What a reading is kept as."""
    if isinstance(reading, Asking):
        return phrase("Answer") if reading.answered.asked.answer else phrase("Question")
    return KINDS[type(reading)]


def _title(reading: Reading) -> Phrase:
    match reading:
        case Talked():
            return phrase("{text}", text=reading.conversation.text)
        case ToTalk() | Promise():
            return phrase("{text}", text=reading.text)
        case Asking():
            asked = reading.answered.asked
            return phrase("{question} {answer}", question=asked.question, answer=asked.answer)
        case Measured():
            return phrase("{metric}: {figure}", metric=reading.metric.metric.name, figure=_figure(reading))
        case Unclear():
            return phrase("Not understood as a figure")


def _details(reading: Reading) -> Iterator[Phrase]:
    match reading:
        case Talked():
            yield from _of_talk(reading)
        case ToTalk():
            yield from _of_task(reading)
        case Promise():
            yield from _of_promise(reading)
        case Asking():
            yield from _of_question(reading)
        case Measured():
            yield from _of_figure(reading)
        case Unclear():
            yield reading.why


def _of_talk(reading: Talked) -> Iterator[Phrase]:
    said = reading.conversation
    yield phrase("{kind} on {day}", kind=said.kind.label, day=reading.day)
    names = ", ".join(one.name for one in said.contacts)
    if names:
        yield phrase("with {names}", names=names)
    elif reading.newcomer:
        yield phrase("with {name}, who is added to their people", name=reading.newcomer)
    elif said.kind is not InteractionKind.NOTE:
        yield phrase("nobody of their people recognized")
    theirs = said.started_by is Side.THEIRS
    yield phrase("started by the customer") if theirs else phrase("started by us")


def _of_task(reading: ToTalk) -> Iterator[Phrase]:
    yield (
        phrase("{kind} on {day}", kind=reading.kind.label, day=reading.due)
        if reading.due is not None
        else phrase("{kind}, without a day yet", kind=reading.kind.label)
    )
    yield phrase("kept as our promise until it was held")


def _of_promise(reading: Promise) -> Iterator[Phrase]:
    side = phrase("by us") if reading.side is Side.OURS else phrase("by the customer")
    yield phrase("by {owner}", owner=reading.owner) if reading.owner else side
    yield phrase("due {day}", day=reading.due) if reading.due is not None else phrase("without a day yet")


def _of_question(reading: Asking) -> Iterator[Phrase]:
    answered = reading.answered
    yield answered.asked.pillar.label
    if not answered.asked.answer:
        yield phrase("to be asked")
        return
    if reading.open_id is not None:
        yield phrase("answers the question that waits")
    yield (
        phrase("answered by {name}", name=answered.by.name)
        if answered.by is not None
        else phrase("nobody is named who answered")
    )
    if answered.on is not None:
        yield phrase("on {day}", day=answered.on)


def _of_figure(reading: Measured) -> Iterator[Phrase]:
    metric = reading.metric.metric
    yield (
        phrase("week of {week}", week=Week(reading.period))
        if metric.cadence is Cadence.WEEKLY
        else phrase("{period}", period=Period(reading.period, metric.cadence))
    )
    yield (
        phrase("{evidence}, from {source}", evidence=reading.evidence.label, source=reading.source)
        if reading.source
        else phrase("{evidence}, without a source: add “from …”", evidence=reading.evidence.label)
    )
    if reading.replaces is not None:
        before = reading.replaces
        shown = phrase(
            "{figure}, {evidence}", figure=metric.shown(before.value), evidence=before.evidence.label
        )
        yield phrase("replaces {figure}", figure=shown)


def _figure(reading: Measured) -> Quantity | Phrase:
    metric, typed = reading.metric.metric, reading.typed
    if typed.value is not None:
        shown = metric.shown(typed.value)
        digits = -int(metric.exact(typed.value).normalize().as_tuple().exponent)
        return Quantity(shown.value, shown.unit, max(shown.decimals, digits))
    above, below = typed.numerator or 0.0, typed.denominator or 1.0
    return phrase(
        "{figure} ({numerator} of {denominator})",
        figure=metric.shown(above / below),
        numerator=_plain(above),
        denominator=_plain(below),
    )


def _plain(number: float) -> Quantity:
    return Quantity(number, "", 0 if number == int(number) else 2)
