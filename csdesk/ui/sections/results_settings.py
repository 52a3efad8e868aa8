"""A metric and its goal, edited where their chart stands: opened by a button, built when it is first opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.commands.goal import AddGoal, DeleteGoal
from csdesk.commands.metric import DeleteMetric
from csdesk.commands.plan import AddPlan
from csdesk.tokens import GRID
from csdesk.ui.hands import Done
from csdesk.ui.places import Place
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.results_goal_fields import GoalFields
from csdesk.ui.sections.results_metric_fields import DefinitionFields, MetricFields
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
        self.panel.metric_fields.unit.setFocus()

    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.isHidden():
            self.panel.show()
            self.show()
            self.panel.metric_fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.hide()


class SettingsPanel(QWidget):
    """What is measured, how, and what is aimed at."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        super().__init__()
        self._shell = shell
        self._entry = entry
        self.metric_fields = MetricFields(shell, entry)
        self.definition_fields = DefinitionFields(shell, entry)
        self.goal_fields = GoalFields(shell, entry)
        self._goal_part = QWidget()
        self._no_goal = secondary(shell.words("Set a goal for this metric"), self.add_goal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, 0)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(shell.words("Metric"), "strong"))
        layout.addLayout(_grid(self.metric_fields.all))
        layout.addWidget(label(shell.words("How it is measured"), "strong"))
        layout.addLayout(_grid(self.definition_fields.texts, columns=len(self.definition_fields.texts)))
        layout.addLayout(_grid(self.definition_fields.others))
        layout.addWidget(label(shell.words("Goal"), "strong"))
        layout.addWidget(self._no_goal, 0, Qt.AlignmentFlag.AlignLeft)
        goal = QVBoxLayout(self._goal_part)
        goal.setContentsMargins(0, 0, 0, 0)
        goal.addLayout(_grid(self.goal_fields.all))
        layout.addWidget(self._goal_part)
        layout.addLayout(self._ends())
        entry.shows(self._show_goal_part)

    def add_goal(self) -> None:
        """Aim at the metric in the current plan; where there is no plan a draft is made first."""
        row = self._entry.row
        if row.plan is None:
            self._shell.hands.do(AddPlan(row.account), partial(self._add_goal_to, row.result.metric_id))
        else:
            self._shell.hands.do(AddGoal(row.plan, row.result.metric_id))

    def _add_goal_to(self, metric: int, done: Done[int]) -> None:
        self._shell.hands.do(AddGoal(done.result, metric))

    def _ends(self) -> QHBoxLayout:
        words = self._shell.words
        self._delete_goal = quiet(words("Delete goal"), self._drop_goal)
        delete = self._entry.deletes(
            words("Delete metric with its figures"),
            lambda row: DeleteMetric(row.result.metric_id),
            lambda row: phrase("“{name}” was deleted with its figures.", name=row.result.metric.name),
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
        self._goal_part.setVisible(has_goal)
        self._no_goal.setVisible(not has_goal)
        self._delete_goal.setVisible(has_goal)
        self._more.setVisible(has_goal)
        self.goal_fields.show_kind_of_aim(row)


def _grid(fields: Sequence[QWidget], columns: int = COLUMNS) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    for n, field in enumerate(fields):
        grid.addWidget(field, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid
