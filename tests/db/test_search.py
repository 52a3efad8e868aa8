"""What was said anywhere in the book is found, whatever its case, accents and word ends, and as it is now."""

from datetime import date

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.contact import AddContact
from csdesk.commands.plan import AddPlan
from csdesk.db.owners import record_tables
from csdesk.db.search import SEARCHED
from csdesk.desk import Desk
from csdesk.queries.search import Found, Marked, find, marked


def found(desk: Desk, text: str, most: int = 10) -> tuple[Found, ...]:
    return desk.ask(find, text, most, desk.today)


def says(desk: Desk, text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.name.text or one.text.text) for one in found(desk, text)]


@pytest.mark.parametrize("typed", ["north", "NORTHW", "northwind lim", "wind northwind", "nörthwind"])
def test_a_name_is_found_by_the_beginnings_of_its_words(desk: Desk, typed: str) -> None:
    desk.do(AddAccount("Northwind Limited (Windmills)"))
    assert says(desk, typed) == [("account", "Northwind Limited (Windmills)")]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Reports are answered late", "reporting"),
        ("Die Prüfungen dauern zu lange", "prüfung"),
        ("Die Prüfung dauert", "prufungen"),
        ("Οι αναφορές καθυστερούν", "αναφορα"),
    ],
)
def test_word_ends_and_accents_are_forgiven_in_texts(desk: Desk, text: str, typed: str) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(AddPlan(account, purpose=text))
    assert [one.kind for one in found(desk, typed)] == ["plan"]


def test_accounts_come_first_then_what_is_called_so_then_what_says_it(desk: Desk) -> None:
    other = desk.do(AddAccount("Acme")).result
    desk.do(AddPlan(other, purpose="As good as Harbour"))
    desk.do(AddContact(other, "Harbour, Jane"))
    desk.do(AddAccount("Harbour Freight"))
    assert [one.kind for one in found(desk, "harbour")] == ["account", "contact", "plan"]


def test_all_words_have_to_be_there(desk: Desk) -> None:
    desk.do(AddAccount("Acme North"))
    assert found(desk, "acme south") == ()


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("promised harbour", ["Names for the night rota", "Guide for the depots"]),
        ("Zusage Harb", ["Names for the night rota", "Guide for the depots"]),
        ("harbour guides", ["Guide for the depots"]),
        ("commitments", ["Seats for the dealers", "Names for the night rota", "Guide for the depots"]),
        ("promised contoso guide", []),
        ("harbour contoso", []),
    ],
)
def test_words_that_name_an_account_or_a_sort_of_record_narrow_the_search(
    desk: Desk, typed: str, texts: list[str]
) -> None:
    harbour, contoso = (desk.do(AddAccount(name)).result for name in ("Harbour Freight", "Contoso"))
    for account, text in (
        (harbour, "Guide for the depots"),
        (harbour, "Names for the night rota"),
        (contoso, "Seats for the dealers"),
    ):
        desk.do(AddCommitment(account, text))
    desk.do(AddPlan(harbour, purpose="Nobody waits"))
    assert [one.text.text for one in found(desk, typed)] == texts


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("what was promised to Harbour in spring?", ["Names for the night rota", "Guide for the depots"]),
        (
            "Was haben wir Harbour im Frühjahr versprochen",
            ["Names for the night rota", "Guide for the depots"],
        ),
        ("promised harbour april", ["Guide for the depots"]),
        ("harbour 2025", ["A second desk"]),
        ("promises harbour autumn", ["Seats for the dealers"]),
        ("promises q4 2025", ["A second desk"]),
        ("promised harbour winter", ["A second desk"]),
        ("promised harbour 2024", []),
    ],
)
def test_what_was_said_at_some_time_is_found_as_one_asks_for_it(
    desk: Desk, typed: str, texts: list[str]
) -> None:
    harbour = desk.do(AddAccount("Harbour Freight")).result
    for made_on, text in (
        (date(2025, 12, 1), "A second desk"),
        (date(2026, 4, 2), "Guide for the depots"),
        (date(2026, 5, 31), "Names for the night rota"),
        (date(2026, 11, 1), "Seats for the dealers"),
    ):
        desk.do(AddCommitment(harbour, text, made_on=made_on))
    assert [one.text.text for one in found(desk, typed)] == texts


@pytest.mark.parametrize("typed", ["", "  ", '"', "a*", "(x OR", "name:", "-", "' --", "\x00", "^"])
def test_whatever_is_typed_is_only_text(desk: Desk, typed: str) -> None:
    desk.do(AddAccount("Zebra"))
    assert found(desk, typed) == ()


def test_what_changes_is_found_as_it_is_now(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    assert says(desk, "acme") == [("account", "Acme")]
    desk.do(EditAccount(account, name="Contoso"))
    assert (says(desk, "acme"), says(desk, "contoso")) == ([], [("account", "Contoso")])
    desk.undo()
    assert says(desk, "acme") == [("account", "Acme")]


def test_what_is_deleted_is_found_no_more_until_it_comes_back(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(AddPlan(account, purpose="Shorter queues"))
    assert says(desk, "queue")
    desk.do(DeleteAccount(account))
    assert says(desk, "queue") == []
    desk.undo()
    assert says(desk, "queue")


def test_what_was_found_is_marked() -> None:
    assert marked("a \x02big\x03 \x02cat\x03") == Marked("a big cat", ((2, 5), (6, 9)))


def test_only_columns_that_there_are_can_be_searched() -> None:
    lacking = {
        f"{table}.{column}"
        for table, searched in SEARCHED.items()
        for column in (*searched.names, *searched.texts, *([searched.day] if searched.day else ()))
        if column not in record_tables()[table].c
    }
    assert lacking == set()
