"""Record results: the grid in which an account's figures are typed, pasted, emptied and confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from csdesk.commands.figures import Figure
from csdesk.commands.measurement import ConfirmMeasurements, DeleteMeasurements, RecordMeasurements
from csdesk.commands.recording import Recorded
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_line
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.queries.account import AccountFields, account_fields
from csdesk.queries.last_import import last_import_into
from csdesk.queries.measurements import EntryGrid, entry_grid
from csdesk.queries.people import ContactName, contact_names
from csdesk.tokens import GRID
from csdesk.ui.forms.editors import Chooser, LineEditor
from csdesk.ui.hands import Done
from csdesk.ui.models.figures import Emptied, Entered, FiguresModel
from csdesk.ui.pages.page import Listed, Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, quiet
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.figures_grid import FiguresGrid
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.last_imported import IMPORTABLE, LastImported
from csdesk.words import counted, phrase

SHOWN = {Cadence.WEEKLY: 53, Cadence.MONTHLY: 36, Cadence.QUARTERLY: 20}
ENTERED_AS = (Evidence.MEASURED, Evidence.ESTIMATED, Evidence.ASSERTED)
MOST_REFUSED = 4


class FiguresPage(Page):
    """One grid of an account's metrics of one cadence; where they have several, one chooses which."""

    tables = frozenset({"account", "contact"}) | IMPORTABLE

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._cadence: Cadence | None = None
        self._cadences: tuple[Cadence, ...] = ()
        self._further = 1
        self._sought = ""
        self._contacts: tuple[ContactName, ...] = ()
        self._grid: EntryGrid | None = None
        self.model = FiguresModel(shell.speech, shell.looks, shell.today(), self)
        self.model.entered.connect(self._record)
        self.model.emptied.connect(self._delete)
        self.model.refusals_changed.connect(self._say_refused)
        self.grid = FiguresGrid(self.model, self.words("Figures"))
        self.grid.beyond.connect(self._say_beyond)
        self._account = Elided("", "muted")
        self.last_imported = LastImported(shell, self._narrow)
        self.body.addLayout(self._head())
        self._states = QStackedWidget()
        self._states.addWidget(QWidget())
        self._states.addWidget(self._card())
        self._states.addWidget(self._empty())
        self.body.addWidget(self._states, 1)

    def open(self, place: Place) -> None:
        """Another account shows its own cadence, a metric that is sought the one that it has."""
        moved = self.place is None or self.place.account != place.account
        if moved or place.record:
            self._cadence, self._further = None, 1
            self.last_imported.give_up()
        self._sought = place.record
        super().open(place)
        if place.record and not moved:
            self.make_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Being seen, go to the metric that was sought, once the grid has gone to its newest period."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._seek)

    def refresh(self) -> None:
        """Ask for the figures up to today, for the account's name and for its people."""
        if self.place is None or self.place.account is None:
            return
        account = self.place.account
        periods = self._further * SHOWN[self._cadence or Cadence.WEEKLY]
        self.ask(account_fields, account, then=self._show_account)
        self.ask(contact_names, account, then=self._show_contacts)
        self.ask(last_import_into, account, then=self.last_imported.note)
        kind, _, number = self._sought.partition(":")
        metric = int(number) if kind == "metric" else None
        self.ask(
            entry_grid, account, self.shell.today(), self._cadence, periods, metric_id=metric, then=self._show
        )

    def focus_first(self) -> None:
        """The grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def list_here(self) -> Listed | None:
        """The figures that the grid shows, a metric after the other."""
        places = product(range(self.model.rowCount()), range(self.model.columnCount()))
        kept = (self.model.kept(row, column) for row, column in places)
        return "measurement", tuple(one.measurement_id for one in kept if one is not None)

    def focus_search(self) -> None:
        """There is nothing to search here."""

    def leave(self) -> None:
        """Go back to the account's results."""
        if self.place is not None:
            self.shell.open_place(Place("account", self.place.account, "results"))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(label(self.words("Record results"), "title"))
        words.addWidget(self._account)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.last_imported, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(primary(self.words("Done"), self.leave), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self) -> QScrollArea:
        card = Card()
        card.add(self._options())
        card.add(self.grid)
        self._refused = label("", "bad", wraps=True)
        self._forget = quiet(self.words("Forget these"), self._forget_refused)
        row = QHBoxLayout()
        row.addWidget(self._refused, 1)
        row.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignTop)
        card.add(row)
        hint = self.words(
            "Type 3,6 or 3.6 and a ratio as 12/340. Enter goes down, Tab to the right, Delete empties. "
            "A block copied from a spreadsheet is pasted where you are."
        )
        card.add(label(hint, "muted", wraps=True))
        card.add(self._confirming())
        self._say_refused()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _options(self) -> QHBoxLayout:
        self.cadence = Chooser()
        self.cadence.setAccessibleName(self.words("Which metrics"))
        self.cadence.activated.connect(self._choose_cadence)
        self.evidence = Chooser()
        self.evidence.setAccessibleName(self.words("Entered as"))
        self.evidence.addItems([self.say(one.label) for one in ENTERED_AS])
        self.source = LineEditor()
        self.source.setPlaceholderText(self.words("Source, such as a report's name"))
        self.source.setAccessibleName(self.words("Source"))
        self._earlier = quiet(self.words("Show earlier periods"), self.show_earlier)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.cadence)
        row.addWidget(label(self.words("Entered as"), "muted"))
        row.addWidget(self.evidence)
        row.addWidget(self.source, 1)
        row.addWidget(self._earlier)
        return row

    def _confirming(self) -> QHBoxLayout:
        self._confirmer = Chooser()
        self._confirmer.setAccessibleName(self.words("Who of the customer's confirms"))
        self._confirm = quiet(self.words("confirms the selected figures"), self.confirm_selected)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._confirmer)
        row.addWidget(self._confirm)
        row.addStretch(1)
        return row

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.words("Nothing is measured here yet"),
            self.words(
                "A metric says what is measured, in which unit and how often. "
                "Add the first one in the account's results, then its figures are entered here."
            ),
            (primary(self.words("Go to the results"), self.leave),),
        )

    def _show_account(self, account: AccountFields) -> None:
        self._account.setText(account.name)
        self.be_about(account.name)

    def _show_contacts(self, contacts: tuple[ContactName, ...]) -> None:
        present = tuple(one for one in contacts if one.left_on is None)
        if present != self._contacts:
            self._contacts = present
            self._confirmer.clear()
            self._confirmer.addItems([one.name for one in present])
        self._confirmer.setVisible(bool(present))
        self._confirm.setVisible(bool(present))

    def _show(self, grid: EntryGrid) -> None:
        if grid.cadence is not None and self._cadence is None and SHOWN[grid.cadence] != len(grid.periods):
            self._cadence = grid.cadence
            self.refresh()
            return
        self._cadence, self._cadences, self._grid = grid.cadence, grid.cadences, grid
        self.model.show(self._narrowed(grid))
        self.cadence.setVisible(len(grid.cadences) > 1)
        self.cadence.clear()
        self.cadence.addItems([self.say(one.label) for one in grid.cadences])
        if grid.cadence is not None:
            self.cadence.setCurrentIndex(grid.cadences.index(grid.cadence))
        self._states.setCurrentIndex(1 if grid.rows else 2)
        self._seek()
        self.filled.emit()

    def _narrowed(self, grid: EntryGrid) -> EntryGrid:
        """The grid with the metrics alone of which the last import brought something, where that is chosen."""
        only = self.last_imported.ids("metric")
        if only is None:
            return grid
        return replace(grid, rows=tuple(row for row in grid.rows if row.metric_id in only))

    def _narrow(self) -> None:
        """Show all metrics, or those of the last import, by the cadence that these have."""
        only = self.last_imported.ids("metric")
        if self._grid is None or self.place is None:
            return
        narrowed = self._narrowed(self._grid)
        if only and not narrowed.rows:
            self._cadence, self._sought = None, f"metric:{min(only)}"
            self.refresh()
        else:
            self.model.show(narrowed)

    def _seek(self) -> None:
        """Go to the metric that was sought, where it is shown."""
        sought = [f"metric:{row.metric_id}" for row in self.model.rows]
        if self._sought in sought and self.isVisible():
            self.grid.to_row(sought.index(self._sought))
            self._sought = ""

    def _choose_cadence(self, index: int) -> None:
        self._cadence, self._further = self._cadences[index], 1
        self.refresh()

    def show_earlier(self) -> None:
        """Show twice as many periods."""
        self._further *= 2
        self.refresh()

    def _record(self, entered: Sequence[Entered]) -> None:
        try:
            source = clean_line(self.source.text(), "source")
        except Refusal as refusal:
            self.model.refuse(entered, refusal)
            return
        evidence = ENTERED_AS[self.evidence.currentIndex()]
        figures = tuple(
            Figure(
                metric_id=one.metric_id,
                period=one.period,
                value=one.typed.value,
                numerator=one.typed.numerator,
                denominator=one.typed.denominator,
                evidence=evidence,
                source=source,
            )
            for one in entered
        )
        self.do(
            RecordMeasurements(figures), partial(self._recorded, entered), partial(self.model.refuse, entered)
        )

    def _recorded(self, entered: Sequence[Entered], done: Done[Recorded]) -> None:
        self.model.settle(entered)
        if len(entered) > 1:
            said = counted("{count} figure was recorded.", "{count} figures were recorded.", len(entered))
            self.shell.notify(said, done.changes.entry)

    def _delete(self, emptied: Sequence[Emptied]) -> None:
        command = DeleteMeasurements(tuple(one.measurement_id for one in emptied))
        self.do(command, partial(self._deleted, emptied), partial(self._keep, emptied))

    def _deleted(self, emptied: Sequence[Emptied], done: Done[None]) -> None:
        self.model.settle(emptied)
        said = counted("{count} figure was deleted.", "{count} figures were deleted.", len(emptied))
        self.shell.notify(said, done.changes.entry)

    def _keep(self, emptied: Sequence[Emptied], refusal: Refusal) -> None:
        self.model.settle(emptied)
        self.shell.hands.refused.emit(refusal)
        self.make_stale()

    def confirm_selected(self) -> None:
        """Let the chosen contact confirm the figures of the selected cells."""
        kept = [self.model.kept(row, column) for row, column in self.grid.selected_places()]
        ids = tuple(cell.measurement_id for cell in kept if cell is not None)
        if not ids:
            self.shell.notify(phrase("Select figures that are recorded, then confirm them."))
            return
        contact = self._contacts[self._confirmer.currentIndex()]
        self.do(ConfirmMeasurements(ids, contact.id), partial(self._confirmed, len(ids), contact.name))

    def _confirmed(self, count: int, name: str, done: Done[None]) -> None:
        said = counted(
            "{count} figure is confirmed by {name}.",
            "{count} figures are confirmed by {name}.",
            count,
            name=name,
        )
        self.shell.notify(said, done.changes.entry)

    def _say_beyond(self, count: int) -> None:
        self.shell.notify(
            counted(
                "{count} cell lay beyond the grid and was left out.",
                "{count} cells lay beyond the grid and were left out.",
                count,
            )
        )

    def _forget_refused(self) -> None:
        self.model.forget_refused()
        self.grid.setFocus()

    def _say_refused(self) -> None:
        refused = self.model.refused
        lines = [
            self.say(
                phrase(
                    "{metric}, {period}: “{text}” was not taken. {why}",
                    metric=one.metric,
                    period=one.period,
                    text=one.text[:40],
                    why=one.why.said,
                )
            )
            for one in refused[:MOST_REFUSED]
        ]
        more = len(refused) - len(lines)
        if more:
            lines.append(self.say(counted("and {count} more cell", "and {count} more cells", more)))
        self._refused.setText("\n".join(lines))
        self._refused.setVisible(bool(lines))
        self._forget.setVisible(bool(lines))
