"""What the next phase brings: what, from where to where, who answers for it on either side, and how it begins."""

from __future__ import annotations

from dataclasses import replace

from csdesk.deck.measure import fitted
from csdesk.deck.page import Cell, Column, Content, Table, Tone
from csdesk.deck.voice import Voice
from csdesk.domain.metric import Metric
from csdesk.queries.shared import SharedPlan, SharedStep

SHARES, UNMEASURED_SHARES = (3, 1, 1, 2, 2, 2, 1), (5, 0, 0, 2, 2, 2, 1)
HEADINGS = ("Next phase", "From", "To", "Your side", "Our side", "First step", "By")
MOST_STEPS, MOST_LINES = 4, 5


def next_phase_table(plan: SharedPlan, voice: Voice) -> Table:
    """The steps of the next phase; what is open in one of them is said to be open.

    Where none is measured, nothing is said of from where to where.
    """
    steps = plan.next_steps[:MOST_STEPS]
    measured = not steps or any(step.metric is not None for step in steps)
    shares = SHARES if measured else UNMEASURED_SHARES
    rows = (_row(step, shares[0], voice) for step in steps)
    return Table(
        tuple(
            Column(voice.say(heading), share)
            for heading, share in zip(HEADINGS, shares, strict=True)
            if share
        ),
        tuple(tuple(cell for cell, share in zip(row, shares, strict=True) if share) for row in rows),
        empty=voice.say("The next phase is not yet agreed."),
    )


def step_words(step: SharedStep, voice: Voice, *, named: bool = True) -> str:
    """One step in a line; `named` says what it is before it says how it is measured."""
    parts = [" ".join(step.text.split()) or voice.say(step.kind.label)] if named else []
    if step.metric is not None and step.to_value is not None:
        to = step.metric.shown(step.to_value)
        if step.from_value is None:
            parts.append(voice.say("{name} to {to}", name=step.metric.name, to=to))
        else:
            from_ = step.metric.shown(step.from_value)
            parts.append(voice.say("{name} from {from_} to {to}", name=step.metric.name, from_=from_, to=to))
    if step.by is not None:
        parts.append(voice.say("by {day}", day=step.by))
    return ", ".join(parts)


def step_title(step: SharedStep, voice: Voice) -> str:
    """One step as short as a title wants it: its measure where it has one, else its text."""
    if step.metric is None or step.to_value is None:
        return step_words(step, voice)
    return step_words(replace(step, text=""), voice, named=False)


def _row(step: SharedStep, share: int, voice: Voice) -> tuple[Cell, ...]:
    """One step, over so many columns; what it is measured by stands below what it is."""
    metric, text = step.metric, " ".join(step.text.split()) or voice.say(step.kind.label)
    what = (
        text if metric is None else voice.say("{step} (measured by {metric})", step=text, metric=metric.name)
    )
    return (
        Cell(fitted(what, share, most=MOST_LINES)),
        _figure(metric, step.from_value, voice),
        _figure(metric, step.to_value, voice),
        _known(None if step.theirs is None else voice.who(step.theirs), voice),
        _known(None if step.ours is None else voice.who(step.ours), voice),
        _known(fitted(" ".join(step.first_step.split()), SHARES[5], most=MOST_LINES) or None, voice),
        _known(step.by, voice),
    )


def _figure(metric: Metric | None, value: float | None, voice: Voice) -> Cell:
    if metric is None or value is None:
        return Cell(voice.say("open"), Tone.MUTED)
    return Cell(metric.shown(value))


def _known(content: Content | None, voice: Voice) -> Cell:
    return Cell(voice.say("open"), Tone.MUTED) if content is None else Cell(content)
