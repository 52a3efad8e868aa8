"""The settings, built from their fields' own words; a choice counts at once and there is no Save."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.fields import clean_email, clean_line
from csdesk.errors import Refusal
from csdesk.settings import CURRENCIES, SYSTEM, About, Kind, Settings, about, clean_folder
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.colour import ColourField
from csdesk.ui.forms.field import Field
from csdesk.ui.forms.locales import locale_choices
from csdesk.ui.forms.picture import OurLogoField
from csdesk.ui.forms.typed import LineField
from csdesk.ui.jump import JumpField
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import label

WIDTH = 640


class SettingsPage(Page):
    """Every setting in the card of its group. A place's section names the setting that the keyboard starts at."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.fields: dict[str, Field[str]] = {}
        self.top(JumpField(shell))
        self.body.addWidget(label(self.words("Settings"), "title"))
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4 * GRID)
        names = [field.name for field in fields(Settings)]
        for group, members in groupby(names, lambda name: about(name).group):
            column.addWidget(self._card(group, members))
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def open(self, place: Place) -> None:
        """Come to the settings, at one of them perhaps."""
        super().open(place)
        for name, field in self.fields.items():
            field.show_value(getattr(self.shell.preferences.settings, name))

    def focus_first(self) -> None:
        """The setting that the place names, else the first one."""
        section = self.place.section if self.place is not None else ""
        self.fields.get(section, next(iter(self.fields.values()))).setFocus()

    def _card(self, group: str, names: Iterator[str]) -> Card:
        card = Card(self.words(group))
        card.body.setSpacing(3 * GRID)
        for name in names:
            said = about(name)
            field = self.fields[name] = self._field(said)
            field.load(getattr(self.shell.preferences.settings, name))
            field.commit.connect(partial(self._choose, name))
            explained = QVBoxLayout()
            explained.setSpacing(GRID)
            explained.addWidget(field)
            explained.addWidget(label(self.words(said.explanation), "muted", wraps=True))
            card.add(explained)
        return card

    def _field(self, said: About) -> Field[str]:
        speech, title = self.shell.speech, self.words(said.title)
        match said.kind:
            case Kind.CHOICE:
                return ChoiceField(speech, title, [(value, self.words(text)) for value, text in said.choices])
            case Kind.LOCALE:
                return ChoiceField(speech, title, locale_choices(SYSTEM, self.words("As the system")))
            case Kind.CURRENCY:
                return ChoiceField(speech, title, [(code, code) for code in CURRENCIES])
            case Kind.EMAIL:
                return LineField(speech, title, rule=clean_email)
            case Kind.FOLDER:
                return LineField(speech, title, rule=clean_folder)
            case Kind.COLOUR:
                return ColourField(speech, title)
            case Kind.PICTURE:
                return OurLogoField(speech, title)
            case _:
                return LineField(speech, title, rule=clean_line)

    def _choose(self, name: str, value: str) -> None:
        field = self.fields[name]
        try:
            self.shell.preferences.choose(name, value)
        except Refusal as refusal:
            field.refuse(refusal)
        else:
            field.kept()
