"""*How is this computed?* Each figure's formula with the account's own figures in it."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.domain.explain_goal import (
    explained_baseline,
    explained_course,
    explained_now,
    explained_progress,
    explained_reached_on,
)
from csdesk.domain.explain_pace import explained_estimate, explained_value, explained_velocity
from csdesk.domain.explain_signal import explained_assurance, explained_evidence, explained_limits
from csdesk.domain.figures import Analysis
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase


class Figure(Worded):
    """The figures that can be asked about; a change's own is explained by `explained_change`."""

    NOW = "now", phrase("Now")
    BASELINE = "baseline", phrase("Baseline")
    PROGRESS = "progress", phrase("Progress")
    COURSE = "course", phrase("Course")
    REACHED_ON = "reached-on", phrase("Reached on")
    LIMITS = "limits", phrase("Usual range")
    ASSURANCE = "assurance", phrase("Against the target")
    ESTIMATE = "estimated-date", phrase("Estimated date")
    VALUE = "value-to-date", phrase("Value to date")
    VELOCITY = "velocity", phrase("Velocity")
    EVIDENCE = "evidence", phrase("Evidence")


def explain(analysis: Analysis, figure: Figure) -> tuple[Phrase, ...]:
    """How a figure came about, line by line; for one that can't be computed, why."""
    return _EXPLAINED[figure](analysis)


_EXPLAINED: dict[Figure, Callable[[Analysis], tuple[Phrase, ...]]] = {
    Figure.NOW: explained_now,
    Figure.BASELINE: explained_baseline,
    Figure.PROGRESS: explained_progress,
    Figure.COURSE: explained_course,
    Figure.REACHED_ON: explained_reached_on,
    Figure.LIMITS: explained_limits,
    Figure.ASSURANCE: explained_assurance,
    Figure.ESTIMATE: explained_estimate,
    Figure.VALUE: explained_value,
    Figure.VELOCITY: explained_velocity,
    Figure.EVIDENCE: explained_evidence,
}
