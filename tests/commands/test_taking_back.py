"""Taking back out of turn, going back and putting back: nothing else is touched, and what can't be done is named."""

from datetime import date

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.commitment import AddCommitment, EditCommitment
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.commands.data_request import TakeReturned
from csdesk.commands.metric import DeleteMetric
from csdesk.commands.milestone import DeleteMilestone
from csdesk.commands.plan import EditPlan
from csdesk.commands.records import BringBook
from csdesk.commands.returned_file import TakeInFile
from csdesk.commands.taking_back import GoBack, PutBack, TakeBack, TakeBackImport
from csdesk.db.history_check import history_findings
from csdesk.desk import Command, Desk
from csdesk.domain.forgetting import Kind, Whom
from csdesk.errors import Refusal
from csdesk.flows.taking_back import go_back, put_back, take_back
from csdesk.formats import Formats
from csdesk.queries.taking_back import TakeBackRow
from csdesk.queries.trash import TrashRow, list_trash
from csdesk.words import phrase
from tests.commands.samples import PREPARED, SAMPLES
from tests.db.snapshots import snapshot
from tests.entries import list_entries
from tests.story import Story

A_FEW = 4
BY_NUMBER = {TakeBackImport, TakeBack, GoBack, PutBack, TakeReturned, TakeInFile, BringBook}
"""Commands whose samples name an entry or a record of a book to which nothing else was done, or need an empty one."""


def entry_of(desk: Desk, command: Command[object]) -> int:
    entry = desk.do(command).changes.entry
    assert entry is not None
    return entry


def staying(row: TakeBackRow) -> list[str]:
    return [Formats().say(phrase("{what} – {why}", what=one.record, why=one.why)) for one in row.staying]


def trash(desk: Desk) -> dict[str, TrashRow]:
    return {row.name: row for row in desk.ask(list_trash)}


def test_commands_are_taken_back_out_of_turn_and_leaves_what_was_done_since(desk: Desk, story: Story) -> None:
    before = desk.ask(snapshot)
    for command in [one for one in SAMPLES if one not in BY_NUMBER][::A_FEW]:
        sample = SAMPLES[command]
        done = [entry_of(desk, PREPARED[command](story))] if command in PREPARED else []
        done.append(entry_of(desk, sample(story)))
        done.append(entry_of(desk, AddAccount("Somebody else")))
        for entry in (done[-1], *reversed(done[:-1])):
            assert take_back(desk, entry).row.staying == (), command
        assert desk.ask(snapshot) == before, command


def test_going_back_is_what_undoing_step_by_step_is_and_one_undo_takes_it_back(
    desk: Desk, story: Story
) -> None:
    desk.do(DeleteAccount(story.account))
    desk.do(AddAccount("Acme"))
    now = desk.ask(snapshot)
    entries = [one.id for one in desk.ask(list_entries)]
    gone: dict[int, object] = {}
    for entry in entries[1::12]:
        assert go_back(desk, entry).row.staying == ()
        gone[entry] = desk.ask(snapshot)
        desk.undo()
        assert desk.ask(snapshot) == now
    for entry in entries[1:]:
        desk.undo()
        assert gone.get(entry) in (None, desk.ask(snapshot))


def test_entries_that_were_gone_back_over_stand_again_when_that_is_taken_back(
    desk: Desk, story: Story
) -> None:
    first = entry_of(desk, EditAccount(story.account, industry="Shipping"))
    desk.do(EditAccount(story.account, country="Sweden"))
    went = go_back(desk, first).changes.entry
    assert went is not None
    assert [one.stands for one in desk.ask(list_entries)][:3] == [True, False, True]
    again = take_back(desk, went)
    assert [one.stands for one in desk.ask(list_entries)][:4] == [True, False, True, True]
    assert again.row.staying == ()
    assert desk.ask(snapshot)["account"][story.account]["country"] == "Sweden"
    assert desk.ask(lambda session: list(history_findings(session.connection()))) == []
    with pytest.raises(Refusal, match="Nothing was done since"):
        go_back(desk, desk.ask(list_entries)[0].id)


