"""Milestones as a table: the customer's phrase, how anyone can tell, who, planned and reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.deck.measure import fitted
from csdesk.deck.page import Cell, Column, Table, Tone
from csdesk.deck.voice import Voice
from csdesk.domain.milestone import MilestoneDates, MilestoneState, expected_on, milestone_state, slip
from csdesk.domain.result import Maybe, Missing
from csdesk.queries.shared import SharedMilestone

SHARES = (3, 3, 2, 2, 2)
HEADINGS = ("Milestone", "How anyone can tell", "Who", "Planned", "Reached")


def milestone_table(
    milestones: Sequence[SharedMilestone], today: date, voice: Voice, most: int, *, lines: int = 2
) -> Table:
    """All milestones in the order of their days, their texts in so many `lines`; of many those that are open first.

    Of those reached the last ones stay.
    """
    shown = shown_milestones(milestones, most)
    pace = slip([_dates(one) for one in milestones])
    rows = [_row(one, pace, today, voice, lines) for one in shown]
    left = len(milestones) - len(shown)
    if left:
        said = voice.count(
            "{count} more stands in the appendix.", "{count} more stand in the appendix.", left
        )
        rows.append((Cell(said, Tone.MUTED), *(Cell("") for _ in SHARES[1:])))
    return Table(
        tuple(Column(voice.say(heading), share) for heading, share in zip(HEADINGS, SHARES, strict=True)),
        tuple(rows),
        empty=voice.say("No milestone is agreed yet."),
    )


def shown_milestones(milestones: Sequence[SharedMilestone], most: int) -> list[SharedMilestone]:
    """All where there is room; of many those that are open, then those reached last, and room for a line more."""
    if len(milestones) <= most:
        return list(milestones)
    latest = sorted(range(len(milestones)), key=lambda n: _importance(milestones[n]), reverse=True)[
        : most - 1
    ]
    return [milestones[n] for n in sorted(latest)]


def _importance(one: SharedMilestone) -> tuple[int, date]:
    if one.reached is None:
        return 1, date.max if one.planned is None else date.fromordinal(
            date.max.toordinal() - one.planned.toordinal()
        )
    return 0, one.reached


def _dates(one: SharedMilestone) -> MilestoneDates:
    return MilestoneDates(one.planned, one.reached)


def _row(one: SharedMilestone, pace: Maybe[float], today: date, voice: Voice, lines: int) -> tuple[Cell, ...]:
    name = one.phrase
    if one.waits_for and one.reached is None:
        waiting = voice.say("{milestone} (waits for “{other}”)", milestone=name, other=one.waits_for)
        name = waiting if fitted(waiting, SHARES[0], most=lines) == waiting else name
    how = " ".join(one.reached_when.split())
    return (
        Cell(fitted(name, SHARES[0], most=lines)),
        Cell(fitted(how, SHARES[1], most=lines)) if how else Cell(voice.say("not yet said"), Tone.MUTED),
        Cell(voice.whose(one.answerable, one.side)),
        Cell(voice.say("no date yet"), Tone.MUTED) if one.planned is None else Cell(one.planned),
        _reached(one, pace, today, voice),
    )


def _reached(one: SharedMilestone, pace: Maybe[float], today: date, voice: Voice) -> Cell:
    if one.reached is not None:
        return Cell(one.reached, bold=True)
    expected = expected_on(_dates(one), pace, today)
    if not isinstance(expected, Missing) and expected != one.planned:
        return Cell(voice.say("not yet; expected {day} at the pace so far", day=expected), Tone.MUTED)
    overdue = milestone_state(_dates(one), today) is MilestoneState.OVERDUE
    return Cell(voice.say("not yet, later than planned") if overdue else voice.say("not yet"), Tone.MUTED)
