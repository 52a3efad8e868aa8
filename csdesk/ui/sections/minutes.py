"""The notes of a meeting, taken as they are typed: heard, decided, promised, and the next date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.commands.afterwards import Agreed, WriteUpReview
from csdesk.domain.fields import clean_text
from csdesk.domain.typed import Known
from csdesk.domain.typed_minutes import Minutes, Wanted, read_minutes
from csdesk.flows.near_names import near_sentence
from csdesk.near_days import near_day
from csdesk.queries.review import ReviewPage
from csdesk.tokens import GRID
from csdesk.ui.forms.typed import TextField
from csdesk.ui.hands import Done
from csdesk.ui.sections.cards import teaching
from csdesk.ui.sections.commitment_words import understood
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

LINES = 4


class MinutesBox(QWidget):
    """Leaving the box, or Ctrl+Enter, keeps all of it in one step; it is then empty for what comes to mind later.

    What is understood so far stands below it. `review` gives the review as it was read last.
    """

    def __init__(self, shell: Shell, review: Callable[[], ReviewPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._review = review
        self._known: tuple[Known, ...] = ()
        words = shell.words
        self.notes = TextField(
            shell.speech,
            words("Notes of the meeting"),
            rule=partial(clean_text, field="notes"),
            hint=words("heard: …   decided: …   guide — Priya — 12 Dec   next: 3 Mar      (a line each)"),
            lines=LINES,
        )
        self.notes.hide_title()
        self.notes.commit.connect(self._keep)
        self.notes.editor.typed.connect(self._understand)
        self.said = teaching("")
        self.open = teaching("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.notes)
        layout.addWidget(self.said)
        layout.addWidget(self.open)
        self.setFocusProxy(self.notes)
        self.said.hide()
        self.open.hide()

    def offer_known(self, people: Sequence[Known]) -> None:
        """Who may be meant in a line."""
        self._known = tuple(people)

    def begin(self) -> None:
        """Be empty for another review."""
        self.notes.load("")
        self._understand()

    def show_wanted(self) -> None:
        """Name the review's decisions that are still to be taken, so that a line can answer one."""
        texts = self._wanted().texts
        how = self._shell.words("To be decided; “decided 1: …” answers the first:")
        self.open.setText("\n".join((how, *(f"{number}. {text}" for number, text in enumerate(texts, 1)))))
        self.open.setVisible(bool(texts))
        self._understand()

    def _read(self, text: str) -> Minutes:
        formats, today = self._shell.speech.formats, self._shell.today()
        return read_minutes(text, self._known, lambda said: near_day(said, formats, today), self._wanted())

    def _wanted(self) -> Wanted:
        return Wanted(tuple(one.wanted for one in self._review().decisions if not one.taken), near_sentence)

    def _understand(self) -> None:
        lines = [self._shell.say(one) for one in _told(self._read(self.notes.editor.text()))]
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))
        self.notes.editor.setAccessibleDescription(" ".join(lines))

    def _keep(self, text: str) -> None:
        minutes, review, today = self._read(text), self._review(), self._shell.today()
        planned = review.planned_for
        command = WriteUpReview(
            review.id,
            held_on=review.held_on or (planned if planned is not None and planned <= today else today),
            heard=minutes.heard,
            decisions=minutes.decisions,
            actions=tuple(Agreed(one.text, one.owner, one.side, one.due) for one in minutes.actions),
            next_date=minutes.next_date,
        )
        self._shell.hands.do(command, self._kept, self.notes.refuse)

    def _kept(self, done: Done[tuple[int, ...]]) -> None:
        self.notes.kept(done)
        self.begin()


def _told(minutes: Minutes) -> Iterator[Phrase]:
    yield from (phrase("Heard: {text}", text=text) for text in minutes.heard)
    for one in minutes.decisions:
        if one.wanted:
            yield phrase("Decided on “{wanted}”: {text}", wanted=one.wanted, text=one.taken)
        else:
            yield phrase("Decided: {text}", text=one.taken)
    yield from (understood(one) for one in minutes.actions)
    if minutes.next_date is not None:
        yield phrase("Next date: {day}", day=minutes.next_date)
