"""The order in which Tab goes through what was put together at different times: the order of the layouts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLayout, QScrollArea, QWidget


def tab_in_order(root: QWidget) -> None:
    """Let Tab visit everything under `root` as it is laid out, wherever it was added."""
    for before, after in pairwise(focusable(root)):
        QWidget.setTabOrder(before, after)


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
