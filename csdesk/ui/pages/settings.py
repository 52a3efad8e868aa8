"""The settings, built from their fields' own words; a choice counts at once and there is no Save."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.fields import clean_email, clean_line
from csdesk.domain.folding import fold, holds_all
from csdesk.errors import Refusal
from csdesk.settings import (
    CURRENCIES,
    GROUPS,
    SYSTEM,
    About,
    Kind,
    Settings,
    about,
    clean_days,
    clean_folder,
    clean_marks,
)
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.colour import ColourField
from csdesk.ui.forms.field import Field
from csdesk.ui.forms.locales import locale_choices
from csdesk.ui.forms.picture import OurLogoField
from csdesk.ui.forms.toggles import TogglesField
from csdesk.ui.forms.typed import LineField
from csdesk.ui.jump import JumpField
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.turns import turns
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.revealing import reveal
from csdesk.ui.widgets.search import SearchField
from csdesk.words import counted

WIDTH = 640
NARROW = 160
ROOM_AROUND = 48


class SettingsPage(Page):
    """Every setting in the card of its group. A place's section names the setting that the keyboard starts at.

    The first card is made at once, the others over the turns of the event loop or when anybody asks for their fields.
    What is typed into the search leaves only the settings that say it, and Enter goes to the first of them.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._fields: dict[str, Field[Any]] = {}
        self._rooms: dict[str, QWidget] = {}
        self._cards: dict[str, Card] = {}
        self.top(JumpField(shell))
        self.body.addLayout(self._head())
        inner = QWidget()
        inner.setMaximumWidth(wide(WIDTH))
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4 * GRID)
        self._column.addStretch(1)
        self._waiting = deque(_groups())
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.body.addWidget(self.area, 1)
        self.go_on()
        QTimer.singleShot(0, self, self._make_others)

    def go_on(self) -> bool:
        """Make one more card; whether others are still to be made."""
        if self._waiting:
            group, names = self._waiting.popleft()
            card = self._cards[group] = self._card(group, names)
            self._column.insertWidget(len(self._cards) - 1, card)
        return bool(self._waiting)

    @property
    def fields(self) -> Mapping[str, Field[Any]]:
        """The field of every setting, by its name."""
        while self.go_on():
            pass
        return self._fields

    def open(self, place: Place) -> None:
        """Come to the settings, at one of them perhaps."""
        super().open(place)
        self.search.clear()
        for name, field in self._fields.items():
            field.show_value(self._value(name))

    def focus_first(self) -> None:
        """The setting that the place names, else the search."""
        section = self.place.section if self.place is not None else ""
        if section and section in self.fields:
            self._go_to(section)
        else:
            self.search.setFocus()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def found(self) -> tuple[str, ...]:
        """The settings that are shown, in their order."""
        return tuple(name for name in self.fields if not self._rooms[name].isHidden())

    def _make_others(self) -> None:
        turns().add(self)

    def _head(self) -> QHBoxLayout:
        self.search = SearchField(self.words("Find a setting   Ctrl+F"))
        self.search.typed.connect(self._narrow)
        self.search.entered.connect(self._go_to_first)
        self.search.down.connect(self._go_to_first)
        self.said = label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(4 * GRID)
        head.addWidget(label(self.words("Settings"), "title"))
        head.addWidget(self.search, 1)
        head.addWidget(self.said, 1)
        head.addStretch(1)
        return head

    def _card(self, group: str, names: Sequence[str]) -> Card:
        card = Card(self.words(group))
        card.body.setSpacing(3 * GRID)
        if group in GROUPS:
            card.add(label(self.words(GROUPS[group]), "muted", wraps=True))
        for name in names:
            said = about(name)
            field = self._fields[name] = self._field(said)
            field.load(self._value(name))
            field.commit.connect(partial(self._choose, name))
            room = self._rooms[name] = QWidget()
            explained = QVBoxLayout(room)
            explained.setContentsMargins(0, 0, 0, 0)
            explained.setSpacing(GRID)
            explained.addWidget(field)
            explained.addWidget(label(self.words(said.explanation), "muted", wraps=True))
            card.add(room)
        return card

    def _field(self, said: About) -> Field[Any]:
        speech, title = self.shell.speech, self.words(said.title)
        match said.kind:
            case Kind.CHOICE:
                return ChoiceField(speech, title, [(value, self.words(text)) for value, text in said.choices])
            case Kind.LOCALE:
                return ChoiceField(speech, title, locale_choices(SYSTEM, self.words("As the system")))
            case Kind.CURRENCY:
                return ChoiceField(speech, title, [(code, code) for code in CURRENCIES])
            case Kind.WEEKDAYS:
                return TogglesField[str](speech, title, _weekdays(speech.language))
            case Kind.COLOUR:
                return ColourField(speech, title)
            case Kind.PICTURE:
                return OurLogoField(speech, title)
            case Kind.DAYS | Kind.MARKS:
                return self._days(said, title)
            case _:
                return LineField(speech, title, rule=RULES.get(said.kind, clean_line))

    def _days(self, said: About, title: str) -> LineField:
        rule = clean_days if said.kind is Kind.DAYS else clean_marks
        field = LineField(self.shell.speech, title, rule=rule, hint=self.words("silent"))
        field.editor.setMaximumWidth(wide(NARROW))
        field.row.addWidget(label(self.words("days"), "muted"), 1)
        return field

    def _value(self, name: str) -> Any:
        value: str = getattr(self.shell.preferences.settings, name)
        return frozenset(value.split()) if about(name).kind is Kind.WEEKDAYS else value

    def _choose(self, name: str, value: Any) -> None:
        field = self.fields[name]
        kept = " ".join(sorted(value)) if isinstance(value, frozenset) else value
        try:
            self.shell.preferences.choose(name, kept)
        except Refusal as refusal:
            field.refuse(refusal)
        else:
            field.kept()

    def _searched(self, said: About) -> str:
        texts = (said.group, said.title, said.explanation, *(text for _, text in said.choices))
        return fold(" \n ".join(self.words(text) for text in texts))

    def _narrow(self, text: str) -> None:
        parts = fold(text).split()
        for name in self.fields:
            self._rooms[name].setVisible(holds_all(self._searched(about(name)), parts))
        shown = self.found
        groups = [group for group in self._cards if any(about(name).group == group for name in shown)]
        for group, card in self._cards.items():
            card.setVisible(group in groups)
        self.said.setText(self._where(len(shown), groups) if parts else "")

    def _where(self, count: int, groups: list[str]) -> str:
        if not count:
            return self.words("No setting says that")
        there = ", ".join(self.words(group) for group in groups)
        said = counted("{count} setting in {groups}", "{count} settings in {groups}", count, groups=there)
        return self.say(said)

    def _go_to_first(self) -> None:
        if self.found:
            self._go_to(self.found[0])

    def _go_to(self, name: str) -> None:
        self.fields[name].setFocus()
        reveal(self.area, self._rooms[name], ROOM_AROUND)


def _groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The settings' groups with the names of those in them."""
    names = (field.name for field in fields(Settings))
    return ((group, tuple(members)) for group, members in groupby(names, lambda name: about(name).group))


RULES = {Kind.EMAIL: clean_email, Kind.FOLDER: clean_folder}


def _weekdays(language: str) -> list[tuple[str, str]]:
    """The days of the week, Monday being 1, by their short names."""
    locale = QLocale(language)
    return [(str(day), locale.standaloneDayName(day, QLocale.FormatType.ShortFormat)) for day in range(1, 8)]
