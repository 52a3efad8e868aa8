"""A whole book out and in again: nothing is lost, and what goes out the second time is the same byte for byte."""

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import CheckConstraint

from csdesk.commands.account import AddAccount, ChooseLogo
from csdesk.db.owners import record_tables
from csdesk.desk import Desk
from csdesk.domain.book_rules import WORDS
from csdesk.errors import Refusal
from csdesk.flows.export_book import export_folder, export_json
from csdesk.flows.import_book import import_book
from csdesk.formats import Formats
from tests.lent import Original
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

Out = Callable[[Desk, Path], None]


def folder_for_excel(desk: Desk, path: Path) -> None:
    export_folder(desk, path, for_excel=True)


def content(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {path.suffix: path.read_bytes()}
    return {
        str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()
    }


@pytest.fixture
def other(tmp_path: Path, today: date) -> Desk:
    """A desk at another, empty book."""
    return Desk.create(tmp_path / "other.csdesk", today=lambda: today)


@pytest.mark.parametrize(
    ("out", "name"), [(export_folder, "out"), (folder_for_excel, "excel"), (export_json, "out.json")]
)
def test_a_book_comes_back_whole_and_goes_out_the_same(
    desk: Desk, story: Story, other: Desk, tmp_path: Path, out: Out, name: str
) -> None:
    desk.do(
        AddAccount("=1+1", external_id="'@x", industry="'quoted", required_outcome="-\r\n+ \ttwo, “three”")
    )
    out(desk, tmp_path / name)
    import_book(other, tmp_path / name)
    again = tmp_path / f"again-{name}"
    out(other, again)
    assert content(again) == content(tmp_path / name)
    assert content(again)


def test_the_sample_book_comes_back_whole(sample: Original, tmp_path: Path, other: Desk) -> None:
    reader = Desk.open(sample.known(), write=False)
    export_json(reader, tmp_path / "one.json")
    reader.close()
    import_book(other, tmp_path / "one.json")
    export_json(other, tmp_path / "two.json")
    assert (tmp_path / "two.json").read_bytes() == (tmp_path / "one.json").read_bytes()


def test_an_import_is_one_entry_that_can_be_undone(
    desk: Desk, story: Story, other: Desk, tmp_path: Path
) -> None:
    export_folder(desk, tmp_path / "out")
    count = import_book(other, tmp_path / "out").result
    assert Formats().say(other.can_undo) == f"Import {count} records of out"  # type: ignore[arg-type]
    other.undo()
    import_book(other, tmp_path / "out")


def test_the_manifest_names_every_file_with_its_count_and_hash(
    desk: Desk, story: Story, tmp_path: Path
) -> None:
    export_folder(desk, tmp_path / "out")
    about = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert {"accounts.csv", "contracts.csv", "measurements.csv", "reviews.csv"} <= set(about["files"])
    for name, entry in about["files"].items():
        file = tmp_path / "out" / name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == entry["sha256"]
        with file.open(newline="", encoding="utf-8") as lines:
            assert len(list(csv.DictReader(lines))) == entry["records"]


def test_in_files_for_excel_no_text_looks_like_a_formula(desk: Desk, tmp_path: Path) -> None:
    desk.do(AddAccount("=1+1"))
    folder_for_excel(desk, tmp_path / "out")
    assert b"'=1+1" in (tmp_path / "out" / "accounts.csv").read_bytes()


def test_kept_files_travel_along(desk: Desk, other: Desk, tmp_path: Path) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(ChooseLogo(account, b"a picture"))
    for name, out in (("out", export_folder), ("out.json", export_json)):
        out(desk, tmp_path / name)
    import_book(other, tmp_path / "out")
    export_json(other, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()


def damaged(folder: Path, name: str, before: str, after: str) -> None:
    file = folder / name
    file.write_bytes(file.read_bytes().replace(before.encode(), after.encode()))


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("manifest.json", '"csdesk records"', '"else"', "was not written by csdesk"),
        ("manifest.json", '"version": 1', '"version": 9', "newer csdesk"),
        ("accounts.csv", "active", "asleep", "record 1: “asleep” can't be status"),
        ("accounts.csv", "uuid", "unknown", "a field that csdesk doesn't know: “unknown”"),
        ("contacts.csv", "uuid,account", "uuid,acc", "doesn't know"),
        ("measurements.csv", "2025-", "x-", "can't be period"),
    ],
)
def test_what_is_not_as_it_went_out_is_refused_and_nothing_kept(
    desk: Desk, story: Story, other: Desk, tmp_path: Path, name: str, before: str, after: str, said: str
) -> None:
    export_folder(desk, tmp_path / "out")
    damaged(tmp_path / "out", name, before, after)
    with pytest.raises(Refusal) as caught:
        import_book(other, tmp_path / "out")
    assert said in Formats().say(caught.value.said)
    assert other.can_undo is None


