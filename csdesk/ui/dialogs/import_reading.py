"""How a file is read and how it writes numbers and dates: found out, shown, and corrected by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.days import DayOrder
from csdesk.exchange.mapping import Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.look_at_file import LookedAt
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line, Pick, Titled
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.shell import Shell

DELIMITERS = ((",", "Commas"), (";", "Semicolons"), ("\t", "Tabs"), ("|", "Bars"), (" ", "Blanks"))
QUOTES = (('"', "Double quotes"), ("'", "Single quotes"), ("", "None"))
ENCODINGS = ("utf-8", "cp1252", "cp1250", "utf-16", "iso8859-15", "cp1251", "shift_jis", "gb18030")
COLUMNS = 3


class ReadingForm(QWidget):
    """`reread` when the file has to be read in another way, `changed` when numbers or dates are meant otherwise.

    The fields of `more`, which few files need, are placed by the dialog beside the file itself.
    """

    reread = Signal()
    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._make_ways()
        self._make_reading()
        self.more = Disclosure(shell, shell.words("Read it otherwise"), self._build_more)
        self.setLayout(_grid((self.order, self.decimal, self.sheet)))
        for way in (self.order, self.decimal):
            way.changed.connect(self.changed)
        reading: tuple[Titled, ...] = (self.sheet, *self._signs, *self._lines)
        for field in reading:
            field.changed.connect(self.reread)

    @property
    def choices(self) -> ReadingChoices:
        """What was said about how the file is to be read."""
        return ReadingChoices(
            encoding=self.encoding.value,
            delimiter=self.delimiter.value,
            quote=self.quote.value,
            sheet=self.sheet.value,
            header=self._header,
            first=_number(self.first.text),
            last=_number(self.last.text),
        )

    @property
    def ways(self) -> Ways:
        """How numbers and dates are meant, as far as it was said."""
        return Ways(self.decimal.value, self.order.value)

    def show_found(self, looked: LookedAt) -> None:
        """Show what was found out about a file, and what a mapping says of its numbers and dates."""
        shown = self._shell.words("As found")
        self.decimal.pick(looked.mapping.ways.decimal)
        self.order.pick(looked.mapping.ways.order)
        self.sheet.offer([(None, shown), *((one, one) for one in looked.sheets)], self.sheet.value)
        self.sheet.setVisible(len(looked.sheets) > 1)
        for text_only in self._signs:
            text_only.setEnabled(not looked.sheets)
        head = sorted(set(looked.header))
        self.header.box.setPlaceholderText("–".join(str(line) for line in head) or self._shell.words("none"))
        self.first.box.setPlaceholderText(str(looked.first))
        self.last.box.setPlaceholderText(str(looked.last))

    def take(self, way: object) -> None:
        """Read the file in an encoding, or take its dates or numbers in one way, from now on."""
        if isinstance(way, DayOrder):
            self.order.pick(way)
        elif isinstance(way, DecimalMark):
            self.decimal.pick(way)
        else:
            self._take_encoding(str(way))
            return
        self.changed.emit()

    def forget(self) -> None:
        """Find out everything anew, as for another file."""
        for pick in (self.order, self.decimal, self.sheet, *self._signs):
            pick.box.setCurrentIndex(0)
        for line in self._lines:
            line.box.clear()
            line.box.setPlaceholderText("")

    def _take_encoding(self, encoding: str) -> None:
        if encoding not in ENCODINGS:
            self.encoding.offer([*self.encoding.choices, (encoding, encoding)], encoding)
        self.encoding.pick(encoding)
        self.reread.emit()

    @property
    def _header(self) -> tuple[int, ...] | None:
        """The head's lines: "3", "3-4", or "0" and "none" for no head."""
        text = self.header.text.casefold()
        if text in {"0", "-", "none", self._shell.words("none").casefold()}:
            return ()
        first, _, last = text.replace("–", "-").replace(" ", "").partition("-")
        lines = (_number(first), _number(last or first))
        return (lines[0], lines[1]) if lines[0] and lines[1] else None

    def _make_ways(self) -> None:
        words = self._shell.words
        shown = words("As found")
        orders: list[tuple[DayOrder | None, str]] = [
            (None, shown),
            (DayOrder.DAY_FIRST, words("Day first, 31/12/2026")),
            (DayOrder.MONTH_FIRST, words("Month first, 12/31/2026")),
        ]
        marks: list[tuple[DecimalMark | None, str]] = [
            (None, shown),
            (DecimalMark.POINT, "1,234.5"),
            (DecimalMark.COMMA, "1.234,5"),
        ]
        self.order = Pick(words("Dates"), orders)
        self.decimal = Pick(words("Numbers"), marks)
        self.sheet: Pick[str | None] = Pick(words("Sheet"), [(None, shown)])
        self.sheet.hide()

    def _make_reading(self) -> None:
        words = self._shell.words
        shown = words("As found")
        self.encoding: Pick[str | None] = Pick(
            words("Encoding"), [(None, shown), *((one, one) for one in ENCODINGS)]
        )
        self.delimiter: Pick[str | None] = Pick(
            words("Parted by"), [(None, shown), *((sign, words(name)) for sign, name in DELIMITERS)]
        )
        self.quote: Pick[str | None] = Pick(
            words("Quotes"), [(None, shown), *((sign, words(name)) for sign, name in QUOTES)]
        )
        self.header = Line(words("Heads in lines"))
        self.header.setToolTip(words("A line like 3, several like 3-4, or none"))
        self.first = Line(words("First row in line"))
        self.last = Line(words("Last row in line"))
        self._signs = (self.encoding, self.delimiter, self.quote)
        self._lines = (self.header, self.first, self.last)

    def _build_more(self) -> QWidget:
        inside = QWidget()
        inside.setLayout(_grid((*self._signs, *self._lines)))
        return inside


def _grid(fields: tuple[Titled, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // COLUMNS, place % COLUMNS)
        grid.setColumnStretch(place % COLUMNS, 1)
    return grid


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and int(text) > 0 else None
