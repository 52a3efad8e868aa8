"""A list of reviews that opens, begins and deletes them by keys; below it why the current one stands as it does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.commands.review import AddReview, DeleteReview
from csdesk.domain.review import ReviewKind
from csdesk.flows.review_name import default_period
from csdesk.queries.reviews import Reviews, reviews
from csdesk.tokens import GRID
from csdesk.ui.hands import Done
from csdesk.ui.models.reviews import ReviewLine, Stage, lines_of, reviews_model
from csdesk.ui.models.rows import RowsModel
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.table import RowsTable
from csdesk.words import phrase

OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def place_of(account: int, review: int) -> Place:
    """The page of a review."""
    return Place("review", account, record=f"review:{review}")


class ReviewsTable(RowsTable):
    """Enter opens the current line, Del deletes it."""

    deleted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do beside moving."""
        if event.key() in OPENERS and self.current is not None:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.deleted.emit(self.current)
        else:
            super().keyPressEvent(event)


class ReviewsList(QWidget):
    """`show_reviews` fills it. A line that is due becomes a review when it is opened."""

    def __init__(self, shell: Shell, *, whose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.model: RowsModel[ReviewLine] = reviews_model(shell.speech, whose=whose)
        self.table = ReviewsTable(shell, "reviews" if whose else "account.reviews", self.model)
        self.table.setAccessibleName(shell.words("Reviews"))
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.table.moved.connect(self._explain)
        self.why = label("", "muted", wraps=True)
        self.setFocusProxy(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)

    @property
    def current(self) -> ReviewLine | None:
        """The line in which the keyboard is."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() and self.model.rowCount() else None

    def show_reviews(self, found: Reviews) -> None:
        """Show what is due, to come and held."""
        self.model.show_rows(lines_of(found, self._shell.today()))
        self._explain()

    def _open(self, line: int) -> None:
        row = next(row for row in self.model.rows if row.id == line)
        if row.review is None:
            self._go_on(row)
        else:
            self._shell.open_place(place_of(row.account_id, row.review.id))

    def _go_on(self, row: ReviewLine) -> None:
        """Open the one that is being prepared already, or begin one."""
        alike = (
            other.review
            for other in self.model.rows
            if (other.account_id, other.kind, other.stage) == (row.account_id, row.kind, Stage.PREPARED)
        )
        there = next((review for review in alike if review is not None), None)
        if there is None:
            begin_review(self._shell, row.account_id, row.kind)
        else:
            self._shell.open_place(place_of(row.account_id, there.id))

    def _delete(self, line: int) -> None:
        row = next(row for row in self.model.rows if row.id == line)
        if row.review is None:
            self._shell.notify(phrase("This one isn't there yet: Enter begins it."))
        else:
            self._shell.hands.do(DeleteReview(row.review.id), partial(self._deleted, row))

    def _deleted(self, row: ReviewLine, done: Done[None]) -> None:
        said = phrase("Deleted the {kind} of {account}.", kind=row.kind.label, account=row.account)
        self._shell.notify(said, done.changes.entry)

    def _explain(self) -> None:
        row = self.current
        self.why.setText("" if row is None else self._shell.say(row.why))


def open_next_review(shell: Shell, account: int) -> None:
    """Go on with the review of an account that is being prepared, or begin the one that is due next."""
    shell.hands.ask(reviews, shell.today(), account, then=partial(_open_next, shell, account))


def _open_next(shell: Shell, account: int, found: Reviews) -> None:
    ahead = [row for row in found.upcoming if row.sent_on is None]
    if ahead:
        shell.open_place(place_of(account, ahead[0].id))
    else:
        begin_review(shell, account, found.due[0].due.kind if found.due else ReviewKind.QUARTERLY)


def begin_review(shell: Shell, account: int, kind: ReviewKind) -> None:
    """Make a review of an account about the likeliest time, and open its page."""
    start, end = default_period(shell.today())
    command = AddReview(account, kind, start, end, locale=shell.speech.formats.locale)
    shell.hands.do(command, partial(_begun, shell, account))


def _begun(shell: Shell, account: int, done: Done[int]) -> None:
    shell.notify(phrase("A review was begun, with whoever it is for and an agenda."), done.changes.entry)
    shell.open_place(place_of(account, done.result))
