"""The metrics that an account has already, such as imported ones, each one key away from a goal of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.queries.metrics import MetricRow
from csdesk.queries.plan_goals import GoalRow
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

MOST = 6


class KnownMetrics(QWidget):
    """Offers what is measured without a goal in this plan, the first few by name; hidden when there is nothing."""

    def __init__(self, shell: Shell, aim: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._aim = aim
        self._names: tuple[str, ...] = ()
        self.buttons: list[QWidget] = []
        self._row = FlowRow(self)
        self._row.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        self._row.addWidget(label(shell.words("Measured already, without a goal here:"), "muted"))
        self.hide()

    def show_all(self, metrics: Sequence[MetricRow], goals: Sequence[GoalRow]) -> None:
        """Offer those metrics that none of the goals aims at."""
        aimed = {goal.metric_id for goal in goals}
        names = tuple(one.metric.name for one in metrics if one.id not in aimed)[:MOST]
        if names == self._names:
            return
        self._names = names
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(name) for name in names]
        for button in self.buttons:
            self._row.addWidget(button)
        self.setVisible(bool(names))

    def _button(self, name: str) -> QWidget:
        button = quiet(f"+ {name}", partial(self._aim, name))
        button.setAccessibleName(self._shell.say(phrase("Add to this plan: {metric}", metric=name)))
        return button
