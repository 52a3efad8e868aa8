"""The sheets of a review: in or out and why, and the title of each, drafted from the facts and edited in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.commands.review_sheet import ChooseSheet
from csdesk.deck.page import Review
from csdesk.domain.fields import clean_line
from csdesk.domain.review import ReviewKind, Sheet, allowed_sheets
from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.scale import wide
from csdesk.ui.sections.columns import cell_height
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import text_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.ui.widgets.tips import plain_tip
from csdesk.words import Phrase

ALWAYS_IN = frozenset({Sheet.COVER})
NAMES, MOST = 204, 320  # of a sheet's name; large texts leave its title some room


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet that this kind of review may have: under which name and title, or why it stays out.

    `drafted` is the title that the facts give it.
    """

    id: int
    review: int
    sheet: Sheet
    goal_id: int | None
    name: str
    title: str = ""
    drafted: str = ""
    why_out: Phrase | None = None

    @property
    def included(self) -> bool:
        """Whether it is in."""
        return self.why_out is None


def sheet_lines(review: Review, kind: ReviewKind, review_id: int) -> tuple[SheetLine, ...]:
    """All sheets that a review of this kind may have, in their order."""
    order = {sheet: n for n, sheet in enumerate(allowed_sheets(kind))}
    lines = sorted(_lines(review, review_id), key=lambda line: order.get(line.sheet, len(order)))
    return tuple(lines)


def _lines(review: Review, review_id: int) -> Iterator[SheetLine]:
    for page in review.pages:
        if page.sheet is not None:
            key = _key(page.sheet, page.goal_id)
            yield SheetLine(key, review_id, page.sheet, page.goal_id, page.name, page.title, page.drafted)
    for out in review.left_out:
        key = _key(out.sheet, out.goal_id)
        yield SheetLine(key, review_id, out.sheet, out.goal_id, out.name, why_out=out.why)


def _key(sheet: Sheet, goal_id: int | None) -> int:
    return list(Sheet).index(sheet) + len(Sheet) * (goal_id or 0)


class SheetEntry(Entry[SheetLine]):
    """A sheet with its tick and its title, or the reason why it stays out. `looked_at` when its title has the focus."""

    looked_at = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.tick = TickBox(shell, "")
        self.tick.setFixedSize(min(wide(NAMES), MOST), cell_height())
        self.tick.clicked.connect(self._choose)
        self.heading = text_field(shell, words("Title of the sheet"), "", rule=clean_line)
        self.heading.editor.installEventFilter(self)
        self.why = label("", "muted", wraps=True)
        self.why.setIndent(TEXT_INDENT)
        self.bind(
            self.heading,
            lambda row: row.title,
            lambda row, title: ChooseSheet(
                row.review, row.sheet, row.goal_id, sheet_title="" if title == row.drafted else title
            ),
        )
        self.shows(self._show)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addSpacing(TEXT_INDENT)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.heading, 1)
        row.addWidget(self.why, 1)
        self.lines.addLayout(row)

    def focus_first(self) -> None:
        """The title, or the tick that takes the sheet in."""
        (self.heading if self.row.included else self.tick).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which sheet is being worked at."""
        if event.type() == QEvent.Type.FocusIn and self._row is not None:
            self.looked_at.emit(self.row.name)
        return super().eventFilter(watched, event)

    def _show(self, row: SheetLine) -> None:
        name = row.name or self.shell.say(row.sheet.label)
        self.tick.setText(name.replace("&", "&&"))
        self.tick.setAccessibleName(name)
        self.tick.setToolTip(plain_tip(name))
        self.tick.setChecked(row.included)
        self.tick.setEnabled(row.sheet not in ALWAYS_IN)
        self.heading.setVisible(row.included)
        self.heading.editor.setPlaceholderText(row.drafted)
        self.heading.editor.setToolTip(plain_tip(row.title))
        self.why.setVisible(not row.included)
        self.why.setText("" if row.why_out is None else self.shell.say(row.why_out))

    def _choose(self) -> None:
        row = self.row
        self.shell.hands.do(ChooseSheet(row.review, row.sheet, row.goal_id, included=not row.included))


class Sheets(Entries[SheetLine]):
    """`looked_at` carries the name of the sheet whose title has the focus."""

    looked_at = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._shell = shell
        super().__init__(lambda line: line.id, self._made, parent=parent)

    def told(self) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The sheets as a list that goes out: its title, its heads, and a row for each sheet, in or out."""
        words, say = self._shell.words, self._shell.say
        rows = (entry.row for entry in self.entries)
        return (
            words("Sheets"),
            (words("Sheet"), words("Title of the sheet"), words("Why it stays out")),
            tuple(
                (row.name or say(row.sheet.label), row.title, "" if row.why_out is None else say(row.why_out))
                for row in rows
            ),
        )

    def _made(self) -> SheetEntry:
        made = SheetEntry(self._shell)
        made.looked_at.connect(self.looked_at)
        return made
