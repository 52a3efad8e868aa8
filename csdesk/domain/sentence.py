"""One chart's sentences, built from its figures.

They say what happened, since when, against which target, and whether it is a signal or within the usual
variation; standing still and falling are said plainly. They use a customer's words and can be shared.
"""

from __future__ import annotations

from csdesk.domain.cautions import stated_before
from csdesk.domain.course import Course
from csdesk.domain.definitions import last_break
from csdesk.domain.figures import Analysis
from csdesk.domain.picked import picked_baseline
from csdesk.domain.result import Missing
from csdesk.domain.said_change import beyond_everything_before, what_happened
from csdesk.domain.said_signal import signal_or_noise
from csdesk.domain.said_target import against_the_target
from csdesk.domain.signals import Signal
from csdesk.words import Phrase, phrase


def sentence_of(analysis: Analysis) -> tuple[Phrase, ...]:
    """What a chart says, as short sentences in their order; what can't be told says why."""
    now = analysis.now
    if isinstance(now, Missing):
        return (now.why,)
    beyond = beyond_everything_before(analysis)
    settled = analysis.course is Course.STALE or (beyond is not None and _good_news(analysis))
    said = (
        what_happened(analysis, now),
        beyond,
        None if settled else signal_or_noise(analysis),
        picked_baseline(analysis),
        *against_the_target(analysis, now),
        _measured_differently(analysis),
    )
    return tuple(one for one in said if one is not None)


def _good_news(analysis: Analysis) -> bool:
    return analysis.points[-1].signal is Signal.IMPROVEMENT


def _measured_differently(analysis: Analysis) -> Phrase | None:
    since = last_break(analysis.metric, analysis.today)
    if since is None or analysis.series.points[0].period >= since:
        return None
    if stated_before(analysis, since):
        return phrase(
            "Since {day} it is measured differently, so earlier figures are not compared; "
            "the baseline may still be of the old kind.",
            day=since,
        )
    return phrase("Since {day} it is measured differently, so earlier figures are not compared.", day=since)
