"""After a review: what the meeting brought, the follow-up, and what comes next, on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.queries.review import ReviewPage, review_page
from csdesk.tokens import GRID
from csdesk.ui.jump import JumpField
from csdesk.ui.pages.page import MARGINS, Listed, Page
from csdesk.ui.places import Place
from csdesk.ui.sections import keys
from csdesk.ui.sections.afterwards import Afterwards
from csdesk.ui.sections.section import SCROLL_ROOM
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

TABLES = "account plan contract responsibility"


class AfterwardsPage(Page):
    """`Place("afterwards", 3, record="review:12")`. Without a record it leads to the account's reviews."""

    tables = Afterwards.tables | frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._shown = 0
        self.prepare = secondary(words("To its pages"), self.open_review)
        top = self.top(JumpField(shell), self.prepare)
        self.title = Elided("", "title")
        self.account = quiet("", self.open_account)
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(self.title)
        head.addWidget(self.account)
        head.addStretch(1)
        self.body.addLayout(head)
        self.afterwards = Afterwards(shell)
        self.afterwards.wanted.connect(self._open_begun)
        self.area = _scrolled(self.afterwards)
        left, above, right, below = MARGINS
        self.body.setContentsMargins(left, above, right - SCROLL_ROOM, below)
        for row in (top, head):
            row.setContentsMargins(0, 0, SCROLL_ROOM, 0)
        self.body.setSpacing(3 * GRID)
        self.body.addWidget(self.area, 1)

    @property
    def review(self) -> int:
        """The id of the review that is shown, 0 for none."""
        record = "" if self.place is None else self.place.record
        return int(record.partition(":")[2] or 0) if record.startswith("review:") else 0

    def open(self, place: Place) -> None:
        """Come to a review."""
        if not place.record:
            self.place = None
            self.shell.open_place(Place("account", place.account, "reviews"))
            return
        moved = self.place is None or self.place.record != place.record
        self.place = place
        if moved:
            self.make_stale()

    def concerns(self, changes: Changes) -> bool:
        """Whether it concerns this very account."""
        ours = not changes.accounts or self.place is None or self.place.account in changes.accounts
        return ours and super().concerns(changes)

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

    def open_account(self) -> None:
        """Go to the account."""
        if self.place is not None:
            self.shell.open_place(Place("account", self.place.account, "reviews"))

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

    def list_here(self) -> Listed | None:
        """The list in which the keyboard is."""
        return keys.list_here()

    def delete_here(self) -> None:
        """Delete what the keyboard is in."""
        keys.delete_here()

    def add_here(self) -> None:
        """Begin one more of the list in which the keyboard is; elsewhere keep what was typed."""
        if not keys.add_here():
            keys.keep_here()

    def copy_text(self) -> None:
        """Put the follow-up on the clipboard."""
        self.afterwards.follow_up.copy_text()

    def save_draft(self) -> None:
        """Save the follow-up as an e-mail draft."""
        self.afterwards.follow_up.ask_to_save()

    def _show(self, page: ReviewPage) -> None:
        self.title.setText(self.say(phrase("After the {kind}", kind=page.kind.label)))
        self.account.setText(page.account.replace("&", "&&"))
        self.account.setAccessibleName(page.account)
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

    def _gone(self, refusal: Refusal) -> None:
        self.shell.notify(refusal.said)
        self.open_account()


def _scrolled(inside: QWidget) -> QScrollArea:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, SCROLL_ROOM, 4 * GRID)
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
