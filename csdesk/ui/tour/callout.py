"""What the tour shows: a frame round the control that a step is about, and beside it what is to be done there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import wide
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.buttons import Button, primary, quiet
from csdesk.ui.widgets.labels import label

WIDTH = 340
MOST_WAYS = 3
GAP = 3 * GRID
AROUND = GRID
"""How far the frame stands off the control."""


class Halo(QWidget):
    """A frame round a control; the pointer goes through it."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._looks.colour("accent"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 2 * GRID, 2 * GRID)
        painter.end()


class Callout(QFrame):
    """Title, text and at most three ways on. Enter takes the first, Esc leaves (`left`); Tab stays among them."""

    left = Signal()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(wide(WIDTH))
        self.halo = Halo(looks, parent)
        self.count = label("", "muted")
        self.title = label("", "heading")
        self.text = label("", wraps=True)
        self._ways: list[Callable[[], object]] = []
        self.buttons = [
            (quiet if number else primary)("", partial(self._go, number)) for number in range(MOST_WAYS)
        ]
        ways = QHBoxLayout()
        ways.setSpacing(GRID)
        for button in self.buttons:
            ways.addWidget(button)
        ways.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        for part in (self.count, self.title, self.text):
            layout.addWidget(part)
        layout.addLayout(ways)

    def say(
        self,
        count: str,
        title: str,
        text: str,
        ways: Sequence[tuple[str, Callable[[], object]]],
        look: str = "",
    ) -> None:
        """Say something else; the first way is what one comes for."""
        self.count.setText(count)
        self.title.setText(title)
        self.text.setText(text)
        self._ways = [way for _, way in ways]
        for number, button in enumerate(self.buttons):
            words = ways[number][0] if number < len(ways) else ""
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self.setAccessibleName(f"{count}. {title}. {text}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_focus(self) -> None:
        """Put the keyboard on the first way."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_by(self, control: QRect | None) -> None:
        """Stand beside the control, where there is room; in the lower corner where it is not seen."""
        parent = self.parentWidget()
        assert parent is not None
        self.resize(self.width(), self.heightForWidth(self.width()))
        self.halo.setVisible(control is not None)
        if control is not None:
            self.halo.setGeometry(
                control.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(parent.rect())
            )
            self.halo.raise_()
        self.move(beside(control, self.size(), parent.rect()))
        self.raise_()

    def _go(self, number: int) -> None:
        self._ways[number]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round among the ways on."""
        here = next_of([button for button in self.buttons if button.isVisible()], self.focusWidget(), next)
        if here is not None:
            here.setFocus(Qt.FocusReason.TabFocusReason)
        return here is not None

    def hideEvent(self, event: QEvent) -> None:
        """The frame goes, too."""
        self.halo.hide()


def next_of(buttons: list[Button], here: QWidget | None, forward: bool) -> Button | None:
    """The button after the one that has the focus, or before it; None where none has it."""
    place = next((number for number, button in enumerate(buttons) if button is here), None)
    return None if place is None else buttons[(place + (1 if forward else -1)) % len(buttons)]


def beside(control: QRect | None, size: QSize, room: QRect) -> QPoint:
    """Where something of a size stands beside a control without hiding it, if that can be, and within the room."""
    corner = QPoint(room.right() - size.width() - 2 * GAP, room.bottom() - size.height() - 2 * GAP)
    if control is None:
        return corner
    inside = room.adjusted(GAP, GAP, -GAP, -GAP)
    left = min(max(control.left(), inside.left()), inside.right() - size.width())
    top = min(max(control.top(), inside.top()), inside.bottom() - size.height())
    offered = (
        QPoint(left, control.bottom() + GAP),
        QPoint(control.right() + GAP, top),
        QPoint(control.left() - GAP - size.width(), top),
        QPoint(left, control.top() - GAP - size.height()),
    )
    return next((point for point in offered if inside.contains(QRect(point, size))), corner)
