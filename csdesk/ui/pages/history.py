"""The history: what was done to the book day by day, what each change said before and after, and ways back."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.flows.taking_back import Reversed, go_back, take_back
from csdesk.near_days import Looking, near_day
from csdesk.queries.history import Index, Sought, entry_index, entry_rows, history_accounts, read_texts
from csdesk.queries.history_back import GoBackRow, what_going_back_does
from csdesk.queries.history_detail import EntryDetail, entry_detail
from csdesk.tokens import GRID
from csdesk.ui.forms.editors import Chooser
from csdesk.ui.history.entry_card import EntryCard
from csdesk.ui.history.places import place_of
from csdesk.ui.jump import JumpField
from csdesk.ui.models.history import BLOCK, EntriesModel
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.entries_table import EntriesTable
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.search import SearchField
from csdesk.words import counted, phrase

LIST_SHARE, DETAIL_SHARE = 5, 3


class HistoryPage(Page):
    """Every change, the latest first; Enter opens what it was about, and the card beside it says what it did.

    A place's account shows that account's history alone.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._sought = 0
        self._last: int | None = None
        self.detail: EntryDetail | None = None
        self.top(JumpField(shell), secondary(words("Trash"), partial(shell.open_place, Place("trash"))))
        self.filter = SearchField(words("Filter, or go to a day…   Ctrl+F"))
        self.filter.down.connect(self.focus_first)
        self.filter.entered.connect(self._entered)
        self.filter.came.connect(self._read_texts)
        self.filter.typed.connect(self._read_index)
        self.account = Chooser()
        self.account.setAccessibleName(words("Whose history"))
        self.account.setMaximumWidth(60 * GRID)
        self.account.addItem(words("All accounts"), None)
        self.account.activated.connect(self._choose_account)
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(words("History"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.account)
        head.addWidget(self.filter, 1)
        self.body.addLayout(head)
        self.model = EntriesModel(shell.speech)
        self.model.wanted.connect(self._read_rows)
        self.table = EntriesTable(shell, self.model)
        self.table.setAccessibleName(words("Changes, the latest first"))
        self.table.moved.connect(self._moved)
        self.table.doubleClicked.connect(self._open_clicked)
        self.list = self.table
        self.card = EntryCard(shell, self.open_thing, self.take_back, self.ask_to_go_back)
        self.card.go.connect(self._go_back)
        self.card.left.connect(self._leave)
        self.body.addWidget(self._states(), 1)

    def _states(self) -> QStackedWidget:
        words = self.words
        listed = Card()
        listed.body.setContentsMargins(GRID, GRID, GRID, GRID)
        listed.add(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(4 * GRID)
        split.addWidget(listed)
        split.addWidget(self.card)
        split.setStretchFactor(0, LIST_SHARE)
        split.setStretchFactor(1, DETAIL_SHARE)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.nothing = EmptyState(
            words("Nothing was done that matches"),
            words("Every word is looked for in what was done, in names of accounts and in what was written."),
            (secondary(words("Show everything"), self.show_everything),),
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(around)
        self._shown.addWidget(self.nothing)
        return self._shown

    def open(self, place: Place) -> None:
        """Come to the history of the book, or of one account."""
        super().open(place)
        self._show_account()

    def concerns(self, changes: Changes) -> bool:
        """Every change is one more entry."""
        return True

    def refresh(self) -> None:
        """Ask which entries there are; their rows are read as they come in sight."""
        self.ask(history_accounts, then=self._take_accounts)
        self._read_index()

    def focus_first(self) -> None:
        """The list, or the way out of an empty one."""
        (self.table if self._shown.currentIndex() == 0 else self.nothing).setFocus()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus()

    @property
    def has_row(self) -> bool:
        """Whether an entry is current."""
        return self.table.current is not None

    @property
    def has_thing(self) -> bool:
        """Whether what the current entry was about is in the book."""
        return self.detail is not None and place_of(self.detail) is not None

    @property
    def can_be_taken_back(self) -> bool:
        """Whether the current entry stands."""
        return self.detail is not None and self.detail.can_be_taken_back

    @property
    def can_go_back(self) -> bool:
        """Whether anything was done after the current entry."""
        return self.table.current is not None and self.table.current != self._last

    def open_thing(self) -> None:
        """Go to what the current entry was about, in its place."""
        place = None if self.detail is None else place_of(self.detail)
        if place is not None:
            self.shell.open_place(place)
        else:
            self.shell.notify(phrase("What this was about is not in the book any more; look into the trash."))

    def take_back(self) -> None:
        """Take the current entry back, whatever was done since."""
        if self.detail is not None and self.can_be_taken_back:
            entry = self.detail.entry
            self.shell.hands.run(
                phrase("Taking back “{what}”", what=entry.title),
                take_back,
                entry.id,
                then=self._reversed,
                writes=True,
            )

    def ask_to_go_back(self) -> None:
        """Say what going back to the current entry would take back, before anything is done."""
        entry = self.table.current
        if entry is not None and self.can_go_back:
            self.model.mark(entry)
            self.card.show_looking()
            self.ask(
                what_going_back_does, entry, then=partial(self._would, entry), refused=self._not_gone_back
            )

    def show_everything(self) -> None:
        """Let every entry through again."""
        self.filter.clear()
        if self.place is not None and self.place.account is not None:
            self.shell.open_place(Place("history"))

    # What comes back from the book

    def _read_texts(self, more: bool = True) -> None:
        """What the entries say is known soon after the keyboard came into the filter, read in parts: writers wait."""
        if more:
            self.ask(read_texts, then=self._read_texts)

    def _read_index(self, _: str = "") -> None:
        self._sought += 1
        number, text = self._sought, self.filter.text()
        account = None if self.place is None else self.place.account
        if self._day(text) is not None:
            text = ""
        language = self.shell.speech.language
        sought = Sought(account, text, language, lambda: number == self._sought, first=BLOCK)
        self.ask(entry_index, sought, then=self._take_index)

    def _take_index(self, index: Index) -> None:
        self.model.show_index(index)
        self._last = index.ids[0] if index.ids else None
        self._shown.setCurrentIndex(0 if index.ids else 1)
        count = len(index.ids)
        days = len(index.days)
        on_days = counted("{count} day", "{count} days", days)
        said = counted("One change on {days}", "{count} changes on {days}", count, days=on_days)
        self._count.setText(self.say(said) if count else "")
        self.filled.emit()

    def _read_rows(self, ids: tuple[int, ...]) -> None:
        self.ask(entry_rows, ids, then=self.model.take_rows, slot=str(ids[0]))

    def _take_accounts(self, accounts: tuple[tuple[int, str, bool], ...]) -> None:
        self.account.clear()
        self.account.addItem(self.words("All accounts"), None)
        for account, name, is_here in accounts:
            said = name if is_here else self.say(phrase("{name} (deleted)", name=name))
            self.account.addItem(said, account)
        self._show_account()

    def _take_detail(self, detail: EntryDetail) -> None:
        if detail.entry.id == self.table.current:
            self.detail = detail
            self.card.show_detail(detail, can_go_back=self.can_go_back, has_thing=self.has_thing)
            self.shell.actions_changed.emit()

    def _would(self, entry: int, found: GoBackRow) -> None:
        if entry == self.table.current:
            self.card.show_going_back(found)

    def _not_gone_back(self, refusal: Refusal) -> None:
        self.model.mark(None)
        self.shell.notify(refusal.said)

    def _go_back(self, found: GoBackRow) -> None:
        self._leave()
        self.shell.hands.run(
            phrase("Going back"), go_back, found.entry, found.entries, then=self._reversed, writes=True
        )

    def _reversed(self, done: Reversed) -> None:
        kept = len(done.row.staying) + done.row.unnamed
        text = self.say(done.row.said)
        said = phrase("{said}.", said=text[:1].upper() + text[1:])
        self.shell.notify(said, done.changes.entry)
        if kept:
            self.card.show_staying(done.row)

    # What the hand does

    def _entered(self) -> None:
        """A day is gone to; whatever else was typed has narrowed the list already."""
        day = self._day(self.filter.text())
        place = -1 if day is None else self.model.place_of_day(day)
        if place >= 0:
            self.table.go_to(place)
        self.focus_first()

    def _day(self, text: str) -> date | None:
        formats = self.shell.speech.formats
        return near_day(text, formats, self.shell.today(), Looking.BACK) if text.strip() else None

    def _choose_account(self, _: int) -> None:
        self.shell.open_place(Place("history", self.account.currentData()))

    def _show_account(self) -> None:
        wanted = None if self.place is None else self.place.account
        self.account.setCurrentIndex(max(0, self.account.findData(wanted)))

    def _moved(self) -> None:
        """Read what the current entry changed."""
        if self.model.going_back_to is not None:
            self.model.mark(None)
        entry = self.table.current
        if entry is None or (self.detail is not None and self.detail.entry.id != entry):
            self.detail = None
        if entry is not None:
            self.ask(entry_detail, entry, then=self._take_detail, refused=self._gone)
        self.shell.actions_changed.emit()

    def _gone(self, _: Refusal) -> None:
        self.make_stale()

    def _open_clicked(self, _: QModelIndex) -> None:
        self.open_thing()

    def _leave(self) -> None:
        """Give going back up, and show again what the current entry did."""
        self.model.mark(None)
        if self.detail is not None:
            self._take_detail(self.detail)
        self.focus_first()
