"""Revising an agreed target in place: from which day, to what, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from csdesk.commands.goal_revision import ReviseTarget
from csdesk.domain.fields import clean_text
from csdesk.domain.metric import Better
from csdesk.queries.plan_goals import GoalRow
from csdesk.ui.forms.field import Field
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.fields import day_field, labelled, line_field, number_field
from csdesk.ui.sections.in_place import FormInPlace
from csdesk.ui.sections.numbers import in_unit_of, kept
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary

DAY, NUMBER = 118, 116


class Revise(FormInPlace):
    """From which day on, at what one aims instead, and why."""

    def __init__(self, shell: Shell, row: Callable[[], GoalRow], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self._row = row
        self.day = day_field(shell, words("From this day on"), needed=True)
        self.target = number_field(shell, words("New target"))
        self.low = number_field(shell, words("At least"))
        self.high = number_field(shell, words("At most"))
        self.due = day_field(shell, words("New due date"), hint=words("As before"))
        self.reason = line_field(
            shell, words("Reason"), words("Why? It is printed with the target"), rule=clean_text
        )
        self.keep = secondary(words("Keep this revision"), self._keep)
        self._fields: tuple[Field[Any], ...] = (
            self.day,
            self.target,
            self.low,
            self.high,
            self.due,
            self.reason,
        )
        for field in self._fields:
            field.commit.connect(field.kept)  # nothing goes to the book before the button is pressed
            for box in field.boxes():
                box.setProperty("quiet", False)
        self._lay_out(shell)

    def begin(self) -> None:
        """Show the form, for today."""
        metric = self._row().standing.metric
        banded = metric.better is Better.BAND
        for field in self._fields:
            field.load(None if field is not self.reason else "")
        self.day.load(self._shell.today())
        for number in (self.target, self.low, self.high):
            in_unit_of(number, metric)
            number.setVisible((number is self.target) is not banded)
        self._say("")
        self.show()
        (self.low if banded else self.target).setFocus()

    def _lay_out(self, shell: Shell) -> None:
        words = shell.words
        for field, width in ((self.day, DAY), (self.due, DAY)):
            field.setFixedWidth(wide(width))
        for number in (self.target, self.low, self.high):
            number.setFixedWidth(px(NUMBER))
        numbers = (self.target, self.low, self.high)
        self.column.addLayout(
            labelled(words("From"), self.day, words("aim at"), *numbers, words("by"), self.due)
        )
        self.column.addLayout(labelled(words("because"), self.reason, spread=(self.reason,)))
        self.column.addWidget(self._note)
        self.column.addLayout(labelled("", self.keep, quiet(words("Leave it as it is"), self._close)))

    def _keep(self) -> None:
        for field in self._fields:
            field.leave()
        if any(field.note for field in self._fields):
            return
        row = self._row()
        metric = row.standing.metric
        command = ReviseTarget(
            row.id,
            self.day.value or self._shell.today(),
            self.reason.value,
            target=kept(metric, self.target.value),
            low=kept(metric, self.low.value),
            high=kept(metric, self.high.value),
            due=self.due.value,
        )
        self._send(command)
