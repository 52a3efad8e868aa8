"""The People section: the customer's people, ours, and what the account says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.contact import AddContact, EditContact
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.plan import AddPlan, EditPlan
from csdesk.domain.account import AccountStatus
from csdesk.domain.contact import Level, Part
from csdesk.domain.interaction import InteractionKind
from csdesk.queries.account import account_fields
from csdesk.queries.people import ContactRow, people_page
from csdesk.ui.order import focusable
from csdesk.ui.sections.people import PeopleSection
from tests.ui.driving import Hand, box_of, text_of


@pytest.fixture
def people(hand: Hand, account: int) -> PeopleSection:
    """The section of that account."""
    section: PeopleSection = hand.open(account, "people")
    return section


def contact(hand: Hand, account: int) -> ContactRow:
    """The only contact as the book holds it."""
    (row,) = hand.ask(people_page, account).contacts
    return row


def test_without_people_the_section_teaches_whom_to_name(people: PeopleSection) -> None:
    assert people.nobody.isVisible()
    assert "Name the sponsor first" in people.nobody.text()
    assert people.no_plan.isVisible()
    assert not people.ours.isVisible()


def test_a_person_is_added_by_name_and_described(hand: Hand, people: PeopleSection, account: int) -> None:
    hand.add(people.contacts.add, "Maria van Dijk")
    entry = people.contacts.entries[0]
    assert QApplication.focusWidget() is box_of(entry.job_title)
    hand.enter(entry.job_title, "Chief operating officer")
    hand.enter(entry.email, "maria@Harbour.example")
    hand.choose(entry.level, Level.EXECUTIVE)
    assert people.sponsor.isVisible()
    hand.press(entry.parts.buttons[Part.SPONSOR])
    hand.press(entry.parts.buttons[Part.DECISION_MAKER])
    hand.enter(entry.stance, "Convinced", key=Qt.Key.Key_Tab)
    row = contact(hand, account)
    assert (row.name, row.job_title, row.email) == (
        "Maria van Dijk",
        "Chief operating officer",
        "maria@harbour.example",
    )
    assert (row.level, row.stance) == (Level.EXECUTIVE, "Convinced")
    assert row.parts == {Part.SPONSOR, Part.DECISION_MAKER}
    assert not people.sponsor.isVisible()
    assert not row.shared


def test_parts_are_taken_back_and_given_again(hand: Hand, people: PeopleSection, account: int) -> None:
    hand.do(AddContact(account, "Maria"))
    toggle = people.contacts.entries[0].parts.buttons[Part.CHAMPION]
    toggle.setFocus()
    hand.qtbot.keyClick(toggle, Qt.Key.Key_Space)
    hand.settle()
    assert contact(hand, account).parts == {Part.CHAMPION}
    hand.undo()
    assert not toggle.isChecked()
    hand.redo()
    assert toggle.isChecked()


@pytest.mark.parametrize("typed", ["maria", "maria@", "maria@ harbour.example", "a@b"])
def test_what_is_no_address_is_refused(hand: Hand, people: PeopleSection, account: int, typed: str) -> None:
    hand.do(AddContact(account, "Maria", email="maria@harbour.example"))
    email = people.contacts.entries[0].email
    hand.enter(email, typed)
    assert "is not an e-mail address" in email.note
    assert contact(hand, account).email == "maria@harbour.example"


def test_a_name_of_three_hundred_characters_is_refused_when_adding(
    hand: Hand, people: PeopleSection, account: int
) -> None:
    hand.add(people.contacts.add, "x" * 300)
    assert "300 characters" in people.contacts.add.field.note
    assert hand.ask(people_page, account).contacts == ()


def test_who_left_is_greyed_in_words_and_comes_last(hand: Hand, people: PeopleSection, account: int) -> None:
    hand.do(AddContact(account, "Ann"))
    hand.do(AddContact(account, "Zoe"))
    ann = people.contacts.entries[0]
    hand.enter(ann.left_on, "31 Feb 2026")
    assert "is not a day of the calendar" in ann.left_on.note
    hand.enter(ann.left_on, "30 Jun 2026")
    assert [text_of(entry.name) for entry in people.contacts.entries] == ["Zoe", "Ann"]
    assert ann.gone.isVisible()
    assert ann.gone.text() == "Left 30 Jun 2026"
    hand.undo()
    assert [text_of(entry.name) for entry in people.contacts.entries] == ["Ann", "Zoe"]
    assert not ann.gone.isVisible()


def test_whose_word_counts_can_not_be_deleted(hand: Hand, people: PeopleSection, account: int) -> None:
    person = hand.do(AddContact(account, "Maria"))
    plan = hand.do(AddPlan(account))
    hand.do(EditPlan(plan, said_by_id=person))
    refusals: list[object] = []
    hand.shell.hands.refused.connect(refusals.append)
    people.contacts.entries[0].name.setFocus()
    hand.page.delete_here()
    hand.settle()
    assert len(refusals) == 1
    assert contact(hand, account).name == "Maria"


def test_the_mark_says_what_it_does_in_words(hand: Hand, people: PeopleSection, account: int) -> None:
    person = hand.do(AddContact(account, "Maria"))
    people.contacts.entries[0].name.setFocus()
    hand.page.share_here()
    hand.settle()
    assert contact(hand, account).shared
    hand.do(EditContact(person, shared=False))
    assert not contact(hand, account).shared


def test_our_people_belong_to_the_plan(hand: Hand, people: PeopleSection, account: int) -> None:
    hand.do(AddPlan(account))
    assert people.ours.isVisible()
    hand.add(people.ours.add, "Robin")
    entry = people.ours.entries[0]
    hand.enter(entry.answers_for, "Training", key=Qt.Key.Key_Tab)
    hand.enter(entry.confirmed, "3 Nov 2026")
    (row,) = hand.ask(people_page, account).ours
    assert (row.person, row.answers_for, row.confirmed_on) == ("Robin", "Training", date(2026, 11, 3))


def test_what_the_account_says_of_itself(hand: Hand, people: PeopleSection, account: int) -> None:
    about = people.about
    hand.enter(about.industry, "Logistics")
    hand.enter(about.country, "Netherlands")
    hand.enter(about.segment, "High touch")
    hand.enter(about.since, "1 Apr 2025")
    hand.choose(about.status, AccountStatus.ONBOARDING)
    hand.enter(about.external_id, "A-1")
    hand.enter(about.outcome, "Answers before lunch", key=Qt.Key.Key_Tab)
    found = hand.ask(account_fields, account)
    assert (found.industry, found.country, found.segment) == ("Logistics", "Netherlands", "High touch")
    assert (found.customer_since, found.status) == (date(2025, 4, 1), AccountStatus.ONBOARDING)
    assert (found.external_id, found.required_outcome) == ("A-1", "Answers before lunch")
    hand.undo()
    assert text_of(about.outcome) == ""


def test_everything_that_takes_the_focus_has_a_name(hand: Hand, people: PeopleSection, account: int) -> None:
    hand.do(AddContact(account, "Maria"))
    hand.do(AddPlan(account))
    assert [one for one in focusable(people.inner) if not one.accessibleName()] == []


def test_the_map_shows_who_speaks_with_whom_and_where_nobody_does(
    hand: Hand, people: PeopleSection, account: int, qtbot: QtBot
) -> None:
    assert people.relations.isHidden()
    ann = hand.do(AddContact(account, "Ann", level=Level.EXECUTIVE, parts=frozenset({Part.SPONSOR})))
    ben = hand.do(AddContact(account, "Ben", level=Level.MANAGER, parts=frozenset({Part.CHAMPION})))
    kind = InteractionKind.CALL
    hand.do(AddInteraction(account, date(2026, 11, 3), kind, ours="Kim Lee", contacts=(ben,)))
    shown = people.relations.map
    first, second = shown.theirs
    assert (first.node.name, first.node.gap, second.node.gap) == ("Ann", True, False)
    assert "Never spoken to" in first.accessibleName()
    assert "Spoken with by Kim Lee (once, last 3 Nov 2026)" in second.accessibleName()
    assert [tie.theirs for tie in shown._ties] == [ben]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is shown.ours[0]
    assert people.relations.reading.text().startswith("Kim Lee, of us. last spoke 3 Nov 2026")
    qtbot.keyClick(shown.ours[0], Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    entry, focus = people.contacts.entry_of(ann), QApplication.focusWidget()
    assert entry is not None and focus is not None and entry.isAncestorOf(focus)
    assert [lane.title for lane in people.relations.axis._lanes] == ["Manager"]
