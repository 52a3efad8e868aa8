"""Draws charts off the interface thread, one after another; a newer wish for the same view replaces the older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from csdesk.charts.spec import ChartSpec
from csdesk.flows.publish import publish, refuse_unfit
from csdesk.formats import Formats
from csdesk.tokens import Theme
from csdesk.ui.hands import Hands
from csdesk.ui.jobs import call

if TYPE_CHECKING:
    from csdesk.charts.figure import Picture

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on: its size in logical pixels, the pixels to each, colours, manners and font."""

    width: int
    height: int
    scale: float
    theme: Theme
    formats: Formats
    font: str


class Drafter(QObject):
    """One a page. Charts take turns, and wait until no question is out: whoever reads waits for words first."""

    _free = Signal()

    def __init__(self, hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._hands = hands
        self._wishes: dict[object, Callable[[], None]] = {}
        self._drawing = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._next)
        self._free.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        hands.answered.connect(self._soon.start)

    def draw(
        self, who: object, spec: ChartSpec, sheet: Sheet, then: Callable[[ChartSpec, Sheet, Picture], object]
    ) -> None:
        """Draw a chart for a view; `then` is given what was drawn, on what, and the pixels."""
        self._wish(who, partial(draw_picture, spec, sheet), partial(then, spec, sheet))

    def render(self, who: object, spec: ChartSpec, sheet: Sheet, then: Callable[[bytes], object]) -> None:
        """Draw a PNG that stands alone, to be copied."""
        self._wish((who, "copy"), partial(render_picture, spec, sheet, "png"), then)

    def save(
        self, who: object, spec: ChartSpec, sheet: Sheet, path: Path, then: Callable[[Path], object]
    ) -> None:
        """Write a picture that stands alone, as the path's ending says. A refusal goes to the hands' signal."""
        self._wish((who, "save"), partial(save_picture, spec, sheet, path), then)

    def forget(self, who: object) -> None:
        """Draw nothing for a view that is out of sight."""
        self._wishes.pop(who, None)

    def _wish(self, who: object, work: Callable[[], R], then: Callable[[R], object]) -> None:
        self._wishes[who] = partial(self._start, work, then)
        self._soon.start()

    def _next(self) -> None:
        if self._wishes and not self._drawing and self._hands.is_open and not self._hands.is_asked:
            self._drawing = True
            self._wishes.pop(next(iter(self._wishes)))()

    def _go_on(self) -> None:
        self._drawing = False
        self._soon.start()

    def _start(self, work: Callable[[], R], then: Callable[[R], object]) -> None:
        def whole() -> R:
            failed = True
            try:
                result = work()
                failed = False
                return result
            finally:
                if failed:
                    self._free.emit()

        self._hands.load(whole, partial(self._hand_over, then))

    def _hand_over(self, then: Callable[[R], object], result: R) -> None:
        """A finished chart is on the screen before the next one takes the machine's time."""
        try:
            call(then, result)
        finally:
            self._go_on()


def draw_picture(spec: ChartSpec, sheet: Sheet) -> Picture:
    """A chart's pixels for the screen. The first one loads matplotlib."""
    from csdesk.charts.figure import Look, draw

    look = Look(sheet.theme, sheet.formats, (sheet.font,))
    return draw(spec, look, (sheet.width, sheet.height), sheet.scale)


def render_picture(spec: ChartSpec, sheet: Sheet, form: str) -> bytes:
    """A chart as the content of a file: png, svg or pdf."""
    from csdesk.charts.figure import Format, Look, render

    return render(spec, Look(sheet.theme, sheet.formats, (sheet.font,)), Format(form))


def save_picture(spec: ChartSpec, sheet: Sheet, path: Path) -> Path:
    """Write a chart to a file. Raises Refusal when that is not possible."""
    suffix = path.suffix.lower()
    refuse_unfit(path, suffix)
    publish(render_picture(spec, sheet, suffix.removeprefix(".")), path)
    return path
