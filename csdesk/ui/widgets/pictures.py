"""The role of what csdesk draws itself: a screen reader hears that it is a picture."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

IS_PICTURE = "picture"


def call_picture(widget: QWidget) -> None:
    """Let a drawn widget be told of as a picture; its name and description say what is to be seen."""
    widget.setProperty(IS_PICTURE, True)
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_: str, shown: QObject | None) -> QAccessibleInterface | None:
    if isinstance(shown, QWidget) and shown.property(IS_PICTURE):
        return QAccessibleWidget(shown, QAccessible.Role.Graphic)
    return None
