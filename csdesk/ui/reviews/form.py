"""Everything of a review that is edited, card under card, and the way to each place where something is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.commands.sharing import Share
from csdesk.domain.agenda import LONGEST_MINUTES
from csdesk.domain.readiness import Check, Item
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.flows.review_preview import Preview
from csdesk.queries.review import ReviewPage
from csdesk.queries.staying_out import StayingOut
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import Person
from csdesk.ui.reviews.agenda import Agenda
from csdesk.ui.reviews.attendees import Attendees
from csdesk.ui.reviews.checklist import Checklist
from csdesk.ui.reviews.decisions import Decisions, Offers, ReviewQuestions
from csdesk.ui.reviews.export import Export
from csdesk.ui.reviews.sent import Sent
from csdesk.ui.reviews.sharing_list import Record, SharingList
from csdesk.ui.reviews.sheets import Sheets, sheet_lines
from csdesk.ui.reviews.what import DaysEntry, WhatEntry
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.card import Card
from csdesk.words import counted, phrase

USUAL_SHEETS, USUAL_POINTS, USUAL_ENTRIES = 14, 6, 2
"""How many entries most reviews need in a list."""

MOST_RECORDS = 6
"""So many records that aren't shared are seen at once."""


class ReviewForm(QWidget):
    """The left half of a review's page. Its cards are there once `build_next` has said so."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_built = False
        self._shell = shell
        self._mended: Check | None = None
        self._wanted: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * GRID)
        self._parts = self._cards()

    def build_next(self) -> bool:
        """Make the next few cards; whether all are there. All at once would keep the window from answering."""
        self.is_built = next(self._parts, None) is None
        return self.is_built

    def show_review(self, row: ReviewPage, *, anew: bool) -> None:
        """Show a review; with `anew` it is another one."""
        if anew:
            self._mended = None
        people = tuple(Person(one.name, one.id) for one in row.contacts if one.left_on is None)
        offer = Offer(row.account_id, people)
        for entry in (self.what, self.days):
            entry.offer(offer)
            entry.show_known(row, lambda one: one.id)
        self.checklist.show_items(row.checklist)
        for side, attendees in ((Side.THEIRS, self.theirs), (Side.OURS, self.ours)):
            attendees.review = row.id
            attendees.offer(offer)
            attendees.show_rows([one for one in row.attendees if one.side is side], anew=anew)
        self.agenda.review = self.decisions.review = self.offers.review = self.questions.review = row.id
        self._wanted = tuple(one.wanted for one in row.decisions)
        self.agenda.show_rows(row.agenda, anew=anew)
        minutes = phrase("{minutes} of at most {most} minutes", minutes=row.minutes, most=LONGEST_MINUTES)
        self.agenda_card.set_aside(self._shell.say(minutes))
        self.decisions.show_rows(row.decisions, anew=anew)
        self.questions.show_rows(row.questions, anew=anew)
        self.export.show_row(row)
        self.sent.show_row(row)

    def show_sheets(self, made: Preview, kind: ReviewKind, review_id: int) -> None:
        """Show what each sheet says, or why it stays out, and what could be decided."""
        self.sheets.show_rows(sheet_lines(made.review, kind, review_id), anew=False)
        self.offers.offer(made.decisions, self._wanted)

    def show_out(self, rows: Sequence[StayingOut]) -> None:
        """Show what stays out because it isn't shared."""
        self.sharing.show_out(rows)
        out = len(self.sharing.out)
        said = (
            counted(
                "One record stays out because it isn't shared. Space shares the one that is marked.",
                "{count} records stay out because they aren't shared. Space shares the one that is marked.",
                out,
            )
            if out
            else phrase("Everything that a review can say is shared.")
        )
        self.left_out.setText(self._shell.say(said))
        count = self.sharing.rowCount()
        self.sharing.setVisible(count > 0)
        self.sharing.fit(MOST_RECORDS)
        self.share_all.setVisible(out > 0)

    def focus_first(self) -> None:
        """What the review is."""
        self.what.focus_first()

    def after(self, missing: Sequence[Item]) -> Item:
        """Of what is missing the one after that which was gone to last."""
        checks = [item.check for item in missing]
        last = checks.index(self._mended) if self._mended in checks else -1
        return missing[(last + 1) % len(missing)]

    def go_to(self, item: Item) -> None:
        """Put the keyboard where something can be mended."""
        self._mended = item.check
        ways: dict[Check, Callable[[], object]] = {
            Check.SPONSOR: self.theirs.open_add_line,
            Check.EXECUTIVE: self.ours.focus_executive,
            Check.AGENDA: self._focus_agenda_sent,
            Check.READ_THROUGH: self.days.read.setFocus,
            Check.MINUTES: self.agenda.focus_minutes,
            Check.DECISION: self._focus_decision,
            Check.NEXT_DATE: self.days.next.setFocus,
            Check.FIRST: self.what.planned.setFocus,
        }
        ways.get(item.check, self.focus_first)()

    def _cards(self) -> Iterator[QWidget]:
        """Make the cards in their order, a few in each turn."""
        shell, words = self._shell, self._shell.words
        self.what, self.checklist = WhatEntry(shell), Checklist(shell)
        self._card(words("Review"), self.what)
        yield self._card(words("Before it is ready"), self.checklist)
        self.decisions, self.offers, self.days = Decisions(shell), Offers(shell), DaysEntry(shell)
        self._card(words("Decisions wanted"), self.decisions, self.offers)
        yield self._card(words("Days"), self.days)
        self.theirs, self.ours = Attendees(shell, Side.THEIRS), Attendees(shell, Side.OURS)
        yield self._card(words("Who is invited"), self.theirs, self.ours)
        self.agenda, self.questions = Agenda(shell), ReviewQuestions(shell)
        self.agenda_card = self._card(words("Agenda"), self.agenda)
        yield self._card(words("Questions for discussion"), self.questions)
        self.sheets, self.sharing, self.left_out = Sheets(shell), SharingList(shell), teaching("")
        self.sharing.toggled.connect(self._share)
        self.share_all = quiet(words("Share all"), self._share_all)
        self._card(words("Sheets"), self.sheets)
        out = (self.left_out, self.sharing, _at_left(self.share_all))
        yield self._card(words("What is not shared"), *out)
        self.export = Export(shell)
        self.export.unshared.connect(self.share_all.setFocus)
        self.sent = Sent(shell, lambda: self.export.files)
        self._card(words("File"), self.export)
        yield self._card(words("What went out"), self.sent)
        yield from self._spares()

    def _spares(self) -> Iterator[QWidget]:
        """Make the entries that most reviews need, two in each turn."""
        lists: tuple[tuple[Entries[Any], int], ...] = (
            (self.sheets, USUAL_SHEETS),
            (self.agenda, USUAL_POINTS),
            *((one, USUAL_ENTRIES) for one in (self.theirs, self.ours, self.decisions, self.questions)),
        )
        for entries, count in lists:
            for _ in range(0, count, 2):
                entries.make_spare()
                entries.make_spare()
                yield entries

    def _focus_agenda_sent(self) -> None:
        """The day of the review, which says when the agenda has to be sent, comes first."""
        (self.what.planned if self.what.planned.value is None else self.days.sent).setFocus()

    def _focus_decision(self) -> None:
        """The first decision that is offered, or the line for another one."""
        if self.offers.buttons:
            self.offers.buttons[0].setFocus()
        else:
            self.decisions.open_add_line()

    def _card(self, title: str, *parts: QWidget) -> Card:
        card = quiet_card(title)
        for part in parts:
            card.add(part)
        self._column.addWidget(card)
        return card

    def _share(self, record: Record, share: bool) -> None:
        self._shell.hands.do(Share((record,), share))

    def _share_all(self) -> None:
        self._shell.hands.do(Share(self.sharing.out))


def _at_left(button: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