def test_fields_that_belong_together_go_back_together_and_others_stay(desk: Desk, story: Story) -> None:
    renamed = entry_of(desk, EditAccount(story.account, name="Northwind", industry="Shipping"))
    desk.do(EditAccount(story.account, country="Sweden"))
    take_back(desk, renamed)
    row = desk.ask(snapshot)["account"][story.account]
    assert (row["name"], row["industry"], row["country"]) == ("Northwind Logistics", "Logistics", "Sweden")
    again = entry_of(desk, EditAccount(story.account, name="Northwind", industry="Shipping"))
    desk.do(EditAccount(story.account, industry="Freight"))
    would = take_back(desk, again).row
    assert [one.partition(":")[0] for one in staying(would)] == [
        f"account “Northwind” – changed since, on {Formats().day(desk.now.astimezone().date())}"
    ]
    assert desk.ask(snapshot)["account"][story.account]["name"] == "Northwind"


def test_a_deleted_thing_lies_in_the_trash_with_what_hung_on_it_and_comes_back_whole(
    desk: Desk, story: Story
) -> None:
    before = desk.ask(snapshot)
    desk.do(DeleteMetric(story.late))
    desk.do(DeleteContact(story.ben))
    desk.do(EditPlan(story.plan, purpose="Faster than promised"))
    found = trash(desk)
    assert list(found) == ["Ben Dahl", "Late deliveries"]
    late = found["Late deliveries"]
    assert late.account == "Northwind Logistics"
    assert late.with_it is not None
    assert Formats().say(late.with_it).startswith("14 figures, 1 definition, 1 goal")
    for name in ("Late deliveries", "Ben Dahl"):
        row = trash(desk)[name]
        put_back(desk, row.entry, row.table, row.row_id)
    assert not trash(desk)
    desk.do(EditPlan(story.plan, purpose="Every delivery when we promised it"))
    after = desk.ask(snapshot)
    assert {name for name in before if before[name] != after[name]} == set()


def test_what_stands_in_the_way_is_named_and_nothing_is_put_back(desk: Desk, story: Story) -> None:
    desk.do(DeleteMilestone(story.first_step))
    desk.do(DeleteAccount(story.account))
    other = desk.do(AddAccount("NORTHWIND logistics")).result
    before = desk.ask(snapshot)
    row = trash(desk)["Northwind Logistics"]
    with pytest.raises(Refusal, match="stands in its way") as refused:
        put_back(desk, row.entry, row.table, row.row_id)
    assert Formats().say(refused.value.said).startswith("“NORTHWIND logistics” stands in its way")
    step = trash(desk)["First depot live"]
    with pytest.raises(Refusal, match="What it belonged to was deleted too"):
        put_back(desk, step.entry, step.table, step.row_id)
    assert desk.ask(snapshot) == before
    desk.do(EditAccount(other, name="Other"))
    put_back(desk, row.entry, row.table, row.row_id)
    put_back(desk, step.entry, step.table, step.row_id)
    assert not trash(desk)


def test_what_was_forgotten_is_neither_in_the_trash_nor_gone_back_to(desk: Desk, story: Story) -> None:
    start = desk.ask(list_entries)[0].id
    contact = desk.do(AddContact(story.account, "Zoe Quist")).result
    edited = entry_of(desk, EditContact(contact, stance="Doubts"))
    promise = desk.do(AddCommitment(story.account, "Send the list")).result
    desk.do(EditCommitment(promise, answerable="Zoe Quist"))
    desk.forget(Whom(Kind.CONTACT, contact), files=True)
    with pytest.raises(Refusal, match="forgotten for good"):
        take_back(desk, edited)
    went = go_back(desk, start).row
    assert any("was forgotten since" in one for one in staying(went))
    assert "Zoe" not in str(desk.ask(snapshot))
    assert not trash(desk)


def test_nothing_of_the_day_is_lost_when_going_back_and_on_again(
    desk: Desk, story: Story, today: date
) -> None:
    first = desk.ask(list_entries)[0].id
    desk.do(AddCommitment(story.account, "Send the list", due=today))
    now = desk.ask(snapshot)
    go_back(desk, first)
    desk.undo()
    assert desk.ask(snapshot) == now
    desk.redo()
    assert desk.can_undo is not None
    assert Formats().say(desk.can_undo).startswith("Go back to “")
