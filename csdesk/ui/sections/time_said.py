"""Promises and conversations as things on a drawn axis; many conversations are drawn as one a month or a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from csdesk.domain.commitment import CommitmentState
from csdesk.domain.periods import Cadence, first_day
from csdesk.domain.sides import Side
from csdesk.queries.commitments import CommitmentRow
from csdesk.queries.interactions import InteractionRow
from csdesk.ui.sections.commitment_words import TOKENS
from csdesk.ui.widgets.time_lanes import Sign, Thing
from csdesk.words import counted, phrase

MOST_MARKS = 36
NAME_LENGTH = 60
DONE = (CommitmentState.KEPT, CommitmentState.KEPT_LATE)


def promises(rows: Sequence[CommitmentRow]) -> Iterator[Thing]:
    """Each on the day on which it ended, else on the day that counts; cancelled ones are left out.

    Of those that ended only the latest have room.
    """
    still = sum(not row.standing.state.closed for row in rows)
    for row in rows[: still + MOST_MARKS]:
        day = row.standing.ended or row.standing.due
        if day is None or row.standing.state is CommitmentState.CANCELLED:
            continue
        text = row.text.partition("\n")[0]
        said = phrase(
            "{day}: promised “{what}”. {state}.", day=day, what=text, state=row.standing.state.label
        )
        sign = Sign.DONE if row.standing.state in DONE else Sign.PLANNED
        token = TOKENS[row.standing.state]
        yield Thing(day, text, said, token, sign, key=("commitment", row.id))


def conversations(rows: Sequence[InteractionRow]) -> Iterator[Thing]:
    """One mark each, or one a week, month or quarter where there are too many to tell apart.

    Those that the customer started stand out: who never does is quieter than it looks.
    """
    groups = next(
        (found for found in (_grouped(rows, cadence) for cadence in Cadence) if len(found) <= MOST_MARKS),
        _grouped(rows, Cadence.QUARTERLY),
    )
    return (_met(group) for group in groups)


def _grouped(rows: Sequence[InteractionRow], cadence: Cadence) -> list[tuple[InteractionRow, ...]]:
    return [tuple(group) for _, group in groupby(rows, lambda row: first_day(cadence, row.day))]


def _met(group: tuple[InteractionRow, ...]) -> Thing:
    last = group[-1]
    text = last.text.partition("\n")[0][:NAME_LENGTH]
    by_them = any(row.started_by is Side.THEIRS for row in group)
    started = phrase("started by the customer") if last.started_by is Side.THEIRS else phrase("started by us")
    told = phrase(
        "{day}: {kind}, {started}. {what}", day=last.day, kind=last.kind.label, started=started, what=text
    )
    if len(group) > 1:
        others = counted("and {count} more before it", "and {count} more before it", len(group) - 1)
        told = phrase("{told}, {others}", told=told, others=others)
    return Thing(last.day, "", told, "accent" if by_them else "muted", key=("interaction", last.id))
