"""A picture that stands still until the next one is whole, which is then painted once instead of twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

AT_MOST = 120  # milliseconds; who waits longer sees where the way leads, but nothing of where he was before


class Filling(Protocol):
    """Something that is filled by and by."""

    @property
    def filled(self) -> SignalInstance:
        """Emitted when rows have come."""

    @property
    def awaits_rows(self) -> bool:
        """Whether rows are on their way."""

    @property
    def is_whole(self) -> bool:
        """Whether what it shows meanwhile belongs there: neither another place's rows nor none at all."""


class Still(QObject):
    """Holds what is seen of a widget."""

    def __init__(self, held: QWidget) -> None:
        super().__init__(held)
        self._held = held
        self._awaited: list[Filling] = []
        self._timer = QTimer(self, singleShot=True, interval=AT_MOST)
        self._timer.timeout.connect(self._give_up)
        self._veil = QWidget(held, autoFillBackground=True)
        self._veil.hide()

    def hold(self) -> None:
        """Show nothing new until `release_after` says when."""
        self._stop_waiting()
        self._held.setUpdatesEnabled(False)
        self._timer.start()

    def release_after(self, filling: Sequence[Filling]) -> None:
        """Show what is there by the time all of these are filled, at once where no rows are on their way."""
        self._stop_waiting()
        self._awaited = [one for one in filling if one.awaits_rows]
        for one in self._awaited:
            one.filled.connect(self._look)
        self._look()

    def _look(self) -> None:
        if not any(isValid(one) and one.awaits_rows for one in self._awaited):
            self._let_go()

    def _give_up(self) -> None:
        """Show what is there, or an empty ground as long as that belongs elsewhere."""
        if all(one.is_whole for one in self._awaited if isValid(one)):
            self._let_go()
            return
        self._timer.start()  # also when no rows come, as after a mistake of ours
        self._veil.setGeometry(self._held.rect())
        self._veil.raise_()
        self._veil.show()
        self._held.setUpdatesEnabled(True)

    def _let_go(self) -> None:
        self._stop_waiting()
        self._timer.stop()
        self._veil.hide()
        self._held.setUpdatesEnabled(True)

    def _stop_waiting(self) -> None:
        for one in self._awaited:
            if isValid(one):  # a page is destroyed with its book, which may be locked or closed at any moment
                one.filled.disconnect(self._look)
        self._awaited.clear()
