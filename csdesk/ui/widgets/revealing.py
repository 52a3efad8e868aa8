"""Scrolling so far that something is seen whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(area: QScrollArea, shown: QWidget, room: int) -> None:
    """Let the area scroll up or down as little as shows all of `shown`, with `room` above and below it.

    Qt's own `ensureWidgetVisible` is content with the cursor of a box, and leaves no room where that is in sight.
    """
    bar, view = area.verticalScrollBar(), area.viewport()
    if not view.isAncestorOf(shown):
        return  # its list was filled anew meanwhile
    top = shown.mapTo(view, QPoint(0, 0)).y() + bar.value()
    least = top + shown.height() + room - view.height()
    bar.setValue(min(max(bar.value(), least), max(0, top - room)))


def reveal_around(shown: QWidget, room: int) -> None:
    """Let every area around it scroll so far that it is seen."""
    around = shown.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            reveal(around, shown, room)
        around = around.parentWidget()
