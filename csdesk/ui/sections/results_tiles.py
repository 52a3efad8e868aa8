"""The tiles at the head of the results: each headline's figure, where it came from, where it should be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QToolTip, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import wide
from csdesk.ui.sections.results_said import TileWords
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import Elided, change_look, label
from csdesk.ui.widgets.tips import plain_tip

NARROWEST = 270
FEWEST_COLUMNS, MOST_COLUMNS = 3, 4
LONGEST_PART = 24
DOT = " · "


class ResultTile(Card):
    """One figure. Why its course is what it is, is said when it is hovered or reached by Tab."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shell = shell
        self._name = Elided("", "muted")
        self._figure = label("", "figure", wraps=True)
        self._as_of = label("", "muted")
        self._meaning = label("", "muted", wraps=True)
        self._course = label("", "muted", wraps=True)
        self.body.setSpacing(GRID)
        figure = QHBoxLayout()
        figure.setSpacing(2 * GRID)
        figure.addWidget(self._figure, 1)
        figure.addWidget(self._as_of, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self._name, figure, self._meaning, self._course):
            self.add(part)
        self.body.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """Name, figure, meaning and course, as they are shown."""
        parts = (self._name, self._figure, self._meaning, self._course)
        return parts[0].text(), parts[1].text(), parts[2].text(), parts[3].text()

    def show_words(self, words: TileWords) -> None:
        """Show a headline or a value."""
        say = self._shell.say
        self._name.setText(say(words.name))
        self._figure.setText(say(words.figure))
        change_look(self._figure, "strong" if words.missing else "figure")
        self._as_of.setText("" if words.as_of is None else say(words.as_of))
        self._as_of.setVisible(words.as_of is not None)
        self._meaning.setText(_whole_parts(say(words.meaning)))
        self._course.setText("" if words.course is None else say(words.course))
        self._course.setVisible(words.course is not None)
        change_look(self._course, words.token)
        name, figure, *rest = self.texts
        self.setAccessibleName(". ".join(text for text in (name, figure, self._as_of.text(), *rest) if text))
        why = "\n".join(say(line) for line in words.why)
        self.setAccessibleDescription(why)
        self.setToolTip(plain_tip(why))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say why to those who have no mouse."""
        super().focusInEvent(event)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the reason away again."""
        super().focusOutEvent(event)
        QToolTip.hideText()


class Tiles(QWidget):
    """Tiles side by side, as many a row as find room; those of another account are used again."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._tiles: list[ResultTile] = []
        self._shown = 0
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3 * GRID)
        self._grid.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # they may stand below one another
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def shown(self) -> tuple[ResultTile, ...]:
        """The tiles that are seen."""
        return tuple(self._tiles[: self._shown])

    def show_words(self, words: Sequence[TileWords]) -> None:
        """Show these figures and no others."""
        while len(self._tiles) < len(words):
            self._tiles.append(ResultTile(self._shell, self))
        if len(words) != self._shown:
            self._shown, self._columns = len(words), 0
        for tile, one in zip(self._tiles, words, strict=False):
            tile.show_words(one)
        self._arrange()
        self.setVisible(bool(words))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest tile has to be."""
        widths = (tile.minimumSizeHint().width() for tile in self.shown)
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew where more or fewer find room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, (self.width() + 3 * GRID) // (wide(NARROWEST) + 3 * GRID))
        columns = min(max(self._shown, FEWEST_COLUMNS), MOST_COLUMNS, room)
        if self._shown == MOST_COLUMNS and columns == MOST_COLUMNS - 1:
            columns = 2  # rather two rows of two than one tile alone
        if columns == self._columns:
            return
        self._columns = columns
        for n in range(MOST_COLUMNS):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)
        for n, tile in enumerate(self._tiles):
            self._grid.removeWidget(tile)
            tile.setVisible(n < self._shown)
            if n < self._shown:
                self._grid.addWidget(tile, n // columns, n % columns)


def _whole_parts(text: str) -> str:
    """“from 9.0 h · due 30 Sep 2026” breaks between its parts, so that a day stays whole; long parts may break."""
    parts = text.split(DOT)
    return DOT.join(part if len(part) > LONGEST_PART else part.replace(" ", "\xa0") for part in parts)
