"""The People section: who speaks with whom, the customer's people, those of ours, and the account's own fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.contact import AddContact
from csdesk.domain.fields import clean_name
from csdesk.domain.sides import Side
from csdesk.queries.account import AccountFields, account_fields
from csdesk.queries.people import PeoplePage, people_page
from csdesk.queries.relations import RelationsPage, relations_page
from csdesk.ui.models.today import days_of
from csdesk.ui.sections.about import AboutEntry
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.contacts import ContactEntry, contacts_head
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import line_field
from csdesk.ui.sections.relations import RelationsCard
from csdesk.ui.sections.responsibilities import Responsibilities
from csdesk.ui.sections.section import ScrolledSection
from csdesk.ui.shell import Shell

TABLES = "account contact plan responsibility interaction interaction_contact review_attendee commitment"


class PeopleSection(ScrolledSection):
    """People are shared one by one; what we think of them never is."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._shown: int | None = None
        new = line_field(shell, words("Name of the person"), rule=clean_name)
        self.contacts = Entries(
            lambda row: row.id,
            lambda: ContactEntry(shell),
            kind="contact",
            head=contacts_head(shell),
            add=AddLine(shell, words("Add a person"), new, new.editor, self._add),
        )
        self.nobody = teaching(
            words(
                "Nobody is known here yet. Name the sponsor first: who wants the result, and may say so? Then whoever "
                "decides, leads the project, speaks for us and works with it every day."
            )
        )
        self.sponsor = teaching(words("No sponsor yet: who wants the result, and may say so?"), "warning")
        theirs = quiet_card(words("The customer's people"))
        for part in (self.nobody, self.sponsor, self.contacts):
            theirs.add(part)
        self.ours = Responsibilities(shell, Side.OURS)
        self.no_plan = teaching(
            words("Who of us answers for what is part of the success plan; there is none yet.")
        )
        ours = quiet_card(words("Our people in this plan"))
        ours.add(self.no_plan)
        ours.add(self.ours)
        self.about = AboutEntry(shell)
        about = quiet_card(words("About this account"), words("Internal, never shared"))
        about.add(self.about)
        self.relations = RelationsCard(shell)
        self.relations.chosen.connect(self.contacts.focus_on)
        for card in (self.relations, theirs, ours, about):
            self.content.addWidget(card)
        self.content.addStretch(1)

    def refresh(self) -> None:
        """Ask for the people and for the account's own fields."""
        self.ask(people_page, self.account, then=self._show)
        days = days_of(self.shell.preferences.settings)
        self.ask(relations_page, self.account, self.shell.today(), days, then=self._show_relations)
        self.ask(account_fields, self.account, then=self._show_about)

    def focus_first(self) -> None:
        """The first person, or the button that adds one."""
        self.contacts.focus_first()

    def _show(self, page: PeoplePage) -> None:
        anew = page.account_id != self._shown
        self._shown = page.account_id
        self.nobody.setVisible(not page.contacts)
        self.sponsor.setVisible(bool(page.contacts) and not page.has_sponsor)
        self.contacts.show_rows(page.contacts, anew=anew)
        self.no_plan.setVisible(page.plan_id is None)
        self.ours.setVisible(page.plan_id is not None)
        self.ours.plan = page.plan_id or 0
        self.ours.show_rows(page.ours, anew=anew)
        if anew:
            self.to_top()
        self.filled.emit()

    def _show_relations(self, page: RelationsPage) -> None:
        self.relations.show_page(page, self.shell.today())

    def _show_about(self, fields: AccountFields) -> None:
        self.about.show_known(fields, lambda row: row.id)

    def _add(self, name: str) -> AddContact:
        return AddContact(self.account, name)
