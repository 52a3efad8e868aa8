"""A chart on screen: a picture drawn off the interface thread, read by hovering, by arrow keys, by dragging."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.charts.reading import read_point, read_range
from csdesk.charts.shapes import HitMap, PointHit
from csdesk.charts.spec import ChartSpec, Kind
from csdesk.tokens import GRID
from csdesk.ui.scale import factor, px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chart_cursor import Cursor
from csdesk.ui.widgets.chart_drafter import Drafter, Sheet
from csdesk.ui.widgets.chart_places import Places
from csdesk.ui.widgets.pictures import call_picture

if TYPE_CHECKING:
    from csdesk.charts.figure import Picture

HEIGHT = 264
PANEL_HEIGHT = 132
NARROWEST = 320
SETTLED = 60  # milliseconds without another resize
RING = 5.5
DRAG = 5.0
RANGE_ALPHA = 0.14


class ChartView(QWidget):
    """Shows a spec. `read` carries what is read out ("" for nothing), `change_wanted` a day on the time axis.

    Arrows read points, Shift with them chooses a range, Up and Down change the metric, Esc leaves; Enter or a
    click on the time axis asks for a change on that day. Other keys go on to the parent.
    """

    read = Signal(str)
    change_wanted = Signal(object)  # date
    drawn = Signal()

    def __init__(self, shell: Shell, drafter: Drafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._drafter = drafter
        self._spec: ChartSpec | None = None
        self._cursor: Cursor | None = None
        self._image: QImage | None = None
        self._places: Places | None = None
        self._shown: tuple[ChartSpec, Sheet] | None = None
        self._wished: tuple[ChartSpec, Sheet] | None = None
        self._pressed: PointHit | None = None
        self._pressed_at = QPointF()
        self._settling = QTimer(self, singleShot=True, interval=SETTLED)
        self._settling.timeout.connect(self._wish)
        call_picture(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(wide(NARROWEST))
        shell.looks.changed.connect(self._wish)

    @property
    def spec(self) -> ChartSpec | None:
        """The chart that is shown."""
        return self._spec

    @property
    def hits(self) -> HitMap | None:
        """What lies where in the picture that is shown; None until it is drawn."""
        return None if self._places is None else self._places.hits

    @property
    def is_drawn(self) -> bool:
        """Whether the picture that is seen is that of the chart that is shown."""
        return self._shown is not None and self._shown[0] == self._spec

    @property
    def sheet(self) -> Sheet:
        """What the chart is drawn on."""
        return Sheet(
            round(self.width() / factor()),
            round(self.height() / factor()),
            self.devicePixelRatioF() * factor(),
            self._shell.looks.theme,
            self._shell.speech.formats,
            QFontInfo(self.font()).family(),
        )

    @property
    def day(self) -> date | None:
        """The day of the point that is read."""
        point = self._cursor.point if self._cursor is not None else None
        return None if point is None else point.at

    def show_spec(self, spec: ChartSpec) -> None:
        """Show a chart; an equal one is not drawn again."""
        if spec == self._spec:
            return
        if self._spec is None or self._spec.title != spec.title:
            self._image = self._places = self._shown = None
        self._spec, self._wished = spec, None
        self._cursor = Cursor(spec)
        self.read.emit("")
        say = self._shell.speech.formats
        self.setAccessibleName(say.say(spec.title))
        self.setAccessibleDescription(say.join(spec.alternative or spec.sentence))
        self.setFixedHeight(
            px(HEIGHT if spec.kind is Kind.RESULTS else PANEL_HEIGHT * len(spec.panels) + 8 * GRID)
        )
        self.updateGeometry()
        self._wish()

    def sizeHint(self) -> QSize:
        """Wide and of the height of its kind."""
        return QSize(2 * NARROWEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        self._settling.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and over it what is being read; scrolled into sight, the chart is drawn."""
        del event
        if not self._settling.isActive():
            self._wish()
        painter = QPainter(self)
        if self._image is not None:
            if abs(self._image.width() - self.width() * self.devicePixelRatioF()) < 1.5 * factor():
                self._image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(0, 0, self._image)
            else:
                self._image.setDevicePixelRatio(1)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(self.rect()), self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.scale(factor(), factor())
            self._paint_range(painter)
            self._paint_point(painter)
            painter.restore()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the chart by keys."""
        cursor = self._cursor
        if cursor is None or not self._move(cursor, event):
            super().keyPressEvent(event)
            return
        self._say()

    def _move(self, cursor: Cursor, event: QKeyEvent) -> bool:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        many = len(cursor.read_panel.points)
        match event.key():
            case Qt.Key.Key_Left:
                cursor.step(-1, extend=extend)
            case Qt.Key.Key_Right:
                cursor.step(1, extend=extend)
            case Qt.Key.Key_Home:
                cursor.step(0)
                cursor.step(-many, extend=extend)
            case Qt.Key.Key_End:
                cursor.step(many, extend=extend)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self._spec is not None and len(self._spec.panels) > 1:
                cursor.change_panel(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                return cursor.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.day is not None:
                self.change_wanted.emit(self.day)
            case _:
                return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the nearest point; while dragging choose a range."""
        place, cursor, places = event.position() / factor(), self._cursor, self._places
        if cursor is None or places is None:
            return
        if self._pressed is not None and (place - self._pressed_at).manhattanLength() > DRAG:
            last = places.nearest_of(self._pressed.panel, place.x())
            if last is not None:
                cursor.choose(last.panel, self._pressed.index, last.index)
        elif self._pressed is None:
            self._hover(cursor, places, place)
        self._say()

    def _hover(self, cursor: Cursor, places: Places, place: QPointF) -> None:
        on_axis = places.day_on_axis(place.x(), place.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_axis else Qt.CursorShape.ArrowCursor)
        hit = places.nearest(place.x(), place.y())
        if hit is not None and not on_axis and cursor.span is None:
            cursor.go_to(hit.panel, hit.index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, where a range may begin."""
        place, places = event.position() / factor(), self._places
        if event.button() != Qt.MouseButton.LeftButton or places is None or self._cursor is None:
            return
        if places.day_on_axis(place.x(), place.y()) is None:
            self._pressed, self._pressed_at = places.nearest(place.x(), place.y()), place
            if self._pressed is not None:
                self._cursor.go_to(self._pressed.panel, self._pressed.index)
                self._say()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a range; a click on the time axis asks for a change there."""
        place, places = event.position() / factor(), self._places
        day = None if places is None else places.day_on_axis(place.x(), place.y())
        if self._pressed is None and day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.change_wanted.emit(day)
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:
        """Leave the point, not a range; with the focus here the keys keep their place."""
        super().leaveEvent(event)
        if self._cursor is not None and self._cursor.span is None and not self.hasFocus():
            self._cursor.clear()
            self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is gone."""
        super().focusOutEvent(event)
        self.update()

    def _wish(self) -> None:
        """Have the chart drawn where it is in sight, unless it is there already or on its way."""
        if self._spec is None or self.visibleRegion().isEmpty():
            return
        wish = self._spec, self.sheet
        if wish not in (self._shown, self._wished):
            self._wished = wish
            self._drafter.draw(self, *wish, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Being seen, be drawn."""
        super().showEvent(event)
        self._wished = None
        self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, there is no haste."""
        super().hideEvent(event)
        self._drafter.forget(self)

    def _take(self, spec: ChartSpec, sheet: Sheet, picture: Picture) -> None:
        if spec != self._spec or self._shown == (spec, sheet):
            return
        self._shown = (spec, sheet)
        self._places = Places(picture.hits)
        line = 4 * picture.width
        image = QImage(picture.rgba, picture.width, picture.height, line, QImage.Format.Format_RGBA8888)
        self._image = image.convertToFormat(
            QImage.Format.Format_RGB32
        )  # as the screen takes it without converting
        self.update()
        self.drawn.emit()

    def _say(self) -> None:
        said = self._read_out()
        self.read.emit(said)
        self.update()
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _read_out(self) -> str:
        spec, cursor = self._spec, self._cursor
        if spec is None or cursor is None or cursor.point is None:
            return ""
        formats = self._shell.speech.formats
        if cursor.chosen:
            return read_range(spec, cursor.read_panel, cursor.chosen, formats)
        return read_point(spec, cursor.read_panel, cursor.point, formats)

    def _paint_range(self, painter: QPainter) -> None:
        cursor, places = self._cursor, self._places
        if cursor is None or places is None or cursor.span is None:
            return
        first, last = (places.point(cursor.panel, index) for index in cursor.span)
        if first is not None and last is not None:
            plot = places.plots[cursor.panel]
            ground = self._colour("accent")
            ground.setAlphaF(RANGE_ALPHA)
            painter.fillRect(QRectF(first.x, plot.top, max(last.x - first.x, 1.0), plot.height), ground)

    def _paint_point(self, painter: QPainter) -> None:
        cursor, places = self._cursor, self._places
        hit = None
        if cursor is not None and places is not None and cursor.index is not None:
            hit = places.point(cursor.panel, cursor.index)
        if hit is None or places is None:
            return
        painter.setPen(QPen(self._colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(hit.x, places.plots[0].top), QPointF(hit.x, places.plots[-1].bottom))
        painter.setPen(QPen(self._colour("ink"), 1.6))
        painter.drawEllipse(QPointF(hit.x, hit.y), RING, RING)

    def _colour(self, token: str) -> QColor:
        return self._shell.looks.colour(token)