def doubled(records: dict[str, list[dict[str, object]]], kind: str, **changes: object) -> None:
    """Add the first record of a kind once more, with changes."""
    record = {**records[kind][0], **changes}
    if "uuid" in record:
        record["uuid"] = uuid4().hex
    records[kind].append(record)


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("accounts", {}, "two of its accounts have the same name (“Northwind Logistics”). Nothing was kept."),
        ("accounts", {"name": "NORTHWIND logistics"}, "two of its accounts have the same name"),
        ("contacts", {"external_id": "C-1"}, "two of its contacts have the same external_id (“C-1”)"),
        ("metrics", {}, "two of its metrics have the same account, name (“Late deliveries”)"),
        ("measurements", {}, "two of its measurements have the same metric, period (“2025-09-01”)"),
        ("contracts", {"starts": "2030-01-01"}, "one of its contracts breaks a rule of the book"),
        ("contacts", {"parts": "sponsor,king"}, "none of those that can be chosen there ('king' is not"),
        ("plans", {"phase": 0}, "one of its plans breaks a rule of the book (phases are counted from 1)"),
    ],
)
def test_records_that_clash_are_named_in_a_sentence_and_nothing_kept(
    desk: Desk, story: Story, other: Desk, tmp_path: Path, kind: str, changes: dict[str, object], said: str
) -> None:
    export_json(desk, tmp_path / "out.json")
    about = json.loads((tmp_path / "out.json").read_bytes())
    about["records"]["contacts"][0]["external_id"] = "C-1"
    doubled(about["records"], kind, **changes)
    (tmp_path / "out.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        import_book(other, tmp_path / "out.json")
    assert said in Formats().say(caught.value.said)
    assert other.can_undo is None


def test_a_book_with_accounts_takes_no_other(desk: Desk, story: Story, tmp_path: Path) -> None:
    export_json(desk, tmp_path / "out.json")
    with pytest.raises(Refusal, match="accounts already"):
        import_book(desk, tmp_path / "out.json")


def test_an_earlier_export_is_exchanged_and_any_other_folder_left_alone(desk: Desk, tmp_path: Path) -> None:
    export_folder(desk, tmp_path / "out")
    export_folder(desk, tmp_path / "out")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(Refusal, match="something else"):
        export_folder(desk, mine)
    assert [file.name for file in mine.iterdir()] == ["letter.txt"]
    assert not [*tmp_path.glob(".*.part"), *tmp_path.glob(".*.old")]


def test_every_rule_of_the_tables_has_words() -> None:
    rules = {
        str(rule.name).removeprefix(f"ck_{table.name}_").replace("_", " ")
        for table in record_tables().values()
        for rule in (*table.constraints, *(one for column in table.columns for one in column.constraints))
        if isinstance(rule, CheckConstraint) and rule.name and " IN (" not in str(rule.sqltext)
    }
    assert rules == set(WORDS)
