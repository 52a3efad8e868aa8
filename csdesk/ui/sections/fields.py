"""Quiet fields as the sections use them: without a title of their own, with a hint where they are empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from csdesk.domain.worded import Worded
from csdesk.near_days import Looking
from csdesk.ui.forms.choice import ChoiceField, PersonField
from csdesk.ui.forms.day import DayField
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.forms.typed import LineField, NumberField, TextField
from csdesk.ui.scale import wide
from csdesk.ui.sections.columns import cell_height, with_notes
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.wrapping import new_row

W = TypeVar("W", bound=Worded)
LABELS = 112


def choices(shell: Shell, members: Iterable[W]) -> list[tuple[W, str]]:
    """The members of an enumeration with their words."""
    return [(member, shell.say(member.label)) for member in members]


def line_field(
    shell: Shell, title: str, hint: str = "", *, rule: Callable[[str], str] | None = None, look: str = ""
) -> LineField:
    """A line; its title is what a screen reader says."""
    field = LineField(shell.speech, title, rule=rule, hint=hint or title, quiet=True)
    field.hide_title()
    field.editor.setProperty("look", look)
    return field


def text_field(
    shell: Shell, title: str, hint: str, *, rule: Callable[[str], str] | None = None, lines: int = 1
) -> TextField:
    """A text of several lines."""
    field = TextField(shell.speech, title, rule=rule, hint=hint, quiet=True, lines=lines)
    field.hide_title()
    return field


def day_field(
    shell: Shell,
    title: str,
    *,
    hint: str = "",
    rule: Callable[[date | None], date | None] | None = None,
    needed: bool = False,
    behind: bool = False,
) -> DayField:
    """A day, `behind` us or ahead; where there is none it shows the hint, or which day is meant."""
    looking = Looking.BACK if behind else Looking.AHEAD
    field = DayField(shell.speech, title, shell.today, looking=looking, rule=rule, needed=needed, quiet=True)
    field.hide_title()
    field.editor.setPlaceholderText(hint or title)
    return field


def number_field(
    shell: Shell, title: str, *, rule: Callable[[Decimal | None], Decimal | None] | None = None
) -> NumberField:
    """A number."""
    field = NumberField(shell.speech, title, rule=rule, quiet=True)
    field.hide_title()
    field.editor.setPlaceholderText(title)
    return field


def choice_field(shell: Shell, title: str, members: Iterable[W]) -> ChoiceField[W]:
    """One of the members of an enumeration."""
    field = ChoiceField(shell.speech, title, choices(shell, members), quiet=True)
    field.hide_title()
    return field


def person_field(shell: Shell, title: str, hint: str = "") -> PersonField:
    """One of the customer's people."""
    field = PersonField(shell.speech, title, hint=hint or title, quiet=True)
    field.hide_title()
    return field


def sentence(*cells: QWidget | str, spread: tuple[QWidget, ...] = (), wraps: bool = False) -> QVBoxLayout:
    """Words and fields side by side, read as one; those in `spread` take the room that is left.

    Where texts are large, or with `wraps` whatever their size, what finds no room goes on below.
    """
    row = new_row(wraps=wraps)
    for cell in cells:
        if isinstance(cell, QPushButton):
            cell.setMinimumHeight(cell_height())
        row.addWidget(
            _word(cell) if isinstance(cell, str) else cell, int(cell in spread), Qt.AlignmentFlag.AlignTop
        )
    row.addStretch(0 if spread else 1)  # takes the room of a spread one that is hidden
    return with_notes(row, *cells)


def boxed(inside: QLayout) -> QWidget:
    """A widget of a layout, so that it can be hidden and placed."""
    made = QWidget()
    inside.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inside)
    return made


def labelled(title: str, *cells: QWidget | str, spread: tuple[QWidget, ...] = ()) -> QVBoxLayout:
    """A sentence behind its label; the labels of several stand under each other."""
    name = _word(title)
    name.setFixedWidth(wide(LABELS))
    return sentence(name, *cells, spread=spread)


def _word(text: str) -> QLabel:
    made = label(text, "muted")
    made.setFixedHeight(cell_height())
    made.setIndent(TEXT_INDENT)
    return made
