"""What became of results, promises and milestones, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.deck.measure import fitted
from csdesk.deck.page import Cell, Column, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice, capital
from csdesk.domain.course import Course
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.shown import ShownResult
from csdesk.domain.then_and_now import Fate, MilestoneFate, PromiseFate, ResultFate, Step, ThenAndNow
from csdesk.domain.velocity import Pace, Velocity
from csdesk.words import Period, Quantity

RESULT_SHARES, PROMISE_SHARES, MILESTONE_SHARES = (3, 2, 2, 5), (5, 2, 2, 3), (5, 2, 5)
MOST_LINES = 3


def results_table(then: ThenAndNow, story: Story) -> Table:
    """Each headline as it was shown and as it is, and what became of it."""
    voice = story.voice
    cadences = {one.key or one.metric.name: one.metric.cadence for one in story.facts.results}
    headings = ("Result", "Then", "Now", "What became of it")
    return Table(
        _columns(headings, RESULT_SHARES, voice),
        tuple(
            (
                Cell(one.then.name if one.now is None else one.now.name, bold=True),
                _figure(one.then, cadences, voice),
                Cell("") if one.now is None else _figure(one.now, cadences, voice),
                Cell(fitted(_became(one, voice), RESULT_SHARES[3], most=MOST_LINES)),
            )
            for one in then.results
        ),
    )


def promises_table(promises: Sequence[PromiseFate], voice: Voice, most: int) -> Table:
    """Each promise with what became of it; of many the bad news, and how many more there are."""
    shown = promises if len(promises) <= most else promises[: most - 1]
    left = len(promises) - len(shown)
    rows = [
        (
            Cell(fitted(" ".join(one.text.split()), PROMISE_SHARES[0], most=2)),
            Cell(capital(one.owner)),
            Cell(voice.say("no date"), Tone.MUTED) if one.due is None else Cell(one.due),
            _fate(one, voice),
        )
        for one in shown
    ]
    if left:
        rows.append((Cell(_more(left, voice), Tone.MUTED), Cell(""), Cell(""), Cell("")))
    return Table(
        _columns(("What was promised", "Who", "Due", "What became of it"), PROMISE_SHARES, voice),
        tuple(rows),
        empty=voice.say("Nothing was promised."),
    )


def milestones_table(milestones: Sequence[MilestoneFate], voice: Voice, most: int) -> Table:
    """Each milestone that was open, and where it is now; of many the first ones."""
    shown = milestones if len(milestones) <= most else milestones[: most - 1]
    left = len(milestones) - len(shown)
    rows = [
        (
            Cell(fitted(one.phrase, MILESTONE_SHARES[0], most=2)),
            Cell(voice.say("no date"), Tone.MUTED) if one.then.planned is None else Cell(one.then.planned),
            _step(one, voice),
        )
        for one in shown
    ]
    if left:
        rows.append((Cell(_more(left, voice), Tone.MUTED), Cell(""), Cell("")))
    headings = ("Milestone", "Planned then", "What became of it")
    return Table(_columns(headings, MILESTONE_SHARES, voice), tuple(rows))


def _more(left: int, voice: Voice) -> str:
    return voice.count("{count} more stands in the appendix.", "{count} more stand in the appendix.", left)


def _columns(headings: Sequence[str], shares: Sequence[int], voice: Voice) -> tuple[Column, ...]:
    return tuple(Column(voice.say(h), share) for h, share in zip(headings, shares, strict=True))


def _figure(shown: ShownResult, cadences: dict[str, Cadence], voice: Voice) -> Cell:
    """A figure with its period; in a sentence, since its unit may be another one today."""
    if shown.now is None:
        return Cell(voice.say("not yet measured"), Tone.MUTED)
    figure = voice.formats.quantity(shown.quantity(shown.now))
    cadence = cadences.get(shown.key)
    if shown.period is None or cadence is None:
        return Cell(figure)
    return Cell(f"{figure} ({voice.say('{period}', period=Period(shown.period, cadence.value))})")


def _became(one: ResultFate, voice: Voice) -> str:
    now = one.now
    if now is None:
        return voice.say("No longer among the headlines")
    if one.redefined:
        said = voice.say("Measured differently now, so the two figures can't be compared")
        return f"{said}: {now.definition}." if now.definition else f"{said}."
    said = _moved(one, now, voice)
    if one.then.target is not None and now.target is not None and one.then.target != now.target:
        target = voice.say(
            "the target was {then} and is {now} now",
            then=one.then.quantity(one.then.target),
            now=now.quantity(now.target),
        )
        return f"{said}; {target}"
    return said


def _moved(one: ResultFate, now: ShownResult, voice: Voice) -> str:
    if now.course is Course.HELD:
        return voice.say("Held")
    if now.course is Course.NOT_HELD:
        return voice.say("Not held")
    if isinstance(one.velocity, Missing):
        return capital(voice.say(one.velocity.why).rstrip("."))
    said = _pace(one.velocity, voice)
    if now.course is Course.REACHED:
        return voice.say("{moved}; the target is met", moved=said)
    if now.course is Course.OVERDUE and now.due is not None:
        return voice.say("{moved}; the target was due {day}", moved=said, day=now.due)
    return said


def _pace(velocity: Velocity, voice: Voice) -> str:
    share = Quantity(abs(velocity.change) * 100, "%", 0)
    match velocity.pace:
        case Pace.STANDING_STILL:
            return voice.say("Standing still")
        case Pace.SLIPPING:
            return voice.say("Fell back by {share} of the way to the target", share=share)
        case Pace.EXPANDING | Pace.MOVING:
            return voice.say("Went {share} of the way to the target", share=share)


def _fate(one: PromiseFate, voice: Voice) -> Cell:
    match one.fate:
        case Fate.KEPT:
            return Cell(_on("kept on {day}", one.ended, voice, "kept"), Tone.GOOD)
        case Fate.KEPT_LATE:
            return Cell(_on("kept late, on {day}", one.ended, voice, "kept late"))
        case Fate.LATE:
            return Cell(voice.say("late, still open"), bold=True)
        case Fate.RENEGOTIATED:
            return Cell(_on("renegotiated, now due {day}", one.now_due, voice, "renegotiated, no date yet"))
        case Fate.DROPPED:
            return Cell(_on("dropped on {day}", one.ended, voice, "dropped"), bold=True)
        case Fate.OPEN:
            return Cell(voice.say("not due yet"), Tone.MUTED)


def _step(one: MilestoneFate, voice: Voice) -> Cell:
    planned = None if one.now is None else one.now.planned
    match one.step:
        case Step.REACHED:
            reached = None if one.now is None else one.now.reached
            return Cell(_on("reached {day}", reached, voice, "reached"), Tone.GOOD)
        case Step.AHEAD:
            return Cell(voice.say("ahead, as planned"), Tone.MUTED)
        case Step.MOVED:
            return Cell(_on("moved to {day}", planned, voice, "moved, no date yet"))
        case Step.LATE:
            return Cell(voice.say("later than planned, still open"), bold=True)
        case Step.DROPPED:
            return Cell(voice.say("dropped"), bold=True)


def _on(template: str, day: date | None, voice: Voice, without: str) -> str:
    return voice.say(without) if day is None else voice.say(template, day=day)
