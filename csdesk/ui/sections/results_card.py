"""One metric's results: its chart, what it says in words, what each change did, and how all of it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from csdesk.charts.saying import source_of, title_of
from csdesk.commands.sharing import Share
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.figures import Analysis
from csdesk.domain.result import Missing
from csdesk.domain.sharing import Shareable
from csdesk.tokens import GRID
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.results_compared import Compared
from csdesk.ui.sections.results_explained import Explained
from csdesk.ui.sections.results_said import Shown, notes_of, states_of
from csdesk.ui.sections.results_settings import MetricSettings
from csdesk.ui.sections.results_shown import chart_of
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.chart import Chart
from csdesk.ui.widgets.chart_drafter import Drafter
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import label
from csdesk.words import Phrase

MOST_STATES = 3
BETWEEN_CARDS = 3 * GRID


class MetricEntry(Entry[Shown]):
    """A metric in a card; made once and used again for other accounts.

    `change_wanted` carries the metric's id and the day on which a change is to be added, `record_wanted` says that
    figures are to be entered.
    """

    change_wanted = Signal(int, object)  # metric, date
    record_wanted = Signal()

    def __init__(self, shell: Shell, drafter: Drafter, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._compared: BeforeAfter | None = None
        self.card = Card()
        self.chart = Chart(shell, drafter)
        self.chart.change_wanted.connect(self._want_change)
        self.sentence = label("", wraps=True)
        self._teaching = label("", "muted", wraps=True)
        self._record = secondary(shell.words("Record results"), self.record_wanted.emit)
        self._states = [Chip() for _ in range(MOST_STATES)]
        self.settings = MetricSettings(shell, self)
        self.compared = Compared(shell)
        self.compared.chosen.connect(self._compare)
        self._notes = label("", "muted", wraps=True)
        self._cautions = label("", "warning", wraps=True)
        self.explained = Explained(shell)
        self._lay_out()
        self.shows(self._show_again, self._load)

    @property
    def texts(self) -> tuple[str, ...]:
        """Sentence, what the changes did, notes and cautions, as they are shown."""
        parts = (self.sentence.text(), *self.compared.texts, self._notes.text(), self._cautions.text())
        return tuple(part for part in parts if part)

    def focus_first(self) -> None:
        """The chart, or what begins it."""
        (self.chart.view if self.row.analysis.series.points else self._record).setFocus()

    def focus_next_empty(self) -> None:
        """A metric that was added by its name goes on with its unit."""
        self.settings.open()

    def _load(self, shown: Shown) -> None:
        self._compared = shown.analysis.lead
        self._show(shown)

    def _show_again(self, shown: Shown) -> None:
        """Keep the change that was chosen for the two averages, as long as it is there."""
        days = {one.change: one for one in shown.analysis.before_after}
        chosen = None if self._compared is None else days.get(self._compared.change)
        self._compared = chosen or shown.analysis.lead
        self._show(shown)

    def _show(self, shown: Shown) -> None:
        analysis, say = shown.analysis, self.shell.say
        self._show_chart()  # first, because it is drawn while the rest is filled in
        self.card.set_title(say(title_of(analysis.metric)))
        source = source_of(analysis)
        self.card.set_aside("" if source is None else say(source))
        self.sentence.setText(" ".join(say(line) for line in analysis.sentence))
        self._show_teaching(analysis)
        self._show_states(analysis)
        self._show_comparisons(shown)
        self._say(self._notes, list(notes_of(shown.result)) if analysis is shown.result.analysis else ())
        self._say(self._cautions, analysis.cautions)
        self.explained.show_analysis(analysis, shown.numbers)

    def _want_change(self, day: date) -> None:
        self.change_wanted.emit(self.row.result.metric_id, day)

    def _lay_out(self) -> None:
        mark = self.shares(
            lambda row: row.result.shared,
            lambda row, on: Share(((Shareable.METRIC, row.result.metric_id),), on),
        )
        self.card.head.addWidget(mark)
        states = QWidget()
        row = FlowRow(states)
        for chip in self._states:
            row.addWidget(chip)
        doors = QHBoxLayout()
        doors.setContentsMargins(-2 * GRID, 0, 0, 0)
        doors.setSpacing(GRID)
        doors.addWidget(self.explained.button)
        doors.addWidget(self.settings.button)
        doors.addStretch(1)
        empty = QHBoxLayout()
        empty.addWidget(self._teaching, 1)
        empty.addWidget(self._record, 0, Qt.AlignmentFlag.AlignTop)
        parts: tuple[QWidget | QLayout, ...] = (
            self.chart,
            empty,
            self.sentence,
            states,
            self.compared,
            self._notes,
            self._cautions,
            doors,
            self.explained,
            self.settings,
        )
        for part in parts:
            self.card.add(part)
        self.lines.setContentsMargins(0, 0, 0, BETWEEN_CARDS)
        self.lines.addWidget(self.card)

    def _show_chart(self) -> None:
        row, compared = self.row, self._compared
        leads = compared == row.analysis.lead
        spec = row.chart if leads else chart_of(row.analysis, row.numbers, compared)
        self.chart.setVisible(not isinstance(spec, Missing))
        if not isinstance(spec, Missing):
            self.chart.show_spec(spec)

    def _show_teaching(self, analysis: Analysis) -> None:
        measured = bool(analysis.series.points)
        self._record.setVisible(not measured)
        self.sentence.setVisible(measured)
        if not measured:
            text = self.shell.words(
                "Not yet measured. With its first figures this metric gets its chart here."
            )
        elif analysis.goal is None:
            text = self.shell.words(
                "No goal aims at this metric yet; a baseline and a target make it a result."
            )
        else:
            text = ""
        self._teaching.setText(text)
        self._teaching.setVisible(bool(text))

    def _show_states(self, analysis: Analysis) -> None:
        states = list(states_of(analysis))
        for chip, state in zip(self._states, [*states, *[None] * MOST_STATES], strict=False):
            chip.setVisible(state is not None)
            if state is not None:
                why = "\n".join(self.shell.say(line) for line in state.why)
                chip.show_state(self.shell.say(state.said), state.token, why)

    def _show_comparisons(self, shown: Shown) -> None:
        analysis = shown.analysis
        self.compared.show_changes(analysis.metric, analysis.before_after, shown.numbers, self._compared)

    def _compare(self, place: int) -> None:
        self._compared = self.row.analysis.before_after[place]
        self._show_chart()
        self._show_comparisons(self.row)

    def _say(self, line: QLabel, said: Sequence[Phrase]) -> None:
        line.setText("\n".join(self.shell.say(one) for one in said))
        line.setVisible(bool(said))
