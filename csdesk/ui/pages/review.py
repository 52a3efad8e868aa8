"""A review on one page: what it is, who comes, what is to be decided, its sheets, and how it looks on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.readiness import Item, Mends
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import author_of
from csdesk.flows.review_preview import Preview as Made
from csdesk.flows.review_preview import preview_of
from csdesk.queries.review import ReviewPage as Prepared
from csdesk.queries.review import review_page
from csdesk.queries.review_draft import ReviewDraft, review_draft
from csdesk.queries.staying_out import StayingOut, not_shared
from csdesk.settings import Settings
from csdesk.tokens import GRID
from csdesk.ui.guard import Guard
from csdesk.ui.jump import JumpField
from csdesk.ui.places import Place
from csdesk.ui.reviews.form import ReviewForm
from csdesk.ui.reviews.place import ReviewPlace
from csdesk.ui.reviews.preview import Preview
from csdesk.ui.scale import px
from csdesk.ui.sections.section import FOOT_ROOM, ROOM_AROUND, SCROLL_ROOM
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.revealing import reveal_around
from csdesk.ui.widgets.stacking import Stacking
from csdesk.words import counted, phrase

TABLES = (
    "account contract plan milestone responsibility next_phase contact change metric definition goal goal_revision "
    "measurement commitment commitment_step answer review review_attendee agenda_item decision review_question "
    "review_sheet review_file"
)


HALF_HEIGHT = 180  # of the preview, and at least of the form above it


class PreparePage(ReviewPlace):
    """At the left what is edited, each edit kept at once; at the right, or below, the printed pages as they are now.

    `Place("review", 3, record="review:12")`.
    """

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._row: Prepared | None = None
        self.write = primary(words("Export"), self.export)
        self.after = secondary(words("After the meeting"), self.open_afterwards)
        self.top(JumpField(shell), self.after, self.write)
        self.ready = Chip()
        self._head(self.ready)
        self.form = ReviewForm(shell)
        self.area = FormArea(self.form)
        self.preview = Preview(shell)
        self.halves = Stacking(
            ((self.area, 11), (self.preview, 10)), 4 * GRID - SCROLL_ROOM // 2, height=px(HALF_HEIGHT)
        )
        self.halves.stacked.connect(self.area.show_whole)
        self.body.setSpacing(3 * GRID)
        self.body.addWidget(self.halves, 1)
        QTimer.singleShot(0, self, self._build)

    def open(self, place: Place) -> None:
        """Come to a review; nothing is written from the one that was here before."""
        if self.place is None or self.place.record != place.record:
            self._row = None
        super().open(place)

    def refresh(self) -> None:
        """Ask for the review, for what stays out, and for all that its pages say."""
        if self.place is None or self.place.account is None or not self.review or not self.form.is_built:
            return
        today = self.shell.today()
        self.ask(review_page, self.review, today, then=self._show, refused=self._gone)
        self.ask(not_shared, self.place.account, then=self._show_out)
        self.ask(review_draft, self.review, today, then=self._draft, refused=_nothing)

    def focus_first(self) -> None:
        """The first thing that is missing, or else what the review is."""
        if self.form.is_built:
            self.form.focus_first()
        else:
            super().focus_first()

    def export(self) -> None:
        """Write the workbook, and the PDF where that is ticked."""
        if self._row is None:
            return
        reveal_around(self.form.export, ROOM_AROUND)
        self.form.export.start()
        self.write.setEnabled(not self.form.export.is_writing)

    def next_missing(self) -> None:
        """Go to what is missing: the first time to the first, then on to the next."""
        if self._row is None:
            return
        missing = [item for item in self.form.checklist.missing if item.mends not in ELSEWHERE]
        if missing:
            self._mend(self.form.after(missing))
        else:
            self.shell.notify(phrase("Nothing is missing on this page."))

    def open_afterwards(self) -> None:
        """Go to what the meeting brought and what follows it."""
        if self.place is not None:
            self.shell.open_place(Place("afterwards", self.place.account, record=self.place.record))

    def mark_sent(self) -> None:
        """Look at the files that were written, and mark the review as sent with them."""
        if self._row is None:
            return
        reveal_around(self.form.sent, ROOM_AROUND)
        self.form.sent.start()

    def copy_chart(self) -> None:
        """Put the chart in sight on the clipboard."""
        self.preview.copy_chart()

    def _build(self) -> None:
        """Make the form in several turns, so that the window stays alive meanwhile."""
        with Guard(self.show_fault):
            if self.form.build_next():
                self._built()
            else:
                QTimer.singleShot(0, self, self._build)

    def _built(self) -> None:
        """All cards are there: they can say what is wanted of the page, and be filled."""
        self.form.checklist.mend_wanted.connect(self._mend)
        self.form.export.ended.connect(self._ended)
        self.form.sheets.looked_at.connect(self._look_at)
        self.make_stale()

    def _show(self, row: Prepared) -> None:
        anew = self._row is None or self._row.id != row.id
        self._row = row
        self._show_head(row.kind.label, row)
        self._show_ready(row)
        self.form.show_review(row, anew=anew)
        if anew:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()
        self.filled.emit()

    def _show_ready(self, row: Prepared) -> None:
        left = sum(not item.done for item in row.checklist)
        if row.sent_on is not None:
            self.ready.show_state(
                self.say(phrase("Sent {day}", day=row.sent_on)),
                "good",
                self.words("What went out is kept below."),
            )
        elif left:
            said = counted("{count} thing missing", "{count} things missing", left)
            why = "\n".join(self.say(item.check.label) for item in row.checklist if not item.done)
            self.ready.show_state(self.say(said), "warning", why)
        else:
            self.ready.show_state(
                self.words("Ready"), "good", self.words("Everything on the checklist is so.")
            )

    def _show_out(self, rows: tuple[StayingOut, ...]) -> None:
        self.form.show_out(rows)

    def _draft(self, draft: ReviewDraft) -> None:
        settings, locale = self.shell.preferences.settings, self.shell.speech.formats.locale
        work = partial(_made, draft, settings, locale)
        self.shell.hands.load(work, partial(self._show_pages, draft))

    def _show_pages(self, draft: ReviewDraft, made: Made) -> None:
        if draft.prepared is not None and draft.prepared.id == self.review:
            self.form.show_sheets(made, draft.kind, self.review)
            self.preview.show_review(made.printed)

    def _look_at(self, sheet: str) -> None:
        self.preview.look_at(sheet)

    def _mend(self, item: Item) -> None:
        """Open the place that mends something: here, or on the account's page."""
        account = None if self.place is None else self.place.account
        if item.mends in ELSEWHERE:
            self.shell.open_place(
                Place("figures", account)
                if item.mends is Mends.FIGURES
                else Place("account", account, "plan")
            )
            return
        self.form.go_to(item)
        focus = self.form.window().focusWidget()
        if focus is not None:
            reveal_around(focus, 20 * GRID)

    def _ended(self) -> None:
        self.write.setEnabled(True)
        QTimer.singleShot(0, self, partial(reveal_around, self.form.export, ROOM_AROUND))


ELSEWHERE = frozenset({Mends.FIGURES, Mends.PLAN})
"""What is mended on the account's own pages."""


def _made(draft: ReviewDraft, settings: Settings, locale: str) -> Made:
    return preview_of(draft, author_of(settings), locale)


class FormArea(QScrollArea):
    """What is edited, scrolled; it is never narrower than that, the preview gives way.

    Above the preview it is as high as what is in it, and the page scrolls: nobody scrolls within what scrolls.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._is_whole = False
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SCROLL_ROOM, px(FOOT_ROOM))
        column.addWidget(inside)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_whole(self, whole: bool) -> None:
        """Be as high as what is in it, or scroll it again."""
        self._is_whole = whole
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it needs another width or height now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = None if inside is None else inside.layout()
        if self._is_whole and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it needs, and the bar beside it."""
        inside = self.widget()
        needed = 0 if inside is None else inside.minimumSizeHint().width()
        return QSize(needed + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())


def _nothing(_: Refusal) -> None:
    """The question for the review itself says that it is gone."""
