"""An entry: one record, edited where it stands, with its share mark and the button that deletes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.commands.with_contact import WithContact
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import Person, PersonField
from csdesk.ui.forms.field import Field
from csdesk.ui.hands import Command, Done
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, icon_button
from csdesk.ui.widgets.share_mark import ShareMark
from csdesk.ui.widgets.tips import plain_tip
from csdesk.words import Phrase

R = TypeVar("R")
T = TypeVar("T")
DELETE_KEYS = "Ctrl+Shift+Del"


class Entry(QWidget, Generic[R]):
    """A record's fields; a subclass lays them out in `self.lines`.

    `load(row)` shows another record, `show_row(row)` the same one read anew: what is being typed then stays.
    Before there is a record nothing can be typed.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.offered = Offer()
        self._row: R | None = None
        self._loads: list[Callable[[R], object]] = []
        self._shows: list[Callable[[R], object]] = []
        self._person_fields: list[PersonField] = []
        self._bins: list[Button] = []
        self._share: Callable[[], object] | None = None
        self._delete: Callable[[], object] | None = None
        self._acts: dict[str, Callable[[], object]] = {}
        self.setEnabled(False)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(GRID)

    @property
    def row(self) -> R:
        """The record that is shown. Raises RuntimeError before there is one."""
        if self._row is None:
            raise RuntimeError("the entry shows no record yet")
        return self._row

    @property
    def can_share(self) -> bool:
        """Whether the record has a share mark of its own."""
        return self._share is not None

    @property
    def can_delete(self) -> bool:
        """Whether the record can be deleted from here."""
        return self._delete is not None

    def load(self, row: R) -> None:
        """Show another record."""
        self._have(row)
        for load in self._loads:
            load(row)

    def show_row(self, row: R) -> None:
        """Show the same record read anew."""
        self._have(row)
        for show in self._shows:
            show(row)

    def show_known(self, row: R, key: Callable[[R], int]) -> None:
        """Show a row read anew, or load it where `key` tells that it is another record's."""
        same = self._row is not None and key(self._row) == key(row)
        (self.show_row if same else self.load)(row)

    def offer(self, offer: Offer) -> None:
        """Let the fields choose from what there is now."""
        self.offered = offer
        for field in self._person_fields:
            field.set_people(offer.people)

    def shows(self, show: Callable[[R], object], load: Callable[[R], object] | None = None) -> None:
        """Call `show` with each row read anew, and `load`, or else `show`, with another record's."""
        self._shows.append(show)
        self._loads.append(load or show)
        if self._row is not None:
            (load or show)(self._row)

    def bind(self, field: Field[T], get: Callable[[R], T], make: Callable[[R, T], Command[Any]]) -> None:
        """Let a field show `get(row)` and keep what is entered by the command `make(row, value)`."""
        field.keeps(self.shell.hands, lambda value: make(self.row, value))
        self.shows(lambda row: field.show_value(get(row)), lambda row: field.load(get(row)))

    def bind_person(
        self, field: PersonField, get: Callable[[R], Person], make: Callable[[R, int | None], Command[Any]]
    ) -> None:
        """Let a field show a contact and keep another by `make(row, contact_id)`; a new name becomes a contact."""
        self._person_fields.append(field)
        field.set_people(self.offered.people)
        field.commit.connect(partial(self._keep_person, field, make))
        self.shows(lambda row: field.show_value(get(row)), lambda row: field.load(get(row)))

    def shares(self, get: Callable[[R], bool], make: Callable[[R, bool], Command[Any]]) -> ShareMark:
        """The mark that says whether the record is shared; it changes that by the command `make(row, shared)`."""

        def share() -> None:
            self.shell.hands.do(make(self.row, not get(self.row)))

        mark = ShareMark(self.shell, share)
        self._share = share
        self.shows(lambda row: mark.show_shared(get(row)))
        return mark

    def deletes(self, what: str, make: Callable[[R], Command[Any]], says: Callable[[R], Phrase]) -> Button:
        """The button `what` that deletes the record by the command `make(row)`; the notice then says `says(row)`."""

        def delete() -> None:
            self.shell.hands.do(make(self.row), partial(self._say_deleted, says(self.row)))

        button = icon_button(self.shell.icon("delete", "muted"), what, delete)
        button.setToolTip(plain_tip(f"{what} ({keys_in_words(DELETE_KEYS)})"))
        if not self._bins:
            self.shell.looks.changed.connect(self._paint_bins)
        self._bins.append(button)
        self._delete = delete
        return button

    def share(self) -> None:
        """Share the record, or keep it internal again."""
        if self._share is not None:
            self._share()

    def delete(self) -> None:
        """Delete the record; the notice offers to take that back."""
        if self._delete is not None:
            self._delete()

    def does(self, name: str, act: Callable[[], object]) -> None:
        """Let a key of that name ("done", "later", "drop") do something with the record."""
        self._acts[name] = act

    def can(self, name: str) -> bool:
        """Whether a key of that name does something here."""
        return name in self._acts

    def act(self, name: str) -> None:
        """Do what the key of that name does here."""
        self._acts[name]()

    def focus_first(self) -> None:
        """Where the keyboard starts in this entry."""
        self.focus_next_empty()

    def focus_next_empty(self) -> None:
        """Where one goes on after the record was added by its name alone."""
        self.setFocus()

    def _have(self, row: R) -> None:
        if self._row is None:
            self.setEnabled(True)
        self._row = row

    def _keep_person(
        self, field: PersonField, make: Callable[[R, int | None], Command[Any]], person: Person
    ) -> None:
        known = person.contact is not None or not person.name
        command: Command[Any] = (
            make(self.row, person.contact)
            if known
            else WithContact(self.offered.account, person.name, partial(make, self.row))
        )
        self.shell.hands.do(command, field.kept, field.refuse)

    def _paint_bins(self) -> None:
        for button in self._bins:
            button.setIcon(self.shell.icon("delete", "muted"))

    def _say_deleted(self, said: Phrase, done: Done[Any]) -> None:
        self.shell.notify(said, done.changes.entry)
