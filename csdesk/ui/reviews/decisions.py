"""What is to be decided in a review, and the questions that are put up for discussion."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csdesk.commands.agenda import needed_text
from csdesk.commands.answer import needed_question
from csdesk.commands.decision import AddDecision, DeleteDecision, EditDecision, MoveDecision
from csdesk.commands.review_question import (
    AddReviewQuestion,
    DeleteReviewQuestion,
    EditReviewQuestion,
    MoveReviewQuestion,
)
from csdesk.domain.fields import clean_text
from csdesk.queries.review import DecisionRow, DiscussedRow
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.reviews.ordered import MovableEntry
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import text_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button
from csdesk.words import phrase

NARROWEST = 120
COLUMNS = (Column(""), Column("", BIN))


class DecisionEntry(MovableEntry[DecisionRow]):
    """A decision that is wanted."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.wanted = text_field(
            shell, words("Decision wanted"), words("What should they decide?"), rule=clean_text
        )
        self.bind(self.wanted, lambda row: row.wanted, lambda row, text: EditDecision(row.id, wanted=text))
        self.moves(lambda row, by: MoveDecision(row.id, by))
        delete = self.deletes(
            words("Delete decision"),
            lambda row: DeleteDecision(row.id),
            lambda row: phrase("“{text}” is not to be decided any more.", text=row.wanted or row.taken),
        )
        self.lines.addLayout(line(COLUMNS, (self.wanted, delete)))

    def focus_first(self) -> None:
        """What is wanted."""
        self.wanted.setFocus()


class Decisions(Entries[DecisionRow]):
    """The decisions of the review `review`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.review = 0
        new = text_field(
            shell, shell.words("Decision wanted"), shell.words("What should they decide?"), rule=needed_text
        )
        super().__init__(
            lambda row: row.id,
            lambda: DecisionEntry(shell),
            kind="decision",
            add=AddLine(shell, shell.words("Add a decision"), new, new.editor, self._add),
            parent=parent,
        )

    def _add(self, text: str) -> AddDecision:
        return AddDecision(self.review, text)


class OfferButton(Button):
    """A button whose text ends in an ellipsis where it has no room; its tooltip says all of it."""

    def __init__(self, text: str, pressed: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(text, pressed, "quiet", parent)
        self._whole = text
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        room = self.fontMetrics().horizontalAdvance(self._whole) + 2 * TEXT_INDENT
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few words are enough."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        room = self.width() - 2 * TEXT_INDENT
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class Offers(QWidget):
    """Decisions that the plan leaves open, each added to the review `review` by one key."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = 0
        self._shell = shell
        self._texts: tuple[str, ...] = ()
        self.buttons: list[OfferButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def offer(self, texts: Sequence[str], wanted: Collection[str]) -> None:
        """Offer those that are not wanted yet."""
        left = tuple(text for text in texts if text not in wanted)
        if left == self._texts:
            return
        self._texts = left
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = [OfferButton(f"+ {text}", partial(self._add, text)) for text in left]
        for button in self.buttons:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, text: str) -> None:
        self._shell.hands.do(AddDecision(self.review, text))


class QuestionEntry(MovableEntry[DiscussedRow]):
    """A question for discussion."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.text = text_field(
            shell, words("Question"), words("What should be talked about?"), rule=needed_question
        )
        self.bind(self.text, lambda row: row.text, lambda row, text: EditReviewQuestion(row.id, text))
        self.moves(lambda row, by: MoveReviewQuestion(row.id, by))
        delete = self.deletes(
            words("Delete question"),
            lambda row: DeleteReviewQuestion(row.id),
            lambda row: phrase("“{text}” is not asked any more.", text=row.text),
        )
        self.lines.addLayout(line(COLUMNS, (self.text, delete)))

    def focus_first(self) -> None:
        """The question."""
        self.text.setFocus()


class ReviewQuestions(Entries[DiscussedRow]):
    """The questions of the review `review`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.review = 0
        new = text_field(
            shell, shell.words("Question"), shell.words("What should be talked about?"), rule=needed_question
        )
        super().__init__(
            lambda row: row.id,
            lambda: QuestionEntry(shell),
            kind="review_question",
            add=AddLine(shell, shell.words("Add a question"), new, new.editor, self._add),
            parent=parent,
        )

    def _add(self, text: str) -> AddReviewQuestion:
        return AddReviewQuestion(self.review, text)
