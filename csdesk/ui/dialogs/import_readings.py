"""What a file leaves open: a button for each way in which it may be read, with what that makes of a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.exchange.cells import Ambiguous
from csdesk.exchange.days import DayOrder
from csdesk.exchange.numbers import DecimalMark
from csdesk.exchange.source import UnknownEncoding
from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, secondary
from csdesk.ui.widgets.labels import label
from csdesk.words import Phrase, phrase

WAYS: dict[object, Phrase] = {
    DayOrder.DAY_FIRST: phrase("the day comes first"),
    DayOrder.MONTH_FIRST: phrase("the month comes first"),
    DecimalMark.POINT: phrase("a point before decimals"),
    DecimalMark.COMMA: phrase("a comma before decimals"),
    "cp1252": phrase("Western European, Windows"),
    "cp1250": phrase("Central European, Windows"),
    "cp1251": phrase("Cyrillic, Windows"),
    "mac_roman": phrase("Western European, older Macs"),
    "cp850": phrase("Western European, DOS"),
    "shift_jis": phrase("Japanese"),
    "gb18030": phrase("Chinese"),
}
Reading = tuple[object, Phrase]


class Readings(QWidget):
    """`chosen` carries the encoding, the order of dates or the decimal mark whose reading looks right."""

    chosen = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.buttons: dict[object, Button] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(shell.words("Which of these is how it should read?"), ""))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        layout.addLayout(self._lines)
        self.hide()

    def offer(self, refusal: Refusal | None) -> None:
        """Offer the ways that a refusal names; where it names none there is nothing to ask."""
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons = {way: self._button(way, text) for way, text in _readings(refusal)}
        for button in self.buttons.values():
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self._lines.addLayout(row)
        self.setVisible(bool(self.buttons))

    def _button(self, way: object, text: Phrase) -> Button:
        said = phrase("{text}   ({way})", text=text, way=WAYS.get(way, str(way)))
        return secondary(self._shell.say(said), partial(self.chosen.emit, way))


def _readings(refusal: Refusal | None) -> Sequence[Reading]:
    """The ways in which a file may be read; encodings that read alike have one."""
    if isinstance(refusal, Ambiguous):
        return [(way, phrase("{value}", value=value)) for way, value in refusal.readings]
    if not isinstance(refusal, UnknownEncoding):
        return ()
    first: dict[str, str] = {}
    for encoding, text in refusal.readings:
        first.setdefault(text, encoding)
    return [(encoding, phrase("{text}", text=text)) for text, encoding in first.items()]
