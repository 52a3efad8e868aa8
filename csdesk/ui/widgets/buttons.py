"""Buttons: one primary a page, secondary ones, quiet ones within a text, and icons with a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from csdesk.ui.scale import px
from csdesk.ui.widgets.tips import plain_tip

ICON = 16


class Button(QPushButton):
    """A button that Enter presses as well as Space; `look` is "" (secondary), primary, quiet, icon or rail."""

    def __init__(
        self, text: str, pressed: Callable[[], object], look: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.call(text)
        self.setAutoDefault(False)
        self.setIconSize(QSize(px(ICON), px(ICON)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if look:
            self.setProperty("look", look)
        self._pressed = pressed
        self.clicked.connect(self._press)

    def call(self, text: str) -> None:
        """Give the button its text, which is its name too."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        self._pressed()


class ElidedButton(Button):
    """A quiet button that ends in an ellipsis where it has no room; its tooltip then says all of it, else `tip`."""

    def __init__(
        self, pressed: Callable[[], object], text: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, pressed, "quiet", parent)
        self._tip = tip
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few characters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        elided, all_signs = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic
        shown = self.fontMetrics().elidedText(self.text(), elided, room, all_signs)
        self.setToolTip(self._tip if shown == self.text() else plain_tip(self.accessibleName()))
        option.text = shown
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def press_by_enter(button: QPushButton) -> None:
    """Let Enter press a plain button that has the focus."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(key), button)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)


def primary(text: str, pressed: Callable[[], object], parent: QWidget | None = None) -> Button:
    """The one button of a page that most come for."""
    return Button(text, pressed, "primary", parent)


def secondary(text: str, pressed: Callable[[], object], parent: QWidget | None = None) -> Button:
    """Any other button."""
    return Button(text, pressed, "", parent)


def quiet(text: str, pressed: Callable[[], object], parent: QWidget | None = None) -> Button:
    """A button that reads like a link, beside or under what it concerns."""
    return Button(text, pressed, "quiet", parent)


def toggle(text: str = "") -> QPushButton:
    """A button that stays pressed, beside others of its kind."""
    made = QPushButton(text)
    made.setCheckable(True)
    made.setAutoDefault(False)
    made.setProperty("look", "toggle")
    return made


def icon_button(
    icon: QIcon, name: str, pressed: Callable[[], object], parent: QWidget | None = None
) -> Button:
    """A button of an icon alone; `name` is its tooltip and what a screen reader says."""
    made = Button("", pressed, "icon", parent)
    made.setIcon(icon)
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
