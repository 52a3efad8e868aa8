"""The list of accounts: filtered as one types, sorted by its heads, added to, renamed and deleted in place."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.domain.fields import clean_name
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.queries.last_import import last_import
from csdesk.tokens import GRID
from csdesk.ui.forms.newline import NewLine
from csdesk.ui.hands import Done
from csdesk.ui.jump import JumpField
from csdesk.ui.loading import named
from csdesk.ui.models.accounts import accounts_model
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, quiet, secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.last_imported import IMPORTABLE, LastImported
from csdesk.ui.widgets.search import SearchField
from csdesk.ui.widgets.table import RowsTable
from csdesk.words import counted, phrase

TABLES = (
    "account contract plan milestone responsibility next_phase "
    "metric definition goal goal_revision measurement change"
)
DELETED_DIALOG = "csdesk.ui.dialogs.deleted:DeletedDialog"


class AccountsPage(Page):
    """Every account of the book with what its renewal and its plan look like today."""

    tables = frozenset(TABLES.split()) | IMPORTABLE

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.model = accounts_model(shell.speech, self._rename_to)
        self.filter = SearchField(self.words("Filter this list…   Ctrl+F"))
        self.filter.typed.connect(self._narrow)
        self.filter.down.connect(self._into_list)
        self.filter.entered.connect(self.open_account)
        self.last_imported = LastImported(shell, self._pick_rows)
        self._new = primary(self.words("New account"), self.new_account)
        self.top(JumpField(shell), self._new)
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(self.words("Accounts"), "title"))
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self.last_imported)
        head.addWidget(self.filter, 1)
        self.body.addLayout(head)
        self.new_line = NewLine(
            shell.speech,
            self.words("Name of the new account"),
            self.words("Enter adds it, Esc gives it up"),
            clean_name,
        )
        self.new_line.entered.connect(self._add)
        self.new_line.given_up.connect(self._into_list)
        self.body.addWidget(self.new_line)
        self.table = RowsTable(shell, "accounts", self.model)
        self.table.setAccessibleName(self.words("Accounts"))
        self.table.opened.connect(self._open)
        self.table.moved.connect(shell.actions_changed)
        self.list = self.table
        self.body.addWidget(self._build_states(), 1)

    def _build_states(self) -> QStackedWidget:
        self.card = Card()
        self.card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.card.add(self.table, 1)
        self.card.setFocusProxy(self.table)
        self._states = QStackedWidget(self)
        self._states.addWidget(QWidget())
        self._states.addWidget(self.card)
        return self._states

    @cached_property
    def empty(self) -> EmptyState:
        """What stands in the place of the list of a new book."""
        words, shell = self.words, self.shell
        made = EmptyState(
            words("This book has no accounts yet"),
            words(
                "An account holds a customer's success plan, its figures and its reviews. "
                "Add your first one by name, bring accounts in with their figures from a file, or look around in the "
                "sample book, which leaves this one as it is."
            ),
            (
                primary(words("Add an account"), self.new_account),
                secondary(words("Import a file…"), partial(shell.do_action, "import.file")),
                secondary(words("Open the sample book"), partial(shell.do_action, "book.sample")),
                quiet(words("Take the tour"), partial(shell.do_action, "help.tour")),
            ),
        )
        self._states.addWidget(made)
        return made

    @cached_property
    def nothing(self) -> EmptyState:
        """What stands in the place of a list whose filter lets nothing through."""
        words = self.words
        made = EmptyState(
            words("No account matches"),
            words("Every word is looked for in name, industry, country, status and headline."),
            (secondary(words("Clear the filter"), self.filter.clear),),
        )
        self._states.addWidget(made)
        return made

    def refresh(self) -> None:
        """Ask for the accounts as they are today."""
        self.ask(list_accounts, self.shell.today(), then=self._show)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus()

    def focus_first(self) -> None:
        """The list, or the first way to begin one."""
        shown = self._states.currentWidget()
        if shown is not None:
            shown.setFocus()

    @property
    def account_here(self) -> int | None:
        """The account in whose row the keyboard is."""
        return self.table.current

    @property
    def has_row(self) -> bool:
        """Whether an account is current that can be opened, renamed or deleted."""
        return self.table.current is not None and self.model.rowCount() > 0

    def new_account(self) -> None:
        """Ask for a new account's name, in place."""
        self.new_line.start()

    def open_account(self) -> None:
        """Open the current account."""
        if self.has_row and self.table.current is not None:
            self._open(self.table.current)

    def rename(self) -> None:
        """Edit the current account's name in place."""
        self.table.edit_current()

    def delete(self) -> None:
        """Delete the current account; the foot of the window offers to take that back."""
        row = self.model.row_at(self.table.currentIndex().row())
        self.do(DeleteAccount(row.id), partial(self._deleted, row.name))

    def forget_deleted(self) -> None:
        """Let the user forget an account or a person that was deleted before."""
        dialog = named(DELETED_DIALOG)(self.shell, parent=self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, rows: tuple[AccountRow, ...]) -> None:
        is_first = not self.model.rows
        had_focus = is_first or self._states.isAncestorOf(QApplication.focusWidget() or self)
        self.model.show_rows(rows)
        self._show_state()
        if had_focus and not self.new_line.isVisible() and not self.filter.text():
            self.focus_first()
        self.filled.emit()
        self.ask(last_import, then=self.last_imported.note)

    def _pick_rows(self) -> None:
        """Show all accounts, or those of the last import."""
        only = self.last_imported.ids("account")
        self.model.let_through(None if only is None else lambda row: row.id in only)
        self._show_state()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._show_state()

    def _show_state(self) -> None:
        shown, every = self.model.rowCount(), len(self.model.rows)
        self.filter.setEnabled(every > 0)
        self._new.setVisible(every > 0)
        if shown < every:
            said = counted("{shown} of one account", "{shown} of {count} accounts", every, shown=shown)
        else:
            said = counted("One account", "{count} accounts", every)
        self._count.setText(self.say(said) if every else "")
        self._states.setCurrentWidget(self._state())

    def _state(self) -> QWidget:
        if self.model.rowCount():
            return self.card
        if not self.model.rows:
            return self.empty
        said = phrase("No account matches “{text}”", text=self.filter.text().strip())
        self.nothing.set_heading(self.say(said))
        return self.nothing

    def _into_list(self) -> None:
        self.focus_first()

    def _open(self, account: int) -> None:
        self.shell.open_place(Place("account", account))

    def _add(self, name: str) -> None:
        self.do(AddAccount(name), self._added, self.new_line.refuse)

    def _added(self, done: Done[int]) -> None:
        self.new_line.done()
        self.table.select(done.result)
        self._open(done.result)

    def _rename_to(self, row: AccountRow, name: str) -> None:
        if name != row.name:
            self.do(EditAccount(row.id, name=name))

    def _deleted(self, name: str, done: Done[None]) -> None:
        self.shell.notify(phrase("Deleted account {name}.", name=name), done.changes.entry)
