"""The Reviews section: what is due, to come and held of one account."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csdesk.domain.review import ReviewKind
from csdesk.queries.last_import import LastImport
from csdesk.queries.reviews import Reviews, reviews
from csdesk.ui.reviews.lists import ReviewsList, begin_review
from csdesk.ui.sections.section import SCROLL_ROOM, Section
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, quiet
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState

TABLES = "account contract plan review review_file decision"


class ReviewsSection(Section):
    """Enter opens a review; one that is due is begun by opening it."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self.reviews = ReviewsList(shell, whose=False)
        card = Card(words("Reviews"))
        begin = QHBoxLayout()
        for kind in ReviewKind:
            text = f"+ {self.say(kind.label)}"
            begin.addWidget(quiet(text, partial(self._begin, kind)))
        begin.addStretch(1)
        card.add(self.reviews, 1)
        card.add(begin)
        self.empty = EmptyState(
            words("No review yet, and none is due"),
            words(
                "A review tells the customer what was reached, what it is worth and what comes next. Begin one: its "
                "people, agenda and pages are drafted from what is known here."
            ),
            (primary(words("Prepare review"), partial(self._begin, ReviewKind.QUARTERLY)),),
        )
        self._states = QStackedWidget()
        self._states.addWidget(card)
        self._states.addWidget(self.empty)
        self.body.addWidget(self._states)
        self.body.setContentsMargins(0, 0, SCROLL_ROOM, 0)

    def refresh(self) -> None:
        """Ask for the account's reviews."""
        self.ask(reviews, self.shell.today(), self.account, then=self._show)

    def focus_first(self) -> None:
        """The list, or the way to begin one."""
        (self.reviews if self._states.currentIndex() == 0 else self.empty).setFocus()

    def narrow(self, only: LastImport | None) -> None:
        """Show only the reviews that the last import brought, as the package of a colleague does."""
        ids = None if only is None else only.ids["review"]
        self.reviews.model.let_through(None if ids is None else lambda row: row.id in ids)

    def _begin(self, kind: ReviewKind) -> None:
        begin_review(self.shell, self.account, kind)

    def _show(self, found: Reviews) -> None:
        self.reviews.show_reviews(found)
        self._states.setCurrentIndex(0 if self.reviews.model.rows else 1)
        self.filled.emit()
