"""What a timeline says as the lanes of a drawn axis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csdesk.domain.happened import Sort
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Missing
from csdesk.queries.changes import ChangeRow
from csdesk.queries.contracts import ContractRow
from csdesk.queries.milestones import MilestoneRow
from csdesk.queries.timeline import ContractEnd, ContractHappening, PhaseSpan, Timeline
from csdesk.ui.sections.time_said import conversations, promises
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.time_lanes import Lane, Sign, Thing
from csdesk.words import Money, Phrase, phrase

PHASE_TOKENS = {
    PlanStatus.ACHIEVED: "good",
    PlanStatus.PARTLY_ACHIEVED: "warning",
    PlanStatus.MISSED: "bad",
    PlanStatus.CANCELLED: "muted",
}
Key = tuple[str, int]


def drawn(shell: Shell, found: Timeline, today: date) -> tuple[tuple[Sort, Lane], ...]:
    """The lanes that have something in them, each with its kind; each thing's key is its table and id."""
    words = shell.words
    whats = [entry.what for entry in found.entries]
    lanes = (
        (
            Sort.PLAN,
            words("Plan"),
            [_phase(shell, one, today) for one in whats if isinstance(one, PhaseSpan)],
        ),
        (
            Sort.MILESTONE,
            words("Milestones"),
            [t for one in whats if isinstance(one, MilestoneRow) for t in _milestone(one)],
        ),
        (Sort.COMMITMENT, words("Commitments"), list(promises(found.commitments))),
        (Sort.INTERACTION, words("Interactions"), list(conversations(found.interactions))),
        (Sort.CHANGE, words("Changes"), [_change(one) for one in whats if isinstance(one, ChangeRow)]),
        (
            Sort.CONTRACT,
            words("Contracts"),
            [_contract(shell, one, today) for one in whats if isinstance(one, ContractRow)],
        ),
        (Sort.CONTRACT, words("Events"), [t for one in whats for t in _contract_day(shell, one)]),
    )
    return tuple((sort, Lane(title, tuple(things))) for sort, title, things in lanes if things)


def _phase(shell: Shell, one: PhaseSpan, today: date) -> Thing:
    start = one.starts or today
    name = shell.say(
        phrase("Phase {phase}: {title}", phase=one.phase, title=one.title)
        if one.title
        else phrase("Phase {phase}", phase=one.phase)
    )
    until = phrase("to {day}", day=one.ends) if one.ends is not None else phrase("without a last day")
    said = phrase(
        "{name}, from {start} {until}. {status}.",
        name=name,
        start=start,
        until=until,
        status=one.status.label,
    )
    return Thing(
        start,
        name,
        said,
        PHASE_TOKENS.get(one.status, "accent"),
        until=one.ends or max(today, start),
        open_ended=one.ends is None,
        key=("phase", one.plan_id),
    )


def _milestone(one: MilestoneRow) -> Iterator[Thing]:
    key = ("milestone", one.id)
    if one.reached is not None:
        said = phrase("{day}: reached “{what}”", day=one.reached, what=one.phrase)
        yield Thing(one.reached, one.phrase, said, "good", Sign.DONE, key=key)
        return
    if one.planned is None:
        return
    said = phrase("{day}: planned “{what}”", day=one.planned, what=one.phrase)
    slips = not isinstance(one.expected, Missing) and one.expected != one.planned
    yield Thing(one.planned, "" if slips else one.phrase, said, "muted", Sign.PLANNED, key=key)
    if not isinstance(one.expected, Missing) and slips:
        at = phrase("{day}: expected at this pace “{what}”", day=one.expected, what=one.phrase)
        yield Thing(one.expected, one.phrase, at, "warning", Sign.EXPECTED, key=key)


def _change(one: ChangeRow) -> Thing:
    name = one.text.partition("\n")[0]
    said = phrase("{day}: {what} ({kind})", day=one.day, what=one.text, kind=one.kind.label)
    return Thing(one.day, name, said, "accent", key=("change", one.id))


def _contract(shell: Shell, one: ContractRow, today: date) -> Thing:
    value: Phrase = phrase("Contract")
    if one.annual_value is not None and one.currency is not None:
        value = phrase("{money} a year", money=Money(one.annual_value, one.currency))
    until = phrase("to {day}", day=one.ends) if one.ends is not None else phrase("open")
    said = phrase("{value}, from {start} {until}", value=value, start=one.starts, until=until)
    return Thing(
        one.starts,
        shell.say(value),
        said,
        "muted",
        until=one.ends or max(today, one.starts),
        open_ended=one.ends is None,
        key=("contract", one.id),
    )


def _contract_day(shell: Shell, what: object) -> Iterator[Thing]:
    if isinstance(what, ContractHappening):
        said = phrase("{day}: contract {kind}", day=what.event.day, kind=what.event.kind.label)
        key = ("contract", what.contract.id)
        yield Thing(what.event.day, shell.say(what.event.kind.label), said, "muted", Sign.DONE, key=key)
    elif isinstance(what, ContractEnd) and not what.followed and what.contract.ends is not None:
        day = what.contract.ends
        said = phrase("{day}: the contract ends and nothing follows it yet", day=day)
        name = shell.say(phrase("Renewal"))
        yield Thing(day, name, said, "warning", Sign.PLANNED, key=("contract", what.contract.id))
