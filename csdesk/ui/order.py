"""The order of Tab through what is put together at different times: that of the layouts, not that of making."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QScrollArea, QSplitter, QWidget

from csdesk.ui.widgets.revealing import reveal_around

ROOM_AROUND = 16  # so far from the edge is what Tab goes to
BY_TAB = frozenset({Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus})


def step(window: QWidget, forward: bool) -> bool:
    """Put the focus on what comes after, or before, what has it now; False when there is nothing else.

    Qt's own chain follows the order in which widgets were made, and lists are filled and sorted anew all the time.
    Looked at is only what lies between the two: a long page has thousands of widgets.
    """
    here = QApplication.focusWidget()
    if here is None or not _is_laid_out(here, window):
        return False
    ways = chain(_beyond(here, window, forward), _within(window, forward))
    there = next((one for one in ways if one.isEnabled()), here)
    if there is here:
        return False
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    reveal_around(there, ROOM_AROUND)
    return True


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What under `root` takes the focus by Tab, hidden or not, in the order of the layouts."""
    if _takes_focus(root):
        yield root
    for part in _parts(root):
        yield from focusable(part)


def _within(root: QWidget, forward: bool) -> Iterator[QWidget]:
    """What is seen under `root` and takes the focus, from the first to the last or the other way round."""
    if not root.isVisible():
        return
    if forward and _takes_focus(root):
        yield root
    parts = _parts(root)
    for part in parts if forward else reversed(parts):
        yield from _within(part, forward)
    if not forward and _takes_focus(root):
        yield root


def _beyond(here: QWidget, window: QWidget, forward: bool) -> Iterator[QWidget]:
    """What follows `here` up to the window's end, or precedes it from there to the beginning."""
    if forward:
        for part in _parts(here):
            yield from _within(part, forward)
    while here is not window:
        above = _holder(here)
        assert above is not None
        parts = _parts(above)
        at = parts.index(here)
        for part in parts[at + 1 :] if forward else reversed(parts[:at]):
            yield from _within(part, forward)
        if not forward and _takes_focus(above):
            yield above
        here = above


def _is_laid_out(widget: QWidget, window: QWidget) -> bool:
    """Whether it has its place in the order: it and all around it lie in layouts, up to the window."""
    if not _takes_focus(widget):
        return False
    while widget is not window:
        above = _holder(widget)
        if above is None or widget not in _parts(above):
            return False
        widget = above
    return True


def _holder(widget: QWidget) -> QWidget | None:
    """The widget among whose parts this one is."""
    above = widget.parentWidget()
    around = None if above is None else above.parentWidget()
    return around if isinstance(around, QScrollArea) and around.widget() is widget else above


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() in BY_TAB and widget.focusProxy() is None


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets that stand directly in this one, in the order of its layouts, or side by side in a splitter."""
    if isinstance(widget, QComboBox):
        return []
    if isinstance(widget, QSplitter):
        beside = (widget.widget(at) for at in range(widget.count()))
        return [part for part in beside if part is not None]
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    return [*([] if inner is None else [inner]), *([] if layout is None else _in_layout(layout))]


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
