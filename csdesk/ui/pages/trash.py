"""The trash: what was deleted, to be put back whole; it is the history read for what is gone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from csdesk.changes import Changes
from csdesk.flows.taking_back import Reversed, put_back
from csdesk.queries.trash import TrashRow, list_trash
from csdesk.tokens import GRID
from csdesk.ui.jump import JumpField
from csdesk.ui.models.trash import LATEST_FIRST, trash_model
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.search import SearchField
from csdesk.ui.widgets.table import RowsTable
from csdesk.words import Phrase, counted, phrase


class TrashPage(Page):
    """Enter puts the current thing back, with all that hung on it; Undo throws it away again."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._put = primary(words("Put back"), self.put_back)
        to_history = secondary(words("History"), partial(shell.open_place, Place("history")))
        self.top(JumpField(shell), to_history, self._put)
        self._count = label("", "muted")
        self.filter = SearchField(words("Filter the trash…   Ctrl+F"))
        self.filter.typed.connect(self._narrow)
        self.filter.down.connect(self.focus_first)
        self.filter.entered.connect(self.focus_first)
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(words("Trash"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.filter, 1)
        self.body.addLayout(head)
        self.model = trash_model(shell.speech)
        self.table = RowsTable(shell, "trash", self.model, first_order=LATEST_FIRST)
        self.table.setAccessibleName(words("What was deleted"))
        self.table.opened.connect(self._put_clicked)
        self.table.moved.connect(shell.actions_changed)
        self.list = self.table
        card = Card()
        card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        card.add(self.table, 1)
        self.empty = EmptyState(
            words("The trash is empty"),
            words(
                "What is deleted lies here, with all that hung on it, until it is put back or forgotten for good. "
                "Nothing is thrown away by itself."
            ),
            (secondary(words("To the history"), partial(shell.open_place, Place("history"))),),
        )
        self.nothing = EmptyState(
            words("Nothing deleted matches"),
            words("Every word is looked for in what it was called, in its kind and in its account."),
            (secondary(words("Clear the filter"), self.filter.clear),),
        )
        self._states = QStackedWidget()
        for state in (card, self.empty, self.nothing):
            self._states.addWidget(state)
        self.body.addWidget(self._states, 1)

    def concerns(self, changes: Changes) -> bool:
        """Whatever is deleted or undone may come here or leave."""
        return True

    def refresh(self) -> None:
        """Ask what was deleted."""
        self.ask(list_trash, then=self._show)

    def focus_first(self) -> None:
        """The list, or the way out of an empty one."""
        (self.table if self._states.currentIndex() == 0 else self._states.currentWidget() or self).setFocus()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus()

    @property
    def current(self) -> TrashRow | None:
        """The thing in which the keyboard is."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() and self.model.rowCount() else None

    @property
    def has_row(self) -> bool:
        """Whether there is something to put back."""
        return self.current is not None

    def put_back(self) -> None:
        """Put the current thing back where it was."""
        row = self.current
        if row is not None:
            what = _called(row)
            self.shell.hands.run(
                phrase("Putting back {what}", what=what),
                put_back,
                row.entry,
                row.table,
                row.row_id,
                then=partial(self._is_back, what),
                writes=True,
            )

    def _is_back(self, what: Phrase, done: Reversed) -> None:
        self.shell.notify(phrase("Put back {what}.", what=what), done.changes.entry)

    def _put_clicked(self, _: int) -> None:
        self.put_back()

    def _show(self, rows: tuple[TrashRow, ...]) -> None:
        had_focus = not self.model.rows or self._states.isAncestorOf(QApplication.focusWidget() or self)
        self.model.show_rows(rows)
        self._show_state()
        if had_focus:
            self.focus_first()
        self.filled.emit()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._show_state()

    def _show_state(self) -> None:
        shown, every = self.model.rowCount(), len(self.model.rows)
        said = counted("One thing", "{count} things", every)
        if shown < every:
            said = counted("{shown} of one thing", "{shown} of {count} things", every, shown=shown)
        self._count.setText(self.say(said) if every else "")
        self._put.setVisible(shown > 0)
        self.filter.setEnabled(every > 0)
        self._states.setCurrentIndex(0 if shown else 2 if every else 1)


def _called(row: TrashRow) -> Phrase:
    return phrase("{record} “{name}”", record=row.kind, name=row.name) if row.name else row.kind
