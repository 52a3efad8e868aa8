"""How one phase of a success plan closes and the next one opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.edits import cleaned
from csdesk.commands.plan import RULES, last_phase
from csdesk.db import tables
from csdesk.db.domain_values import goal_of, metric_of, value_of
from csdesk.db.tables import Account, Definition, GoalRevision, Measurement, Plan
from csdesk.db.work import Work
from csdesk.domain.fields import clean_day_order
from csdesk.domain.goals import Aim, Baseline
from csdesk.domain.phases import next_baseline
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class StartedPhase:
    """The plan that was opened, and for which of its goals no new baseline could be taken: id and why."""

    plan_id: int
    without_baseline: tuple[tuple[int, Phrase], ...]


@dataclass(frozen=True, slots=True)
class StartNextPhase:
    """Close a plan as achieved, partly achieved or missed, and open a draft of the phase after it.

    The goals named in `goes_on` (None: all) go on, each from a new baseline of at least its last three periods and
    with the target it has now; the closed plan keeps its own baselines. It starts on the day given, or today.
    """

    title: ClassVar[Phrase] = phrase("Start next phase")

    plan_id: int
    status: PlanStatus
    _: KW_ONLY
    goes_on: tuple[int, ...] | None = None
    plan_title: str = ""
    purpose: str = ""
    starts: date | None = None
    ends: date | None = None

    def run(self, work: Work) -> StartedPhase:
        """Refuses a status that doesn't close a plan, and a plan that another one follows already."""
        old = work.get(Plan, self.plan_id)
        starts = self.starts or work.today
        _refuse_unfit(work, old, self.status)
        values = cleaned(
            {"title": self.plan_title, "purpose": self.purpose, "starts": starts, "ends": self.ends}, RULES
        )
        clean_day_order(values["starts"], values["ends"], "ends")
        goals = _going_on(work, old, self.goes_on)
        old.status = self.status
        new = work.add(
            Plan(**values, account_id=old.account_id, phase=old.phase + 1, status=PlanStatus.DRAFT)
        )
        missing = [found for goal in goals if (found := _go_on(work, goal, new, starts)) is not None]
        work.about(work.get(Account, old.account_id).name)
        return StartedPhase(new.id, tuple(missing))


def _refuse_unfit(work: Work, old: Plan, status: PlanStatus) -> None:
    if not status.closed or status is PlanStatus.CANCELLED:
        raise Refusal("Say how the phase ended: achieved, partly achieved or missed.", field="status")
    if last_phase(work, old.account_id) != old.phase:
        raise Refusal("Phase {phase} follows this one already.", field="status", phase=old.phase + 1)


def _going_on(work: Work, old: Plan, goal_ids: Iterable[int] | None) -> list[tables.Goal]:
    goals = {goal.id: goal for goal in work.all(select(tables.Goal).where(tables.Goal.plan_id == old.id))}
    wanted = goals if goal_ids is None else dict.fromkeys(goal_ids)
    if not wanted.keys() <= goals.keys():
        raise Refusal("One of these goals is not in this plan any more; look again.", field="goes_on")
    return [goals[goal_id] for goal_id in wanted]


def _go_on(work: Work, old: tables.Goal, plan: Plan, starts: date) -> tuple[int, Phrase] | None:
    baseline = _new_baseline(work, old, starts)
    new = _copied(old, _aim(work, old, starts), starts)
    new.plan_id = plan.id
    if isinstance(baseline, Missing):
        return work.add(new).id, baseline.why
    new.baseline_from, new.baseline_to = baseline.from_, baseline.to
    work.add(new)
    return None


def _new_baseline(work: Work, goal: tables.Goal, starts: date) -> Maybe[Baseline]:
    metric = work.get(tables.Metric, goal.metric_id)
    definitions = work.all(select(Definition).where(Definition.metric_id == metric.id))
    return next_baseline(metric_of(metric, definitions), _points(work, metric.id), starts)


def _aim(work: Work, goal: tables.Goal, day: date) -> Aim:
    revisions = work.all(select(GoalRevision).where(GoalRevision.goal_id == goal.id))
    return goal_of(goal, revisions).at(day)


def _copied(old: tables.Goal, aim: Aim, starts: date) -> tables.Goal:
    """The goal as it goes on, without its baseline; a due date that is over is left open."""
    return tables.Goal(
        metric_id=old.metric_id,
        kind=old.kind,
        starts=starts,
        due=aim.due if aim.due is not None and aim.due > starts else None,
        target=aim.target,
        low=aim.low,
        high=aim.high,
        rank=old.rank,
        worth=old.worth,
        worth_currency=old.worth_currency,
        volume=old.volume,
        volume_metric_id=old.volume_metric_id,
        worth_agreed_by_id=old.worth_agreed_by_id,
        worth_agreed_on=old.worth_agreed_on,
    )


def _points(work: Work, metric_id: int) -> tuple[Point, ...]:
    columns = Measurement.period, Measurement.value, Measurement.numerator, Measurement.denominator
    rows = work.values(
        select(*columns).where(Measurement.metric_id == metric_id).order_by(Measurement.period)
    )
    return tuple(Point(period, value_of(*figures)) for period, *figures in rows)
