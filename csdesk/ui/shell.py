"""What every page is given: the hands, the speech, the looks, and the wishes that the window fulfils."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from csdesk.ui.action import Action
from csdesk.ui.hands import Hands
from csdesk.ui.icons import icon
from csdesk.ui.memory import Memory
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """A line at the foot of the window; `entry` is the history entry that its *Undo* takes back."""

    said: Phrase
    entry: int | None = None


class Shell(QObject):
    """The surroundings of a page. `shell.words(...)` and `shell.say(...)` speak the user's language.

    `possible_actions` gives what can be done now; the window says so.
    """

    place_wanted = Signal(object)  # Place
    notice_wanted = Signal(object)  # Notice
    action_wanted = Signal(str)  # an action's id
    actions_changed = Signal()
    subject_changed = Signal()  # what the open page is about

    def __init__(
        self,
        hands: Hands,
        looks: Looks,
        memory: Memory,
        preferences: Preferences,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.hands = hands
        self.looks = looks
        self.memory = memory
        self.preferences = preferences
        self.today = today
        self.possible_actions: Callable[[], Sequence[Action]] = tuple
        self.speech = Speech(preferences.settings.locale, preferences.settings.language)

    def words(self, text: str) -> str:
        """A fixed text in the user's language."""
        return self.speech.words(text)

    def say(self, said: Phrase) -> str:
        """A sentence with its figures, in the user's language."""
        return self.speech.say(said)

    def icon(self, name: str, token: str = "ink", checked: str | None = None) -> QIcon:
        """An icon in the theme in use; ask again when `looks.changed`."""
        return icon(name, self.looks.theme, token, checked)

    def open_place(self, place: Place) -> None:
        """Go to a page, of an account perhaps, at a section perhaps."""
        self.place_wanted.emit(place)

    def notify(self, said: Phrase, entry: int | None = None) -> None:
        """Say something at the foot of the window; with `entry` (`done.changes.entry`) it offers *Undo*."""
        self.notice_wanted.emit(Notice(said, entry))

    def do_action(self, action_id: str) -> None:
        """Do what the menu's action of that id does."""
        self.action_wanted.emit(action_id)
