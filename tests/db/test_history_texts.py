"""What the history is narrowed by: words of titles in any language, of accounts and of what changed, as it is now."""

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.contact import AddContact, EditContact
from csdesk.db import history_texts
from csdesk.desk import Desk
from csdesk.domain.contact import Part
from csdesk.domain.forgetting import Choices, Kind, Whom
from csdesk.errors import Cancelled
from csdesk.flows.forgetting import forget
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.history import Sought, entry_index, entry_rows, read_texts
from csdesk.queries.history_detail import entry_detail
from csdesk.words import Phrase
from tests.entries import list_entries


def narrowed(desk: Desk, text: str, account: int | None = None, language: str = "en") -> list[str]:
    found = desk.ask(entry_index, Sought(account, text, language))
    return [Formats().say(row.title) for row in desk.ask(entry_rows, found.ids)]


@pytest.fixture
def northwind(desk: Desk) -> int:
    """An account that was moved, and one more besides."""
    account = desk.do(AddAccount("Northwind", country="Norway")).result
    other = desk.do(AddAccount("Contoso")).result
    desk.do(EditAccount(account, country="Sweden"))
    desk.do(AddCommitment(other, "Guide for the dépôts"))
    return account


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("norway", ["Change country of account: Northwind", "Add account: Northwind"]),
        ("SWEDEN", ["Change country of account: Northwind"]),
        ("depots guide", ["Add commitment: Guide for the dépôts"]),
        ("account: contoso", ["Add account: Contoso"]),
        ("north change", ["Change country of account: Northwind"]),
        ("norway contoso", []),
        ("name", []),
    ],
)
def test_every_word_is_found_in_title_account_or_what_changed(
    desk: Desk, northwind: int, text: str, titles: list[str]
) -> None:
    assert narrowed(desk, text) == titles


def test_a_word_is_found_letter_by_letter_also_in_what_is_done_meanwhile(desk: Desk, northwind: int) -> None:
    assert len(narrowed(desk, "n")) == 4
    assert len(narrowed(desk, "no")) == len(narrowed(desk, "nor")) == 2
    desk.do(EditAccount(northwind, industry="Norns"))
    assert len(narrowed(desk, "norn")) == 1
    assert len(narrowed(desk, "no")) == 3
    desk.do(EditAccount(northwind, name="Fabrikam"))
    assert len(narrowed(desk, "fab")) == 4


def test_titles_are_found_in_the_language_of_who_reads_them(desk: Desk, northwind: int) -> None:
    assert narrowed(desk, "kunden hinzu", language="de") == ["Add account: Contoso", "Add account: Northwind"]
    assert narrowed(desk, "kunden hinzu") == []


def test_what_is_done_after_the_texts_were_read_is_found_too(
    desk: Desk, northwind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_texts, "IN_A_BATCH", 3)
    assert [desk.ask(read_texts), desk.ask(read_texts)] == [True, False]
    desk.do(EditAccount(northwind, country="Denmark"))
    desk.undo()
    desk.do(DeleteAccount(northwind))
    assert narrowed(desk, "denmark", northwind) == ["Change country of account: Northwind"]
    assert len(narrowed(desk, "northwind")) == len(narrowed(desk, "", northwind)) == 4
    assert len(narrowed(desk, "")) == len(desk.ask(list_entries))


def test_what_was_forgotten_is_not_found_any_more(desk: Desk, northwind: int) -> None:
    assert narrowed(desk, "sweden")
    forget(desk, Whom(Kind.ACCOUNT, northwind), Choices(), Progress())
    assert narrowed(desk, "sweden") == narrowed(desk, "northwind") == []
    assert narrowed(desk, "depots")


def test_the_first_rows_come_with_the_numbers_and_days(desk: Desk, northwind: int) -> None:
    found = desk.ask(entry_index, Sought(first=2))
    assert [row.id for row in found.rows] == list(found.ids[:2])
    assert found.days[0][1] == 0 and list(found.ids) == sorted(found.ids, reverse=True)


def test_nobody_waits_for_words_that_were_typed_over(desk: Desk, northwind: int) -> None:
    with pytest.raises(Cancelled):
        desk.ask(entry_index, Sought(text="north", is_wanted=lambda: False))


def test_the_parts_of_a_person_are_read_as_people_say_them(desk: Desk) -> None:
    account = desk.do(AddAccount("Northwind")).result
    person = desk.do(AddContact(account, "Ann", parts=frozenset({Part.SPONSOR}))).result
    entry = desk.do(EditContact(person, parts=frozenset({Part.DECISION_MAKER, Part.SPONSOR}))).changes.entry
    assert entry is not None
    ((field,),) = (record.fields for record in desk.ask(entry_detail, entry).records)
    assert [Formats().say(said) for said in (field.before, field.after) if isinstance(said, Phrase)] == [
        "Sponsor",
        "Decision maker, Sponsor",
    ]
