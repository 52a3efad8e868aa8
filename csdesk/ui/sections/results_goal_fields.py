"""The fields of a goal in the current plan, for the card in which its metric's chart stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.goal import EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_line
from csdesk.domain.goals import HEADLINE_RANKS, Baseline, Goal, GoalKind, StatedBaseline
from csdesk.domain.metric import Better, Metric
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.day import DayField
from csdesk.ui.forms.span import Span, SpanField
from csdesk.ui.forms.typed import LineField, NumberField
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices
from csdesk.ui.sections.results_said import Shown
from csdesk.ui.shell import Shell

NO_GOAL = Goal(GoalKind.REACH)
NOT_STATED = StatedBaseline(0.0)


class GoalFields:
    """What is aimed at. `all` are the fields in their order; they are seen only while there is a goal."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        self._shell = shell
        self._entry = entry
        speech, words, bind = shell.speech, shell.words, entry.bind
        self.goal_kind = ChoiceField(speech, words("Goal"), choices(shell, GoalKind))
        bind(self.goal_kind, lambda row: _goal(row).kind, lambda row, one: EditGoal(_goal_id(row), kind=one))
        self.target = self._figure(
            words("Target"), lambda goal: goal.target, lambda goal_id, value: EditGoal(goal_id, target=value)
        )
        self.low = self._figure(
            words("At least"), lambda goal: goal.low, lambda goal_id, value: EditGoal(goal_id, low=value)
        )
        self.high = self._figure(
            words("At most"), lambda goal: goal.high, lambda goal_id, value: EditGoal(goal_id, high=value)
        )
        self.due = DayField(speech, words("Due"), shell.today)
        bind(self.due, lambda row: _goal(row).due, lambda row, day: EditGoal(_goal_id(row), due=day))
        self.starts = DayField(speech, words("Begins"), shell.today)
        bind(self.starts, lambda row: _goal(row).start, lambda row, day: EditGoal(_goal_id(row), starts=day))
        self.baseline = SpanField(speech, words("Baseline from the figures of"), shell.today)
        bind(self.baseline, _baseline_span, _edit_baseline_span)
        self.stated = self._figure(
            words("or baseline as stated"),
            _stated,
            lambda goal_id, value: EditGoal(goal_id, baseline_value=value),
        )
        self.stated_source = LineField(speech, words("Stated by, or from"), rule=clean_line)
        bind(
            self.stated_source,
            lambda row: _stated_part(row).source,
            lambda row, text: EditGoal(_goal_id(row), baseline_source=text),
        )
        self.stated_evidence = ChoiceField(speech, words("Evidence of that"), choices(shell, Evidence))
        bind(
            self.stated_evidence,
            lambda row: _stated_part(row).evidence,
            lambda row, one: EditGoal(_goal_id(row), baseline_evidence=one),
        )
        none = (None, words("No headline"))
        ranks = [none, *((rank, f"{words('Headline')} {rank}") for rank in range(1, HEADLINE_RANKS + 1))]
        self.rank = ChoiceField[int | None](speech, words("In reviews"), ranks)
        bind(self.rank, lambda row: _goal(row).rank, lambda row, rank: RankGoal(_goal_id(row), rank))
        self.all: Sequence[QWidget] = (
            self.goal_kind,
            self.target,
            self.low,
            self.high,
            self.due,
            self.starts,
            self.rank,
            QWidget(),
            self.baseline,
            self.stated,
            self.stated_source,
            self.stated_evidence,
        )

    def show_kind_of_aim(self, row: Shown) -> None:
        """A band has two ends, everything else a target."""
        banded = _metric(row).better is Better.BAND
        self.target.setVisible(not banded)
        self.low.setVisible(banded)
        self.high.setVisible(banded)

    def _figure(
        self, title: str, get: Callable[[Goal], float | None], make: Callable[[int, float | None], EditGoal]
    ) -> NumberField:
        """A field for one of the goal's figures, in the metric's unit."""
        field = NumberField(self._shell.speech, title)
        self._entry.bind(
            field,
            lambda row: _shown(_metric(row), get(_goal(row))),
            lambda row, number: make(_goal_id(row), _stored(_metric(row), number)),
        )
        self._entry.shows(lambda row: field.set_unit(_metric(row).unit, _metric(row).decimals))
        return field


def _metric(row: Shown) -> Metric:
    return row.result.metric


def _goal(row: Shown) -> Goal:
    return row.result.goal or NO_GOAL


def _goal_id(row: Shown) -> int:
    """The id of the goal whose fields are seen only while there is one."""
    return row.result.goal_id or 0


def _baseline_span(row: Shown) -> Span | None:
    baseline = _goal(row).baseline
    return (baseline.from_, baseline.to) if isinstance(baseline, Baseline) else None


def _edit_baseline_span(row: Shown, span: Span | None) -> EditGoal:
    first, last = (None, None) if span is None else span
    return EditGoal(_goal_id(row), baseline_from=first, baseline_to=last)


def _stated(goal: Goal) -> float | None:
    return goal.baseline.value if isinstance(goal.baseline, StatedBaseline) else None


def _stated_part(row: Shown) -> StatedBaseline:
    baseline = _goal(row).baseline
    return baseline if isinstance(baseline, StatedBaseline) else NOT_STATED


def _shown(metric: Metric, value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(metric.shown(value).value))


def _stored(metric: Metric, number: Decimal | None) -> float | None:
    return None if number is None else metric.stored(number)
