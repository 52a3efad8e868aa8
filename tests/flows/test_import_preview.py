"""Guesses at a file's columns, for a dialog that lets somebody correct them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.flows.import_preview import Guess, ImportPreview, preview_import

Looked = Callable[..., ImportPreview]


@pytest.fixture
def looked(tmp_path: Path, desk: Desk) -> Looked:
    """A look at a file with the given text."""

    def look(text: str, *accounts: AddAccount) -> ImportPreview:
        for account in accounts:
            desk.do(account)
        file = tmp_path / "figures.csv"
        file.write_text(text, encoding="utf-8")
        return preview_import(desk, file)

    return look


def test_columns_are_guessed_by_what_is_in_them_and_what_they_are_called(looked: Looked) -> None:
    found = looked(
        "id;Stichtag;Kunde;Kennzahl;Anzahl;Wert\n"
        "1;05.01.2026;Ärzte GmbH;Wartezeit;7;3,6\n2;12.01.2026;Ärzte GmbH;Wartezeit;8;3,4\n"
    )
    assert found.guess == Guess("Kunde", "Stichtag", "Kennzahl", "Wert", Cadence.WEEKLY)
    assert [column.name for column in found.columns if column.dates] == ["Stichtag"]
    assert found.column("Kennzahl").values == ("Wartezeit",)
    assert found.rows[0] == ("1", "05.01.2026", "Ärzte GmbH", "Wartezeit", "7", "3,6")


def test_the_column_that_holds_the_books_accounts_is_the_one(looked: Looked) -> None:
    found = looked(
        "customer,code,month,value\nA,rf4,2026-01,1\nB,RF5,2026-02,2\n",
        AddAccount("Barking", external_id="RF4"),
        AddAccount("Leeds", external_id="RF5"),
    )
    assert (found.guess.account, found.guess.cadence) == ("code", Cadence.MONTHLY)


def test_quarters_are_guessed_and_one_day_is_a_month(looked: Looked) -> None:
    assert looked("a,d,v\nA,2026-01-01,1\nA,2026-04-01,1\n").guess.cadence is Cadence.QUARTERLY
    assert looked("a,d,v\nA,2026-01-01,1\n").guess.cadence is Cadence.MONTHLY


def test_what_is_not_there_is_not_guessed(looked: Looked) -> None:
    found = looked("a,b\nx,y\n")
    assert (found.guess.date, found.guess.value) == (None, None)
    assert looked("a,,b\n").guess == Guess("a", None, None, None, Cadence.MONTHLY)


def test_what_is_no_table_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        preview_import(desk, tmp_path)


def test_the_real_file_is_guessed(desk: Desk, shared_data: Path) -> None:
    found = preview_import(desk, shared_data / "nhs-ae" / "ae_attendances.csv")
    assert found.guess == Guess("org_code", "period", None, "attendances", Cadence.MONTHLY)
    assert found.column("type").values == ("1", "2", "other")
    assert len(found.rows) == 8
