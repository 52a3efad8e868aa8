"""A customer's shared records as values, to make reviews of without a book."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import CommitmentState, Promised
from csdesk.domain.contact import Part
from csdesk.domain.course import Course
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Baseline, Goal, GoalKind, Worth
from csdesk.domain.metric import Better, Definition, Kind, Metric, Summary
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind
from csdesk.domain.series import Point, Series
from csdesk.domain.shown import Shown, ShownCommitment, ShownMilestone, ShownResult
from csdesk.domain.sides import Side
from csdesk.queries.shared import (
    Person,
    ReviewFacts,
    SharedAnswer,
    SharedChange,
    SharedCommitment,
    SharedMilestone,
    SharedPlan,
    SharedResponsibility,
    SharedResult,
    SharedStep,
    SharedWay,
)

TODAY = date(2026, 11, 22)
SPONSOR = Person("Ingrid Holm", "Chief operating officer", Part.SPONSOR)
LEAD = Person("Tomas Berg", "Service desk lead", Part.PROJECT_LEAD)
FIRST_WEEK = date(2025, 11, 24)


def response_time() -> Metric:
    """Hours that fall from nine to less than four."""
    return Metric(
        "First response time", "h", 1, Better.DOWN, Cadence.WEEKLY, Kind.VALUE, Summary.MEAN, 4,
        (
            Definition(
                date(2025, 11, 1),
                "Working hours from a ticket's arrival to the first answer by a person",
                "Median of all tickets of the week, from the service desk report",
                Side.THEIRS, "Tomas Berg", "service desk report",
            ),
        ),
    )  # fmt: skip


def solved_at_once() -> Metric:
    """A ratio that rises slowly."""
    return Metric(
        "Tickets solved at first contact", "%", 0, Better.UP, Cadence.MONTHLY, Kind.RATIO, Summary.RATIO, 1,
        (
            Definition(
                date(2025, 1, 1), "Share of tickets that are closed by the first answer",
                "Tickets closed by the first answer over all tickets closed", Side.OURS, "", "help desk export",
            ),
        ),
    )  # fmt: skip


def weeks(count: int = 52) -> tuple[Point, ...]:
    """A year of weeks: level, then falling after the second change; three weeks were not measured."""
    rng = random.Random(7)
    points = []
    for n in range(count):
        level = 9.0 if n < 14 else max(3.5, 9.0 - 0.21 * (n - 14))
        if 24 <= n < 27:
            continue
        evidence = Evidence.CONFIRMED if n >= count - 8 else Evidence.MEASURED
        points.append(
            Point(
                FIRST_WEEK + timedelta(weeks=n),
                round(level + rng.uniform(-0.45, 0.45), 1),
                evidence=evidence,
                source="service desk report",
                confirmed_by="Ingrid Holm" if evidence is Evidence.CONFIRMED else "",
                confirmed_on=date(2026, 11, 17) if evidence is Evidence.CONFIRMED else None,
            )
        )
    return tuple(points)


def months(count: int = 20) -> tuple[Point, ...]:
    """Twenty months of a ratio from 52 % to 71 %."""
    rng = random.Random(11)
    points = []
    for n in range(count):
        total = 800 + rng.randrange(-80, 80)
        share = 0.52 + 0.01 * n + rng.uniform(-0.015, 0.015)
        year, month = divmod(2025 * 12 + 2 + n, 12)
        points.append(
            Point(date(year, month + 1, 1), round(total * share) / total, round(total * share), total)
        )
    return tuple(points)


def change(
    day: date, text: str, kind: ChangeKind, side: Side, by: Person | None = None, **more: object
) -> SharedChange:
    """A change with nothing confirmed unless said."""
    made = SharedChange(day, text, kind, side, by, None, None, False)
    return replace(made, **more)  # type: ignore[arg-type]


def response_result() -> SharedResult:
    """The first headline, with three changes and an agreed worth."""
    metric = response_time()
    goal = Goal(
        GoalKind.REACH, start=date(2026, 1, 26), due=date(2026, 9, 30), target=4.0,
        baseline=Baseline(FIRST_WEEK, date(2026, 1, 19)), rank=1,
        worth=Worth(Decimal(60), "EUR", agreed_on=date(2026, 2, 3), volume=12.0),
    )  # fmt: skip
    return SharedResult(
        metric, Series(metric, weeks()), goal, SPONSOR,
        (
            change(date(2026, 1, 26), "Go-live", ChangeKind.GO_LIVE, Side.BOTH),
            change(
                date(2026, 2, 23), "Night tickets go to a two-person triage rota", ChangeKind.PROCESS, Side.THEIRS,
                LEAD, confirmed_by=SPONSOR, confirmed_on=date(2026, 6, 30), new_start=True,
            ),
            change(date(2026, 6, 8), "Macros rolled out to four teams", ChangeKind.CONFIGURATION, Side.OURS),
        ),
        (),
    )  # fmt: skip


def solved_result() -> SharedResult:
    """The second headline: a ratio that is behind."""
    metric = solved_at_once()
    goal = Goal(
        GoalKind.REACH, start=date(2026, 1, 26), due=date(2026, 12, 31), target=0.8,
        baseline=Baseline(date(2025, 3, 1), date(2025, 12, 1)), rank=2,
    )  # fmt: skip
    return SharedResult(metric, Series(metric, months()), goal, None, (), ())


def unready_result() -> SharedResult:
    """The third headline: only estimated, so no headline yet."""
    metric = Metric(
        "Satisfaction after contact", "points", 1, Better.UP, Cadence.QUARTERLY, Kind.VALUE, Summary.MEAN
    )
    points = (Point(date(2026, 7, 1), 7.9, evidence=Evidence.ESTIMATED),)
    goal = Goal(GoalKind.REACH, start=date(2026, 1, 26), target=8.5, rank=3)
    return SharedResult(metric, Series(metric, points), goal, None, (), ())


def plan() -> SharedPlan:
    """An agreed plan with all six elements."""
    return SharedPlan(
        title="Answers the same day",
        purpose="Our dispatchers get an answer the same day, so that no lorry waits at the gate overnight.",
        said_by=SPONSOR,
        said_on=date(2025, 11, 12),
        start=date(2026, 1, 26),
        end=date(2026, 12, 31),
        status=PlanStatus.ACTIVE,
        agreed_by=SPONSOR,
        agreed_on=date(2026, 2, 3),
        milestones=(
            milestone(
                "All tickets arrive in one queue",
                "No mailbox is read by hand",
                date(2026, 2, 16),
                date(2026, 2, 20),
            ),
            milestone(
                "Nights are covered", "Two people on the rota every night", date(2026, 3, 2), date(2026, 3, 9)
            ),
            milestone(
                "Four teams answer with macros",
                "Half of the answers use one",
                date(2026, 6, 15),
                date(2026, 6, 8),
            ),
            milestone("Dispatchers see their ticket's state", "", date(2026, 12, 7), None),
            milestone("Weekends are covered", "A named person each weekend", None, None),
        ),
        responsibilities=(
            SharedResponsibility(
                Side.THEIRS, SPONSOR, "the outcome, and the rota's budget", date(2026, 2, 3)
            ),
            SharedResponsibility(Side.THEIRS, LEAD, "the rota and the weekly figures", None),
            SharedResponsibility(
                Side.OURS, Person("Maya Okafor"), "set-up, training and this review", date(2026, 2, 3)
            ),
        ),
        next_steps=(
            SharedStep(
                NextPhaseKind.PEOPLE, "The Rotterdam desk joins", response_time(), 8.2, 4.0, date(2027, 6, 30)
            ),
            SharedStep(NextPhaseKind.TARGETS, "Weekends", None, None, None, None),
        ),
    )


def milestone(phrase: str, how: str, planned: date | None, reached: date | None) -> SharedMilestone:
    """A milestone of the customer's."""
    return SharedMilestone(phrase, how, planned, reached, Side.THEIRS, LEAD, "")


