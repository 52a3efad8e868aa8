"""The form of figures: how the file is laid out, which column says what, and what metrics that are made are like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.mapping import SumUp
from csdesk.exchange.period_titles import measures_of
from csdesk.exchange.suggesting import is_day
from csdesk.flows.look_at_file import LookedAt
from csdesk.flows.mapping import Across, FigureManners, Mapping
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line, Pick, Titled
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

NONE = ("", "")
IN_ROWS = "rows"
"""The sort of figures that are ratios of two rows."""
MOST_VALUES = 30
MISSING = phrase("Say which columns hold account, date and figures, and name the metric.")


class FiguresForm(QWidget):
    """What is asked about a file of figures. `changed` when an answer is another one."""

    changed = Signal()

    def __init__(self, shell: Shell, looked: LookedAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._looked = looked
        self._make_columns()
        self._make_metrics()
        self._lay_out()
        self._show(looked.mapping)
        self._settle()

    def mapping(self) -> Mapping | Phrase:
        """What is said about the file, or what is still missing."""
        sources = self._sources()
        given = {source.field for source in sources}
        across, counts = self.across.value, self.sum_up.value is SumUp.COUNT
        if self._has_halves and not (self.numerator.value and self.denominator.value):
            return MISSING
        needed = {"account"} if self.found_by.value == "account" else {"contract"}
        if across is not Across.PERIODS:
            needed.add("date")
        if across is None and not counts:
            needed |= {"numerator", "denominator"} if self._is_ratio else {"value"}
        if self._is_paired:
            needed.add("metric")
        named = across is Across.METRICS or self._titles_name_metrics
        named = named or bool((self.metric_column.value and not self._is_paired) or self.name.text)
        if not needed <= given or not named:
            return MISSING
        return replace(
            self._looked.mapping,
            sources=sources,
            where=((self.where.value, self.wanted.value),) if self.where.value else (),
            figures=FigureManners(
                metric_name="" if self.name.isHidden() else self.name.text,
                unit=self.unit.text,
                better=self.better.value,
                cadence=self.cadence.value,
                sum_up=self.sum_up.value,
                across=across,
                for_new_only=True,
            ),
        )

    @property
    def _is_ratio(self) -> bool:
        return self.kind.value is Kind.RATIO and not self.kind.isHidden()

    @property
    def _is_paired(self) -> bool:
        """Whether a ratio's two numbers stand in rows of their own."""
        return self.kind.value == IN_ROWS and not self.kind.isHidden()

    @property
    def _has_halves(self) -> bool:
        return self._is_ratio or self._is_paired

    @property
    def _titles_name_metrics(self) -> bool:
        """Whether there is a column for each period and metric."""
        several = self.across.value is Across.PERIODS and bool(self._measures)
        return several and not self._is_ratio and not self.metric_column.value

    def _make_columns(self) -> None:
        words, say = self._shell.words, self._shell.say
        names = self._looked.titles
        self._measures = measures_of(names)
        columns = [("", words("Choose a column")), *((name, name) for name in names)]
        long: tuple[Across | None, str] = (None, words("A row a figure"))
        self.across: Pick[Across | None] = Pick(
            words("Layout"), [long, *((one, say(one.label)) for one in Across)]
        )
        self.account = Pick(words("Account"), columns)
        by = [
            ("account", words("name, id or e-mail")),
            ("contract", words("its contract's id")),
        ]
        self.found_by = Pick(words("Found by"), by)
        self.day = Pick(words("Date"), columns)
        self.metric_column = Pick(words("Metric"), self._ways_of_naming(by_titles=False))
        self.name = Line(words("Name of the metric"), words("First response time"))
        self.kind: Pick[Kind | str] = Pick(words("Figures"), self._kinds(columns=True, rows=False))
        self.value = Pick(words("Value"), columns)
        self.numerator = Pick(words("Numerator"), columns)
        self.denominator = Pick(words("Denominator"), columns)
        self.where = Pick(
            words("Only rows where"), [("", words("All rows")), *((name, name) for name in names)]
        )
        self.wanted = Pick(words("is"), [NONE])

    def _make_metrics(self) -> None:
        words, say = self._shell.words, self._shell.say
        self.unit = Line(words("Unit of new metrics"), words("h, %, days"))
        ways = [(one, say(one.label)) for one in (Better.UP, Better.DOWN, Better.BAND)]
        self.better = Pick(words("Direction of new metrics"), ways)
        self.cadence = Pick(words("Cadence of new metrics"), [(one, say(one.label)) for one in Cadence])
        self.sum_up: Pick[SumUp | None] = Pick(words("Several rows for a period"), self._summaries())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[Titled, ...], ...] = (
            (self.across, self.day),
            (self.account, self.found_by),
            (self.metric_column, self.name),
            (self.kind, self.value),
            (self.numerator, self.denominator),
            (self.sum_up, self.cadence),
            (self.unit, self.better),
            (self.where, self.wanted),
        )
        for line, row in enumerate(rows):
            for column, field in enumerate(row):
                grid.addWidget(field, line, column)
                field.changed.connect(self._answered)
        grid.setRowStretch(len(rows), 1)

    def _show(self, mapping: Mapping) -> None:
        """Show what a mapping says."""
        figures = mapping.figures
        self.across.pick(figures.across)
        by = "contract" if mapping.source("account") is None and mapping.source("contract") else "account"
        self.found_by.pick(by)
        for name, field in (
            (by, self.account),
            ("date", self.day),
            ("metric", self.metric_column),
            ("value", self.value),
        ):
            source = mapping.source(name)
            field.pick(source.columns[0] if source is not None and source.columns else "")
        for name, half in (("numerator", self.numerator), ("denominator", self.denominator)):
            source = mapping.source(name)
            if source is not None and source.columns:
                half.offer([(source.columns[0],) * 2], source.columns[0])
        if mapping.source("numerator") is not None:
            in_rows = mapping.source("metric") is not None and not (
                self._measures if figures.across else mapping.source("value") is None
            )
            self.kind.offer(self._kinds(columns=True, rows=True), IN_ROWS if in_rows else Kind.RATIO)
        self.name.box.setText(figures.metric_name)
        self.unit.box.setText(figures.unit or "")
        self.better.pick(figures.better or Better.UP)
        self.cadence.pick(figures.cadence or self._looked.cadence)
        self.sum_up.pick(figures.sum_up)
        if mapping.where:
            self.where.pick(mapping.where[0][0])
            self.wanted.offer([(mapping.where[0][1],) * 2], mapping.where[0][1])

    def _sources(self) -> tuple[FieldFrom, ...]:
        across, ratio = self.across.value, self._is_ratio
        given = {self.found_by.value: self.account.value}
        if across is not Across.PERIODS:
            given["date"] = self.day.value
        if across is not Across.METRICS:
            given["metric"] = self.metric_column.value
        if across is not Across.METRICS and self._has_halves:
            given |= {"numerator": self.numerator.value, "denominator": self.denominator.value}
        if across is None and not ratio and self.sum_up.value is not SumUp.COUNT:
            given["value"] = self.value.value
        sources = tuple(FieldFrom(name, (column,)) for name, column in given.items() if column)
        if across is Across.METRICS:
            used = {self.account.value, self.day.value}
            columns = [one for one in self._looked.columns if one.numbers and one.name not in used]
            return (*sources, FieldFrom("value", tuple(one.name for one in columns if not is_day(one.name))))
        return sources

    def _answered(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """Show only what is asked about now, and offer what fits the answers so far."""
        across, counts = self.across.value, self.sum_up.value is SumUp.COUNT
        self.day.setVisible(across is not Across.PERIODS)
        halves = across is Across.PERIODS and len(self._measures) > 1
        rows = bool(self.metric_column.value) and not (across and self._measures)
        rows = rows and across is not Across.METRICS
        self.kind.offer(self._kinds(columns=across is None or halves, rows=rows), self.kind.value)
        self.kind.setVisible(len(self.kind.choices) > 1)
        ratio = self._is_ratio
        if self._is_paired:
            self._offer_halves(self._texts_of(self.metric_column.value))
        else:
            self._offer_halves(self._measures if halves else self._looked.titles)
        self.value.setVisible(across is None and not ratio and not counts)
        self.numerator.setVisible(self._has_halves)
        self.denominator.setVisible(self._has_halves)
        self.metric_column.setVisible(across is not Across.METRICS)
        by_titles = across is Across.PERIODS and bool(self._measures) and not ratio
        self.metric_column.offer(self._ways_of_naming(by_titles=by_titles), self.metric_column.value)
        unnamed = across is not Across.METRICS and (not self.metric_column.value or self._is_paired)
        self.name.setVisible(unnamed and not self._titles_name_metrics)
        self.wanted.setVisible(bool(self.where.value))
        self.sum_up.offer(self._summaries(), self.sum_up.value)
        if self.where.value:
            values = self._texts_of(self.where.value)
            if self.wanted.value and self.wanted.value not in values:
                values.insert(0, self.wanted.value)
            self.wanted.offer([(one, one) for one in values] or [NONE], self.wanted.value)

    def _ways_of_naming(self, *, by_titles: bool) -> list[tuple[str, str]]:
        """What tells the metric: the titles of periods or one name for all rows, or a column."""
        first = self._shell.words("As the heads say" if by_titles else "One for all rows")
        return [("", first), *((name, name) for name in self._looked.titles)]

    def _kinds(self, *, columns: bool, rows: bool) -> list[tuple[Kind | str, str]]:
        """The sorts of figures that a file can hold, the way it is laid out."""
        words = self._shell.words
        found: list[tuple[Kind | str, str]] = [(Kind.VALUE, words("Plain values"))]
        if columns:
            found.append((Kind.RATIO, words("A ratio of two columns")))
        if rows:
            found.append((IN_ROWS, words("A ratio of two rows")))
        return found

    def _texts_of(self, name: str) -> list[str]:
        """The texts in a column, the first of them where there are many."""
        column = next(one for one in self._looked.columns if one.name == name)
        return list(dict.fromkeys(column.cells))[:MOST_VALUES]

    def _offer_halves(self, names: Sequence[str]) -> None:
        """Let a ratio be made of two columns, of two words in the titles of periods, or of two metrics' rows."""
        first = self._shell.words("Choose a metric" if self._is_paired else "Choose a column")
        for half in (self.numerator, self.denominator):
            half.offer([("", first), *((one, one) for one in names)], half.value)

    def _summaries(self) -> list[tuple[SumUp | None, str]]:
        refused = (None, self._shell.words("Are refused"))
        ways = (
            (SumUp.RATIO, SumUp.LAST)
            if self._has_halves
            else (SumUp.COUNT, SumUp.SUM, SumUp.MEAN, SumUp.LAST)
        )
        return [refused, *((one, self._shell.say(one.label)) for one in ways)]
