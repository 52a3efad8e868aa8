"""Part 2 of a plan: its metrics, what each means, how and by whom it is measured, and where it starts from."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from csdesk.commands.define import Define
from csdesk.commands.goal import DeleteGoal
from csdesk.commands.metric import EditMetric
from csdesk.domain.fields import clean_line, clean_name, clean_text
from csdesk.domain.metric import Better, Definition
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.queries.plan_goals import GoalRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, Column, head, line
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choice_field, choices, labelled, line_field, sentence, text_field
from csdesk.ui.sections.plan_baseline import BaselineEntry
from csdesk.ui.sections.plan_metric_more import MetricMore
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule
from csdesk.words import phrase

UNIT, CADENCE, BETTER, SIDE, PERSON = 84, 128, 176, 116, 180
NOT_DEFINED = Definition(date.min)


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a metric's first line."""
    words = shell.words
    return (
        Column(words("Metric")),
        Column(words("Unit"), UNIT),
        Column(words("Measured"), CADENCE),
        Column(words("Better"), BETTER),
        Column("", MARK),
        Column("", BIN),
    )


def metrics_head(shell: Shell) -> QWidget:
    """The heads over the metrics."""
    return head(columns(shell))


class MetricEntry(Entry[GoalRow]):
    """A goal's metric with its definition in force and its baseline; the rest is behind a button."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.name = line_field(shell, words("Metric"), rule=clean_name, look="strong")
        self.unit = line_field(shell, words("Unit"), words("h, %, €…"), rule=clean_line)
        self.cadence = choice_field(shell, words("Measured"), Cadence)
        self.better = choice_field(shell, words("Better"), Better)
        self.meaning = text_field(
            shell, words("Meaning"), words("What exactly is counted, and what is not?"), rule=clean_text
        )
        self.how = text_field(
            shell,
            words("How it is measured"),
            words("How is it measured, so that anybody gets the same figure?"),
            rule=clean_text,
        )
        self.side = ChoiceField[Side](
            shell.speech, words("Side that measures"), choices(shell, (Side.THEIRS, Side.OURS)), quiet=True
        )
        self.side.hide_title()
        self.side.setFixedWidth(wide(SIDE))
        self.by = line_field(shell, words("Measured by"), words("Who?"), rule=clean_line)
        self.by.setFixedWidth(px(PERSON))
        self.source = line_field(shell, words("Source"), words("In which report or system?"), rule=clean_line)
        self.baseline = BaselineEntry(shell)
        self.more = Disclosure(shell, words("More about this metric"), self._build_more)
        self._bind_metric()
        self._bind_definition()
        self._lay_out()

    def load(self, row: GoalRow) -> None:
        """Show another goal's metric, the rest of it folded away."""
        super().load(row)
        self.more.set_open(False)

    def focus_first(self) -> None:
        """The metric's name."""
        self.name.setFocus()

    def focus_next_empty(self) -> None:
        """The unit comes after the name."""
        self.unit.setFocus()

    def _bind_metric(self) -> None:
        self.bind(
            self.name,
            lambda row: row.standing.metric.name,
            lambda row, it: EditMetric(row.metric_id, name=it),
        )
        self.bind(
            self.unit,
            lambda row: row.standing.metric.unit,
            lambda row, it: EditMetric(row.metric_id, unit=it),
        )
        self.bind(
            self.cadence,
            lambda row: row.standing.metric.cadence,
            lambda row, it: EditMetric(row.metric_id, cadence=it),
        )
        self.bind(
            self.better,
            lambda row: row.standing.metric.better,
            lambda row, it: EditMetric(row.metric_id, better=it),
        )
        self.shows(self.baseline.show_row, self.baseline.load)

    def _bind_definition(self) -> None:
        self.bind(
            self.meaning,
            lambda row: definition(row).meaning,
            lambda row, it: Define(row.metric_id, since=row.standing.goal.start, meaning=it),
        )
        self.bind(
            self.how,
            lambda row: definition(row).how,
            lambda row, it: Define(row.metric_id, since=row.standing.goal.start, how=it),
        )
        self.bind(
            self.side,
            lambda row: definition(row).side or Side.THEIRS,
            lambda row, it: Define(row.metric_id, since=row.standing.goal.start, side=it),
        )
        self.bind(
            self.by,
            lambda row: definition(row).measured_by,
            lambda row, it: Define(row.metric_id, since=row.standing.goal.start, measured_by=it),
        )
        self.bind(
            self.source,
            lambda row: definition(row).source,
            lambda row, it: Define(row.metric_id, since=row.standing.goal.start, source=it),
        )

    def _lay_out(self) -> None:
        words = self.shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditMetric(row.metric_id, shared=on))
        delete = self.deletes(
            words("Take this metric out of the plan"),
            lambda row: DeleteGoal(row.id),
            lambda row: phrase("“{name}” left the plan; its figures stay.", name=row.standing.metric.name),
        )
        cells = (self.name, self.unit, self.cadence, self.better, mark, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        self.lines.addLayout(labelled(words("Means"), self.meaning, spread=(self.meaning,)))
        self.lines.addLayout(labelled(words("How"), self.how, spread=(self.how,)))
        by = (self.side, self.by, words("from"), self.source)
        self.lines.addLayout(labelled(words("Measured by"), *by, spread=(self.source,)))
        self.lines.addWidget(self.baseline)
        self.lines.addLayout(sentence(self.more.button))
        self.lines.addWidget(self.more)
        self.lines.addWidget(rule())

    def _build_more(self) -> QWidget:
        more = MetricMore(self.shell)
        self.shows(more.show_row, more.load)
        return more


def definition(row: GoalRow) -> Definition:
    """The newest definition of a goal's metric, an empty one where there is none."""
    return row.definitions[-1].definition if row.definitions else NOT_DEFINED
