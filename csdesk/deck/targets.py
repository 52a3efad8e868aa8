"""What a goal aims at, in words."""

from __future__ import annotations

from csdesk.deck.voice import Voice
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Aim, GoalKind
from csdesk.domain.metric import Metric
from csdesk.domain.result import Missing


def target_words(analysis: Analysis, voice: Voice) -> str:
    """What the goal aims at today, empty where nothing is agreed."""
    aim = analysis.aim
    if aim is None:
        return ""
    if aim.target is not None or aim.banded:
        return aim_words(aim, analysis.metric, voice)
    if aim.kind is GoalKind.HOLD and not isinstance(analysis.baseline, Missing):
        return voice.say("hold {value}", value=analysis.metric.shown(analysis.baseline.value))
    return ""


def aim_words(aim: Aim, metric: Metric, voice: Voice) -> str:
    """A target or a band."""
    return (
        voice.formats.quantity(metric.shown(aim.target))
        if aim.target is not None
        else band_words(aim, metric, voice)
    )


def band_words(aim: Aim, metric: Metric, voice: Voice) -> str:
    """The band that a figure should stay inside."""
    low = None if aim.low is None else metric.shown(aim.low)
    high = None if aim.high is None else metric.shown(aim.high)
    if low is not None and high is not None:
        return voice.say("{low} to {high}", low=low, high=high)
    if low is not None:
        return voice.say("at least {low}", low=low)
    return "" if high is None else voice.say("at most {high}", high=high)
