"""The form of records: a line for each field with the column that holds it, and why that one was taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.kinds.kind import Field
from csdesk.flows.look_at_file import LookedAt
from csdesk.flows.mapping import Mapping
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

SAME = "="
"""The choice of one text for all rows."""


class FieldRow(QWidget):
    """A field: the column that holds it, or one text for all rows; `changed` when that is another one."""

    changed = Signal()

    def __init__(self, shell: Shell, about: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.about = about
        self._given: FieldFrom | None = None
        title = shell.say(about.words)
        self.pick: Pick[str | FieldFrom] = Pick(
            shell.words("{field} (needed)").format(field=title) if about.required else title, [("", "")]
        )
        self.text = LineEditor()
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText(shell.words("the text for all rows"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for part in (self.pick, self.text):
            layout.addWidget(part)
        self.pick.changed.connect(self._picked)
        self.text.left.connect(self._typed)

    def offer(self, columns: tuple[str, ...], source: FieldFrom | None, why: Phrase | None) -> None:
        """Offer the file's columns; `source` is taken, for the reason given."""
        self._given = source
        none = self._shell.words("Choose a column" if self.about.required else "Nothing")
        choices: list[tuple[str | FieldFrom, str]] = [("", none)]
        plain = (
            source is not None
            and source == FieldFrom(source.field, source.columns)
            and len(source.columns) == 1
        )
        if source is not None and source.columns and not plain:
            choices.append((source, self._shell.say(_said(source))))
        choices += [(name, name) for name in columns]
        choices.append((SAME, self._shell.words("The same for all rows…")))
        picked: str | FieldFrom = ""
        if source is not None:
            picked = source if source.columns and not plain else source.columns[0] if source.columns else SAME
        self.pick.offer(choices, picked)
        self.text.show_text(source.otherwise if source is not None else "")
        self.pick.add_to_title("" if why is None else self._shell.say(why))
        self._settle()

    @property
    def source(self) -> FieldFrom | None:
        """Where the field's text comes from, or None."""
        picked = self.pick.value
        if isinstance(picked, FieldFrom):
            return picked
        if picked == SAME:
            text = self.text.text().strip()
            return FieldFrom(self.about.name, otherwise=text) if text else None
        return FieldFrom(self.about.name, (picked,)) if picked else None

    def _picked(self) -> None:
        self.pick.add_to_title("")
        self._settle()
        if self.pick.value == SAME:
            self.text.setFocus()
        self.changed.emit()

    def _typed(self) -> None:
        if self.text.is_touched:
            self.text.show_text(self.text.text())
            self.changed.emit()

    def _settle(self) -> None:
        self.text.setVisible(self.pick.value == SAME)


class FieldsForm(QWidget):
    """Every field of a kind of record; `changed` when one comes from elsewhere."""

    changed = Signal()

    def __init__(self, shell: Shell, looked: LookedAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping = looked.mapping
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 2 * GRID, 0)
        layout.setSpacing(2 * GRID)
        reasons = dict(looked.reasons)
        self.rows: dict[str, FieldRow] = {}
        for about in KINDS[looked.mapping.kind].fields:
            row = self.rows[about.name] = FieldRow(shell, about)
            row.offer(looked.titles, looked.mapping.source(about.name), reasons.get(about.name))
            row.changed.connect(self.changed)
            layout.addWidget(row)
        layout.addStretch(1)

    def mapping(self) -> Mapping | Phrase:
        """What is said about the file."""
        sources = tuple(source for row in self.rows.values() if (source := row.source) is not None)
        return replace(self._mapping, sources=sources)


def _said(source: FieldFrom) -> Phrase:
    """A source that is more than a column, in words."""
    columns = (source.join or " ").join(source.columns)
    if source.times != 1:
        return phrase("{column} × {times}", column=columns, times=source.times)
    if source.split:
        return phrase("{column}, part {piece}", column=columns, piece=source.piece)
    if source.values:
        return phrase("{column}, in other words", column=columns)
    return phrase("{column}", column=columns)
