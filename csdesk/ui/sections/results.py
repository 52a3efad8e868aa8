"""The Results section: headlines, a chart a metric, what was changed, and the ways to add to all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from csdesk.charts.build import small_multiples
from csdesk.commands.metric import AddMetric
from csdesk.domain.change import ChangeMark
from csdesk.domain.fields import clean_name
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.views import coarser
from csdesk.queries.results import AccountResults
from csdesk.queries.results_page import ResultsPage
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import Person
from csdesk.ui.places import Place
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import line_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.results_card import MetricEntry
from csdesk.ui.sections.results_changes import WhyCard
from csdesk.ui.sections.results_said import Shown, TileWords, tile_of, value_tile_of
from csdesk.ui.sections.results_shown import shown_page, shown_rows
from csdesk.ui.sections.results_tiles import Tiles
from csdesk.ui.sections.section import ROOM_AROUND, ScrolledSection
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import toggle
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.chart import Chart
from csdesk.ui.widgets.chart_drafter import Drafter
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.revealing import reveal

TABLES = (
    "account plan metric definition goal goal_revision measurement change change_metric contact next_phase"
)


class ResultsSection(ScrolledSection):
    """One question brings all of it; the charts that are seen are drawn first."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._page: ResultsPage | None = None
        self._rows: tuple[Shown, ...] = ()
        self._view: Cadence | None = None
        self._together = False
        self.drafter = Drafter(shell.hands, self)
        self.flags = label("", "warning", wraps=True)
        self.tiles = Tiles(shell)
        self.teaching = Card(words("Nothing is measured here yet"))
        said = words(
            "Name what the customer wants to see move, in the customer's words, such as “First response time”. "
            "Then say its unit, how and by whom it is measured, and record the first figures: each metric gets "
            "its chart here, with its baseline, its target and everything that was changed."
        )
        self.teaching.add(label(said, "muted", wraps=True))
        new = line_field(shell, words("Name of the metric"), rule=clean_name)
        self.metrics: Entries[Shown] = Entries(
            lambda row: row.result.metric_id,
            self._make_card,
            kind="metric",
            add=AddLine(shell, words("Add a metric"), new, new.editor, self._add_metric),
        )
        self.side_by_side = Chart(shell, self.drafter)
        self.side_by_side.change_wanted.connect(self._begin_change)
        self._together_card = Card(words("All metrics on one time axis"))
        self._together_card.add(self.side_by_side)
        self._together_card.hide()
        self.why = WhyCard(shell)
        heads: tuple[QWidget, ...] = (self.flags, self.tiles, self.teaching)
        cards: tuple[QWidget, ...] = (self._together_card, self.metrics, self.why)
        for part in heads:
            self.content.addWidget(part)
        self.content.addLayout(self._bar())
        for part in cards:
            self.content.addWidget(part)
        self.content.addStretch(1)

    def refresh(self) -> None:
        """Ask for the figures, the changes and the people."""
        view = self._view
        self.ask(shown_page, self.account, self.shell.today(), view, then=partial(self._show, view))

    def focus_first(self) -> None:
        """The first metric's chart, or what begins one."""
        self.metrics.focus_first()

    def show_view(self, view: Cadence | None) -> None:
        """Show every metric by longer periods, or each as it is measured."""
        self._view = view
        if self._page is not None:
            self._rows = shown_rows(self._page, view)
        self._fill()

    def show_together(self, together: bool) -> None:
        """Show all metrics on one time axis, or each in a card of its own."""
        self._together = together
        self._fill()

    def record_results(self) -> None:
        """Go to the grid for entering figures."""
        self.shell.open_place(Place("figures", self.account))

    def _bar(self) -> QHBoxLayout:
        words, say = self.words, self.shell.say
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._views = QButtonGroup(self)
        self.view_buttons: dict[Cadence | None, QPushButton] = {}
        shown: list[tuple[Cadence | None, str]] = [(None, words("As measured"))]
        shown += [(view, say(view.label)) for view in (Cadence.MONTHLY, Cadence.QUARTERLY)]
        for view, title in shown:
            button = toggle(title)
            button.clicked.connect(lambda _=False, view=view: self.show_view(view))
            self._views.addButton(button)
            self.view_buttons[view] = button
            row.addWidget(button)
        self.view_buttons[None].setChecked(True)
        row.addSpacing(3 * GRID)
        self.together_button = toggle(words("All on one time axis"))
        self.together_button.toggled.connect(self.show_together)
        row.addWidget(self.together_button)
        row.addStretch(1)
        return row

    def _make_card(self) -> MetricEntry:
        card = MetricEntry(self.shell, self.drafter)
        card.change_wanted.connect(self._begin_change_of)
        card.record_wanted.connect(self.record_results)
        return card

    def _show(self, view: Cadence | None, found: tuple[ResultsPage, tuple[Shown, ...]]) -> None:
        page, rows = found
        anew = self._page is None or self._page.results.account_id != page.results.account_id
        self._page = page
        self._rows = rows if view == self._view else shown_rows(page, self._view)
        self._fill(anew=anew)
        if anew:
            self.to_top()
        self.filled.emit()

    def _fill(self, *, anew: bool = False) -> None:
        if self._page is None:
            return
        results = self._page.results
        self.flags.setText("\n".join(self.say(flag) for flag in results.flags))
        self.flags.setVisible(bool(results.flags))
        self.tiles.show_words(_tiles(results))
        self.teaching.setVisible(not results.metrics)
        self._show_bar(results)
        several = self._together and len(results.metrics) > 1
        self._together_card.setVisible(several)
        self.metrics.setVisible(not several)
        if several:
            self._fill_together(self._rows)
        else:
            self.metrics.show_rows(self._rows, anew=anew)
        self._fill_changes(self._page)

    def _fill_together(self, shown: Sequence[Shown]) -> None:
        numbers: dict[ChangeMark, int] = {}
        for one in shown:
            numbers.update(zip(one.analysis.changes, one.numbers, strict=True))
        spec = small_multiples([one.analysis for one in shown], numbers=numbers)
        self.side_by_side.setVisible(not isinstance(spec, Missing))
        if not isinstance(spec, Missing):
            self.side_by_side.show_spec(spec)

    def _fill_changes(self, page: ResultsPage) -> None:
        metrics = [(one.metric_id, one.metric.name) for one in page.results.metrics]
        people = tuple(Person(one.name, one.id) for one in page.people if one.left_on is None)
        offer = Offer(page.results.account_id, people)
        self.metrics.offer(offer)
        self.why.show_changes(page.changes, metrics, offer)

    def _show_bar(self, results: AccountResults) -> None:
        views = {view for one in results.metrics for view in coarser(one.metric.cadence)}
        for view, button in self.view_buttons.items():
            button.setVisible(bool(views) and (view is None or view in views))
        self.together_button.setVisible(len(results.metrics) > 1)

    def _add_metric(self, name: str) -> AddMetric:
        return AddMetric(self.account, name)

    def _begin_change(self, day: date) -> None:
        self._begin_change_of(None, day)

    def _begin_change_of(self, metric: int | None, day: date) -> None:
        self.why.begin_on(day, metric)
        reveal(self.area, self.why.entries.add or self.why, ROOM_AROUND)


def _tiles(results: AccountResults) -> list[TileWords]:
    headlines = [one for one in results.metrics if one.goal is not None and one.goal.headline]
    values = (value_tile_of(one) for one in results.metrics)
    return [*map(tile_of, headlines), *(value for value in values if value is not None)]
