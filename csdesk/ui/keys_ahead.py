"""Keys that come before the page they are meant for: they wait for it, and are pressed there in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.ui.frame import Frame

AT_MOST = 5_000  # milliseconds after which a page is not waited for any more
LOOK = 5  # milliseconds from one look whether it is there to the next
KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
GOING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""With these one goes somewhere else, for which nobody has to wait."""
ALONE = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
"""Keys that do nothing by themselves."""


class KeysAhead(QObject):
    """Watches the keys of a window, which come to it before anything in it; `is_whole` says whether its page is there.

    Whoever goes to a page goes on at once, and must not type into the page before, or into another account's records.
    """

    def __init__(self, frame: Frame, is_whole: Callable[[], bool]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._is_whole = is_whole
        self._waiting: deque[QKeyEvent] = deque()
        self._deadline = QDeadlineTimer()
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        frame.winId()  # so that there is a window to watch, also before it is shown
        frame.windowHandle().installEventFilter(self)

    @property
    def waits(self) -> bool:
        """Whether a key waits for its page."""
        return bool(self._waiting)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Keep a key for later; as one that somebody wants for himself it is not taken for a shortcut meanwhile."""
        if event.type() not in KEYS or not isinstance(event, QKeyEvent) or not self._has_to_wait(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not self._waiting:
            self._deadline.setRemainingTime(AT_MOST)
            self._timer.start()
        self._waiting.append(event.clone())
        return True

    def _has_to_wait(self, event: QKeyEvent) -> bool:
        if self._waiting:
            return True
        return event.key() not in ALONE and not event.modifiers() & GOING and not self._is_whole()

    def _look(self) -> None:
        """Press what waits, as far as no key leads to a page that has to be waited for again."""
        while self._waiting and self._is_whole():
            self._press(self._waiting.popleft())
            self._deadline.setRemainingTime(AT_MOST)
        if self._deadline.hasExpired():
            self._waiting.clear()
        if not self._waiting:
            self._timer.stop()

    def _press(self, event: QKeyEvent) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._frame
        does = _shortcut(target, event) if event.type() == QEvent.Type.KeyPress else None
        if does is not None:
            does()
        else:
            QApplication.sendEvent(target, event)


def _shortcut(target: QWidget, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key does where it is no key of the widget's own."""
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    wanted.ignore()
    QApplication.sendEvent(target, wanted)
    if wanted.isAccepted():
        return None
    keys = QKeySequence(event.keyCombination())
    return next((does for known, does in _shortcuts_of(target) if known == keys), None)


def _shortcuts_of(target: QWidget) -> Iterator[tuple[QKeySequence, Callable[[], object]]]:
    """The keys that are heard in a widget: its own, those of what it lies in, and the window's."""
    around: QWidget | None = target
    while around is not None:
        for one in around.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if one.isEnabled() and (around is target or one.context() != Qt.ShortcutContext.WidgetShortcut):
                yield one.key(), one.activated.emit
        for action in around.actions():
            if action.isEnabled() and (
                around is target or action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
            ):
                yield from ((keys, action.trigger) for keys in action.shortcuts())
        around = around.parentWidget()
