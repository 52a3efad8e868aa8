"""What a sheet is written on, from top to bottom: rows get their heights, contents their places.

The parts of a page are written once for all that show them: the cells of a workbook and the pages that print.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from csdesk.charts.sheet import Drawn
from csdesk.charts.timeline import Timeline
from csdesk.deck.measure import COLUMN, USUAL_ROW
from csdesk.deck.page import Content, Fill, Picture
from csdesk.deck.styles import Look
from csdesk.formats import Formats

FIRST = 2
"""The first column that is used: the one before it is the screen's margin."""

TITLE_ROW = 2

DIGIT = 5.25
"""How wide a digit of a workbook's usual type is, in points."""


class SheetWriter(ABC):
    """The next free row of a sheet, and how contents come onto it. `title` is the sheet's own name."""

    def __init__(self, title: str, formats: Formats) -> None:
        self.title = title
        self.formats = formats
        self.row = 0
        self._held: set[int] = set()
        self._tops: list[float] = [0.0]
        self._widths: dict[int, float] = {}

    def next_row(self, height: float) -> int:
        """Begin another row of a height in points; what is above the title doesn't print."""
        self.row += 1
        self._tops.append(self._tops[-1] + (height if self.row >= TITLE_ROW else 0.0))
        return self.row

    def next_rows(self, count: int) -> None:
        """Begin rows of the usual height, which no row has to be told."""
        for _ in range(count):
            SheetWriter.next_row(self, USUAL_ROW)

    def set_widths(self, first: int, last: int, characters: float) -> None:
        """Make columns as wide as so many digits."""
        for column in range(first, last + 1):
            self._widths[column] = characters * DIGIT

    def hold(self) -> None:
        """Keep the current row on the page of the one that follows, as a heading is."""
        self._held.add(self.row)

    def is_held(self, row: int) -> bool:
        """Whether a row stays on the page of the one that follows."""
        return row in self._held

    def left(self, column: int) -> float:
        """Where a column begins, in points from what prints."""
        return sum(self._widths.get(one, COLUMN) for one in range(FIRST, column))

    def top(self, row: int) -> float:
        """Where a row begins."""
        return self._tops[row - 1]

    def bottom(self, row: int) -> float:
        """Where a row ends."""
        return self._tops[row]

    @abstractmethod
    def put(self, column: int, content: Content | None, look: Look, span: int = 1) -> None:
        """Put a content into the row over `span` columns, without content just its looks."""

    @abstractmethod
    def put_down(
        self, column: int, contents: Sequence[Content | float | None], look: Look, decimals: int = 0
    ) -> None:
        """Put contents below one another into rows that are there already, the last one into the current row.

        Bare figures have so many `decimals`; their unit stands in the column's heading.
        """

    @abstractmethod
    def lead(self, column: int, sheet: str) -> None:
        """Let a place of the row lead to another sheet's title."""

    @abstractmethod
    def let_fill(self, column: int, fill: Fill, look: Look, span: int = 1) -> None:
        """Let the reader write into a place of the row."""

    @abstractmethod
    def put_chart(self, drawn: Drawn) -> None:
        """Draw a panel of a chart where it has its place, over rows that are there already."""

    @abstractmethod
    def put_timeline(self, timeline: Timeline, width: float, height: float) -> None:
        """Draw milestones on a time axis in the current row, which is as high; lengths are points."""

    @abstractmethod
    def put_picture(self, picture: Picture, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Place a picture in the row: `at` from the page's left margin and the row's top, in points."""
