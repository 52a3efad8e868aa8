"""The preview: the review's printed pages below one another, drawn off the interface thread as they come into sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.deck.printed import PrintedChart, PrintedPage, PrintedReview
from csdesk.paper.picture import chart_picture, page_picture
from csdesk.tokens import GRID
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.reviews.page_view import PageView
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import ElidedButton, icon_button
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

LEAST_WIDTH = 220
ZOOMS = (1.0, 1.4, 2.0, 2.8)
CHART_SCALE = 2.5
SETTLED = 80  # milliseconds without another resize


class Preview(QWidget):
    """`show_review` shows a review's pages; only those that changed are drawn again.

    Ctrl with the wheel, plus or minus zooms; Ctrl+C copies the chart of the page that has the focus.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._review: PrintedReview | None = None
        self._zoom = 0
        self._drawing = False
        self._views: list[PageView] = []
        self._current: PageView | None = None
        self._said = Elided("", "muted")
        self.copy = ElidedButton(self.copy_chart, shell.words("Copy chart"), keys_in_words("Ctrl+C"))
        self._smaller = icon_button(
            shell.icon("remove", "muted"), shell.words("Smaller"), partial(self.zoom, -1)
        )
        self._larger = icon_button(shell.icon("add", "muted"), shell.words("Larger"), partial(self.zoom, 1))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._said, 1)
        for part in (self.copy, self._smaller, self._larger):
            head.addWidget(part)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * GRID)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(self._draw_next)
        self._settling = QTimer(self, singleShot=True, interval=SETTLED)
        self._settling.timeout.connect(self._lay_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        shell.looks.changed.connect(self._paint_icons)
        self._tell()

    @property
    def review(self) -> PrintedReview | None:
        """The pages that are shown."""
        return self._review

    @property
    def views(self) -> tuple[PageView, ...]:
        """The pages from the first to the last."""
        return tuple(self._views[: len(self._review.pages)] if self._review is not None else ())

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight is seen as it is now."""
        return self._next_view() is None and not self._drawing

    def show_review(self, review: PrintedReview) -> None:
        """Show pages; where one looks stays in sight."""
        self._review = review
        while len(self._views) < len(review.pages):
            view = PageView(self._shell)
            view.chosen.connect(self._choose)
            view.copy_wanted.connect(self._copy)
            self._views.append(view)
            self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        if self._current not in self.views:
            self._current = None
        self._lay_out()

    def look_at(self, sheet: str) -> None:
        """Bring a sheet's first page into sight."""
        for view in self.views:
            if view.page is not None and view.page.sheet == sheet:
                self._current = view
                self.area.verticalScrollBar().setValue(view.y() - 2 * GRID)
                self._tell()
                return

    def zoom(self, by: int) -> None:
        """Make the pages larger or smaller by so many steps."""
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self._lay_out()

    def copy_chart(self) -> None:
        """Put the chart of the page that is told of on the clipboard."""
        chart = self._shown.first_chart if self._shown is not None else None
        if chart is not None:
            self._copy(chart)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit into another width, and zoom by the wheel."""
        if event.type() == QEvent.Type.Resize:
            self._settling.start()
        elif isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by plus and minus."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: -len(ZOOMS)}
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self.zoom(by)
        else:
            super().keyPressEvent(event)

    @property
    def _shown(self) -> PageView | None:
        """The page that is told of: the one that was chosen, or else the first with a chart in sight."""
        if self._current is not None:
            return self._current
        return next((view for view in self.views if view.first_chart is not None), None)

    def _lay_out(self) -> None:
        if self._review is None:
            return
        width = max(LEAST_WIDTH, round((self.area.viewport().width() - 2) * ZOOMS[self._zoom]))
        count = len(self._review.pages)
        for n, view in enumerate(self._views):
            view.setVisible(n < count)
            if n < count:
                view.show_page(self._review.pages[n], n + 1, count, width)
        self._tell()
        QTimer.singleShot(0, self, self._draw_next)

    def _tell(self) -> None:
        shown = self._current
        count = len(self.views)
        if shown is not None and shown.page is not None:
            said = phrase(
                "Page {number} of {count}: {sheet}",
                number=self._views.index(shown) + 1,
                count=count,
                sheet=shown.page.sheet,
            )
        else:
            said = phrase("Preview, {count} pages", count=count) if count else phrase("Preview")
        self._said.setText(self._shell.say(said))
        self.copy.setEnabled(self._shown is not None and self._shown.first_chart is not None)

    def _choose(self, view: PageView) -> None:
        self._current = view
        self._tell()

    def _next_view(self) -> PageView | None:
        """The first page in sight whose picture is not that of what it should show."""
        if self._review is None:
            return None
        top = self.area.verticalScrollBar().value()
        sight = QRect(0, top, 10**6, self.area.viewport().height())
        for view in self.views:
            if view.geometry().intersects(sight) and view.drawn != self._wanted(view):
                return view
        return None

    def _wanted(self, view: PageView) -> tuple[PrintedPage, str, int] | None:
        if view.page is None or self._review is None:
            return None
        return view.page, self._review.accent, view.width()

    def _draw_next(self) -> None:
        view = self._next_view()
        if self._drawing or view is None or not self._shell.hands.is_open:
            return
        wanted = self._wanted(view)
        assert wanted is not None
        self._drawing = True
        work = partial(page_picture, *wanted, self.devicePixelRatioF())
        self._shell.hands.load(work, partial(self._show, view, wanted), self._give_up)

    def _show(self, view: PageView, wanted: tuple[PrintedPage, str, int], image: QImage) -> None:
        self._drawing = False
        view.drawn = wanted
        view.show_picture(image)
        QTimer.singleShot(0, self, self._draw_next)

    def _give_up(self, _: object) -> None:
        self._drawing = False

    def _copy(self, chart: PrintedChart) -> None:
        if self._review is not None:
            work = partial(chart_picture, chart, self._review.accent, CHART_SCALE)
            self._shell.hands.load(work, self._put_on_clipboard)

    def _put_on_clipboard(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._shell.notify(phrase("The chart is copied as a picture."))

    def _paint_icons(self) -> None:
        self._smaller.setIcon(self._shell.icon("remove", "muted"))
        self._larger.setIcon(self._shell.icon("add", "muted"))

    def sizeHint(self) -> QSize:
        """Half of a usual window."""
        return QSize(2 * LEAST_WIDTH, 2 * LEAST_WIDTH)
