"""One printed page as it is seen in the preview: paper, what is on it, and its charts to be copied."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.deck.printed import PrintedChart, PrintedPage
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.pictures import call_picture
from csdesk.words import phrase


class PageView(QWidget):
    """One page. What it showed before stays until it is drawn anew."""

    chosen = Signal(object)  # the view
    copy_wanted = Signal(object)  # PrintedChart

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        call_picture(self)
        self._shell = shell
        self.page: PrintedPage | None = None
        self.image: QImage | None = None
        self.drawn: tuple[PrintedPage, str, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shell.looks.changed.connect(self.update)

    def show_page(self, page: PrintedPage, number: int, count: int, width: int) -> None:
        """Take the place of a page; its picture comes later."""
        if self.page is not None and self.page.sheet != page.sheet:
            self.image = None
        self.page = page
        self.setFixedSize(width, round(width * page.height / page.width))
        said = phrase("Page {number} of {count}: {sheet}", number=number, count=count, sheet=page.sheet)
        self.setAccessibleName(self._shell.say(said))
        self.setAccessibleDescription("\n".join(page.texts))

    def show_picture(self, image: QImage) -> None:
        """Show the page as it was drawn."""
        self.image = image
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the page that the preview tells of."""
        super().focusInEvent(event)
        self.chosen.emit(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lose the frame of the focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, what is on it, and its edge."""
        looks = self._shell.looks
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        focused = self.hasFocus()
        painter.setPen(QPen(looks.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the page's chart."""
        chart = self.first_chart
        if event.matches(QKeySequence.StandardKey.Copy) and chart is not None:
            self.copy_wanted.emit(chart)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy the chart that is pointed at."""
        chart = self.chart_at(event.pos()) or self.first_chart
        if chart is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            action = menu.addAction(
                self._shell.words("Copy chart as picture") + "\t" + keys_in_words("Ctrl+C")
            )
            action.triggered.connect(partial(self.copy_wanted.emit, chart))
            menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @property
    def first_chart(self) -> PrintedChart | None:
        """The page's chart, the upper one where there are several."""
        return self.page.charts[0] if self.page is not None and self.page.charts else None

    def chart_at(self, place: QPoint) -> PrintedChart | None:
        """The chart at a place."""
        if self.page is None:
            return None
        scale = self.page.width / max(self.width(), 1)
        x, y = place.x() * scale, place.y() * scale
        return next((chart for chart in self.page.charts if chart.box.holds(x, y)), None)
