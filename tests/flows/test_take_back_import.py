"""Taking an import back weeks later: what is as it came goes, what was changed since stays and says why."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.figure_run import FigureRun, PeriodFigure
from csdesk.commands.imported import ImportMeasurements, Incoming, NewMetric
from csdesk.commands.imported_accounts import NewAccount
from csdesk.commands.imported_records import ImportRecords, NewRecord
from csdesk.commands.measurement import RecordMeasurement
from csdesk.db.history_check import history_findings
from csdesk.db.phrases import written
from csdesk.db.survey import changed_since
from csdesk.desk import Desk
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.flows.take_back_import import take_back_import
from csdesk.formats import Formats
from csdesk.queries.accounts import list_accounts
from csdesk.queries.imports import list_imports
from csdesk.queries.last_import import last_import, last_import_into
from csdesk.queries.taking_back import TakeBackRow, what_taking_back_does
from csdesk.words import phrase
from tests.db.snapshots import snapshot

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def incoming(account: str, *values: float) -> Incoming:
    new = NewAccount(account, None)
    metric = NewMetric(
        new, "Visits", "", 0, Better.UP, Cadence.MONTHLY, Kind.VALUE, Summary.SUM, shared=False
    )
    days = (JANUARY, FEBRUARY)
    return Incoming(
        metric, FigureRun.of(*(PeriodFigure(days[place], value) for place, value in enumerate(values)))
    )


@pytest.fixture
def desk(book: Path, today: date) -> Iterator[Desk]:
    """A desk at a new book, at one and the same hour."""
    desk = Desk.create(book, today=lambda: today, clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    yield desk
    desk.close()


@pytest.fixture
def imported(desk: Desk) -> int:
    """Two accounts with a metric and three figures have come in; gives the import's entry."""
    command = ImportMeasurements("visits.csv", (incoming("North", 1, 2), incoming("South", 3)))
    entry = desk.do(command).changes.entry
    assert entry is not None
    return entry


def staying(found: TakeBackRow) -> list[str]:
    return [Formats().say(one.record) + " – " + Formats().say(one.why) for one in found.staying]


def test_an_import_goes_back_whole_with_other_work_after_it(desk: Desk) -> None:
    desk.do(AddAccount("Before"))
    before = desk.ask(snapshot)
    entry = desk.do(ImportMeasurements("visits.csv", (incoming("North", 1, 2),))).changes.entry
    assert entry is not None
    desk.do(AddAccount("After"))
    done = take_back_import(desk, entry).row
    assert (dict(done.reversed), done.staying) == ({"account": 1, "metric": 1, "measurement": 2}, ())
    desk.undo()
    desk.undo()
    desk.undo()
    assert desk.ask(snapshot) == before


def test_what_was_changed_since_stays_with_what_it_lies_under(desk: Desk, imported: int) -> None:
    desk.do(RecordMeasurement(1, JANUARY, value=9))
    would = desk.ask(what_taking_back_does, imported)
    done = take_back_import(desk, imported).row
    assert would == done
    assert dict(done.reversed) == {"account": 1, "metric": 1, "measurement": 2}
    assert staying(done) == [
        "figure of “Visits” for 1 Jan 2026 – changed since, on 22 Nov 2026: Record figure: Visits",
        "metric “Visits” – other records lie under it or refer to it by now.",
        "account “North” – other records lie under it or refer to it by now.",
    ]
    assert [row.name for row in desk.ask(list_accounts, desk.today)] == ["North"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX lets a program choose its time zone")
def test_a_later_change_is_dated_as_the_user_s_calendar_was(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "JST-9")
        time.tzset()
        said = changed_since(written(phrase("Edit")), datetime(2026, 11, 22, 20, 0))
    time.tzset()
    assert Formats().say(said) == "changed since, on 23 Nov 2026: Edit"


def test_an_account_that_somebody_was_added_to_stays(desk: Desk, imported: int) -> None:
    (account,) = [row.id for row in desk.ask(list_accounts, desk.today) if row.name == "South"]
    desk.do(AddContact(account, "Ann"))
    done = take_back_import(desk, imported).row
    assert staying(done) == ["account “South” – other records lie under it or refer to it by now."]


def test_a_change_that_was_taken_back_itself_is_no_reason_to_stay(desk: Desk, imported: int) -> None:
    desk.do(EditAccount(1, name="Northern"))
    desk.undo()
    assert not take_back_import(desk, imported).row.staying


def test_taking_back_is_itself_undone_and_done_again(desk: Desk, imported: int) -> None:
    after = desk.ask(snapshot)
    take_back_import(desk, imported)
    gone = desk.ask(snapshot)
    assert not any(gone.values())
    desk.undo()
    assert desk.ask(snapshot) == after
    desk.redo()
    assert desk.ask(snapshot) == gone
    desk.undo()
    desk.undo()
    desk.redo()
    assert desk.ask(snapshot) == after


def test_the_history_applies_after_taking_back(desk: Desk, imported: int) -> None:
    desk.do(RecordMeasurement(1, JANUARY, value=9))
    take_back_import(desk, imported)
    assert desk.ask(lambda session: list(history_findings(session.connection()))) == []


def test_the_list_says_what_stands_and_whose_records_came_last(desk: Desk, imported: int) -> None:
    second = desk.do(ImportMeasurements("more.csv", (incoming("West", 1),))).changes.entry
    assert second is not None
    west = {row.id for row in desk.ask(list_accounts, desk.today) if row.name == "West"}
    assert concerned(desk) == west
    take_back_import(desk, second)
    assert [(row.file, row.stands) for row in desk.ask(list_imports)] == [
        ("more.csv", False),
        ("visits.csv", True),
    ]
    assert len(concerned(desk)) == 2


def concerned(desk: Desk) -> frozenset[int]:
    found = desk.ask(last_import)
    return frozenset() if found is None else found.ids["account"]


def test_an_account_knows_which_of_its_records_came_in_last(desk: Desk, imported: int) -> None:
    (north,) = [row.id for row in desk.ask(list_accounts, desk.today) if row.name == "North"]
    desk.do(AddContact(north, "Typed by hand"))
    new = (NewRecord(north, {"name": "From the file"}), NewRecord(north, {"name": "Another"}))
    desk.do(ImportRecords("people.csv", "contacts", new))
    found = desk.ask(last_import_into, north)
    assert found is not None
    assert found.file == "people.csv"
    assert len(found.ids["contact"]) == 2
    assert not found.ids["metric"]
    desk.undo()
    figures = desk.ask(last_import_into, north)
    assert figures is not None
    assert (figures.file, len(figures.ids["metric"]), len(figures.ids["contact"])) == ("visits.csv", 1, 0)


@pytest.mark.parametrize("entry", [99, 1])
def test_what_is_no_import_is_refused(desk: Desk, entry: int) -> None:
    desk.do(AddAccount("Acme"))
    with pytest.raises(Refusal, match="no import"):
        take_back_import(desk, entry)


def test_an_import_is_taken_back_once(desk: Desk, imported: int) -> None:
    take_back_import(desk, imported)
    with pytest.raises(Refusal, match="already"):
        take_back_import(desk, imported)
