"""All reviews of the book: those that are due and why, those to come, and those held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from csdesk.domain.folding import fold
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.queries.account_names import AccountName, account_names
from csdesk.queries.last_import import last_import
from csdesk.queries.reviews import Reviews, reviews
from csdesk.tokens import GRID
from csdesk.ui.forms.newline import NewLine
from csdesk.ui.jump import JumpField
from csdesk.ui.models.reviews import Stage
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.reviews.lists import ReviewsList, begin_review
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.last_imported import IMPORTABLE, LastImported
from csdesk.ui.widgets.search import SearchField
from csdesk.words import phrase

TABLES = "account contract plan review review_file decision"


class ReviewsPage(Page):
    """Enter opens a review, Ctrl+N begins one for an account that is named."""

    tables = frozenset(TABLES.split()) | IMPORTABLE

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._names: tuple[AccountName, ...] = ()
        self._found: Reviews | None = None
        self.top(JumpField(shell), primary(words("New review"), self.new_review))
        self._count = Elided("", "muted")
        self.filter = SearchField(words("Filter reviews…   Ctrl+F"))
        self.filter.typed.connect(self._narrow)
        self.filter.down.connect(self._into_list)
        self.filter.entered.connect(self._into_list)
        self.last_imported = LastImported(shell, self._pick_rows)
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(words("Reviews"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.last_imported)
        head.addWidget(self.filter, 1)
        self.body.addLayout(head)
        self.new_line = NewLine(
            shell.speech,
            words("For which account?"),
            words("Enter begins it, Esc gives it up"),
            self._account_named,
        )
        self.new_line.entered.connect(self._begin)
        self.new_line.given_up.connect(self._into_list)
        self.body.addWidget(self.new_line)
        self.reviews = ReviewsList(shell, whose=True)
        self.list = self.reviews.table
        card = Card()
        card.add(self.reviews, 1)
        self.empty = EmptyState(
            words("No reviews yet"),
            words(
                "When an account has a contract or a plan, this page says when its next review is due and why. "
                "A review can be begun for any account at any time."
            ),
            (primary(words("Go to the accounts"), lambda: shell.open_place(Place("accounts"))),),
        )
        self._states = QStackedWidget()
        self._states.addWidget(card)
        self._states.addWidget(self.empty)
        self.body.addWidget(self._states, 1)

    def refresh(self) -> None:
        """Ask for all reviews as they stand today."""
        self.ask(reviews, self.shell.today(), then=self._show)
        self.ask(account_names, then=self._take_names)

    def focus_first(self) -> None:
        """The list, or the way out of an empty one."""
        (self.reviews if self._states.currentIndex() == 0 else self.empty).setFocus()

    def focus_filter(self) -> None:
        """Narrow the list."""
        self.filter.setFocus()

    def new_review(self) -> None:
        """Ask for which account, in place."""
        self.new_line.start()

    def _show(self, found: Reviews) -> None:
        had_focus = self._found is None or self._states.isAncestorOf(QApplication.focusWidget() or self)
        self._found = found
        self.reviews.show_reviews(found)
        rows = self.reviews.model.rows
        self._states.setCurrentIndex(0 if rows else 1)
        late = sum(row.stage is Stage.OVERDUE for row in rows)
        said = phrase(
            "{late} overdue · {due} due · {ahead} to come · {held} held",
            late=late,
            due=len(found.due) - late,
            ahead=len(found.upcoming),
            held=len(found.past),
        )
        self._count.setText(self.say(said) if rows else "")
        if had_focus and not self.new_line.isVisible() and not self.filter.text():
            self.focus_first()
        self.filled.emit()
        self.ask(last_import, then=self.last_imported.note)

    def _pick_rows(self) -> None:
        """Show all reviews, or those of accounts that the last import concerned."""
        only = self.last_imported.ids("account")
        self.reviews.model.let_through(None if only is None else lambda row: row.account_id in only)

    def _take_names(self, names: tuple[AccountName, ...]) -> None:
        self._names = names

    def _account_named(self, text: str) -> str:
        return self._account(text).name

    def _account(self, text: str) -> AccountName:
        """The account of that name, or the only one that has what was typed in its name."""
        wanted = fold(text.strip())
        exact = [one for one in self._names if fold(one.name) == wanted]
        found = exact or [one for one in self._names if wanted and wanted in fold(one.name)]
        if not wanted:
            raise Refusal("Type a part of the account's name.")
        if not found:
            raise Refusal("No account is called “{name}”.", name=text.strip())
        if len(found) > 1:
            named = ", ".join(one.name for one in found[:3])
            raise Refusal("Several accounts fit: {names}. Type more of the name.", names=named)
        return found[0]

    def _begin(self, name: str) -> None:
        account = self._account(name)
        self.new_line.done()
        due = [] if self._found is None else [one for one in self._found.due if one.account_id == account.id]
        begin_review(self.shell, account.id, due[0].due.kind if due else ReviewKind.QUARTERLY)

    def _narrow(self, text: str) -> None:
        self.reviews.model.narrow(text)

    def _into_list(self) -> None:
        self.focus_first()
