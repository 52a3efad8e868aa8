"""An account on one page: its head, and its sections of which one is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.queries.account import AccountHeader, account_header
from csdesk.queries.last_import import last_import_into
from csdesk.tokens import GRID
from csdesk.ui.jump import JumpField
from csdesk.ui.loading import named
from csdesk.ui.order import step
from csdesk.ui.pages.page import MARGINS, Listed, Page
from csdesk.ui.places import Place
from csdesk.ui.sections import keys
from csdesk.ui.sections.head import AccountHead
from csdesk.ui.sections.section import SCROLL_ROOM, Section
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.last_imported import LastImported
from csdesk.ui.widgets.sections import SectionsBar
from csdesk.ui.widgets.still import Still
from csdesk.words import phrase

TABLES = (
    "account contract contract_event plan milestone responsibility next_phase contact change"
    " metric definition goal goal_revision measurement commitment answer"
)
SECTIONS = (
    ("plan", "Plan", "csdesk.ui.sections.plan:PlanSection"),
    ("results", "Results", "csdesk.ui.sections.results:ResultsSection"),
    ("timeline", "Timeline", "csdesk.ui.sections.timeline:TimelineSection"),
    ("people", "People", "csdesk.ui.sections.people:PeopleSection"),
    ("questions", "Questions", "csdesk.ui.sections.questions:QuestionsSection"),
    ("reviews", "Reviews", "csdesk.ui.sections.reviews:ReviewsSection"),
)
BEGIN_REVIEW = "csdesk.ui.reviews.lists:open_next_review"
MEETING_CARD = "csdesk.ui.dialogs.meeting_card:show_meeting_card"
ASK_FOR_FIGURES = "csdesk.ui.asking:ask_for_figures"
FORGET_DIALOG = "csdesk.ui.dialogs.forget:ForgetDialog"
REMEMBERED = "section"  # the section that was open last, in the window's memory


class AccountPage(Page):
    """Each section is loaded and built when it is first seen; hidden ones only remember that they are stale.

    The account and the section are those of the place: `Place("account", 3, "people")`.
    """

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self.record = secondary(words("Record results"), self.record_results)
        self.prepare = primary(words("Prepare review"), self.prepare_review)
        top = self.top(JumpField(shell), self.record, self.prepare)
        self.head = AccountHead(shell)
        self.bar = SectionsBar([(name, words(title)) for name, title, _ in SECTIONS], self)
        self.bar.chosen.connect(self._choose)
        self.last_imported = LastImported(shell, self._narrow)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self._still = Still(self.stack)
        self.sections: dict[str, Section] = {}
        self._wanted = SECTIONS[0][0]
        self._finds = False
        left, above, right, below = MARGINS
        self.body.setContentsMargins(left, above, right - SCROLL_ROOM, below)
        self.body.setSpacing(3 * GRID)
        top.setContentsMargins(0, 0, SCROLL_ROOM, 0)
        for part, aside in ((self.head, None), (self.bar, self.last_imported)):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, SCROLL_ROOM, 0)
            row.setSpacing(3 * GRID)
            row.addWidget(part, 1)
            if aside is not None:
                row.addWidget(aside)
            self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)

    @property
    def section(self) -> str:
        """The section that is open."""
        return self.bar.section

    @property
    def filling(self) -> tuple[Page, ...]:
        """The head and the section that is open, once it was built."""
        section = self.sections.get(self.section)
        return (self,) if section is None else (self, section)

    @property
    def is_whole(self) -> bool:
        """Whether the head and the section that is wanted are."""
        section = self.sections.get(self._wanted)
        return super().is_whole and section is not None and section.is_whole

    def open(self, place: Place) -> None:
        """Come to an account, at a section of it or at the one that was open last."""
        moved = self.place is None or self.place.account != place.account
        self.place = place
        if moved or place.record:
            self.last_imported.give_up()
        if moved:
            self.shows_before = True
            self._subject = ""
            super().make_stale()
        with QSignalBlocker(self.bar):
            self.bar.open(place.section or self.shell.memory.text(REMEMBERED))
        self.shell.memory.remember(REMEMBERED, self.bar.section)
        self._show_section(self.bar.section)

    def left(self) -> Place | None:
        """The section that is open, as far down as it is read."""
        section = self.sections.get(self.section)
        if self.place is None or section is None:
            return self.place
        return self.place._replace(section=self.section, record="", scrolled=section.scrolled)

    def refresh(self) -> None:
        """Ask for the account's head; its sections ask for themselves."""
        if self.place is not None and self.place.account is not None:
            self.ask(
                account_header, self.place.account, self.shell.today(), then=self._show, refused=self._gone
            )
            self.ask(last_import_into, self.place.account, then=self.last_imported.note)

    def note(self, changes: Changes) -> None:
        """Hear what a command changed, and let the sections that were built hear it."""
        if self.concerns(changes):
            super().make_stale()
        for section in self.sections.values():
            section.note(changes)

    def concerns(self, changes: Changes) -> bool:
        """Whether it concerns this very account."""
        ours = not changes.accounts or self.place is None or self.place.account in changes.accounts
        return ours and super().concerns(changes)

    def make_stale(self) -> None:
        """Read everything anew, as when the day has changed."""
        super().make_stale()
        for section in self.sections.values():
            section.make_stale()

    def focus_first(self) -> None:
        """The bar, from which arrows choose a section and Tab goes into it."""
        self.bar.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab follows the layouts, whatever was made first."""
        return step(self.window(), next) or super().focusNextPrevChild(next)

    def record_results(self) -> None:
        """Enter figures."""
        if self.place is not None:
            self.shell.open_place(Place("figures", self.place.account))

    def prepare_review(self) -> None:
        """Go on with the review that is being prepared, or begin the next one; loaded when it is first wanted."""
        self.shell.hands.load(partial(named, BEGIN_REVIEW), self._open_review)

    def open_history(self) -> None:
        """Show what was done to this account."""
        if self.place is not None:
            self.shell.open_place(Place("history", self.place.account))

    def ask_for_figures(self) -> None:
        """Write a data request for the customer; loaded when it is first wanted."""
        self.shell.hands.load(partial(named, ASK_FOR_FIGURES), self._ask_for_figures)

    def show_meeting_card(self) -> None:
        """Show the card for the next meeting, to be printed; loaded when it is first wanted."""
        self.shell.hands.load(partial(named, MEETING_CARD), self._show_meeting_card)

    def find_in_timeline(self) -> None:
        """Look for something in the account's timeline, which is opened where it isn't."""
        self._finds = True
        self.bar.open("timeline")
        self._show_section("timeline")

    def share_here(self) -> None:
        """Share the record in which the keyboard is, or keep it internal."""
        keys.share_here()

    def delete_here(self) -> None:
        """Delete the record in which the keyboard is."""
        keys.delete_here()

    def forget_person(self) -> None:
        """Ask whether to forget the person in whose line the keyboard is."""
        person = keys.person_here()
        if person is None:
            self.shell.notify(phrase("Put the keyboard on a person first, among the account's people."))
        else:
            self._ask_to_forget("contact", person)

    def forget_account(self) -> None:
        """Ask whether to forget the account."""
        if self.place is not None and self.place.account is not None:
            self._ask_to_forget("account", self.place.account)

    def done_here(self) -> None:
        """Keep the promise, or whatever else is done, in which the keyboard is."""
        keys.act_here("done")

    def later_here(self) -> None:
        """Give another day to what the keyboard is in."""
        keys.act_here("later")

    def drop_here(self) -> None:
        """Cancel what the keyboard is in."""
        keys.act_here("drop")

    def add_here(self) -> None:
        """Begin one more of the list in which the keyboard is; elsewhere keep what was typed."""
        if not keys.add_here():
            keys.keep_here()

    def list_here(self) -> Listed | None:
        """The list of the section in which the keyboard is."""
        return keys.list_here()

    def _ask_to_forget(self, kind: str, record: int) -> None:
        dialog = named(FORGET_DIALOG)(self.shell, kind, record, parent=self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, header: AccountHeader) -> None:
        self.head.show_known(header, lambda row: row.id)
        self.be_about(header.name)
        self.filled.emit()

    def _narrow(self) -> None:
        """Let every section show all of its records, or those of the last import."""
        for section in self.sections.values():
            section.narrow(self.last_imported.only)

    def _open_review(self, open_next: Callable[[Shell, int], object]) -> None:
        if self.place is not None and self.place.account is not None:
            open_next(self.shell, self.place.account)

    def _show_meeting_card(self, show: Callable[[Shell, int, QWidget], object]) -> None:
        if self.place is not None and self.place.account is not None:
            show(self.shell, self.place.account, self.window())

    def _ask_for_figures(self, ask: Callable[[Shell, int, QWidget], object]) -> None:
        if self.place is not None and self.place.account is not None:
            ask(self.shell, self.place.account, self.window())

    def _gone(self, refusal: Refusal) -> None:
        self.shell.notify(refusal.said)
        self.shell.open_place(Place("accounts"))

    def _choose(self, name: str) -> None:
        """Another section, the keyboard on the bar where it was in the one before, and no record sought any more."""
        if self.place is not None:
            focus = QApplication.focusWidget()
            if focus is not None and self.stack.isAncestorOf(focus):
                self.bar.setFocus()
            self.place = self.place._replace(record="")
            self._show_section(name)
            self.shell.memory.remember(REMEMBERED, name)

    def _show_section(self, name: str) -> None:
        self._wanted = name
        section = self.sections.get(name)
        if section is not None and self.place is not None:
            self._still.hold()
            section.open(self.place)
            self.stack.setCurrentWidget(section)
            self._still.release_after((section,))
            if self._finds:
                self._finds = False
                section.find_here()
        else:
            code = next(code for known, _, code in SECTIONS if known == name)
            self.shell.hands.load(partial(named, code), partial(self._loaded, name))

    def _loaded(self, name: str, section_class: type[Section]) -> None:
        if name not in self.sections:
            self.sections[name] = section_class(self.shell)
            self.sections[name].narrow(self.last_imported.only)
            self.stack.addWidget(self.sections[name])
        if name == self._wanted:
            self._show_section(name)
