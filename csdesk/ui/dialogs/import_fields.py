"""The form of records: a line for each field with the column that holds it, and why that one was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.kinds.kind import Field
from csdesk.exchange.suggesting import Column
from csdesk.flows.look_at_file import LookedAt
from csdesk.flows.mapping import Mapping
from csdesk.tokens import GRID
from csdesk.ui.dialogs.import_keys import KeysForm
from csdesk.ui.dialogs.import_refine import Refine, is_refined
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

SAME = "="
"""The choice of one text for all rows."""


class FieldRow(QWidget):
    """A field: the column that holds it, or one text for all rows; `changed` when that is another one.

    What a field is made of beyond one column stands behind `more`.
    """

    changed = Signal()

    def __init__(
        self, shell: Shell, about: Field, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self.about = about
        self._columns = columns
        self._refine: Refine | None = None
        title = shell.say(about.words)
        self.pick = Pick(
            shell.words("{field} (needed)").format(field=title) if about.required else title, [("", "")]
        )
        self.text = LineEditor()
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText(shell.words("the text for all rows"))
        self.more = Disclosure(shell, "", self._build_refine)
        said = shell.say(phrase("{field}: join, cut, other words, where empty", field=title))
        self.more.button.setToolTip(said)
        self.more.button.setAccessibleName(said)
        stays = self.more.button.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.more.button.setSizePolicy(stays)
        self._lay_out()
        self.pick.changed.connect(self._picked)
        self.text.left.connect(self._typed)

    def offer(self, source: FieldFrom | None, why: Phrase | None) -> None:
        """Offer the file's columns; `source` is taken, for the reason given."""
        none = self._shell.words("Choose a column" if self.about.required else "Nothing")
        names = [(one.name, one.name) for one in self._columns]
        picked = "" if source is None else source.columns[0] if source.columns else SAME
        self.pick.offer([("", none), *names, (SAME, self._shell.words("The same for all rows…"))], picked)
        self.text.show_text(source.otherwise if source is not None else "")
        if source is not None and is_refined(source):
            self.refine.show_source(source)
        self.pick.add_to_title("" if why is None else self._shell.say(why))
        self._settle()

    def say_for_all(self) -> None:
        """Let one text be typed for all rows."""
        self.pick.pick(SAME)
        self._picked()

    @property
    def refine(self) -> Refine:
        """What the field is made of beyond one column; made when it is first wanted."""
        if self._refine is None:
            self._refine = Refine(self._shell, self.about, self._columns)
            self._refine.show_source(FieldFrom(self.about.name, (self.pick.value,)))
            self._refine.changed.connect(self._refined)
        return self._refine

    @property
    def source(self) -> FieldFrom | None:
        """Where the field's text comes from, or None."""
        picked = self.pick.value
        if picked == SAME:
            text = self.text.text().strip()
            return FieldFrom(self.about.name, otherwise=text) if text else None
        if not picked:
            return None
        if self._refine is None:
            return FieldFrom(self.about.name, (picked,))
        return self._refine.refined(picked)

    def _build_refine(self) -> QWidget:
        return self.refine

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.pick, 1)
        row.addWidget(self.more.button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(row)
        layout.addWidget(self.text)
        layout.addWidget(self.more)

    def _picked(self) -> None:
        """Another column: what its values stand for was said of the one before."""
        if self._refine is not None:
            self._refine.show_source(FieldFrom(self.about.name, (self.pick.value,)))
        self._settle()
        self._say_made()
        if self.pick.value == SAME:
            self.text.setFocus()
        self.changed.emit()

    def _refined(self) -> None:
        source = self.source
        if source is not None and self._refine is not None:
            self._refine.settle(source)
        self._say_made()
        self.changed.emit()

    def _typed(self) -> None:
        if self.text.is_touched:
            self.text.show_text(self.text.text())
            self.changed.emit()

    def _settle(self) -> None:
        is_column = self.pick.value not in {"", SAME}
        self.text.setVisible(self.pick.value == SAME)
        self.more.button.setVisible(is_column)
        self.more.setVisible(is_column)

    def _say_made(self) -> None:
        """Say in the title how the field is made up, now that somebody said so."""
        source = self.source
        refined = source is not None and is_refined(source)
        self.pick.add_to_title(self._shell.say(_said(source)) if source is not None and refined else "")


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
        kind = KINDS[looked.mapping.kind]
        for about in kind.fields:
            row = self.rows[about.name] = FieldRow(shell, about, looked.columns)
            row.offer(looked.mapping.source(about.name), reasons.get(about.name))
            row.changed.connect(self.changed)
            layout.addWidget(row)
        self.keys = KeysForm(shell, kind, looked.mapping.manners.keys)
        self.keys.changed.connect(self.changed)
        layout.addWidget(self.keys)
        layout.addStretch(1)

    def stands_for(self, column: str, text: str, meant: str) -> bool:
        """Let a text of a column stand for a choice of the field it holds; False where it holds none."""
        found = (row for row in self.rows.values() if row.about.choices and row.pick.value == column)
        row = next((one for one in found if one.about.member(meant) is not None), None)
        if row is not None:
            row.refine.values.say(text, meant)
        return row is not None

    def mapping(self) -> Mapping | Phrase:
        """What is said about the file."""
        sources = tuple(source for row in self.rows.values() if (source := row.source) is not None)
        manners = replace(self._mapping.manners, keys=self.keys.keys)
        return replace(self._mapping, sources=sources, manners=manners)


def _said(source: FieldFrom) -> Phrase:
    """A source that is more than a column, in a few words."""
    if len(source.columns) > 1:
        return phrase("{first} and {last} joined", first=source.columns[0], last=source.columns[-1])
    if source.split:
        return phrase("part {piece}", piece=source.piece)
    if source.times != 1:
        return phrase("× {times}", times=source.times)
    if source.values:
        return phrase("in other words")
    return phrase("“{text}” where it is empty", text=source.otherwise)
