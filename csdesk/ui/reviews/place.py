"""What the two pages of one review share: where they are, whose review it is, and the keys of their lists."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.queries.review import ReviewPage
from csdesk.tokens import GRID
from csdesk.ui.pages.page import Listed, Page
from csdesk.ui.places import Place
from csdesk.ui.sections import keys
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import ElidedButton
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.stacking import Stacking
from csdesk.words import Phrase


class ReviewPlace(Page):
    """A page at a place such as `Place("review", 3, record="review:12")`.

    Without a record it leads to the account's reviews, and so it does when that review is gone.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = label("", "title")  # a long name beside it gives way
        self.account = ElidedButton(self.open_account)

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
            self.shows_before = True
            self.make_stale()

    def concerns(self, changes: Changes) -> bool:
        """Whether it concerns this very account."""
        ours = not changes.accounts or self.place is None or self.place.account in changes.accounts
        return ours and super().concerns(changes)

    def open_account(self) -> None:
        """Go to the account."""
        if self.place is not None:
            self.shell.open_place(Place("account", self.place.account, "reviews"))

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

    def _head(self, *more: QWidget) -> QHBoxLayout:
        """The review's title and its account, and at the right, or below, whatever more there is to say."""
        named = _from_the_left(self.title, self.account)
        head = QHBoxLayout()
        head.addWidget(Stacking(((named, 1), *((_from_the_left(one), 0) for one in more)), 2 * GRID))
        self.body.addLayout(head)
        return head

    def _show_head(self, title: Phrase, row: ReviewPage) -> None:
        self.title.setText(self.say(title))
        self.account.call(row.account)
        self.be_about(row.account)

    def _gone(self, refusal: Refusal) -> None:
        self.shell.notify(refusal.said)
        self.open_account()


def _from_the_left(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3 * GRID)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made
