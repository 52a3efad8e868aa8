"""What records from a file become: their table, the rules of their fields, and what hangs on them besides columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from csdesk.commands import account, answer, change, commitment, contact, contract, metric, milestone
from csdesk.commands.edits import Rules
from csdesk.commands.goal_setting import SetGoal
from csdesk.commands.money import refuse_half_of_money
from csdesk.db.domain_values import metric_of
from csdesk.db.tables import (
    Account,
    Answer,
    Change,
    ChangeMetric,
    Commitment,
    CommitmentStep,
    Contact,
    Contract,
    Metric,
    Milestone,
)
from csdesk.db.tables.base import Base
from csdesk.db.work import Work
from csdesk.domain.account import AccountStatus
from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import StepState
from csdesk.domain.fields import clean_day_order
from csdesk.domain.linked import Linked
from csdesk.domain.metric import Better, Kind, Summary, refuse_unfit_summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record that was added or changed, with what the file said of it."""

    id: int
    account_id: int
    values: Values


def _nothing(_values: Values, _today: date) -> None:
    """No rule joins this kind's fields."""


def _no_more(_work: Work, _kept: Sequence[KeptRecord]) -> None:
    """Nothing hangs on this kind's records."""


@dataclass(frozen=True, slots=True)
class Into:
    """What a kind of record becomes.

    `called` gives the columns of fields that have another name there; `start` the columns of a new record that the
    file doesn't speak of. `fit` refuses fields that don't go together on a day; `more` keeps what is no column.
    """

    table: type[Base]
    rules: Rules
    called: Mapping[str, str] = field(default_factory=dict)
    start: Values = field(default_factory=dict)
    fit: Callable[[Values, date], None] = _nothing
    more: Callable[[Work, Sequence[KeptRecord]], None] = _no_more
    under_plan: bool = False
    dated: str = ""
    """The day that is today's in a new record where the file doesn't say it."""

    def column(self, name: str) -> str | None:
        """The column that holds a field, or None."""
        found = self.called.get(name, name)
        return found if found in self.table.__table__.columns else None

    def cleaned(self, name: str, value: Any) -> Any:
        """A field's value after its rule. Raises Refusal where the rule does."""
        rule = self.rules.get(self.called.get(name, name))
        return value if rule is None else rule(value)

    def columns(self, values: Values) -> dict[str, Any]:
        """Those of the values that are columns, cleaned."""
        return {
            column: next(iter(value.ids)) if isinstance(value, Linked) else self.cleaned(name, value)
            for name, value in values.items()
            if (column := self.column(name)) is not None
        }


def _fit_contract(values: Values, _today: date) -> None:
    clean_day_order(values.get("starts"), values.get("ends"), "ends")
    refuse_half_of_money(values.get("annual_value"), values.get("currency"), "annual_value", "currency")
    if values.get("state") == "ended" and values.get("ends") is None:
        raise Refusal("This contract is said to have ended, and there is no end date.", field="ends")


def _fit_metric(values: Values, _today: date) -> None:
    refuse_unfit_summary(values.get("kind") or Kind.VALUE, values.get("summed_by") or Summary.MEAN)
    goal = [values.get(name) for name in ("baseline", "target", "due")]
    if any(one is not None for one in goal) and None in goal:
        raise Refusal("A goal needs its baseline, its target and its due date together.", field="target")


def _fit_milestone(values: Values, today: date) -> None:
    _refuse_later(values, "reached", today)
    refuse_half_of_money(
        values.get("expansion_value"),
        values.get("expansion_currency"),
        "expansion_value",
        "expansion_currency",
    )


def _fit_commitment(values: Values, today: date) -> None:
    _refuse_later(values, "made_on", today)
    clean_day_order(values.get("made_on"), values.get("due"), "due")
    if values.get("state") is StepState.RENEGOTIATED:
        raise Refusal("A renegotiated commitment needs its new day; renegotiate it in csdesk.", field="state")


