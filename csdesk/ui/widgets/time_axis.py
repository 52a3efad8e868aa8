"""A painted time axis with lanes, read out by the pointer and by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csdesk.tokens import TYPE_SMALL
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.theme import font
from csdesk.ui.widgets.pictures import call_picture
from csdesk.ui.widgets.time_lanes import ROW, SIGN, Arrangement, Lane, Placed, Sign, arrange, in_time
from csdesk.ui.widgets.tips import plain_tip

TITLES = 96  # at least
TITLE_GAP = 8
LEAST_NAME = 44
BAR = 20
NAMES = 18  # the height of what names the days
MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class TimeAxis(QWidget):
    """`show_lanes` draws them; `read` carries what the pointer or the keys are on, `chosen` a thing's key on Enter."""

    read = Signal(str)
    chosen = Signal(object)

    def __init__(self, shell: Shell, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._lanes: tuple[Lane, ...] = ()
        self._today = date.min
        self._drawn: Arrangement | None = None
        self._titles = wide(TITLES)
        self._at: int | None = None
        self._picture = QPixmap()
        self.setFont(font(TYPE_SMALL))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs on charts in every language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        call_picture(self)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shell.looks.changed.connect(self._paint_anew)

    @property
    def reading(self) -> str:
        """What the keys are on, in words; empty when they are on nothing."""
        return self._said(self._current())

    def show_lanes(self, lanes: Sequence[Lane], today: date) -> None:
        """Draw other lanes."""
        if (tuple(lanes), today) != (self._lanes, self._today):
            self._lanes, self._today, self._at = tuple(lanes), today, None
            self._arrange()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(400, int(self._drawn.height) if self._drawn is not None else 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width puts everything elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through everything in the order of time, Home and End to its ends, Enter chooses."""
        things = in_time(self._drawn) if self._drawn is not None else ()
        key = Qt.Key(event.key())
        if not things:
            super().keyPressEvent(event)
        elif key in MOVES:
            start = -1 if MOVES[key] > 0 else len(things)
            self._read((start if self._at is None else self._at) + MOVES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._read(0 if key == Qt.Key.Key_Home else len(things) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.chosen.emit(things[self._at].thing.key)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read nothing any more."""
        super().focusOutEvent(event)
        self._at = None
        self.read.emit("")
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that there is something under the pointer."""
        under = self._under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        super().mousePressEvent(event)
        found = self._under(event.position())
        if found is not None:
            self.chosen.emit(found.thing.key)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._said(found), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show scale, lanes and today, drawn once: lists that grow below and scrolling ask for it again and again."""
        if self._drawn is None:
            return
        if self._picture.size() != self.size() * self.devicePixelRatio():
            self._picture = self._paint(self._drawn)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        current = self._current()
        if current is not None:
            painter.setPen(QPen(self._colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_box(current).adjusted(-4, -4, 4, 4), 6, 6)
        painter.end()

    def _paint(self, drawn: Arrangement) -> QPixmap:
        """The whole axis on its card's ground."""
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._colour("panel"))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter, drawn)
        for placed in drawn.placed:
            self._paint_thing(painter, placed)
        self._paint_today(painter, drawn)
        painter.end()
        return picture

    def _paint_anew(self) -> None:
        self._picture = QPixmap()
        self.update()

    def _arrange(self) -> None:
        self._titles = self._room_for_titles()
        width = self.width() - self._titles - TITLE_GAP
        self._drawn = (
            arrange(self._lanes, self._today, self._titles, width) if self._lanes and width > 0 else None
        )
        self.updateGeometry()
        self._paint_anew()

    def _room_for_titles(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(lane.title) for lane in self._lanes), default=0)
        return max(wide(TITLES), widest + 2 * TITLE_GAP)

    def _read(self, at: int) -> None:
        things = in_time(self._drawn) if self._drawn is not None else ()
        self._at = min(max(at, 0), len(things) - 1)
        self.setAccessibleDescription(self.reading)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.read.emit(self.reading)
        self.update()

    def _current(self) -> Placed | None:
        return in_time(self._drawn)[self._at] if self._drawn is not None and self._at is not None else None

    def _said(self, found: Placed | None) -> str:
        return plain_tip(self._shell.say(found.thing.says)) if found is not None else ""

    def _under(self, point: QPointF) -> Placed | None:
        things = reversed(self._drawn.placed) if self._drawn is not None else iter(())
        return next((one for one in things if _box(one).adjusted(-4, -4, 4, 4).contains(point)), None)

    def _paint_scale(self, painter: QPainter, drawn: Arrangement) -> None:
        formats = self._shell.speech.formats
        named = formats.year if drawn.scale.months >= 12 else formats.month
        today = self._place_of_name(painter, drawn.scale.x(self._today), self._shell.words("Today"))
        for day in drawn.scale.ticks():
            x = drawn.scale.x(day)
            painter.setPen(self._colour("line"))
            painter.drawLine(QPointF(x, px(NAMES)), QPointF(x, drawn.height))
            place = self._place_of_name(painter, x, named(day))
            if place.right() <= self.width() and not place.intersects(today):
                painter.setPen(self._colour("muted"))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, named(day))
        for title, top in drawn.lanes:
            painter.setPen(self._colour("line"))
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            painter.setPen(self._colour("muted"))
            painter.drawText(
                QRectF(0, top, self._titles - TITLE_GAP, px(ROW)), Qt.AlignmentFlag.AlignVCenter, title
            )

    def _paint_today(self, painter: QPainter, drawn: Arrangement) -> None:
        x = drawn.scale.x(self._today)
        painter.setPen(QPen(self._colour("accent"), 1.5))
        painter.drawLine(QPointF(x, px(NAMES)), QPointF(x, drawn.height))
        today = self._shell.words("Today")
        painter.drawText(self._place_of_name(painter, x, today), Qt.AlignmentFlag.AlignVCenter, today)

    @staticmethod
    def _place_of_name(painter: QPainter, x: float, text: str) -> QRectF:
        return QRectF(x + 4, 0, painter.fontMetrics().horizontalAdvance(text) + 4, px(NAMES))

    def _paint_thing(self, painter: QPainter, placed: Placed) -> None:
        if placed.thing.until is not None:
            self._paint_span(painter, placed)
        else:
            self._paint_mark(painter, placed)

    def _paint_span(self, painter: QPainter, placed: Placed) -> None:
        thing = placed.thing
        painter.setPen(QPen(self._colour(thing.token), 1, _line_of(thing.open_ended)))
        painter.setBrush(self._colour("muted_ground"))
        painter.drawRoundedRect(_box(placed), 5, 5)
        self._write(painter, thing.name, placed.left + 8, placed.y, placed.right - placed.left - 14)

    def _paint_mark(self, painter: QPainter, placed: Placed) -> None:
        thing, colour = placed.thing, self._colour(placed.thing.token)
        middle = QPointF((placed.left + placed.right) / 2, placed.y)
        painter.setPen(QPen(colour, 2, _line_of(thing.sign is Sign.EXPECTED)))
        painter.setBrush(colour if thing.sign in (Sign.DONE, Sign.EVENT) else self._colour("panel"))
        if thing.sign is Sign.EVENT:
            painter.drawRoundedRect(QRectF(middle.x() - 2, placed.y - 8, 4, 16), 2, 2)
        else:
            painter.drawEllipse(middle, SIGN / 2 - 1, SIGN / 2 - 1)
        self._write(painter, thing.name, placed.right + 5, placed.y, placed.room)

    def _write(self, painter: QPainter, text: str, x: float, y: float, room: float) -> None:
        if room < px(LEAST_NAME):
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(self._colour("ink"))
        painter.drawText(QRectF(x, y - px(BAR) / 2, room + 2, px(BAR)), Qt.AlignmentFlag.AlignVCenter, shown)

    def _colour(self, token: str) -> QColor:
        return self._shell.looks.colour(token)


def _box(placed: Placed) -> QRectF:
    return QRectF(placed.left, placed.y - px(BAR) / 2, placed.right - placed.left, px(BAR))


def _line_of(dotted: bool) -> Qt.PenStyle:
    return Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
