"""The Timeline section: everything that has a day, drawn on one axis and edited in the lists below it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from csdesk.commands.change import AddChange, needed_text
from csdesk.commands.contract import AddContract
from csdesk.commands.milestone import AddMilestone, needed_phrase
from csdesk.domain.change import ChangeKind
from csdesk.domain.result import Missing
from csdesk.queries.changes import ChangeRow
from csdesk.queries.contracts import ContractRow
from csdesk.queries.last_import import LastImport
from csdesk.queries.milestones import MilestoneRow
from csdesk.queries.timeline import Timeline
from csdesk.queries.timeline_page import TimelinePage, timeline_page
from csdesk.ui.forms.choice import Person
from csdesk.ui.places import Place
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.changes import ChangeEntry, changes_head
from csdesk.ui.sections.commitments import Commitments
from csdesk.ui.sections.contracts import ContractEntry, contracts_head, predecessor_of
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import day_field, line_field
from csdesk.ui.sections.interactions import Interactions
from csdesk.ui.sections.latest import Latest
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.section import ROOM_AROUND, ScrolledSection
from csdesk.ui.sections.time_card import TimeCard
from csdesk.ui.sections.time_milestones import MilestoneDaysEntry, milestones_head
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.revealing import reveal
from csdesk.words import counted, phrase

TABLES = (
    "plan milestone change change_metric contract contract_event contact metric definition commitment commitment_step"
    " interaction interaction_contact responsibility review review_attendee decision answer measurement"
)
ELSEWHERE = {
    "metric": ("account", "results"),
    "answer": ("account", "questions"),
    "plan": ("account", "plan"),
    "review": ("review", ""),
}
"""Where what is not listed in this section stands: the page and its section."""

ENDED_SHOWN, SAID_SHOWN = 5, 8  # the latest of them; the rest is a key away


class TimelineSection(ScrolledSection):
    """Choosing something on the axis goes to it in its list."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._shown: int | None = None
        self._plan = 0
        self._contracts: tuple[ContractRow, ...] = ()
        self.drawn = TimeCard(shell)
        self.drawn.chosen.connect(self._go_to)
        self.axis = self.drawn.axis
        self.content.addWidget(self.drawn)
        self._build_commitments(shell)
        self._build_interactions(shell)
        self._build_milestones(shell)
        self._build_changes(shell)
        self._build_contracts(shell)
        self.content.addStretch(1)

    def refresh(self) -> None:
        """Ask for everything that has a day, and for what can be chosen."""
        self.ask(timeline_page, self.account, self.shell.today(), then=self._show)

    def focus_first(self) -> None:
        """The axis."""
        self.axis.setFocus()

    def narrow(self, only: LastImport | None) -> None:
        """Narrow the list of everything that happened as well."""
        super().narrow(only)
        self.drawn.narrow_to(only)

    def find_here(self) -> None:
        """The line that narrows the list of everything that happened."""
        self.drawn.search.setFocus()
        QTimer.singleShot(0, self, partial(reveal, self.area, self.drawn.table, ROOM_AROUND))

    def _build_commitments(self, shell: Shell) -> None:
        words = self.words
        self._promises = Commitments(shell, lambda: self.account)
        self.commitments = Latest(shell, self._promises)
        self.no_commitments = teaching(
            words(
                "Nothing is promised yet. Write a promise of either side as it is said: what, whose it is, and for "
                "when. The next review tells which were kept."
            )
        )
        self._commitments_card = self._card(words("Commitments"), "", self.no_commitments, self.commitments)

    def _build_interactions(self, shell: Shell) -> None:
        words = self.words
        self._conversations = Interactions(shell, lambda: self.account)
        self.interactions = Latest(shell, self._conversations)
        self.no_interactions = teaching(
            words(
                "No interaction is written down yet: a meeting, a call, a mail. Who started it, who took part, and "
                "what was said?"
            )
        )
        self._card(
            words("Interactions"),
            words("Internal, never shared"),
            self.no_interactions,
            self.interactions,
        )

    def _build_milestones(self, shell: Shell) -> None:
        words = self.words
        new = line_field(shell, words("What will be seen, in the customer's words"), rule=needed_phrase)
        self._new_milestone = AddLine(shell, words("Add a milestone"), new, new.editor, self._add_milestone)
        self.milestones = Entries(
            lambda row: row.id,
            lambda: MilestoneDaysEntry(shell),
            kind="milestone",
            head=milestones_head(shell),
            add=self._new_milestone,
        )
        self.no_milestones = teaching(
            words("No milestones yet. They are steps of the plan: what will be seen on the way, and when?")
        )
        self._milestones_card = self._card(words("Milestones"), "", self.no_milestones, self.milestones)

    def _build_changes(self, shell: Shell) -> None:
        words = self.words
        new = line_field(shell, words("What was changed?"), rule=needed_text)
        self.changes = Entries(
            lambda row: row.id,
            lambda: ChangeEntry(shell),
            kind="change",
            head=changes_head(shell),
            add=AddLine(shell, words("Add a change"), new, new.editor, self._add_change),
        )
        self.no_changes = teaching(
            words(
                "Nothing is written down yet. Go-live, a new way of working, training, a new lead, an event outside: "
                "each is drawn on the charts, so that a figure that moves can be tied to what was done."
            )
        )
        self._card(words("Changes"), "", self.no_changes, self.changes)

    def _build_contracts(self, shell: Shell) -> None:
        words = self.words
        new = day_field(shell, words("First day of the contract"), needed=True)
        self.contracts = Entries(
            lambda row: row.id,
            lambda: ContractEntry(shell),
            kind="contract",
            head=contracts_head(shell),
            add=AddLine(shell, words("Add a contract"), new, new.editor, self._add_contract),
        )
        self.no_contracts = teaching(
            words(
                "No contract yet. Its last day is the renewal that the account's head and the list count down to."
            )
        )
        self._card(words("Contracts"), words("Internal, never shared"), self.no_contracts, self.contracts)

    def _card(self, title: str, aside: str, empty: QWidget, entries: QWidget) -> Card:
        card = quiet_card(title, aside)
        card.add(empty)
        card.add(entries)
        self.content.addWidget(card)
        return card

    def _show(self, page: TimelinePage) -> None:
        found = page.timeline
        anew, self._shown = self._shown != self.account, self.account
        whats = [entry.what for entry in found.entries]
        undated = tuple(one for one in found.undated if isinstance(one, MilestoneRow))
        milestones = [*(one for one in whats if isinstance(one, MilestoneRow)), *undated]
        changes = [one for one in whats if isinstance(one, ChangeRow)]
        self._contracts = tuple(one for one in whats if isinstance(one, ContractRow))
        self._offer(page)
        self.drawn.show_timeline(found, page.happened, self.shell.today())
        self._plan = found.plan_id or 0
        self._new_milestone.setVisible(found.plan_id is not None)
        self.no_milestones.setVisible(not milestones)
        self.milestones.show_rows(milestones, anew=anew)
        self.no_changes.setVisible(not changes)
        self.changes.show_rows(changes, anew=anew)
        self.no_contracts.setVisible(not self._contracts)
        self.contracts.show_rows(self._contracts, anew=anew)
        self._show_said(found, anew)
        self._say_pace(found)
        if anew:
            self.to_top()
        self.filled.emit()

    def _show_said(self, found: Timeline, anew: bool) -> None:
        """Everything that is open is shown, of what has ended and was said the latest."""
        still = sum(not row.standing.state.closed for row in found.commitments)
        self.no_commitments.setVisible(not found.commitments)
        self.commitments.show_rows(found.commitments, first=still + ENDED_SHOWN, anew=anew)
        opened = counted("{count} open", "{count} open", still)
        self._commitments_card.set_aside(self.say(opened) if found.commitments else "")
        self.no_interactions.setVisible(not found.interactions)
        latest = tuple(reversed(found.interactions))
        self.interactions.show_rows(latest, first=SAID_SHOWN, anew=anew)

    def _say_pace(self, found: Timeline) -> None:
        if isinstance(found.slip, Missing):
            self._milestones_card.set_aside(self.say(found.slip.why) if found.entries else "")
            return
        days = round(found.slip)
        said = counted(
            "Those reached came {count} day late (median)",
            "Those reached came {count} days late (median)",
            days,
        )
        early = counted(
            "Those reached came {count} day early", "Those reached came {count} days early", -days
        )
        on_time = phrase("Those reached came when they were planned")
        self._milestones_card.set_aside(self.say(said if days > 0 else early if days < 0 else on_time))

    def _offer(self, page: TimelinePage) -> None:
        """Let people and metrics be chosen, and be meant in what is typed."""
        people = tuple(Person(one.name, one.id) for one in page.contacts if one.left_on is None)
        self.changes.offer(Offer(self.account, people, page.metrics))
        self.interactions.entries.offer(Offer(self.account, people))
        self._promises.offer_known(page.known)
        self._conversations.offer_known(page.known)

    def _add_milestone(self, said: str) -> AddMilestone:
        return AddMilestone(self._plan, said)

    def _add_change(self, text: str) -> AddChange:
        return AddChange(self.account, self.shell.today(), text, ChangeKind.PROCESS)

    def _add_contract(self, day: date | None) -> AddContract:
        starts = day or self.shell.today()
        return AddContract(self.account, starts, predecessor_id=predecessor_of(self._contracts, starts))

    def _go_to(self, key: object) -> None:
        lists: dict[str, Entries[Any] | Latest[Any]] = {
            "commitment": self.commitments,
            "interaction": self.interactions,
            "milestone": self.milestones,
            "change": self.changes,
            "contract": self.contracts,
        }
        if isinstance(key, tuple) and key[0] in lists:
            lists[key[0]].focus_on(key[1])
        elif isinstance(key, tuple) and key[0] in ELSEWHERE:
            page, section = ELSEWHERE[key[0]]
            self.shell.open_place(Place(page, self.account, section, f"{key[0]}:{key[1]}"))
