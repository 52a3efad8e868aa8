"""Part 6 of a plan: what the phase after this one is to bring."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.next_phase import DeleteNextPhase, EditNextPhase
from csdesk.domain.fields import clean_line, clean_text
from csdesk.domain.metric import Metric
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.queries.plan import NextPhaseRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.scale import wide
from csdesk.ui.sections.columns import BIN, Column, head, line
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import (
    choice_field,
    day_field,
    line_field,
    number_field,
    sentence,
    text_field,
)
from csdesk.ui.sections.numbers import in_unit_of, kept, typed
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule
from csdesk.words import phrase

KIND, METRIC, NUMBER, DAY, PERSON = 230, 230, 100, 112, 176


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a step's first line."""
    return (Column(shell.words("Kind"), KIND), Column(shell.words("What")), Column("", BIN))


def steps_head(shell: Shell) -> QWidget:
    """The heads over the steps."""
    return head(columns(shell))


class StepEntry(Entry[NextPhaseRow]):
    """One thing that is to follow: with a metric from where to where, by when, who answers for it, how it begins."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.kind = choice_field(shell, words("Kind of step"), NextPhaseKind)
        hint = words("What is to follow, and why would the customer want it?")
        self.text = text_field(shell, words("What follows"), hint, rule=clean_text)
        self.metric_choice = ChoiceField[int | None](
            shell.speech, words("Metric"), [(None, words("No metric"))], quiet=True
        )
        self.metric_choice.hide_title()
        self.start = number_field(shell, words("From"))
        self.end = number_field(shell, words("To"))
        self.by = day_field(shell, words("By"), hint=words("By when?"))
        self.first_step = text_field(
            shell, words("First step"), words("With which first step does it begin?"), rule=clean_text
        )
        self.theirs = line_field(
            shell, words("Owner at the customer"), words("Owner there?"), rule=clean_line
        )
        self.ours = line_field(shell, words("Owner with us"), words("Owner with us?"), rule=clean_line)
        for field, width in (
            (self.metric_choice, METRIC),
            (self.start, NUMBER),
            (self.end, NUMBER),
            (self.by, DAY),
            (self.theirs, PERSON),
            (self.ours, PERSON),
        ):
            field.setFixedWidth(wide(width))
        self.metric_choice.editor.setFixedWidth(wide(METRIC))
        self._bind()
        self._lay_out()

    def offer(self, offer: Offer) -> None:
        """Let it aim at any metric of the account."""
        super().offer(offer)
        metrics = [(one.id, one.metric.name) for one in offer.metrics]
        self.metric_choice.set_choices([(None, self.shell.words("No metric")), *metrics])
        if self._row is not None:
            self._show(self._row)

    def focus_first(self) -> None:
        """The text."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """The kind, which was guessed."""
        self.kind.setFocus()

    def _bind(self) -> None:
        self.shows(self._show)
        self.bind(self.kind, lambda row: row.kind, lambda row, it: EditNextPhase(row.id, kind=it))
        self.bind(self.text, lambda row: row.text, lambda row, it: EditNextPhase(row.id, text=it))
        self.bind(
            self.metric_choice, lambda row: row.metric_id, lambda row, it: EditNextPhase(row.id, metric_id=it)
        )
        self.bind(
            self.start,
            lambda row: self._typed(row.from_value),
            lambda row, it: EditNextPhase(row.id, from_value=self._kept(it)),
        )
        self.bind(
            self.end,
            lambda row: self._typed(row.to_value),
            lambda row, it: EditNextPhase(row.id, to_value=self._kept(it)),
        )
        self.bind(self.by, lambda row: row.by, lambda row, it: EditNextPhase(row.id, by=it))
        self.bind(
            self.first_step,
            lambda row: row.first_step,
            lambda row, it: EditNextPhase(row.id, first_step=it),
        )
        self.bind(self.theirs, lambda row: row.theirs, lambda row, it: EditNextPhase(row.id, theirs=it))
        self.bind(self.ours, lambda row: row.ours, lambda row, it: EditNextPhase(row.id, ours=it))

    def _lay_out(self) -> None:
        words = self.shell.words
        delete = self.deletes(
            words("Delete this step"),
            lambda row: DeleteNextPhase(row.id),
            lambda row: phrase("“{step}” was deleted.", step=row.text or words("A step")),
        )
        self.lines.addLayout(line(columns(self.shell), (self.kind, self.text, delete)))
        cells = (self.metric_choice, self.start, words("to"), self.end, words("by"), self.by)
        self.lines.addLayout(sentence(*cells))
        owners = (self.first_step, self.theirs, self.ours)
        self.lines.addLayout(sentence(*owners, spread=(self.first_step,)))
        self.lines.addWidget(rule())

    def _show(self, row: NextPhaseRow) -> None:
        metric = self._metric
        for field in (self.start, self.end):
            field.setEnabled(metric is not None)
            if metric is not None:
                in_unit_of(field, metric)

    @property
    def _metric(self) -> Metric | None:
        wanted = self._row.metric_id if self._row is not None else None
        return next((one.metric for one in self.offered.metrics if one.id == wanted), None)

    def _typed(self, value: float | None) -> Decimal | None:
        return typed(self._metric, value) if self._metric is not None else None

    def _kept(self, number: Decimal | None) -> float | None:
        return kept(self._metric, number) if self._metric is not None else None
