"""What a field's text is made of beyond one column: more columns, a part, a default, other words for its values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds.kind import Field, Sort
from csdesk.exchange.suggesting import Column
from csdesk.exchange.titles import folded
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line, Pick
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided, label

MOST_VALUES = 30
MOST_PIECES = 6
TIMES = ((1, "As it stands"), (12, "× 12, paid monthly"), (4, "× 4, paid quarterly"))
WORDED = frozenset({Sort.CHOICE, Sort.LINE, Sort.TEXT, Sort.NAME, Sort.RECORD, Sort.CURRENCY})
"""Sorts of fields whose values may have other words in a file."""


class Refine(QWidget):
    """`changed` when the field is made up otherwise. `refined` gives a source of one column what is said here."""

    changed = Signal()

    def __init__(
        self, shell: Shell, about: Field, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._about = about
        self._columns = columns
        words = shell.words
        names = [("", words("Nothing")), *((one.name, one.name) for one in columns)]
        self.others = (Pick(words("joined to"), names), Pick(words("and to"), names))
        self.between = Line(words("with, in between"), words("a blank"))
        self.cut = Line(words("Cut at"), words("a sign, such as , or /"))
        pieces = [(at, str(at)) for at in range(1, MOST_PIECES + 1)]
        self.piece = Pick(words("and take part"), pieces)
        self.times = Pick(words("Amount"), [(by, words(said)) for by, said in TIMES])
        self.otherwise = Line(words("Where it is empty"), words("the text for rows without one"))
        self.values = ValueTable(shell, about)
        self._lay_out()
        for field in (*self.others, self.between, self.cut, self.piece, self.times, self.otherwise):
            field.changed.connect(self.changed)
        self.values.changed.connect(self.changed)

    def show_source(self, source: FieldFrom) -> None:
        """Show how a field is made up."""
        for place, pick in enumerate(self.others, start=1):
            pick.pick(source.columns[place] if place < len(source.columns) else "")
        self.between.box.setText("" if source.join in {None, " "} else source.join)
        self.cut.box.setText(source.split)
        self.piece.pick(source.piece)
        self.times.pick(source.times)
        self.otherwise.box.setText(source.otherwise)
        self.settle(source)

    def refined(self, column: str) -> FieldFrom:
        """The field out of a column and what is said here."""
        columns = (column, *(pick.value for pick in self.others if pick.value and pick.value != column))
        cut = self.cut.box.text()
        return FieldFrom(
            self._about.name,
            columns,
            join=(self.between.box.text() or " ") if len(columns) > 1 else None,
            split=cut,
            piece=self.piece.value if cut else 1,
            values=self.values.pairs,
            otherwise=self.otherwise.text,
            times=self.times.value,
        )

    def settle(self, source: FieldFrom) -> None:
        """Offer what fits a source, such as another column's values."""
        joined = len(source.columns) > 1
        self.others[1].setVisible(joined)
        self.between.setVisible(joined)
        self.piece.setVisible(bool(source.split))
        self.values.offer(_texts(self._about, self._columns, source), source.values)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 0, 0, GRID)
        layout.setSpacing(2 * GRID)
        cut = QHBoxLayout()
        cut.setSpacing(2 * GRID)
        cut.addWidget(self.cut, 1)
        cut.addWidget(self.piece, 1)
        for field in (*self.others, self.between):
            layout.addWidget(field)
        layout.addLayout(cut)
        layout.addWidget(self.otherwise)
        self.times.setVisible(self._about.sort is Sort.AMOUNT)
        layout.addWidget(self.times)
        layout.addWidget(self.values)


class ValueTable(QWidget):
    """Each text of a column with what it stands for; `changed` when one stands for something else."""

    changed = Signal()

    def __init__(self, shell: Shell, about: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._about = about
        self._shown: tuple[str, ...] = ()
        self._fields: dict[str, Pick[str] | Line] = {}
        self._said: dict[str, str] = {}
        self._title = label(shell.words("What its texts stand for"), "muted")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self.hide()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The texts that stand for something else, with what that is."""
        return tuple((text, meant) for text, meant in self._said.items() if meant)

    def say(self, text: str, meant: str) -> None:
        """Let a text stand for something, also one that is not offered."""
        self._said[text] = meant
        field = self._fields.get(text)
        if isinstance(field, Line):
            field.box.setText(meant)
        elif field is not None and (member := self._about.member(meant)) is not None:
            field.pick(member.value)
        self.changed.emit()

    def offer(self, texts: Sequence[str], said: Sequence[tuple[str, str]]) -> None:
        """Show these texts, and what some of them stand for."""
        known = {folded(text): meant for text, meant in said}
        self._said = {**dict(said), **{text: known.get(folded(text), "") for text in texts}}
        if tuple(texts) == self._shown:
            return
        self._shown = tuple(texts)
        for row in range(1, self._grid.rowCount()):
            for column in (0, 1):
                item = self._grid.itemAtPosition(row, column)
                if item is not None and (widget := item.widget()) is not None:
                    self._grid.removeWidget(widget)
                    widget.deleteLater()
        self._fields = {text: self._field(text) for text in texts}
        for row, (text, field) in enumerate(self._fields.items(), start=1):
            self._grid.addWidget(Elided(text), row, 0)
            self._grid.addWidget(field.box, row, 1)
        self.setVisible(bool(texts))

    def _field(self, text: str) -> Pick[str] | Line:
        meant, as_it_is = self._said[text], self._as_it_is(text)
        field: Pick[str] | Line
        if self._about.choices is None:
            field = Line(text, as_it_is)
            field.box.setText(meant)
        else:
            members = [(one.value, self._shell.say(one.label)) for one in self._about.choices]
            field = Pick(text, [("", as_it_is), *members])
            field.pick(meant)
        field.changed.connect(lambda: self._answered(text, field))
        return field

    def _as_it_is(self, text: str) -> str:
        """What the text stands for by itself."""
        if self._about.choices is None:
            return self._shell.words("as it is")
        found = self._about.member(text)
        return self._shell.words("not known") if found is None else self._shell.say(found.label)

    def _answered(self, text: str, field: Pick[str] | Line) -> None:
        self._said[text] = field.text if isinstance(field, Line) else field.value
        self.changed.emit()


def is_refined(source: FieldFrom) -> bool:
    """Whether a source is more than a column as it stands."""
    return bool(source.columns) and source != FieldFrom(source.field, source.columns[:1])


def _texts(about: Field, columns: Sequence[Column], source: FieldFrom) -> tuple[str, ...]:
    """The texts of a source of one uncut column, where they are words that come again and again."""
    if about.sort not in WORDED or len(source.columns) != 1 or source.split:
        return ()
    cells = next((one.cells for one in columns if one.name == source.columns[0]), ())
    texts = tuple(dict.fromkeys(cells))
    again = about.choices is not None or len(texts) < len(cells)
    return texts if again and len(texts) <= MOST_VALUES else ()
