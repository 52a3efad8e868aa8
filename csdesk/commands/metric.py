"""What may happen to a metric. Its definitions are in `definition`, its figures in `measurement`."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from functools import partial
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import called
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.domain_values import metric_of
from csdesk.db.tables import Account, Goal, GoalRevision, Measurement, Metric, NextPhase
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_decimals, clean_line, clean_now_periods
from csdesk.domain.metric import Better, Kind, Summary, refuse_unfit_summary
from csdesk.domain.metric import Metric as MetricValue
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

UNIT_LENGTH = 40
RULES: Rules = {
    **rules_of(names=("name",), keys=("external_id",)),
    "unit": partial(clean_line, field="unit", limit=UNIT_LENGTH),
    "decimals": clean_decimals,
    "now_periods": clean_now_periods,
}


@dataclass(frozen=True, slots=True)
class AddMetric:
    """Something to measure. Without `summed_by` values are averaged and ratios summed as ratios. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add metric")

    account_id: int
    name: str
    _: KW_ONLY
    unit: str = ""
    decimals: int = 1
    better: Better = Better.UP
    cadence: Cadence = Cadence.MONTHLY
    kind: Kind = Kind.VALUE
    summed_by: Summary | None = None
    now_periods: int = 1
    external_id: str | None = None
    shared: bool = False

    def run(self, work: Work) -> int:
        """Refuses a name that another metric of the account has, and a way of summing up that doesn't fit its kind."""
        account = work.get(Account, self.account_id)
        values = cleaned(values_set(self), RULES)
        values["summed_by"] = self.summed_by or (Summary.RATIO if self.kind is Kind.RATIO else Summary.MEAN)
        refuse_unfit_summary(self.kind, values["summed_by"])
        _refuse_taken_name(work, account.id, values, 0)
        work.about(values["name"])
        return work.add(Metric(**values)).id


@dataclass(frozen=True, slots=True)
class EditMetric:
    """Other values for some of a metric's fields.

    Before the first figure the goals' numbers stay as they are shown: 80 % is 80 % whether or not it is a ratio.
    """

    metric_id: int
    _: KW_ONLY
    name: str | Unset = UNSET
    unit: str | Unset = UNSET
    decimals: int | Unset = UNSET
    better: Better | Unset = UNSET
    cadence: Cadence | Unset = UNSET
    kind: Kind | Unset = UNSET
    summed_by: Summary | Unset = UNSET
    now_periods: int | Unset = UNSET
    external_id: str | Unset | None = UNSET
    shared: bool | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("metric"), self, field_words.METRIC)

    def run(self, work: Work) -> None:
        """Refuses a taken name, and another cadence or kind once something was measured."""
        row = work.get(Metric, self.metric_id)
        values = cleaned(values_set(self, but=("metric_id",)), RULES)
        _refuse_taken_name(work, row.account_id, values, row.id)
        _refuse_other_periods(work, row, values)
        if values.get("kind", row.kind) is not row.kind and "summed_by" not in values:
            values["summed_by"] = Summary.RATIO if values["kind"] is Kind.RATIO else Summary.MEAN
        refuse_unfit_summary(values.get("kind", row.kind), values.get("summed_by", row.summed_by))
        before = metric_of(row)
        assign(row, values)
        if metric_of(row).in_percent is not before.in_percent and not _has_figures(work, row):
            _keep_as_shown(work, row, before)
        work.about(row.name)


@dataclass(frozen=True, slots=True)
class DeleteMetric:
    """A metric goes, with its figures, definitions and goals."""

    title: ClassVar[Phrase] = phrase("Delete metric")

    metric_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Metric, self.metric_id)
        work.about(row.name)
        work.delete(row)


def _refuse_taken_name(work: Work, account_id: int, values: dict[str, Any], metric_id: int) -> None:
    name = values.get("name")
    if name is None:
        return
    if called(work, Metric, name, Metric.account_id == account_id, Metric.id != metric_id) is not None:
        raise Refusal(
            "This account has a metric called “{name}” already; give this one another name.",
            field="name",
            name=name,
        )


def _refuse_other_periods(work: Work, row: Metric, values: dict[str, Any]) -> None:
    for field, sentence in (
        (
            "cadence",
            "“{name}” has figures already, so its cadence stays. Add another metric for another cadence.",
        ),
        ("kind", "“{name}” has figures already, so its kind stays. Add another metric for another kind."),
    ):
        now = getattr(row, field)
        if values.get(field, now) is not now and _has_figures(work, row):
            raise Refusal(sentence, field=field, name=row.name)


def _has_figures(work: Work, row: Metric) -> bool:
    return bool(work.values(select(Measurement.id).where(Measurement.metric_id == row.id).limit(1)))


def _keep_as_shown(work: Work, row: Metric, before: MetricValue) -> None:
    """Keep what was typed in the metric's unit for another way of keeping it."""
    after = metric_of(row)

    def keep(typed: Goal | GoalRevision | NextPhase, *fields: str) -> None:
        for field in fields:
            value = getattr(typed, field)
            if value is not None:
                setattr(typed, field, after.stored(before.shown(value).value))

    goals = work.all(select(Goal).where(Goal.metric_id == row.id))
    for goal in goals:
        keep(goal, "baseline_value", "target", "low", "high")
    of_them = GoalRevision.goal_id.in_([goal.id for goal in goals])
    for revision in work.all(select(GoalRevision).where(of_them)):
        keep(revision, "target", "low", "high")
    for step in work.all(select(NextPhase).where(NextPhase.metric_id == row.id)):
        keep(step, "from_value", "to_value")
