"""A chart on screen: a picture drawn off the interface thread, read by hovering, by arrow keys, by dragging."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
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
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chart_cursor import Cursor
from csdesk.ui.widgets.chart_drafter import Drafter, Sheet

if TYPE_CHECKING:
    from csdesk.charts.figure import Picture

HEIGHT = 264
PANEL_HEIGHT = 132
NARROWEST = 320
SETTLED = 60  # milliseconds without another resize
RING = 5.5
DRAG = 5.0
AXIS_HEIGHT = 24.0


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
        self._hits: HitMap | None = None
        self._shown: tuple[ChartSpec, Sheet] | None = None
        self._pressed: PointHit | None = None
        self._pressed_at = QPointF()
        self._settling = QTimer(self, singleShot=True, interval=SETTLED)
        self._settling.timeout.connect(self._wish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        shell.looks.changed.connect(self._wish)

    @property
    def spec(self) -> ChartSpec | None:
        """The chart that is shown."""
        return self._spec

    @property
    def hits(self) -> HitMap | None:
        """What lies where in the picture that is shown; None until it is drawn."""
        return self._hits

    @property
    def sheet(self) -> Sheet:
        """What the chart is drawn on."""
        return Sheet(
            self.width(),
            self.height(),
            self.devicePixelRatioF(),
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
            self._image = self._hits = self._shown = None
        self._spec = spec
        self._cursor = Cursor(spec)
        self.read.emit("")
        say = self._shell.speech.formats
        self.setAccessibleName(say.say(spec.title))
        self.setAccessibleDescription(say.join(spec.alternative or spec.sentence))
        self.setFixedHeight(
            HEIGHT if spec.kind is Kind.RESULTS else PANEL_HEIGHT * len(spec.panels) + 8 * GRID
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
        """The picture, and over it what is being read."""
        del event
        painter = QPainter(self)
        if self._image is not None:
            if abs(self._image.width() - self.width() * self.devicePixelRatioF()) < 1.5:
                self._image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(0, 0, self._image)
            else:
                self._image.setDevicePixelRatio(1)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(self.rect()), self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_range(painter)
            self._paint_point(painter)
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
        place, cursor = event.position(), self._cursor
        if cursor is None or self._hits is None:
            return
        if self._pressed is not None and (place - self._pressed_at).manhattanLength() > DRAG:
            last = self._nearest(place.x(), self._pressed.panel)
            if last is not None:
                cursor.choose(last.panel, self._pressed.index, last.index)
        elif self._pressed is None:
            self._hover(cursor, place)
        self._say()

    def _hover(self, cursor: Cursor, place: QPointF) -> None:
        on_axis = self._axis_day(place) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_axis else Qt.CursorShape.ArrowCursor)
        hit = self._nearest(place.x(), self._panel_at(place))
        if hit is not None and not on_axis and cursor.span is None:
            cursor.go_to(hit.panel, hit.index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, where a range may begin."""
        if event.button() == Qt.MouseButton.LeftButton and self._axis_day(event.position()) is None:
            self._pressed_at = event.position()
            self._pressed = self._nearest(event.position().x(), self._panel_at(event.position()))
            if self._pressed is not None and self._cursor is not None:
                self._cursor.go_to(self._pressed.panel, self._pressed.index)
                self._say()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a range; a click on the time axis asks for a change there."""
        day = self._axis_day(event.position())
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
        """Have the chart drawn, unless it is there already."""
        if self._spec is None or not self.isVisible():
            return
        sheet = self.sheet
        if self._shown != (self._spec, sheet):
            self._drafter.draw(self, self._spec, sheet, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Being seen, be drawn."""
        super().showEvent(event)
        self._wish()

    def _take(self, spec: ChartSpec, sheet: Sheet, picture: Picture) -> None:
        if spec != self._spec:
            return
        self._shown = (spec, sheet)
        self._hits = picture.hits
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
        cursor, hits = self._cursor, self._hits
        if cursor is None or hits is None or cursor.span is None:
            return
        first, last = (self._hit(cursor.panel, index) for index in cursor.span)
        if first is None or last is None:
            return
        plot = hits.plots[cursor.panel]
        ground = self._colour("accent")
        ground.setAlphaF(0.14)
        painter.fillRect(QRectF(first.x, plot.top, max(last.x - first.x, 1.0), plot.height), ground)

    def _paint_point(self, painter: QPainter) -> None:
        cursor, hits = self._cursor, self._hits
        if cursor is None or hits is None or cursor.index is None:
            return
        hit = self._hit(cursor.panel, cursor.index)
        if hit is None:
            return
        painter.setPen(QPen(self._colour("muted"), 1, Qt.PenStyle.DotLine))
        plots = hits.plots
        painter.drawLine(QPointF(hit.x, plots[0].top), QPointF(hit.x, plots[-1].bottom))
        painter.setPen(QPen(self._colour("ink"), 1.6))
        painter.drawEllipse(QPointF(hit.x, hit.y), RING, RING)

    def _colour(self, token: str) -> QColor:
        return self._shell.looks.colour(token)

    def _hit(self, panel: int, index: int) -> PointHit | None:
        hits = self._hits
        return (
            next((one for one in hits.points if (one.panel, one.index) == (panel, index)), None)
            if hits
            else None
        )

    def _panel_at(self, place: QPointF) -> int:
        """The panel under a place, else the nearest one."""
        plots = self._hits.plots if self._hits else ()
        return min(
            range(len(plots)),
            key=lambda n: max(plots[n].top - place.y(), place.y() - plots[n].bottom),
            default=0,
        )

    def _nearest(self, x: float, panel: int) -> PointHit | None:
        """The panel's point nearest in time to a place."""
        found = [hit for hit in self._hits.points if hit.panel == panel] if self._hits else []
        at = bisect_left(found, x, key=lambda hit: hit.x)
        return min(found[max(at - 1, 0) : at + 1], key=lambda hit: abs(hit.x - x), default=None)

    def _axis_day(self, place: QPointF) -> date | None:
        """The day on the time axis at a place, None beside the axis."""
        if self._hits is None:
            return None
        plot = self._hits.plots[-1]
        on_axis = (
            plot.bottom + 2 < place.y() < plot.bottom + AXIS_HEIGHT and plot.left <= place.x() <= plot.right
        )
        return self._hits.time.day(place.x()) if on_axis else None
