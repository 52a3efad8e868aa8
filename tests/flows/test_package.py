"""One account as a package: out with or without our notes, in beside, in the place of, or merged with what is there."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.contact import AddContact, EditContact
from csdesk.commands.milestone import EditMilestone
from csdesk.desk import Desk
from csdesk.domain.package import WhenThere
from csdesk.errors import Refusal
from csdesk.flows.export_book import export_json
from csdesk.flows.package import export_package, import_package
from csdesk.formats import Formats
from csdesk.queries.accounts import list_accounts
from tests.db.snapshots import snapshot
from tests.story import Story, tell

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ticking(start: datetime) -> "Iterator[datetime]":
    now = start
    while True:
        now += timedelta(seconds=1)
        yield now


def desk_at(path: Path, start: datetime) -> Desk:
    clock = ticking(start)
    return Desk.create(path, today=lambda: date(2026, 11, 22), clock=lambda: next(clock))


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    """My book, worked in at noon."""
    return desk_at(tmp_path / "mine.csdesk", NOON)


@pytest.fixture
def theirs(tmp_path: Path) -> Desk:
    """A colleague's book, worked in a day later."""
    return desk_at(tmp_path / "theirs.csdesk", NOON + timedelta(days=1))


@pytest.fixture
def story(mine: Desk) -> Story:
    """An account with something of everything in my book."""
    return tell(mine)


@pytest.fixture
def package(mine: Desk, story: Story, tmp_path: Path) -> Path:
    """That account for a colleague."""
    export_package(mine, story.account, tmp_path / "acme.json")
    return tmp_path / "acme.json"


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.ask(list_accounts, desk.today)]


def test_an_account_comes_into_another_book_whole(
    mine: Desk, theirs: Desk, story: Story, package: Path, tmp_path: Path
) -> None:
    theirs.do(AddAccount("Somebody else"))
    account = import_package(theirs, package).result
    export_package(theirs, account, tmp_path / "back.json")
    texts = [file.read_text(encoding="utf-8") for file in (package, tmp_path / "back.json")]
    assert texts[0].partition('"records"')[2] == texts[1].partition('"records"')[2]
    assert len(names(theirs)) == 2


def test_internal_notes_stay_out_where_that_is_said(mine: Desk, story: Story, tmp_path: Path) -> None:
    mine.do(EditContact(story.ann, stance="Doubts our price"))
    for notes, there in ((True, True), (False, False)):
        export_package(mine, story.account, tmp_path / "out.json", notes=notes)
        text = (tmp_path / "out.json").read_text(encoding="utf-8")
        assert ("Doubts our price" in text) is there
        assert ('"interactions": [\n{' in text) is there
    other = desk_at(tmp_path / "third.csdesk", NOON)
    import_package(other, tmp_path / "out.json")
    assert names(other) == names(mine)


def test_an_account_that_is_there_is_asked_about(mine: Desk, story: Story, package: Path) -> None:
    before = mine.ask(snapshot)
    with pytest.raises(Refusal) as caught:
        import_package(mine, package)
    assert caught.value.field == "when_there"
    assert mine.ask(snapshot) == before


def test_an_account_of_the_same_name_is_asked_about_whatever_its_letters(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    export_package(mine, mine.do(AddAccount("ÖBB")).result, tmp_path / "obb.json")
    theirs.do(AddAccount("ÖBB"))
    with pytest.raises(Refusal) as caught:
        import_package(theirs, tmp_path / "obb.json")
    assert caught.value.field == "when_there"


def test_keeping_both_gives_the_second_another_name(mine: Desk, story: Story, package: Path) -> None:
    (name,) = names(mine)
    import_package(mine, package, WhenThere.KEEP_BOTH)
    assert names(mine) == [name, f"{name} (2)"]


def test_replacing_takes_the_package_for_all_of_it_and_one_undo_takes_that_back(
    mine: Desk, story: Story, package: Path, tmp_path: Path
) -> None:
    export_json(mine, tmp_path / "before.json")
    mine.do(EditAccount(story.account, name="Renamed"))
    mine.do(AddContact(story.account, "Somebody new"))
    changed = mine.ask(snapshot)
    import_package(mine, package, WhenThere.REPLACE)
    export_json(mine, tmp_path / "after.json")
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
    mine.undo()
    assert mine.ask(snapshot) == changed


def test_merging_takes_of_each_record_what_was_changed_last(
    mine: Desk, theirs: Desk, story: Story, package: Path, tmp_path: Path
) -> None:
    account = import_package(theirs, package).result
    ann = next(iter(theirs.ask(snapshot)["contact"]))
    theirs.do(EditContact(ann, job_title="Changed by them"))
    theirs.do(AddContact(account, "New with them"))
    mine.do(EditMilestone(story.first_step, reached_when="Changed by me"))
    mine.do(AddContact(story.account, "New with me"))
    export_package(theirs, account, tmp_path / "back.json")
    import_package(mine, tmp_path / "back.json", WhenThere.MERGE)
    contacts = {row["name"]: row for row in mine.ask(snapshot)["contact"].values()}
    assert {"New with them", "New with me"} <= set(contacts)
    assert "Changed by them" in {row["title"] for row in contacts.values()}
    once = mine.ask(snapshot)
    import_package(mine, tmp_path / "back.json", WhenThere.MERGE)
    assert mine.ask(snapshot) == once


def test_a_merge_keeps_what_is_newer_here(mine: Desk, story: Story, package: Path) -> None:
    mine.do(EditAccount(story.account, segment="Newer here"))
    before = mine.ask(snapshot)
    import_package(mine, package, WhenThere.MERGE)
    assert mine.ask(snapshot) == before


def test_a_whole_book_is_no_package(mine: Desk, theirs: Desk, story: Story, tmp_path: Path) -> None:
    mine.do(AddAccount("Another"))
    export_json(mine, tmp_path / "book.json")
    with pytest.raises(Refusal) as caught:
        import_package(theirs, tmp_path / "book.json")
    assert "holds 2 accounts" in Formats().say(caught.value.said)


@pytest.mark.parametrize("way", [None, WhenThere.REPLACE])
def test_an_external_id_that_another_record_has_is_named_and_nothing_kept(
    mine: Desk, theirs: Desk, story: Story, package: Path, way: WhenThere | None
) -> None:
    about = json.loads(package.read_bytes())
    about["records"]["contacts"][0]["external_id"] = "C-1"
    package.write_text(json.dumps(about), encoding="utf-8")
    desk = theirs if way is None else mine
    desk.do(AddContact(desk.do(AddAccount("Another")).result, "Cora", external_id="C-1"))
    before = desk.ask(snapshot)
    with pytest.raises(Refusal) as caught:
        import_package(desk, package, way)
    assert "contacts in this book has the same external_id (“C-1”)" in Formats().say(caught.value.said)
    assert desk.ask(snapshot) == before
