"""Undo and redo are read from what was recorded; they survive a restart and never overwrite anybody's work."""

import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import delete, select, update

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.db.tables import Account, Contact, HistoryAccount, HistoryEntry, Measurement, Metric, Plan
from csdesk.db.work import Work
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase
from tests.db.snapshots import Snapshot, snapshot, versions


@dataclass(frozen=True)
class Fill:
    """A contact who agreed a plan, a metric and as many weekly figures as wanted, all in bulk."""

    account_id: int
    weeks: int = 3
    title: Phrase = field(default=Phrase("Fill"))

    def run(self, work: Work) -> int:
        contact = work.add(Contact(account_id=self.account_id, name="Ann"))
        work.add(Plan(account_id=self.account_id, phase=1, agreed_by_id=contact.id))
        metric = work.add(
            Metric(account_id=self.account_id, name="Wait", better=Better.DOWN, cadence=Cadence.WEEKLY)
        )
        first = date(2020, 1, 6).toordinal()
        work.insert_many(
            Measurement,
            [
                {
                    "metric_id": metric.id,
                    "period": date.fromordinal(first + 7 * week),
                    "value": week + 0.1,
                    "evidence": Evidence.MEASURED,
                }
                for week in range(self.weeks)
            ],
        )
        return metric.id


@dataclass(frozen=True)
class EditFigures:
    """Every figure of a metric set to one value, in bulk."""

    metric_id: int
    value: float
    title: Phrase = field(default=Phrase("Edit figures"))

    def run(self, work: Work) -> None:
        rows = work.values(select(Measurement.id).where(Measurement.metric_id == self.metric_id))
        work.update_many(Measurement, [{"id": row.id, "value": self.value} for row in rows])


@dataclass(frozen=True)
class RemoveContacts:
    """All contacts go; plans that they agreed stay."""

    title: Phrase = field(default=Phrase("Remove contacts"))

    def run(self, work: Work) -> None:
        work.delete_many(Contact, [row.id for row in work.values(select(Contact.id))])


@dataclass(frozen=True)
class Past:
    """A command that tries to change rows past the recorder."""

    how: str
    title: Phrase = field(default=Phrase("Go round"))

    def run(self, work: Work) -> None:
        statement = update(Account).values(name="x") if self.how == "update" else delete(Account)
        work._session.execute(statement)