def facts() -> ReviewFacts:
    """Everything in its place, and a third headline that is too weak."""
    return ReviewFacts(
        customer="Harbour Freight Lines",
        start=date(2026, 7, 1),
        end=date(2026, 11, 30),
        today=TODAY,
        plan=plan(),
        results=(response_result(), solved_result(), unready_result()),
    )


def told_facts() -> ReviewFacts:
    """The same with what was changed, promised and asked in the meantime."""
    changes = response_result().changes
    return replace(
        facts(),
        ways=tuple(SharedWay(one, ("First response time",)) for one in reversed(changes)),
        commitments=(
            promise("Publish the weekend rota", Side.THEIRS, LEAD, CommitmentState.OVERDUE, date(2026, 10, 15)),
            promise("Connect the planning screen", Side.OURS, None, CommitmentState.KEPT, date(2026, 9, 1),
                    ended=date(2026, 8, 28)),
            promise("Train the night shift", Side.OURS, Person("Maya Okafor"), CommitmentState.OPEN,
                    date(2026, 12, 18)),
        ),
        answers=(
            SharedAnswer(
                Pillar.HOW, "How does a ticket reach the desk at night?", "By phone, and the gate writes it down.",
                LEAD, date(2026, 10, 6), False,
            ),
        ),
    )  # fmt: skip


