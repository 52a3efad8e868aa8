"""How the phases of a story's success plan become records."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from csdesk.commands.goal import AddGoal, EditGoal
from csdesk.commands.goal_revision import ReviseTarget
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.next_phase import AddNextPhase
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan, EditPlan
from csdesk.commands.responsibility import AddResponsibility
from csdesk.db.tables import Goal
from csdesk.domain.evidence import Evidence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sides import Side
from csdesk.flows.sample.story import Aim, Phase, Step
from csdesk.flows.sample.told import Told


def tell_phases(told: Told) -> None:
    """Open each phase in turn, fill it, and close it where the next one follows."""
    before: tuple[Phase, int] | None = None
    for phase in told.story.phases:
        plan_id = _first(told, phase) if before is None else _next(told, phase, *before)
        _fill(told, phase, plan_id)
        _agree(told, phase, plan_id)
        before = phase, plan_id


def _first(told: Told, phase: Phase) -> int:
    return AddPlan(
        told.account_id,
        plan_title=phase.title,
        purpose=phase.purpose,
        said_by_id=told.person(phase.said_by),
        said_on=told.day_or_none(phase.said_on),
        starts=told.day_or_none(phase.starts),
        ends=told.day_or_none(phase.ends),
        shared=phase.shared,
    ).run(told.work)


def _next(told: Told, phase: Phase, before: Phase, before_id: int) -> int:
    carried = {told.metrics[key]: (key, target, due) for key, target, due in phase.carries}
    goals = told.work.all(select(Goal).where(Goal.plan_id == before_id))
    plan_id = (
        StartNextPhase(
            before_id,
            before.ended or PlanStatus.ACHIEVED,
            goes_on=tuple(goal.id for goal in goals if goal.metric_id in carried),
            plan_title=phase.title,
            purpose=phase.purpose,
            starts=told.day_or_none(phase.starts),
            ends=told.day_or_none(phase.ends),
        )
        .run(told.work)
        .plan_id
    )
    EditPlan(
        plan_id,
        said_by_id=told.person(phase.said_by),
        said_on=told.day_or_none(phase.said_on),
        shared=phase.shared,
    ).run(told.work)
    for goal in told.work.all(select(Goal).where(Goal.plan_id == plan_id)):
        key, target, due = carried[goal.metric_id]
        EditGoal(goal.id, target=told.stored(key, target), due=told.day(due)).run(told.work)
    return plan_id


def _fill(told: Told, phase: Phase, plan_id: int) -> None:
    for aim in phase.aims:
        _add_aim(told, aim, plan_id)
    last: int | None = None
    for step in phase.steps:
        last = _add_step(told, step, plan_id, last if step.waits else None)
    for duty in phase.duties:
        AddResponsibility(
            plan_id,
            Side.OURS if duty.ours else Side.THEIRS,
            contact_id=None if duty.ours else told.people[duty.who],
            person=duty.who if duty.ours else "",
            answers_for=duty.answers_for,
            confirmed_on=told.day_or_none(duty.confirmed),
        ).run(told.work)
    for one in phase.following:
        AddNextPhase(
            plan_id,
            one.kind,
            text=one.text,
            metric_id=None if one.metric is None else told.metrics[one.metric],
            from_value=None if one.metric is None else told.stored(one.metric, one.start),
            to_value=None if one.metric is None else told.stored(one.metric, one.target),
            by=told.day_or_none(one.by),
            ours=one.ours,
            theirs=one.theirs,
            first_step=one.first_step,
        ).run(told.work)


def _agree(told: Told, phase: Phase, plan_id: int) -> None:
    if phase.agreed is not None:
        who, on = phase.agreed
        AgreePlan(plan_id, told.people[who], told.day(on)).run(told.work)
    if phase.status not in {PlanStatus.DRAFT, PlanStatus.AGREED}:
        EditPlan(plan_id, status=phase.status).run(told.work)
    for aim in phase.aims:
        if aim.revised is not None:
            _revise(told, aim, plan_id)


def _add_aim(told: Told, aim: Aim, plan_id: int) -> None:
    low, high = aim.band or (None, None)
    first, last = aim.baseline or (None, None)
    value, source = aim.stated or (None, "")
    goal_id = AddGoal(
        plan_id,
        told.metrics[aim.metric],
        kind=aim.kind,
        starts=told.day(aim.starts),
        due=told.day(aim.due),
        baseline_from=None if first is None else told.period(aim.metric, first),
        baseline_to=None if last is None else told.period(aim.metric, last),
        baseline_value=told.stored(aim.metric, value),
        baseline_source=source,
        baseline_evidence=None if value is None else Evidence.ESTIMATED,
        target=told.stored(aim.metric, aim.target),
        low=told.stored(aim.metric, low),
        high=told.stored(aim.metric, high),
        rank=aim.rank,
    ).run(told.work)
    if aim.worth is not None:
        volume = aim.worth.volume
        EditWorth(
            goal_id,
            worth=Decimal(aim.worth.amount),
            worth_currency=aim.worth.currency,
            volume=None if isinstance(volume, str) else volume,
            volume_metric_id=told.metrics[volume] if isinstance(volume, str) else None,
            worth_agreed_by_id=told.people[aim.worth.by],
            worth_agreed_on=told.day(aim.worth.on),
        ).run(told.work)


def _revise(told: Told, aim: Aim, plan_id: int) -> None:
    assert aim.revised is not None
    day, target, reason = aim.revised
    here = select(Goal).where(Goal.plan_id == plan_id, Goal.metric_id == told.metrics[aim.metric])
    (goal,) = told.work.all(here)
    ReviseTarget(goal.id, told.day(day), reason, target=told.stored(aim.metric, target)).run(told.work)


def _add_step(told: Told, step: Step, plan_id: int, waits_for: int | None) -> int:
    text, value, currency, rate = step.expansion or ("", None, None, None)
    return AddMilestone(
        plan_id,
        step.phrase,
        reached_when=step.reached_when,
        planned=told.day_or_none(step.planned),
        reached=told.day_or_none(step.reached),
        side=step.side,
        answerable=step.answerable,
        waits_for_id=waits_for,
        shared=step.shared,
        expansion=text,
        expansion_value=None if value is None else Decimal(value),
        expansion_currency=currency,
        take_rate=rate,
    ).run(told.work)
