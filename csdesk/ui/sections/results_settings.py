"""A metric and its goal, edited where their chart stands: opened by a button, built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.commands.define import Define
from csdesk.commands.goal import AddGoal, DeleteGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.metric import DeleteMetric, EditMetric
from csdesk.commands.plan import AddPlan
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_decimals, clean_line, clean_name, clean_now_periods, clean_text
from csdesk.domain.goals import HEADLINE_RANKS, Baseline, Goal, GoalKind, StatedBaseline
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.span import Span, SpanField
from csdesk.ui.forms.typed import DayField, LineField, NumberField, TextField
from csdesk.ui.hands import Done
from csdesk.ui.places import Place
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices
from csdesk.ui.sections.results_said import Shown
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

COLUMNS = 4


class MetricSettings(QWidget):
    """The fields of a metric, of its newest definition and of its goal in the current plan."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        super().__init__()
        self._shell = shell
        self._entry = entry
        self._panel: SettingsPanel | None = None
        self.button = quiet(shell.words("Metric and goal"), self.toggle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def panel(self) -> SettingsPanel:
        """The fields, made when they are first wanted."""
        if self._panel is None:
            self._panel = SettingsPanel(self._shell, self._entry)
            self._layout.addWidget(self._panel)
        return self._panel

    def open(self) -> None:
        """Show the fields, with the keyboard at the unit."""
        self.show()
        self.panel.unit.setFocus()

    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.isHidden():
            self.panel.show()
            self.show()
            self.panel.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.hide()


class SettingsPanel(QWidget):
    """What is measured, how, and what is aimed at."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        super().__init__()
        self._shell = shell
        self._entry = entry
        self._goal_part = QWidget()
        self._no_goal = secondary(shell.words("Set a goal for this metric"), self.add_goal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, 0)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(shell.words("Metric"), "strong"))
        layout.addLayout(_grid(self._metric_fields()))
        layout.addWidget(label(shell.words("How it is measured"), "strong"))
        texts, others = self._definition_fields()
        layout.addLayout(_grid(texts, columns=len(texts)))
        layout.addLayout(_grid(others))
        layout.addWidget(label(shell.words("Goal"), "strong"))
        layout.addWidget(self._no_goal, 0, Qt.AlignmentFlag.AlignLeft)
        goal = QVBoxLayout(self._goal_part)
        goal.setContentsMargins(0, 0, 0, 0)
        goal.addLayout(_grid(self._goal_fields()))
        layout.addWidget(self._goal_part)
        layout.addLayout(self._ends())
        entry.shows(self._show_goal_part)

    def add_goal(self) -> None:
        """Aim at the metric in the current plan; where there is no plan a draft is made first."""
        row = self._entry.row
        if row.plan is None:
            self._shell.hands.do(AddPlan(row.account), self._add_goal_to)
        else:
            self._shell.hands.do(AddGoal(row.plan, row.result.metric_id))

    def _add_goal_to(self, done: Done[int]) -> None:
        self._shell.hands.do(AddGoal(done.result, self._entry.row.result.metric_id))

    def _metric_fields(self) -> Sequence[QWidget]:
        speech, words, bind = self._shell.speech, self._shell.words, self._entry.bind
        self.name = LineField(speech, words("Name"), rule=clean_name)
        bind(self.name, lambda row: _metric(row).name, lambda row, name: EditMetric(_id(row), name=name))
        self.unit = LineField(
            speech, words("Unit"), rule=lambda text: clean_line(text, "unit", 40), hint=words("h, %, days…")
        )
        bind(self.unit, lambda row: _metric(row).unit, lambda row, unit: EditMetric(_id(row), unit=unit))
        self.decimals = NumberField(speech, words("Decimals"), rule=_whole(clean_decimals), needed=True)
        bind(
            self.decimals,
            lambda row: Decimal(_metric(row).decimals),
            lambda row, number: EditMetric(_id(row), decimals=int(number or 0)),
        )
        self.better = ChoiceField(speech, words("Better when"), choices(self._shell, Better))
        bind(self.better, lambda row: _metric(row).better, lambda row, one: EditMetric(_id(row), better=one))
        self.cadence = ChoiceField(speech, words("Measured"), choices(self._shell, Cadence))
        bind(
            self.cadence, lambda row: _metric(row).cadence, lambda row, one: EditMetric(_id(row), cadence=one)
        )
        self.kind = ChoiceField(speech, words("Kind"), choices(self._shell, Kind))
        bind(self.kind, lambda row: _metric(row).kind, lambda row, one: EditMetric(_id(row), kind=one))
        self.summed_by = ChoiceField(speech, words("Longer periods by"), choices(self._shell, Summary))
        bind(
            self.summed_by,
            lambda row: _metric(row).summed_by,
            lambda row, one: EditMetric(_id(row), summed_by=one),
        )
        self.now = NumberField(
            speech,
            words("“Now” is the mean of the last"),
            unit=words("figures"),
            rule=_whole(clean_now_periods),
            needed=True,
        )
        bind(
            self.now,
            lambda row: Decimal(_metric(row).now_periods),
            lambda row, number: EditMetric(_id(row), now_periods=int(number or 1)),
        )
        return (
            self.name,
            self.unit,
            self.decimals,
            self.better,
            self.cadence,
            self.kind,
            self.summed_by,
            self.now,
        )

    def _definition_fields(self) -> tuple[Sequence[QWidget], Sequence[QWidget]]:
        speech, words, bind = self._shell.speech, self._shell.words, self._entry.bind
        self.meaning = TextField(speech, words("What it means"), rule=clean_text)
        bind(
            self.meaning,
            lambda row: _defined(row, "meaning"),
            lambda row, text: Define(_id(row), meaning=text),
        )
        self.how = TextField(speech, words("How it is measured"), rule=clean_text)
        bind(self.how, lambda row: _defined(row, "how"), lambda row, text: Define(_id(row), how=text))
        self.by = LineField(speech, words("By whom"), rule=clean_line)
        bind(
            self.by,
            lambda row: _defined(row, "measured_by"),
            lambda row, text: Define(_id(row), measured_by=text),
        )
        self.side = ChoiceField(speech, words("Side"), choices(self._shell, (Side.THEIRS, Side.OURS)))
        bind(self.side, _side, lambda row, side: Define(_id(row), side=side))
        self.source = LineField(speech, words("Source system"), rule=clean_line)
        bind(
            self.source, lambda row: _defined(row, "source"), lambda row, text: Define(_id(row), source=text)
        )
        return (self.meaning, self.how), (self.by, self.side, self.source)

    def _goal_fields(self) -> Sequence[QWidget]:
        speech, words, bind = self._shell.speech, self._shell.words, self._entry.bind
        self.goal_kind = ChoiceField(speech, words("Goal"), choices(self._shell, GoalKind))
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
        self.due = DayField(speech, words("Due"))
        bind(self.due, lambda row: _goal(row).due, lambda row, day: EditGoal(_goal_id(row), due=day))
        self.starts = DayField(speech, words("Begins"))
        bind(self.starts, lambda row: _goal(row).start, lambda row, day: EditGoal(_goal_id(row), starts=day))
        self.baseline = SpanField(speech, words("Baseline from the figures of"))
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
        self.stated_evidence = ChoiceField(speech, words("Evidence of that"), choices(self._shell, Evidence))
        bind(
            self.stated_evidence,
            lambda row: _stated_part(row).evidence,
            lambda row, one: EditGoal(_goal_id(row), baseline_evidence=one),
        )
        none = (None, words("No headline"))
        ranks = [none, *((rank, f"{words('Headline')} {rank}") for rank in range(1, HEADLINE_RANKS + 1))]
        self.rank = ChoiceField[int | None](speech, words("In reviews"), ranks)
        bind(self.rank, lambda row: _goal(row).rank, lambda row, rank: RankGoal(_goal_id(row), rank))
        return (
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

    def _ends(self) -> QHBoxLayout:
        words = self._shell.words
        self._delete_goal = quiet(words("Delete goal"), self._drop_goal)
        delete = self._entry.deletes(
            words("Delete metric with its figures"),
            lambda row: DeleteMetric(_id(row)),
            lambda row: phrase("“{name}” was deleted with its figures.", name=_metric(row).name),
        )
        self._more = quiet(words("Revise the target or say what it is worth: in the plan"), self._go_to_plan)
        row = QHBoxLayout()
        row.setContentsMargins(-2 * GRID, 0, 0, 0)
        row.addWidget(self._more)
        row.addWidget(self._delete_goal)
        row.addStretch(1)
        row.addWidget(delete)
        return row

    def _go_to_plan(self) -> None:
        self._shell.open_place(Place("account", self._entry.row.account, "plan"))

    def _drop_goal(self) -> None:
        row = self._entry.row
        if row.result.goal_id is not None:
            self._shell.hands.do(DeleteGoal(row.result.goal_id), self._say_dropped)

    def _say_dropped(self, done: Done[None]) -> None:
        self._shell.notify(
            phrase("The goal was deleted; the metric and its figures stay."), done.changes.entry
        )

    def _show_goal_part(self, row: Shown) -> None:
        has_goal = row.result.goal_id is not None
        banded = _metric(row).better is Better.BAND
        self._goal_part.setVisible(has_goal)
        self._no_goal.setVisible(not has_goal)
        self._delete_goal.setVisible(has_goal)
        self._more.setVisible(has_goal)
        self.target.setVisible(not banded)
        self.low.setVisible(banded)
        self.high.setVisible(banded)


NO_GOAL = Goal(GoalKind.REACH)
NOT_STATED = StatedBaseline(0.0)


def _grid(fields: Sequence[QWidget], columns: int = COLUMNS) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    for n, field in enumerate(fields):
        grid.addWidget(field, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


def _metric(row: Shown) -> Metric:
    return row.result.metric


def _id(row: Shown) -> int:
    return row.result.metric_id


def _goal(row: Shown) -> Goal:
    return row.result.goal or NO_GOAL


def _goal_id(row: Shown) -> int:
    """The id of the goal whose fields are seen only while there is one."""
    return row.result.goal_id or 0


def _defined(row: Shown, name: str) -> str:
    definition = _metric(row).definition
    return "" if definition is None else str(getattr(definition, name))


def _side(row: Shown) -> Side:
    definition = _metric(row).definition
    return Side.THEIRS if definition is None or definition.side is None else definition.side


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


def _whole(rule: Callable[[int], int]) -> Callable[[Decimal | None], Decimal | None]:
    """A rule of whole numbers for a field of numbers."""

    def clean(number: Decimal | None) -> Decimal | None:
        if number is None:
            return None
        if number != number.to_integral_value():
            raise Refusal("Write a whole number.")
        return Decimal(rule(int(number)))

    return clean
