"""Goals: where a metric starts, where it should be and by when, and what a step is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csdesk.domain.evidence import Evidence
from csdesk.domain.series import Series
from csdesk.domain.worded import Worded
from csdesk.words import phrase

HEADLINE_RANKS = 3


class GoalKind(Worded):
    """Reach a target, or hold what is there."""

    REACH = "reach", phrase("Reach")
    HOLD = "hold", phrase("Hold")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline computed from the measurements of the periods from one day to another, both included."""

    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class StatedBaseline:
    """A baseline that somebody states, as the metric keeps values."""

    value: float
    source: str = ""
    evidence: Evidence = Evidence.ASSERTED


@dataclass(frozen=True, slots=True)
class Revision:
    """What a goal aims at from a day on, instead of what was agreed before."""

    on: date
    target: float | None = None
    low: float | None = None
    high: float | None = None
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a goal aims at on one day; a band has a low or a high end instead of a target."""

    kind: GoalKind
    target: float | None = None
    low: float | None = None
    high: float | None = None
    due: date | None = None

    @property
    def banded(self) -> bool:
        """Whether it is a band that the figure has to stay inside."""
        return self.low is not None or self.high is not None

    @property
    def held(self) -> bool:
        """Whether it is held or not, without progress (method.md, section 3, Progress)."""
        return self.kind is GoalKind.HOLD or self.banded

    def revised(self, revision: Revision) -> Aim:
        """The aim as a revision changes it; a new target replaces a band, and a new band a target."""
        due = self.due if revision.due is None else revision.due
        if revision.target is not None:
            return Aim(self.kind, revision.target, None, None, due)
        if revision.low is not None or revision.high is not None:
            return Aim(self.kind, None, revision.low, revision.high, due)
        return Aim(self.kind, self.target, self.low, self.high, due)


@dataclass(frozen=True, slots=True)
class Worth:
    """What one unit is worth, and how many units a period there are: a number, or another metric's series.

    For a ratio a unit is one whole case of the volume (late visits avoided, for instance).
    Without who agreed it and when, no value is ever computed from it.
    """

    amount: Decimal | None
    currency: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    volume: float | Series | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a plan for one metric, with values as the metric keeps them.

    `target`, `low`, `high` and `due` are as first agreed; `revisions` say what holds from their days on.
    `rank` 1 to 3 is a headline.
    """

    kind: GoalKind
    start: date | None = None
    due: date | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    baseline: Baseline | StatedBaseline | None = None
    revisions: tuple[Revision, ...] = ()
    rank: int | None = None
    worth: Worth | None = None

    def at(self, day: date) -> Aim:
        """What the goal aims at on a day: the last revision by then, open parts of it as before."""
        aim = Aim(self.kind, self.target, self.low, self.high, self.due)
        for revision in sorted(self.revisions, key=lambda one: one.on):
            if revision.on <= day:
                aim = aim.revised(revision)
        return aim

    @property
    def headline(self) -> bool:
        """Whether it is one of the plan's first three."""
        return self.rank is not None and 1 <= self.rank <= HEADLINE_RANKS
