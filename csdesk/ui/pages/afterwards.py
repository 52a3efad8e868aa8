"""After a review: what the meeting brought, the follow-up, and what comes next, on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csdesk.queries.review import ReviewPage, review_page
from csdesk.tokens import GRID
from csdesk.ui.jump import JumpField
from csdesk.ui.pages.page import MARGINS
from csdesk.ui.places import Place
from csdesk.ui.reviews.place import ReviewPlace
from csdesk.ui.scale import px
from csdesk.ui.sections import keys
from csdesk.ui.sections.afterwards import Afterwards
from csdesk.ui.sections.section import FOOT_ROOM, SCROLL_ROOM
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.words import phrase

TABLES = "account plan contract responsibility"


class AfterwardsPage(ReviewPlace):
    """`Place("afterwards", 3, record="review:12")`."""

    tables = Afterwards.tables | frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._shown = 0
        self.prepare = secondary(words("To its pages"), self.open_review)
        top = self.top(JumpField(shell), self.prepare)
        head = self._head()
        self.afterwards = Afterwards(shell)
        self.afterwards.wanted.connect(self._open_begun)
        self.area = _scrolled(self.afterwards)
        left, above, right, below = MARGINS
        self.body.setContentsMargins(left, above, right - SCROLL_ROOM, below)
        for row in (top, head):
            row.setContentsMargins(0, 0, SCROLL_ROOM, 0)
        self.body.setSpacing(3 * GRID)
        self.body.addWidget(self.area, 1)

    def refresh(self) -> None:
        """Ask for the review as it stands today."""
        if self.review:
            self.ask(review_page, self.review, self.shell.today(), then=self._show, refused=self._gone)

    def focus_first(self) -> None:
        """The notes."""
        self.afterwards.setFocus()

    def open_review(self) -> None:
        """Go to the page on which this review is prepared."""
        if self.place is not None:
            self.shell.open_place(Place("review", self.place.account, record=self.place.record))

    def share_here(self) -> None:
        """Share what the keyboard is in, or keep it internal."""
        keys.share_here()

    def done_here(self) -> None:
        """Keep the commitment in which the keyboard is."""
        keys.act_here("done")

    def later_here(self) -> None:
        """Give another day to what the keyboard is in."""
        keys.act_here("later")

    def drop_here(self) -> None:
        """Cancel what the keyboard is in."""
        keys.act_here("drop")

    def copy_text(self) -> None:
        """Put the follow-up on the clipboard."""
        self.afterwards.follow_up.copy_text()

    def save_draft(self) -> None:
        """Save the follow-up as an e-mail draft."""
        self.afterwards.follow_up.ask_to_save()

    def _show(self, page: ReviewPage) -> None:
        self._show_head(phrase("After the {kind}", kind=page.kind.label), page)
        self.afterwards.show_review(page)
        if page.id != self._shown:
            self._shown = page.id
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()
        self.filled.emit()

    def _open_begun(self, review: int) -> None:
        if self.place is not None:
            self.shell.open_place(Place("review", self.place.account, record=f"review:{review}"))


def _scrolled(inside: QWidget) -> QScrollArea:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, SCROLL_ROOM, px(FOOT_ROOM))
    column.addWidget(inside)
    column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    holder.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
