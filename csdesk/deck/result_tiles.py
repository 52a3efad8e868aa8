"""The four figures of a result: where it began, where the period began, where it stands, where it should be."""

from __future__ import annotations

from csdesk.deck.page import Tile, Tone
from csdesk.deck.targets import band_words
from csdesk.deck.told import Told
from csdesk.deck.voice import Voice
from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.course import Course
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now
from csdesk.domain.periods import counted_periods
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.said import the_period
from csdesk.words import Period, phrase


def result_tiles(told: Told, voice: Voice) -> tuple[Tile, ...]:
    """Baseline, before this period, now, target; what is missing is said to be missing."""
    return (
        _baseline(told.analysis, voice),
        _figure(voice.say("Before this period"), told.before, told.metric, voice, Tone.INK),
        _figure(voice.say("Now"), told.analysis.now, told.metric, voice, Tone.ACCENT),
        _target(told.analysis, voice),
    )


def _baseline(analysis: Analysis, voice: Voice) -> Tile:
    label, baseline = voice.say("Baseline"), analysis.baseline
    if isinstance(baseline, Missing):
        return missing_tile(label, voice.say("not yet measured"), "")
    return Tile(label, analysis.metric.shown(baseline.value), baseline_note(analysis.metric, baseline, voice))


def baseline_note(metric: Metric, baseline: BaselineFigure, voice: Voice) -> str:
    """What the baseline is taken from, and how sure it is where it is less than measured."""
    if baseline.stated:
        source = baseline.source.strip() or voice.say("no source named")
        return voice.joined(source, voice.evidence(baseline.evidence))
    first, last = baseline.points[0].period, baseline.points[-1].period
    cadence = metric.cadence.value
    if first == last:
        return voice.say(the_period(metric.cadence, first))
    return voice.say(
        "{count}, {first} to {last}",
        count=counted_periods(metric.cadence, len(baseline.points)),
        first=Period(first, cadence),
        last=Period(last, cadence),
    )


def _figure(label: str, now: Maybe[Now], metric: Metric, voice: Voice, tone: Tone) -> Tile:
    if isinstance(now, Missing):
        return missing_tile(label, voice.say("not yet measured"), "")
    return Tile(label, metric.shown(now.value), now_note(metric, now, voice), tone)


def now_note(metric: Metric, now: Now, voice: Voice) -> str:
    """Which period the figure is of, or which it is the average of."""
    if len(now.points) == 1:
        return voice.say(the_period(metric.cadence, now.period))
    return voice.say(
        "average of {count} to {period}",
        count=counted_periods(metric.cadence, len(now.points)),
        period=Period(now.period, metric.cadence.value),
    )


def _target(analysis: Analysis, voice: Voice) -> Tile:
    label, aim = voice.say("Target"), analysis.aim
    note = target_note(analysis, voice)
    if aim is None:
        return missing_tile(label, voice.say("not yet agreed"), note)
    if aim.target is not None:
        return Tile(label, analysis.metric.shown(aim.target), note)
    if aim.banded:
        return Tile(label, band_words(aim, analysis.metric, voice), note)
    if aim.held and not isinstance(analysis.baseline, Missing):
        return Tile(voice.say("To hold"), analysis.metric.shown(analysis.baseline.value), note)
    return missing_tile(label, voice.say("not yet agreed"), note)


def target_note(analysis: Analysis, voice: Voice) -> str:
    """When it is due, and since when it is reached."""
    aim, first = analysis.aim, analysis.reached_on
    due = None if aim is None else aim.due
    reached = ""
    if analysis.course in {Course.REACHED, Course.HELD} and not isinstance(first, Missing):
        said = phrase("{period}", period=Period(first, analysis.metric.cadence.value))
        reached = voice.say("met since {period}", period=said)
    return voice.joined(reached, voice.say("due {day}", day=due) if due else voice.say("no due date yet"))


def missing_tile(label: str, what: str, note: str) -> Tile:
    """A tile whose figure is missing."""
    return Tile(label, what, note, missing=True)
