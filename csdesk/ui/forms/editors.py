"""The boxes that are typed into: they say when they are left, and leave Ctrl+Z to the window when nothing was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from csdesk.ui.forms.overrides import leaves_to_window
from csdesk.ui.icons import SIZE, pixmap
from csdesk.ui.scale import px
from csdesk.ui.widgets.tips import plain_tip

POPUP_ROOM = 12  # a list's border and padding in the stylesheet
LEAST_WIDTH = 150
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class LineEditor(QLineEdit):
    """One line. `left` when the focus goes or Enter is pressed, `given_up` at Esc; `baseline` is what stands."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline = ""
        self.setTextMargins(-2, 0, -2, 0)  # Qt's own; without them a line begins where a text begins
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show what stands, from its beginning."""
        self.baseline = text
        self.setText(text)
        self.setCursorPosition(0)

    @property
    def is_touched(self) -> bool:
        """Whether something else was typed than what stands."""
        return self.text() != self.baseline

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys, undo while nothing was typed; let a tip say what the box can't show whole."""
        if leaves_to_window(event, is_touched=self.is_touched):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self._elided() != self.text() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """End a text that doesn't fit in an ellipsis, as long as nobody types in it."""
        shown = self._elided()
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return room.adjusted(margins.left() + 2, 0, -margins.right() - 2, 0)  # Qt's own two pixels

    def _elided(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc gives up what was typed."""
        if event.key() in ENTER:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_touched:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed; a context menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEAVING:
            self.left.emit()


class TextEditor(QPlainTextEdit):
    """Several lines, as high as its text; Tab or Ctrl+Enter keeps, Esc gives up what was typed."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, lines: int = 2, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline = ""
        self._lines = lines
        self._most = most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self.typed)

    def text(self) -> str:
        """What stands in the box."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what stands."""
        self.baseline = text
        self.setPlainText(text)

    @property
    def is_touched(self) -> bool:
        """Whether something else was typed than what stands."""
        return self.text() != self.baseline

    def sizeHint(self) -> QSize:
        """As high as the text, between `lines` and `most` lines."""
        lines = max(self._lines, min(self._most, int(self.document().size().height())))
        between = lines - 1  # lines are a little higher than whole pixels say
        return QSize(240, lines * self.fontMetrics().lineSpacing() + between + 16)

    def minimumSizeHint(self) -> QSize:
        """Never less than that."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys, and undo while nothing was typed."""
        if leaves_to_window(event, is_touched=self.is_touched):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc gives up what was typed."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_touched:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed; a context menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEAVING:
            self.left.emit()


class Chooser(QComboBox):
    """A list to choose from; the wheel scrolls the page, not the choice, until the list has the focus.

    Arrow keys choose at once, or open the list first where `opens_first` says so, since a choice does much.
    """

    opens_first = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for lists looks into no stylesheet

    def minimumSizeHint(self) -> QSize:
        """A long choice gives way where there is little room."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(LEAST_WIDTH)), hint.height())

    def showPopup(self) -> None:
        """Show the list wide enough for what is in it, however narrow the box is."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + POPUP_ROOM)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list be looked at before anything is chosen, where that is wanted."""
        if self.opens_first and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page have the wheel."""
        if self.hasFocus() and not self.opens_first:
            super().wheelEvent(event)
        else:
            event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """End a choice that doesn't fit in an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - px(SIZE) - 2 * POPUP_ROOM
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, max(room, 0)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in a token's colour, which a stylesheet can't."""
        super().paintEvent(event)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        size = px(SIZE - 4)
        painter = QPainter(self)
        arrow = pixmap("down", colour, size, 2 if self.devicePixelRatioF() > 1 else 1)
        painter.drawPixmap(self.width() - size - 8, (self.height() - size) // 2, arrow)
        painter.end()


def keep_typed() -> None:
    """Let the box that has the focus keep what was typed, and its focus."""
    box = QApplication.focusWidget()
    if isinstance(box, LineEditor | TextEditor):
        box.left.emit()