def _refuse_later(values: Values, name: str, today: date) -> None:
    day = values.get(name)
    if day is not None and day > today:
        raise Refusal("{day} is still to come.", field=name, day=day)


def _link_predecessors(work: Work, kept: Sequence[KeptRecord]) -> None:
    wanted = {one.id: str(one.values["predecessor"]) for one in kept if one.values.get("predecessor")}
    if not wanted:
        return
    rows = work.values(select(Contract.external_id, Contract.id, Contract.account_id))
    known = {key.casefold(): (row_id, owner) for key, row_id, owner in rows if key is not None}
    owners = {one.id: one.account_id for one in kept}
    links = []
    for row_id, key in wanted.items():
        before, owner = known.get(key.casefold(), (None, None))
        if before is None or owner != owners[row_id] or before == row_id:
            raise Refusal("“{key}” is no other contract of the same account.", field="predecessor", key=key)
        links.append({"id": row_id, "predecessor_id": before})
    work.update_many(Contract, links)


def _concern_metrics(work: Work, kept: Sequence[KeptRecord]) -> None:
    """Let changes concern the metrics that the file names; where one's limits start anew there, they still do."""
    wanted = {one.id: _ids(one.values["metrics"]) for one in kept if "metrics" in one.values}
    if not wanted:
        return
    rows = work.values(select(ChangeMetric.id, ChangeMetric.change_id, ChangeMetric.metric_id))
    there = {(change, metric): row_id for row_id, change, metric in rows if change in wanted}
    asked = {(change, metric) for change, metrics in wanted.items() for metric in metrics}
    work.delete_many(ChangeMetric, [row_id for place, row_id in there.items() if place not in asked])
    new = sorted(asked - there.keys())
    work.insert_many(
        ChangeMetric,
        [{"change_id": change, "metric_id": metric, "new_start": False} for change, metric in new],
    )


def _ids(linked: Linked | None) -> frozenset[int]:
    return frozenset() if linked is None else linked.ids


def _set_goals(work: Work, kept: Sequence[KeptRecord]) -> None:
    for one in kept:
        if one.values.get("target") is None:
            continue
        known = metric_of(work.get(Metric, one.id))
        SetGoal(
            one.account_id,
            one.id,
            baseline=known.stored(one.values["baseline"]),
            target=known.stored(one.values["target"]),
            due=one.values["due"],
        ).run(work)


def _take_steps(work: Work, kept: Sequence[KeptRecord]) -> None:
    rows = [
        {
            "commitment_id": one.id,
            "day": one.values.get("state_on") or work.today,
            "state": one.values["state"],
            "customer_knows": False,
        }
        for one in kept
        if one.values.get("state") is not None
    ]
    work.insert_many(CommitmentStep, rows)


INTO: Mapping[str, Into] = {
    "accounts": Into(Account, account.RULES, start={"status": AccountStatus.ACTIVE}),
    "contacts": Into(Contact, contact.RULES, called={"job_title": "title"}, start={"parts": frozenset()}),
    "contracts": Into(Contract, contract.RULES, fit=_fit_contract, more=_link_predecessors),
    "metrics": Into(
        Metric,
        metric.RULES,
        start={"better": Better.UP, "cadence": Cadence.MONTHLY, "kind": Kind.VALUE},
        fit=_fit_metric,
        more=_set_goals,
    ),
    "changes": Into(Change, change.RULES, start={"kind": ChangeKind.PROCESS}, more=_concern_metrics),
    "milestones": Into(Milestone, milestone.RULES, fit=_fit_milestone, under_plan=True),
    "commitments": Into(
        Commitment,
        commitment.RULES,
        dated="made_on",
        fit=_fit_commitment,
        more=_take_steps,
    ),
    "answers": Into(Answer, answer.RULES, called={"answered_by": "answered_by_id"}),
}
"""By the name of the kind."""
