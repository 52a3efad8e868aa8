"""An account's page: its head, its sections that are built when seen, and what it hears of elsewhere."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.plan import AddPlan, EditPlan
from csdesk.domain.contact import Part
from csdesk.queries.account import account_fields, account_header
from csdesk.ui.places import Place
from tests.ui.driving import Hand, text_of


def said_of(hand: Hand) -> str:
    return hand.page.head.about.text() + hand.page.head.ahead.text()


def chips(hand: Hand) -> list[str]:
    return [chip.text() for chip in hand.page.head.chips if not chip.isHidden()]


def test_the_head_says_in_one_line_what_the_account_is_about(hand: Hand) -> None:
    account = hand.do(AddAccount("Harbour", industry="Logistics"))
    hand.do(AddContact(account, "Maria", parts=frozenset({Part.SPONSOR})))
    hand.do(AddContract(account, date(2026, 4, 1), ends=date(2027, 3, 31)))
    hand.do(AddPlan(account, purpose="Answers before lunch"))
    hand.open(account, "people")
    said = said_of(hand)
    assert said == "Logistics · Sponsor: Maria · Phase 1 of plan · Renews 31 Mar 2027 (129 days)"
    assert chips(hand)[0] == "Plan 1 of 6"
    why = hand.page.head.chips[0].toolTip()
    assert "Target: No goal has a target yet" in why
    assert hand.page.head.chips[0].focusPolicy() == Qt.FocusPolicy.TabFocus


def test_an_account_without_anything_says_what_is_missing(hand: Hand) -> None:
    hand.open(hand.account(), "people")
    assert said_of(hand) == "No sponsor named · No contract yet"
    assert chips(hand) == ["No plan"]
    assert hand.page.head.chips[0].toolTip() == "No active plan."


def test_the_name_is_edited_where_it_stands_taken_back_and_done_again(hand: Hand) -> None:
    account = hand.account("Acme")
    hand.open(account, "people")
    hand.enter(hand.page.head.name, "Acme & Sons")
    assert hand.ask(account_fields, account).name == "Acme & Sons"
    hand.undo()
    assert text_of(hand.page.head.name) == "Acme"
    hand.redo()
    assert text_of(hand.page.head.name) == "Acme & Sons"


def test_a_name_of_three_hundred_characters_is_refused_with_what_still_stands(hand: Hand) -> None:
    account = hand.account("Acme")
    hand.open(account, "people")
    hand.enter(hand.page.head.name, "x" * 300)
    assert "300 characters" in hand.page.head.name.note
    assert "Still kept: Acme." in hand.page.head.name.note
    assert hand.ask(account_fields, account).name == "Acme"


def test_a_pasted_name_becomes_one_line(hand: Hand) -> None:
    account = hand.account("Acme")
    hand.open(account, "people")
    hand.paste(hand.page.head.name, "A/B\tCompany 🚢\nof two lines")
    assert hand.ask(account_fields, account).name == "A/B Company 🚢 of two lines"


def test_a_section_is_built_when_it_is_first_seen(hand: Hand) -> None:
    account = hand.account()
    hand.open(account, "people")
    assert set(hand.page.sections) == {"people"}
    hand.page.bar.open("timeline")
    hand.qtbot.waitUntil(lambda: "timeline" in hand.page.sections)
    hand.settle()
    assert set(hand.page.sections) == {"people", "timeline"}


def test_a_hidden_section_only_remembers_that_it_is_stale(hand: Hand) -> None:
    account = hand.account()
    people = hand.open(account, "people")
    hand.open(account, "timeline")
    asked: list[object] = []
    people.filled.connect(lambda: asked.append(1))
    hand.do(AddContact(account, "Maria"))
    assert not asked
    hand.open(account, "people")
    assert asked
    assert [text_of(entry.name) for entry in people.contacts.entries] == ["Maria"]


def test_what_happens_to_another_account_or_table_is_not_read(hand: Hand) -> None:
    account, other = hand.account("Acme"), hand.account("Other")
    people = hand.open(account, "people")
    heads: list[object] = []
    asked: list[object] = []
    hand.page.filled.connect(lambda: heads.append(1))
    people.filled.connect(lambda: asked.append(1))
    hand.do(AddContact(other, "Maria"))
    hand.do(EditAccount(other, industry="Retail"))
    assert (heads, asked) == ([], [])
    hand.do(AddContract(account, date(2026, 1, 1)))
    assert heads
    assert not asked


def test_another_account_shows_its_own(hand: Hand) -> None:
    first, second = hand.account("Acme"), hand.account("Brown")
    hand.do(AddContact(first, "Ann"))
    hand.do(AddContact(second, "Bob"))
    people = hand.open(first, "people")
    hand.open(second, "people")
    assert text_of(hand.page.head.name) == "Brown"
    assert [text_of(entry.name) for entry in people.contacts.entries] == ["Bob"]


def test_a_page_whose_account_is_gone_leads_back_to_the_list(hand: Hand) -> None:
    account = hand.account("Acme")
    hand.open(account, "people")
    hand.do(DeleteAccount(account))
    hand.qtbot.waitUntil(lambda: bool(hand.places))
    assert hand.places[-1] == Place("accounts")


def test_the_section_that_was_open_last_opens_again(hand: Hand) -> None:
    first, second = hand.account("Acme"), hand.account("Brown")
    hand.open(first, "people")
    hand.page.bar.open("timeline")
    hand.settle()
    hand.page.open(Place("account", second))
    hand.settle()
    assert hand.page.bar.section == "timeline"


def test_recording_results_leads_to_the_grid(hand: Hand) -> None:
    account = hand.account()
    hand.open(account, "people")
    hand.press(hand.page.record)
    assert hand.places[-1] == Place("figures", account)


def test_keys_share_delete_and_add_where_the_keyboard_is(hand: Hand) -> None:
    account = hand.account()
    hand.do(AddContact(account, "Maria"))
    people = hand.open(account, "people")
    people.contacts.entries[0].job_title.setFocus()
    hand.page.share_here()
    hand.settle()
    assert hand.ask(account_header, account, date(2026, 11, 22)).shared == 1
    hand.page.add_here()
    assert people.contacts.add.is_open
    people.contacts.entries[0].job_title.setFocus()
    hand.page.delete_here()
    hand.settle()
    assert people.contacts.entries == ()
    assert hand.notices == ["Maria was deleted from the account's people. [Undo]"]
    hand.undo()
    assert len(people.contacts.entries) == 1


def test_leaving_a_section_keeps_what_was_typed(hand: Hand) -> None:
    account = hand.account()
    people = hand.open(account, "people")
    hand.retype(people.about.industry, "Logistics")
    hand.page.bar.open("timeline")
    hand.qtbot.waitUntil(lambda: hand.ask(account_fields, account).industry == "Logistics")


def test_the_plan_that_is_shared_changes_the_count(hand: Hand) -> None:
    account = hand.account()
    plan = hand.do(AddPlan(account))
    hand.open(account, "people")
    assert chips(hand)[-1] == "0 of 1 shared"
    hand.do(EditPlan(plan, shared=True))
    assert chips(hand)[-1] == "1 of 1 shared"


def test_a_review_is_begun_and_gone_on_with_on_its_own_page(hand: Hand) -> None:
    account = hand.account("Acme")
    hand.open(account, "people")
    hand.press(hand.page.prepare)
    hand.qtbot.waitUntil(lambda: bool(hand.places))
    hand.press(hand.page.prepare)
    hand.qtbot.waitUntil(lambda: len(hand.places) == 2)

    first, second = hand.places
    assert (first.page, first.account) == ("review", account)
    assert first == second
