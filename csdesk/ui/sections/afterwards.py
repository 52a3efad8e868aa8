"""After a review: what it brought, the actions with owner and day, the follow-up, and the next review."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.commands.review import AddReview, EditReview
from csdesk.domain.fields import clean_text
from csdesk.domain.review_due import Due
from csdesk.domain.typed import Known
from csdesk.flows.review_name import default_period
from csdesk.queries.known_people import known_people
from csdesk.queries.review import ReviewPage
from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.hands import Done
from csdesk.ui.returned_file import ask_for_returned
from csdesk.ui.scale import wide
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.columns import cell_height
from csdesk.ui.sections.commitments import Commitments
from csdesk.ui.sections.decisions import TakenDecisions
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import boxed, day_field, labelled, sentence, text_field
from csdesk.ui.sections.follow_up import FollowUpCard
from csdesk.ui.sections.minutes import MinutesBox
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

DAY, NEXT_DAY = 140, 200


class Held(Entry[ReviewPage]):
    """That a review was held, what was heard in it, and when to meet again."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.held_on = day_field(shell, words("Held on"), hint=words("Not held yet"), behind=True)
        self.heard = text_field(
            shell,
            words("What was heard, one thing a line"),
            words("Three things that they said, a line each"),
            rule=partial(clean_text, field="heard"),
        )
        self.next_date = day_field(shell, words("Next date"), hint=words("When do you meet again?"))
        self.bind(self.held_on, lambda row: row.held_on, lambda row, it: EditReview(row.id, held_on=it))
        self.bind(self.heard, lambda row: row.heard, lambda row, it: EditReview(row.id, heard=it))
        self.bind(self.next_date, lambda row: row.next_date, lambda row, it: EditReview(row.id, next_date=it))
        self.held_on.setFixedWidth(wide(DAY))
        self.next_date.setFixedWidth(wide(NEXT_DAY))
        self.lines.addLayout(labelled(words("Held on"), self.held_on, words("next date"), self.next_date))
        self.lines.addLayout(labelled(words("Heard"), self.heard, spread=(self.heard,)))


class Afterwards(QWidget):
    """`show_review(page)` shows a review as it was read; whoever shows this reads it anew when it changes.

    `wanted` carries the id of a review that was begun here, to be opened.
    """

    wanted = Signal(int)
    tables = frozenset(
        "review review_attendee agenda_item decision review_question commitment commitment_step contact".split()
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self._shell = shell
        self._page: ReviewPage | None = None
        self.minutes = MinutesBox(shell, lambda: self.page)
        self.held = Held(shell)
        self.decisions = TakenDecisions(shell, lambda: self.page.id)
        self.agreed = Commitments(
            shell,
            lambda: self.page.account_id,
            review=lambda: self.page.id,
            made_on=lambda: self.page.held_on,
            shared=True,
        )
        self.follow_up = FollowUpCard(shell)
        brought = quiet_card(words("What it brought"))
        self.returned = quiet(words("From a returned file…"), self.take_in)
        self.returned.setToolTip(words("Take in a file with answers, decisions or actions"))
        notes = boxed(labelled(words("Notes"), self.minutes, spread=(self.minutes,)))
        for part in (notes, boxed(sentence(self.returned)), self.held, self.decisions):
            brought.add(part)
        actions = quiet_card(words("Actions"), words("They become commitments, shared with the customer"))
        actions.add(self.agreed)
        self.next = NextReview(shell)
        self.next.begun.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4 * GRID)
        for card in (brought, actions, self.follow_up, self.next):
            layout.addWidget(card)
        self.setFocusProxy(self.minutes)

    @property
    def page(self) -> ReviewPage:
        """The review that is shown. Raises RuntimeError before there is one."""
        if self._page is None:
            raise RuntimeError("no review is shown yet")
        return self._page

    def take_in(self) -> None:
        """Ask for the file that came back, and take its answers, decisions and actions in."""
        ask_for_returned(self._shell, self, self.page.account_id)

    def show_review(self, page: ReviewPage) -> None:
        """Show a review, the same one read anew or another."""
        anew = self._page is None or self._page.id != page.id
        self._page = page
        if anew:
            self.minutes.begin()
            self.held.load(page)
        else:
            self.held.show_row(page)
        self.minutes.show_wanted()
        self.decisions.show_rows(page.decisions, anew=anew)
        self.agreed.show_rows(page.commitments, anew=anew)
        self.follow_up.show_review(page)
        self.next.show_review(page)
        self._shell.hands.ask(known_people, page.account_id, then=self._offer)

    def _offer(self, people: tuple[Known, ...]) -> None:
        self.minutes.offer_known(people)
        self.agreed.offer_known(people)


class NextReview(QWidget):
    """Which review is due next and why, and a button that begins it. `begun` carries its id."""

    begun = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._page: ReviewPage | None = None
        self._card = quiet_card(shell.words("Next review"))
        self._room = QVBoxLayout()
        self._room.setSpacing(GRID)
        self._card.add(self._room)
        self._rows: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """What is proposed, a row each."""
        return tuple(self._rows)

    def show_review(self, page: ReviewPage) -> None:
        """Say what comes after this review."""
        if self._page is not None and (self._page.id, self._page.next_due) == (page.id, page.next_due):
            self._page = page
            return
        self._page = page
        for row in self._rows:
            self._room.removeWidget(row)
            row.deleteLater()
        none = teaching(self._shell.words("Nothing is due that isn't planned already."))
        self._rows = [self._row(one) for one in page.next_due] or [none]
        for row in self._rows:
            self._room.addWidget(row)

    def _row(self, due: Due) -> QWidget:
        said = phrase("{kind}, due {day}", kind=due.kind.label, day=due.day)
        name = label(self._shell.say(said), "strong")
        name.setIndent(TEXT_INDENT)
        why = teaching(self._shell.say(due.why))
        for one in (name, why):
            one.setMinimumHeight(cell_height())
        begin = quiet(self._shell.words("Prepare it"), partial(self._begin, due))
        begin.setAccessibleName(self._shell.say(phrase("Prepare it: {review}", review=said)))
        return boxed(sentence(name, why, begin, spread=(why,)))

    def _begin(self, due: Due) -> None:
        """Begin it for the day that was agreed, where one was."""
        if self._page is None:
            return
        starts, ends = default_period(due.day)
        command = AddReview(
            self._page.account_id,
            due.kind,
            starts,
            ends,
            planned_for=self._page.next_date,
            locale=self._shell.speech.locale,
        )
        self._shell.hands.do(command, self._begun)

    def _begun(self, done: Done[int]) -> None:
        self._shell.notify(phrase("The review was begun."), done.changes.entry)
        self.begun.emit(done.result)
