"""The order of Tab through what is put together at different times: that of the layouts, not that of making."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QScrollArea, QWidget

from csdesk.ui.widgets.revealing import reveal_around

ROOM_AROUND = 16  # so far from the edge is what Tab goes to


def step(window: QWidget, forward: bool) -> bool:
    """Put the focus on what comes after, or before, what has it now; False when there is nothing else.

    Qt's own chain follows the order in which widgets were made, and lists are filled and sorted anew all the time.
    """
    ways = [one for one in focusable(window) if one.isVisible() and one.isEnabled()]
    here = QApplication.focusWidget()
    if here not in ways or len(ways) == 1:
        return False
    at = ways.index(here) + (1 if forward else -1)
    there = ways[at % len(ways)]
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    reveal_around(there, ROOM_AROUND)
    return True


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What under `root` takes the focus by Tab, hidden or not, in the order of the layouts."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    if isinstance(root, QComboBox):
        return
    if isinstance(root, QScrollArea):
        inner = root.widget()
        if inner is not None:
            yield from focusable(inner)
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from focusable(widget)
        elif inner is not None:
            yield from _in_layout(inner)
