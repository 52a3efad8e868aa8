"""The form of an import: which column says what, what becomes of the rows, how the file is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.exchange.days import DayOrder
from csdesk.exchange.mapping import Columns, Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.import_preview import ImportPreview
from csdesk.flows.import_request import ImportRequest
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line, Pick, Titled
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.tick_box import TickBox

ENCODINGS = ("utf-8", "cp1252", "cp1250", "utf-16", "iso8859-15", "cp1251", "shift_jis", "gb18030")
NONE = ("", "")


class ImportForm(QWidget):
    """What is asked about a file. `changed` when an answer is another one, `reread` when the encoding is.

    `choices`, what becomes of the rows, is placed by the dialog: beside what will happen to them.
    """

    changed = Signal()
    reread = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._preview: ImportPreview | None = None
        self._make_columns()
        self._make_metrics()
        self._make_ways()
        self._lay_out()
        self._settle()

    def _make_columns(self) -> None:
        words = self._shell.words
        self.account = Pick(words("Account"), [NONE])
        self.day = Pick(words("Date"), [NONE])
        self.metric_column = Pick(words("Metric"), [NONE])
        self.name = Line(words("Name of the metric"), words("First response time"))
        self.kind = Pick(
            words("Figures"),
            [(Kind.VALUE, words("Values in one column")), (Kind.RATIO, words("A ratio of two columns"))],
        )
        self.value = Pick(words("Value"), [NONE])
        self.numerator = Pick(words("Numerator"), [NONE])
        self.denominator = Pick(words("Denominator"), [NONE])
        self.where = Pick(words("Only rows where"), [NONE])
        self.wanted = Pick(words("is"), [NONE])

    def _make_metrics(self) -> None:
        words, say = self._shell.words, self._shell.say
        self.unit = Line(words("Unit of new metrics"), words("h, %, days"))
        ways = [(one, say(one.label)) for one in (Better.UP, Better.DOWN, Better.BAND)]
        self.better = Pick(words("Direction of new metrics"), ways)
        self.cadence = Pick(words("Cadence of new metrics"), [(one, say(one.label)) for one in Cadence])
        self.sum_up: Pick[Summary | None] = Pick(words("Several rows for a period"), self._summaries())
        self.create_accounts = TickBox(self._shell, words("Make accounts that the book doesn't have"))
        self.share = TickBox(self._shell, words("Share the metrics with the customer"))
        self.skip = TickBox(self._shell, words("Leave out rows that can't be used"))

    def _make_ways(self) -> None:
        words = self._shell.words
        shown = words("As the file shows")
        encodings: list[tuple[str | None, str]] = [(None, shown), *((one, one) for one in ENCODINGS)]
        marks: list[tuple[DecimalMark | None, str]] = [
            (None, shown),
            (DecimalMark.POINT, words("1,234.5")),
            (DecimalMark.COMMA, words("1.234,5")),
        ]
        orders: list[tuple[DayOrder | None, str]] = [
            (None, shown),
            (DayOrder.DAY_FIRST, words("Day first, 31/12/2026")),
            (DayOrder.MONTH_FIRST, words("Month first, 12/31/2026")),
        ]
        self.encoding = Pick(words("Encoding"), encodings)
        self.decimal = Pick(words("Numbers"), marks)
        self.order = Pick(words("Dates"), orders)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[Titled, ...], ...] = (
            (self.account, self.day),
            (self.metric_column, self.name),
            (self.kind, self.value),
            (self.numerator, self.denominator),
            (self.where, self.wanted),
            (self.unit, self.better),
            (self.cadence, self.sum_up),
            (self.decimal, self.order),
            (self.encoding,),
        )
        for line, row in enumerate(rows):
            for column, field in enumerate(row):
                self._put(grid, field, line, column)
        grid.setRowStretch(len(rows), 1)
        self.choices = QWidget()
        below = QVBoxLayout(self.choices)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GRID)
        for box in (self.create_accounts, self.share, self.skip):
            below.addWidget(box)
            box.clicked.connect(self._clicked)

    def _put(self, grid: QGridLayout, field: Titled, line: int, column: int) -> None:
        grid.addWidget(field, line, column)
        field.changed.connect(self.reread if field is self.encoding else self._answered)

    def show_preview(self, preview: ImportPreview) -> None:
        """Offer the columns of a file, with what was guessed."""
        self._preview, guess = preview, preview.guess
        words = self._shell.words
        columns = [(column.name, column.name) for column in preview.columns]
        pick = (("", words("Choose a column")), *columns)
        for field, guessed in (
            (self.account, guess.account),
            (self.day, guess.date),
            (self.value, guess.value),
        ):
            field.offer(pick, guessed or "")
        for field in (self.numerator, self.denominator):
            field.offer(pick, "")
        self.metric_column.offer((("", words("One for all rows")), *columns), guess.metric or "")
        self.where.offer((("", words("All rows")), *columns), "")
        self.cadence.offer([(one, self._shell.say(one.label)) for one in Cadence], guess.cadence)
        self._settle()

    def request(self, file: Path) -> ImportRequest | None:
        """What is asked for, or None while something that is needed is missing."""
        ratio = self.kind.value is Kind.RATIO
        numbers = (self.numerator.value, self.denominator.value) if ratio else (self.value.value,)
        needed = (self.account.value, self.day.value, self.metric_column.value or self.name.text, *numbers)
        if not all(needed):
            return None
        return ImportRequest(
            file=file,
            columns=Columns(
                account=self.account.value,
                date=self.day.value,
                metric=self.metric_column.value or None,
                value=None if ratio else self.value.value,
                numerator=self.numerator.value if ratio else None,
                denominator=self.denominator.value if ratio else None,
                where=((self.where.value, self.wanted.value),) if self.where.value else (),
            ),
            metric_name=self.name.text or None,
            unit=self.unit.text,
            better=self.better.value,
            cadence=self.cadence.value,
            for_new_only=True,
            shared=self.share.isChecked(),
            create_accounts=self.create_accounts.isChecked(),
            sum_up=self.sum_up.value,
            skip_bad=self.skip.isChecked(),
            encoding=self.encoding.value,
            decimal_and_dates=Ways(self.decimal.value, self.order.value),
        )

    def _answered(self) -> None:
        self._settle()
        self.changed.emit()

    def _clicked(self, _: bool) -> None:
        self.changed.emit()

    def _settle(self) -> None:
        """Show only what is asked about now, and offer what fits the answers so far."""
        ratio = self.kind.value is Kind.RATIO
        self.value.setVisible(not ratio)
        self.numerator.setVisible(ratio)
        self.denominator.setVisible(ratio)
        self.name.setVisible(not self.metric_column.value)
        self.wanted.setVisible(bool(self.where.value))
        self.sum_up.offer(self._summaries(), self.sum_up.value)
        if self._preview is not None and self.where.value:
            values = self._preview.column(self.where.value).values
            self.wanted.offer([(one, one) for one in values] or [NONE], self.wanted.value)

    def _summaries(self) -> list[tuple[Summary | None, str]]:
        refused = (None, self._shell.words("Are refused"))
        ways = (
            (Summary.RATIO, Summary.LAST)
            if self.kind.value is Kind.RATIO
            else (Summary.MEAN, Summary.SUM, Summary.LAST)
        )
        return [refused, *((one, self._shell.say(one.label)) for one in ways)]
