"""Fields that one chooses in: a value from a list, a person from those who are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from csdesk.errors import Refusal
from csdesk.ui.forms.editors import Chooser, LineEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.speech import Speech

T = TypeVar("T")


class ChoiceField(Field[T]):
    """One of several values, each shown in words; kept as soon as it is chosen."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        choices: Sequence[tuple[T, str]],
        *,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, choices[0][0], parent=parent)
        self._values = [value for value, _ in choices]
        self.editor = Chooser()
        self.editor.addItems([words for _, words in choices])
        self.editor.setAccessibleName(title)
        self.editor.setProperty("quiet", quiet)
        self.editor.activated.connect(self.leave)
        self._label.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self.row.addWidget(self.editor)
        self.row.addStretch(1)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """What can be chosen from now on; what stands stays chosen where it is among them."""
        said = [words for _, words in choices]
        known = [self.editor.itemText(index) for index in range(self.editor.count())]
        values = [value for value, _ in choices]
        if (values, said) != (self._values, known):
            self._values = values
            self.editor.clear()
            self.editor.addItems(said)
            self.write(self.value)

    def read(self) -> T:
        """The chosen value."""
        return self._values[self.editor.currentIndex()]

    def write(self, value: T) -> None:
        """Choose a value; one that is not in the list shows none."""
        self.editor.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def shown(self, value: T) -> str:
        """The value in words."""
        return self.editor.itemText(self._values.index(value)) if value in self._values else ""

    @property
    def is_touched(self) -> bool:
        """Whether another value is chosen than the one that stands."""
        index = self.editor.currentIndex()
        return index >= 0 and self._values[index] != self.value

    def boxes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.editor,)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name; `contact` is the id of a known contact, None for a name that was typed."""

    name: str
    contact: int | None = None


NOBODY = Person("")


class PersonField(Field[Person]):
    """A contact from the list, or any name that is typed; empty is nobody."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        *,
        rule: Callable[[Person], Person] | None = None,
        hint: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, NOBODY, rule=rule, parent=parent)
        self._people: tuple[Person, ...] = ()
        self.line = LineEditor()
        self.line.setPlaceholderText(hint or speech.words("Choose or type a name"))
        self.editor = Chooser()
        self.editor.setEditable(True)
        self.editor.setLineEdit(self.line)
        self.editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.editor.setProperty("quiet", quiet)
        completer = QCompleter(self.editor.model(), self.editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.editor.setCompleter(completer)
        for box in (self.editor, self.line):
            box.setAccessibleName(title)
        self.line.left.connect(self.leave)
        self.line.given_up.connect(self.give_up)
        self.line.typed.connect(self.check_while_typing)
        self.editor.activated.connect(self.leave)
        self._label.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self.row.addWidget(self.editor, 1)

    def set_people(self, people: Sequence[Person]) -> None:
        """Who can be chosen; what is being typed stays."""
        if tuple(people) == self._people:
            return
        typed, baseline = self.line.text(), self.line.baseline
        self._people = tuple(people)
        self.editor.clear()
        self.editor.addItems([person.name for person in people])
        self.editor.setCurrentIndex(-1)
        self.line.setText(typed)
        self.line.baseline = baseline

    def read(self) -> Person:
        """The contact of that name, else the name alone."""
        name = " ".join(self.line.text().split())
        found = [person for person in self._people if person.name.casefold() == name.casefold()]
        same = [person for person in found if person == self.value]
        if len(found) > 1 and not same and 0 <= self.editor.currentIndex() < len(self._people):
            return self._people[self.editor.currentIndex()]
        return (same or found or [Person(name)])[0]

    def write(self, value: Person) -> None:
        """Show a person's name."""
        self.line.show_text(value.name)

    def shown(self, value: Person) -> str:
        """The person's name."""
        return value.name

    @property
    def is_touched(self) -> bool:
        """Whether the line holds another name than the one that stands."""
        return self.line.is_touched

    def boxes(self) -> tuple[QWidget, ...]:
        """The list and its line."""
        return (self.editor, self.line)


def needed(person: Person) -> Person:
    """A rule: somebody has to be named."""
    if not person.name:
        raise Refusal("A name is needed here.")
    return person
