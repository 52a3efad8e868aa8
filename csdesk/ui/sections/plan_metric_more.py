"""The rest about a metric: how it is shown and summed up, how *now* is taken, and its definitions by their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.definition import AddDefinition, DeleteDefinition, EditDefinition
from csdesk.commands.metric import EditMetric
from csdesk.domain.fields import clean_decimals, clean_now_periods
from csdesk.domain.metric import Kind, Summary
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.plan_goals import DefinitionRow, GoalRow
from csdesk.ui.forms.typed import NumberField
from csdesk.ui.scale import wide
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, cell_height, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choice_field, day_field, number_field, sentence
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

DAY, KIND, SUMMED, COUNT = 118, 100, 160, 56


class MetricMore(Entry[GoalRow]):
    """The fields that most metrics never need touched."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.kind = choice_field(shell, words("Kind"), Kind)
        self.summed_by = choice_field(shell, words("Longer periods"), Summary)
        self.decimals = _whole(shell, words("Decimals"), clean_decimals)
        self.now = _whole(shell, words("Periods of now"), clean_now_periods)
        for field, width in (
            (self.kind, KIND),
            (self.summed_by, SUMMED),
            (self.decimals, COUNT),
            (self.now, COUNT),
        ):
            field.setFixedWidth(wide(width))
        self.definitions = Entries(
            lambda row: row.id,
            lambda: DefinitionEntry(shell),
            kind="definition",
            add=self._new_definition(shell),
        )
        self._bind()
        self._lay_out()

    def _bind(self) -> None:
        self.bind(
            self.kind,
            lambda row: row.standing.metric.kind,
            lambda row, it: EditMetric(row.metric_id, kind=it),
        )
        self.bind(
            self.summed_by,
            lambda row: row.standing.metric.summed_by,
            lambda row, it: EditMetric(row.metric_id, summed_by=it),
        )
        self.bind(
            self.decimals,
            lambda row: Decimal(row.standing.metric.decimals),
            lambda row, it: EditMetric(row.metric_id, decimals=int(it or 0)),
        )
        self.bind(
            self.now,
            lambda row: Decimal(row.standing.metric.now_periods),
            lambda row, it: EditMetric(row.metric_id, now_periods=int(it or 1)),
        )
        self.shows(
            lambda row: self.definitions.show_rows(row.definitions, anew=False),
            lambda row: self.definitions.show_rows(row.definitions, anew=True),
        )

    def _lay_out(self) -> None:
        words = self.shell.words
        self.lines.addLayout(
            sentence(words("It is a"), self.kind, words("with"), self.decimals, words("decimals"))
        )
        self.lines.addLayout(sentence(words("A longer period is summed up by"), self.summed_by))
        self.lines.addLayout(sentence(words("Now is taken from the last"), self.now, words("figures")))
        self.lines.addWidget(self.definitions)

    def _new_definition(self, shell: Shell) -> AddLine[date | None]:
        field = day_field(shell, shell.words("First day of the new definition"), needed=True)
        title = shell.words("Measured differently from a day on")
        return AddLine(shell, title, field, field.editor, self._define_anew)

    def _define_anew(self, day: date | None) -> AddDefinition:
        before = self.row.definitions[-1].definition if self.row.definitions else None
        since = day or self.shell.today()
        if before is None:
            return AddDefinition(self.row.metric_id, since)
        return AddDefinition(
            self.row.metric_id,
            since,
            meaning=before.meaning,
            how=before.how,
            side=before.side or Side.THEIRS,
            measured_by=before.measured_by,
            source=before.source,
        )


class DefinitionEntry(Entry[DefinitionRow]):
    """From which day a definition holds, and what it said."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.since = day_field(shell, words("First day of the definition"), needed=True)
        self.said = Elided("", "muted")
        self.said.setFixedHeight(cell_height())
        self.bind(
            self.since,
            lambda row: row.definition.since,
            lambda row, it: EditDefinition(row.id, since=it or row.definition.since),
        )
        self.shows(self._show)
        delete = self.deletes(
            words("Delete definition"),
            lambda row: DeleteDefinition(row.id),
            lambda row: phrase("The definition from {day} was deleted.", day=row.definition.since),
        )
        columns = (Column("", DAY), Column(""), Column("", BIN))
        self.lines.addLayout(line(columns, (self.since, self.said, delete)))

    def _show(self, row: DefinitionRow) -> None:
        one = row.definition
        parts = (one.meaning, one.how, one.measured_by, one.source)
        self.said.setText(
            " · ".join(part for part in parts if part) or self.shell.words("Nothing is said yet.")
        )


def _whole(shell: Shell, title: str, clean: Callable[[int], int]) -> NumberField:
    def rule(number: Decimal | None) -> Decimal | None:
        if number is None or number != int(number):
            raise Refusal("Write a whole number.")
        return Decimal(clean(int(number)))

    return number_field(shell, title, rule=rule)