def promise(
    text: str,
    side: Side,
    who: Person | None,
    state: CommitmentState,
    due: date | None,
    *,
    ended: date | None = None,
) -> SharedCommitment:
    """A promise of the last review, as it stands now."""
    standing = Promised(state, due, ended)
    return SharedCommitment(1, text, side, who, date(2026, 7, 9), due, standing, key=f"key of {text}")


def before() -> Shown:
    """What the last review showed."""
    return Shown(
        kind=ReviewKind.QUARTERLY,
        start=date(2026, 4, 1),
        end=date(2026, 6, 30),
        as_of=date(2026, 6, 30),
        results=(
            ShownResult(
                "First response time", "First response time", "h", 1, 5.6, date(2026, 6, 22), 8.8, 4.0,
                date(2026, 9, 30), 0.66, Course.ON_COURSE,
                "Working hours from a ticket's arrival to the first answer by a person. Median of all tickets of the "
                "week, from the service desk report. service desk report",
            ),
            ShownResult(
                "Tickets solved at first contact", "Tickets solved at first contact", "%", 0, 69.0,
                date(2026, 6, 1), 57.0, 85.0, date(2026, 12, 31), 0.43, Course.DRIFTING, "Counted by hand",
            ),
        ),
        milestones=(
            ShownMilestone("m1", "Nights are covered", date(2026, 3, 2), date(2026, 3, 9)),
            ShownMilestone(
                "Dispatchers see their ticket's state", "Dispatchers see their ticket's state", date(2026, 10, 5), None
            ),
            ShownMilestone("m3", "The gate has a screen", date(2026, 9, 1), None),
        ),
        commitments=(
            ShownCommitment(
                "key of Publish the weekend rota", "Publish the weekend rota", Side.THEIRS, "Tomas Berg",
                date(2026, 10, 15), CommitmentState.OPEN,
            ),
            ShownCommitment(
                "key of Connect the planning screen", "Connect the planning screen", Side.OURS, "us",
                date(2026, 9, 1), CommitmentState.OPEN,
            ),
            ShownCommitment(
                "gone", "Write a report for the board", Side.OURS, "us", date(2026, 8, 1), CommitmentState.OPEN
            ),
        ),
    )  # fmt: skip


def bare_facts() -> ReviewFacts:
    """A plan that holds nothing, and no metric."""
    empty = SharedPlan("", "", None, None, None, None, PlanStatus.DRAFT, None, None, (), (), ())
    return ReviewFacts("Åsgård & Sons", date(2026, 7, 1), date(2026, 9, 30), TODAY, empty, ())


def only(result: SharedResult) -> ReviewFacts:
    """A review of one result alone."""
    return replace(facts(), results=(result,))
