"""The grid for entering figures as Qt's views ask for it: metrics down, periods across, each read as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QFont

from csdesk.domain.fields import clean_period
from csdesk.domain.periods import Cadence
from csdesk.domain.typed_figure import Typed, read_figure
from csdesk.errors import Refusal
from csdesk.queries.measurements import Cell, EntryGrid, GridRow
from csdesk.ui.models.figure_text import figure_text, typed_of
from csdesk.ui.models.rows import LEFT, RIGHT, ROOT, Index
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.tips import plain_tip
from csdesk.words import phrase

REFUSED_SIGN = "⚠ "

Place = tuple[int, int]  # row and column


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure that was typed or pasted, on its way to the book."""

    place: Place
    metric_id: int
    period: date
    typed: Typed


@dataclass(frozen=True, slots=True)
class Emptied:
    """A cell that was emptied, and the measurement that is to go."""

    place: Place
    measurement_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell whose text was not taken: whose it is, what stands there, and why."""

    metric: str
    period: date
    text: str
    why: Refusal


class FiguresModel(QAbstractTableModel):
    """Metrics of one cadence. `entered` carries figures to be kept, `emptied` measurements to be deleted.

    A text that is no figure stays in its place with the reason, and the others are kept. What is on its way is
    shown until rows are read anew (`show`), or turned down with `refuse`.
    """

    entered = Signal(object)  # tuple[Entered, ...]
    emptied = Signal(object)  # tuple[Emptied, ...]
    refusals_changed = Signal()

    def __init__(self, speech: Speech, looks: Looks, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._looks = looks
        self._today = today
        self._cadence = Cadence.WEEKLY
        self._rows: tuple[GridRow, ...] = ()
        self._periods: tuple[date, ...] = ()
        self._coming: dict[Place, Typed | None] = {}
        self._settled: set[Place] = set()
        self._refused: dict[Place, tuple[str, Refusal]] = {}

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The metrics with what is kept of them."""
        return self._rows

    @property
    def periods(self) -> tuple[date, ...]:
        """The columns, by the first days of their periods."""
        return self._periods

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The cells that were not taken, row by row."""
        return tuple(
            Refused(self._rows[row].metric.name, self._periods[column], text, why)
            for (row, column), (text, why) in sorted(self._refused.items())
        )

    def show(self, grid: EntryGrid) -> None:
        """Show figures as they are in the book; what was refused stays in sight while the grid is the same."""
        same = [row.metric_id for row in grid.rows] == [row.metric_id for row in self._rows]
        if same and grid.periods == self._periods and grid.rows:
            self._take(grid)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._periods) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)
            return
        self.beginResetModel()
        self._settled.update(self._coming)
        self._refused.clear()
        self._take(grid)
        self.endResetModel()
        self.refusals_changed.emit()

    def enter(self, texts: Mapping[Place, str]) -> None:
        """Take texts into cells: figures are sent on together, what is none stays where it is with the reason."""
        entered: list[Entered] = []
        emptied: list[Emptied] = []
        for place, text in texts.items():
            self._refused.pop(place, None)
            if not text.strip():
                emptied += self._empty(place)
                continue
            try:
                typed = self._read(place, text)
            except Refusal as refusal:
                self._refused[place] = (text.strip(), refusal)
                continue
            if typed != self._typed(place):
                self._expect(place, typed)
                entered.append(Entered(place, self._rows[place[0]].metric_id, self._periods[place[1]], typed))
        self._repaint(texts)
        self.refusals_changed.emit()
        if entered:
            self.entered.emit(tuple(entered))
        if emptied:
            self.emptied.emit(tuple(emptied))

    def clear(self, cells: Sequence[Place]) -> None:
        """Empty cells."""
        self.enter(dict.fromkeys(cells, ""))

    def refuse(self, entered: Sequence[Entered], refusal: Refusal) -> None:
        """Hear that figures were turned down: they stay in sight, and what was there before still stands."""
        for one in entered:
            self._coming.pop(one.place, None)
            text = figure_text(self._rows[one.place[0]].metric, one.typed, self._speech.formats)
            self._refused[one.place] = (text, refusal)
        self._repaint({one.place: "" for one in entered})
        self.refusals_changed.emit()

    def settle(self, sent: Sequence[Entered | Emptied]) -> None:
        """Hear that what was sent on is in the book, or that emptying was refused: the next rows say what stands."""
        self._settled.update(one.place for one in sent)

    def forget_refused(self) -> None:
        """Let what was refused go; what stands in the book shows again."""
        cells = dict.fromkeys(self._refused, "")
        self._refused.clear()
        self._repaint(cells)
        self.refusals_changed.emit()

    def text(self, row: int, column: int) -> str:
        """What stands in a place, as one would type it."""
        if (row, column) in self._refused:
            return self._refused[row, column][0]
        typed = self._typed((row, column))
        return "" if typed is None else figure_text(self._rows[row].metric, typed, self._speech.formats)

    def kept(self, row: int, column: int) -> Cell | None:
        """The measurement that the book has for a cell."""
        return self._rows[row].cells[column]

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many metrics there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many periods there are."""
        return 0 if parent.isValid() else len(self._periods)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a view asks of a cell."""
        if not index.isValid():
            return None
        place = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (REFUSED_SIGN if place in self._refused else "") + self.text(*place)
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.AccessibleTextRole:
                is_heard = role == Qt.ItemDataRole.AccessibleTextRole
                return self.text(*place) or (self._speech.words("empty") if is_heard else "")
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                said = self._explained(place) or ""
                return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
            case Qt.ItemDataRole.BackgroundRole if place in self._refused:
                return self._looks.colour("bad_ground")
            case Qt.ItemDataRole.ForegroundRole:
                return self._looks.colour(self._token(place))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        place = index.row(), index.column()
        if str(value) != self.text(*place):
            self.enter({place: str(value)})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Periods across; metrics with their units down. The current period stands out."""
        across = orientation == Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._period_head(section) if across else self._metric_head(section)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if across else LEFT
            case Qt.ItemDataRole.ToolTipRole if not across:
                return plain_tip(self._metric_head(section))
            case Qt.ItemDataRole.FontRole if across and section == len(self._periods) - 1:
                bold = QFont()
                bold.setBold(True)
                return bold
        return None

    def _take(self, grid: EntryGrid) -> None:
        self._cadence = grid.cadence or Cadence.WEEKLY
        self._rows, self._periods = grid.rows, grid.periods
        for place in self._settled:
            self._coming.pop(place, None)
        self._settled.clear()

    def _read(self, place: Place, text: str) -> Typed:
        row, column = place
        clean_period(self._cadence, self._periods[column], self._today)
        return read_figure(self._rows[row].metric, text, self._speech.formats.read_number)

    def _typed(self, place: Place) -> Typed | None:
        if place in self._coming:
            return self._coming[place]
        kept = self.kept(*place)
        return None if kept is None else typed_of(kept)

    def _empty(self, place: Place) -> list[Emptied]:
        kept = self.kept(*place)
        if kept is None or self._typed(place) is None:
            return []
        self._expect(place, None)
        return [Emptied(place, kept.measurement_id)]

    def _expect(self, place: Place, typed: Typed | None) -> None:
        self._coming[place] = typed
        self._settled.discard(place)

    def _token(self, place: Place) -> str:
        if place in self._refused:
            return "bad"
        return "muted" if place in self._coming else "ink"

    def _explained(self, place: Place) -> str:
        formats = self._speech.formats
        if place in self._refused:
            return formats.say(self._refused[place][1].said)
        if place in self._coming:
            return self._speech.words("Being kept…")
        kept = self.kept(*place)
        if kept is None:
            return ""
        shown = formats.quantity(self._rows[place[0]].metric.shown(kept.value))
        confirmed = phrase("confirmed by {name}", name=kept.confirmed_by)
        parts = (
            shown,
            formats.say(confirmed) if kept.confirmed_by else formats.say(kept.evidence.label),
            kept.source,
            kept.note,
        )
        return " · ".join(part for part in parts if part)

    def _period_head(self, section: int) -> str:
        first, formats = self._periods[section], self._speech.formats
        if self._cadence is not Cadence.WEEKLY:
            return formats.period(first, self._cadence.value)
        new_year = section == 0 or self._periods[section - 1].year != first.year
        return formats.day(first) if new_year else formats.short_day(first)

    def _metric_head(self, section: int) -> str:
        metric = self._rows[section].metric
        return f"{metric.name} ({metric.unit})" if metric.unit else metric.name

    def _repaint(self, cells: Mapping[Place, str]) -> None:
        for row, column in cells:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))