def test_deleting_an_account_and_undoing_it_brings_back_everything_under_it(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(Fill(account))
    before = desk.ask(snapshot)
    desk.do(DeleteAccount(account))
    assert not any(desk.ask(snapshot).values())
    changes = desk.undo()
    assert desk.ask(snapshot) == before
    assert changes.accounts == {account}
    assert {"account", "contact", "plan", "metric", "measurement"} <= changes.tables


def test_what_refers_to_a_deleted_row_is_cleared_and_comes_back(desk: Desk) -> None:
    desk.do(Fill(desk.do(AddAccount("Acme")).result))
    before = desk.ask(snapshot)
    desk.do(RemoveContacts())
    (plan,) = desk.ask(snapshot)["plan"].values()
    assert plan["agreed_by_id"] is None
    desk.undo()
    assert desk.ask(snapshot) == before


def test_undo_and_redo_survive_a_restart(desk: Desk, today: date) -> None:
    account = desk.do(AddAccount("Acme")).result
    metric = desk.do(Fill(account, weeks=700)).result
    desk.do(EditFigures(metric, 9.5))
    full = desk.ask(snapshot)
    path = desk.path
    for _ in range(3):
        desk.close()
        desk = Desk.open(path, today=lambda: today)
        desk.undo()
    assert not any(desk.ask(snapshot).values())
    for _ in range(3):
        desk.close()
        desk = Desk.open(path, today=lambda: today)
        desk.redo()
    assert desk.ask(snapshot) == full
    desk.close()


def test_versions_only_rise_and_ids_are_never_used_again(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(EditAccount(account, name="Acme Ltd"))
    before = desk.ask(versions)
    desk.undo()
    assert desk.ask(versions)["account", account] > before["account", account]
    desk.undo()
    assert desk.do(AddAccount("Other")).result > account


def test_undo_refuses_what_was_changed_since_and_writes_nothing(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    metric = desk.do(Fill(account, weeks=10)).result
    _edit_unrecorded(desk, "DELETE FROM measurement WHERE id = 5")
    before = desk.ask(snapshot)
    with pytest.raises(Refusal, match="changed again since"):
        desk.undo()
    assert desk.ask(snapshot) == before
    desk.do(EditFigures(metric, 1.0))
    _edit_unrecorded(desk, "UPDATE measurement SET value = 2 WHERE id = 3")
    with pytest.raises(Refusal, match="was changed again since"):
        desk.undo()


def test_a_new_command_overtakes_what_was_undone(desk: Desk) -> None:
    desk.do(AddAccount("Acme"))
    desk.undo()
    desk.do(AddAccount("Other"))
    assert desk.can_redo is None
    with pytest.raises(Refusal, match="nothing to do again"):
        desk.redo()


def test_what_changes_nothing_is_not_kept(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme", industry="Logistics")).result
    assert not desk.do(EditAccount(account, industry="Logistics")).changes
    assert desk.can_undo == phrase("{title}: {name}", title=AddAccount.title, name="Acme")


def test_a_refused_command_leaves_nothing(desk: Desk) -> None:
    desk.do(AddAccount("Acme"))
    before = desk.ask(snapshot)
    with pytest.raises(Refusal):
        desk.do(AddAccount("ACME"))
    assert desk.ask(snapshot) == before


@pytest.mark.parametrize("how", ["update", "delete"])
def test_no_command_goes_round_the_recorder(desk: Desk, how: str) -> None:
    desk.do(AddAccount("Acme"))
    with pytest.raises(RuntimeError, match="so that they are recorded"):
        desk.do(Past(how))


def test_a_query_can_not_write(desk: Desk) -> None:
    def naughty(session: object) -> None:
        session.add(Account(name="x"))  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]

    with pytest.raises(RuntimeError, match="only reads"):
        desk.ask(naughty)


def test_an_entry_knows_its_accounts_when_they_are_gone(desk: Desk) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(Fill(account))
    desk.do(DeleteAccount(account))
    entries = desk.ask(
        lambda session: session.execute(
            select(HistoryEntry.command).join(HistoryAccount).where(HistoryAccount.account_id == account)
        ).all()
    )
    assert [entry.command for entry in entries] == ["AddAccount", "Fill", "DeleteAccount"]


def _edit_unrecorded(desk: Desk, sql: str) -> None:
    engine = desk._book.writer
    assert engine is not None
    with engine.begin() as connection:
        connection.exec_driver_sql(sql)


class UndoAgainstModel(RuleBasedStateMachine):
    """However commands, undo, redo and restarts follow one another, the book says what a stack of copies says."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk.create(Path(self.folder.name) / "test.csdesk", today=lambda: date(2026, 11, 22))
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []

    @initialize()
    def start(self) -> None:
        self.now = self.desk.ask(snapshot)

    def done(self) -> None:
        after = self.desk.ask(snapshot)
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    def accounts(self) -> list[int]:
        return sorted(self.now["account"])

    @rule(name=st.sampled_from("ABCDE"))
    def add(self, name: str) -> None:
        try:
            account = self.desk.do(AddAccount(name)).result
        except Refusal:
            return
        self.done()
        self.desk.do(Fill(account))
        self.done()

    @precondition(lambda self: self.accounts())
    @rule(data=st.data(), industry=st.sampled_from(["", "Logistics", "Health"]))
    def edit(self, data: st.DataObject, industry: str) -> None:
        self.desk.do(EditAccount(data.draw(st.sampled_from(self.accounts())), industry=industry))
        self.done()

    @precondition(lambda self: self.accounts())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.desk.do(DeleteAccount(data.draw(st.sampled_from(self.accounts()))))
        self.done()

    @precondition(lambda self: self.now["metric"])
    @rule(data=st.data(), value=st.integers(0, 3))
    def figures(self, data: st.DataObject, value: int) -> None:
        self.desk.do(EditFigures(data.draw(st.sampled_from(sorted(self.now["metric"]))), float(value)))
        self.done()

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.desk.undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.desk.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.desk.path, today=lambda: date(2026, 11, 22))

    @invariant()
    def the_book_says_what_the_model_says(self) -> None:
        assert self.desk.ask(snapshot) == self.now

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()


TestUndoAgainstModel = UndoAgainstModel.TestCase
TestUndoAgainstModel.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
