"""Keys that a box may want for itself before the window gets them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

EDITING = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z})
"""With Ctrl these are a box's own on every system."""


def leaves_to_window(event: QEvent, *, is_touched: bool) -> bool:
    """Whether a box that is asked if it wants a key had better leave it to the window.

    That is undo and redo while nothing was typed, and every other letter with Ctrl: on Linux a box of Qt's takes
    Ctrl+E and the like for moves of the cursor, and exporting would do nothing wherever somebody types.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return not is_touched
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return with_ctrl and is_letter and event.key() not in EDITING
