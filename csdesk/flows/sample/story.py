"""What a story of an account consists of. Days count from today: -7 is a week ago, 30 lies ahead.

Values are in the metric's unit as a person says them: 71 for 71 %.
"""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.domain.account import AccountStatus
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sides import Side
from csdesk.flows.sample.said import NOTHING, Said


def weeks(count: int) -> int:
    """So many weeks from today, as days."""
    return 7 * count


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the customer's side, known in the story by `key`."""

    key: str
    name: str
    title: str
    level: Level
    parts: frozenset[Part] = frozenset()
    email: str = ""
    stance: str = ""
    shared: bool = True
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """How figures run: straight lines between `corners` (period from 0, level), and chance of about ± `spread`.

    `volume` is the usual denominator of a ratio; `gaps` are periods without a figure, `jolts` add to single ones;
    the last figure lies `ended` periods before the newest complete one.
    """

    corners: tuple[tuple[int, float], ...]
    spread: float
    volume: int = 0
    gaps: tuple[int, ...] = ()
    jolts: tuple[tuple[int, float], ...] = ()
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a metric means from a day on (None: from its first period)."""

    meaning: str
    how: str
    measured_by: str
    source: str
    side: Side = Side.THEIRS
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric with its figures. `confirmed` names who confirmed the last so many of them, and when."""

    key: str
    name: str
    unit: str
    better: Better
    cadence: Cadence
    curve: Curve
    kind: Kind = Kind.VALUE
    decimals: int = 1
    now_periods: int = 1
    meanings: tuple[Meaning, ...] = ()
    evidence: Evidence = Evidence.MEASURED
    confirmed: tuple[str, int, int] | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Happening:
    """A change, the metrics it concerns (by key), and those of which limits start anew there."""

    day: int
    text: str
    kind: ChangeKind
    side: Side
    by: str
    metrics: tuple[str, ...] = ()
    new_start: tuple[str, ...] = ()
    confirmed: tuple[str, int] | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a unit is worth, how many there are a period (a number or a metric's key), and who agreed to that when."""

    amount: str
    currency: str
    volume: float | str
    by: str
    on: int


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal: its baseline is computed from a run of periods, stated with its source, or missing."""

    metric: str
    starts: int
    due: int
    target: float | None = None
    band: tuple[float, float] | None = None
    kind: GoalKind = GoalKind.REACH
    baseline: tuple[int, int] | None = None
    stated: tuple[float, str] | None = None
    rank: int | None = None
    worth: Agreed | None = None
    revised: tuple[int, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone; `expansion` (text, value, currency, take rate) is internal."""

    phrase: str
    reached_when: str
    planned: int | None
    reached: int | None = None
    side: Side = Side.THEIRS
    answerable: str = ""
    waits: bool = False
    expansion: tuple[str, str, str, float] | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody answers for: a person of the story by key, or one of us by name."""

    who: str
    answers_for: str
    ours: bool = False
    confirmed: int | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that the following phase is to bring."""

    kind: NextPhaseKind
    text: str
    metric: str | None = None
    start: float | None = None
    target: float | None = None
    by: int | None = None
    ours: str = ""
    theirs: str = ""
    first_step: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the success plan. `ended` says how it ended where another phase of the story follows it.

    `carries` takes goals of the phase before along: each metric with its new target and due day.
    """

    title: str
    purpose: str
    said_by: str | None
    said_on: int | None
    starts: int | None
    ends: int | None
    aims: tuple[Aim, ...] = ()
    steps: tuple[Step, ...] = ()
    duties: tuple[Duty, ...] = ()
    following: tuple[Next, ...] = ()
    agreed: tuple[str, int] | None = None
    status: PlanStatus = PlanStatus.DRAFT
    carries: tuple[tuple[str, float, int], ...] = ()
    ended: PlanStatus | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a contract."""

    day: int
    kind: ContractEventKind
    change: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract; each follows the one before it in the story."""

    starts: int
    ends: int
    value: str
    currency: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the sample book tells of one account. `seed` makes its figures the same every time."""

    seed: int
    name: str
    industry: str
    country: str
    segment: str
    since: int | None
    required_outcome: str = ""
    appropriate_experience: str = ""
    reason_to_buy: str = ""
    status: AccountStatus = AccountStatus.ACTIVE
    people: tuple[Person, ...] = ()
    metrics: tuple[Measured, ...] = ()
    happenings: tuple[Happening, ...] = ()
    phases: tuple[Phase, ...] = ()
    deals: tuple[Deal, ...] = ()
    said: Said = NOTHING
