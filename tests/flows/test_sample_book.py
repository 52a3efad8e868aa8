"""The sample book: every state a visitor should meet, the same every time, whole or not there."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from csdesk.desk import Desk
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.course import Course
from csdesk.domain.metric import Better, Kind
from csdesk.domain.question import AnswerState
from csdesk.domain.result import Missing
from csdesk.domain.review import ReviewKind
from csdesk.errors import Cancelled, Refusal
from csdesk.flows.sample.stories import HARBOUR
from csdesk.flows.sample.tongue import in_language
from csdesk.flows.sample_book import is_sample_book, ready_sample_book, sample_account, write_sample_book
from csdesk.formats import Formats
from csdesk.jobs import Progress, Step
from csdesk.paths import data_folder
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.queries.answers import list_answers
from csdesk.queries.commitments import list_commitments
from csdesk.queries.results import AccountResults, account_results, all_results
from csdesk.queries.review import review_page
from csdesk.queries.reviews import reviews
from csdesk.queries.shared import shown_before
from tests.lent import Original

NOT_COMPARED = {"uuid", "at", "sha256", "written_sha256", "facts", "certificate"}


@pytest.fixture
def sample_desk(sample: Original, today: date) -> Iterator[Desk]:
    desk = Desk.open(sample.known(), write=False, today=lambda: today)
    yield desk
    desk.close()


@pytest.fixture
def rows(sample_desk: Desk, today: date) -> tuple[AccountRow, ...]:
    return sample_desk.ask(list_accounts, today)


@pytest.fixture
def results(sample_desk: Desk, today: date) -> tuple[AccountResults, ...]:
    return sample_desk.ask(all_results, today)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows but for keys and instants, which are new each time."""
    with sqlite3.connect(path) as book:
        names = [name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in names:
            if name == "kept_file":  # packed workbooks, which hold the instant at which they were packed
                continue
            columns = [row[1] for row in book.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(f'"{column}"' for column in columns if column not in NOT_COMPARED)
            found[name] = list(book.execute(f"SELECT {kept} FROM {name}"))
    book.close()
    return {name: rows for name, rows in found.items() if not name.startswith("history")}


def test_it_has_twelve_accounts_in_all_the_states_one_meets(rows: tuple[AccountRow, ...]) -> None:
    assert len(rows) == 12
    assert {row.course for row in rows} == {
        Course.REACHED,
        Course.ON_COURSE,
        Course.DRIFTING,
        Course.OFF_COURSE,
        Course.OVERDUE,
        Course.STALE,
        Course.NO_BASELINE,
        Course.HELD,
        None,
    }
    assert {row.phase for row in rows} == {None, 1, 2}
    assert {row.elements for row in rows} >= {0, 1, 5, 6}
    assert any(len(row.name) > 80 for row in rows)
    assert any(not row.name.isascii() and row.name[0] > "\N{LATIN SMALL LETTER Z WITH CARON}" for row in rows)


@pytest.mark.parametrize("days", [39, 160])
def test_states_do_not_depend_on_the_day_on_which_it_is_written(
    rows: tuple[AccountRow, ...], tmp_path: Path, today: date, days: int
) -> None:
    day = today + timedelta(days=days)
    path = tmp_path / "s.csdesk"
    write_sample_book(path, day)
    desk = Desk.open(path, write=False, today=lambda: day)
    courses = [row.course for row in desk.ask(list_accounts, day)]
    desk.close()
    assert courses == [row.course for row in rows]
    assert [course.value if course else "" for course in courses] == [
        "reached",
        "reached",
        "drifting",
        "no-baseline",
        "",
        "held",
        "stale",
        "on-course",
        "overdue",
        "on-course",
        "off-course",
        "on-course",
    ]


def test_its_series_are_of_every_sort(results: tuple[AccountResults, ...]) -> None:
    metrics = [metric for account in results for metric in account.metrics]
    assert {metric.metric.kind for metric in metrics} == set(Kind)
    assert {metric.metric.better for metric in metrics} == set(Better)
    assert len({metric.metric.cadence for metric in metrics}) == 3
    assert max(len(metric.series.points) for metric in metrics) == 150
    assert any(metric.analysis.gaps for metric in metrics)
    assert any(not isinstance(metric.analysis.value, Missing) for metric in metrics)


def test_the_first_account_is_the_one_of_the_design(sample_desk: Desk, today: date) -> None:
    found = sample_desk.ask(account_results, sample_desk.ask(_first), today)
    response, first_contact = found.metrics[:2]
    formats = Formats()
    assert found.name == "Harbour Freight Lines"
    assert response.analysis.finding is not None
    assert formats.say(response.analysis.finding) == (
        "First response time fell from 9.0\N{NO-BREAK SPACE}h to 3.6\N{NO-BREAK SPACE}h; "
        "the target of 4.0\N{NO-BREAK SPACE}h is met"
    )
    assert first_contact.analysis.finding is not None
    assert "rose from 52\N{NO-BREAK SPACE}% to 71\N{NO-BREAK SPACE}%" in formats.say(
        first_contact.analysis.finding
    )
    assert not isinstance(response.analysis.value, Missing)
    assert response.analysis.value.worth.agreed_by == "Marijke van den Berg"


def _first(session: object) -> int:
    return 1


def test_an_account_that_looks_green_is_flagged(results: tuple[AccountResults, ...]) -> None:
    assert [account.name for account in results if account.flags] == ["Calder Valley Water"]


def test_every_sentence_can_be_said(results: tuple[AccountResults, ...]) -> None:
    formats = Formats()
    for account in results:
        for metric in account.metrics:
            said = formats.join(metric.analysis.sentence)
            assert said
            assert not {"nan", "inf", "None"} & set(said.split())


def test_a_stopped_one_is_not_there(tmp_path: Path, today: date) -> None:
    steps: list[Step] = []

    def stop_in_the_middle(step: Step) -> None:
        steps.append(step)
        if len(steps) == 6:
            progress.stop()

    progress = Progress(stop_in_the_middle, clock=lambda: float(len(steps)))
    with pytest.raises(Cancelled):
        write_sample_book(tmp_path / "s.csdesk", today, progress)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_as_it_is(tmp_path: Path, today: date) -> None:
    path = tmp_path / "s.csdesk"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal, match="left as it is"):
        write_sample_book(path, today)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_can_not_be_made_is_said_so(tmp_path: Path, today: date) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Refusal, match="Choose another folder"):
        write_sample_book(tmp_path / "file" / "s.csdesk", today)


def test_a_book_of_ones_own_is_never_taken_for_it_and_another_sample_book_is_used_again(
    today: date, sample: Original
) -> None:
    own = data_folder() / "Sample book.csdesk"
    Desk.create(own).close()
    first = ready_sample_book(None, today)
    again = ready_sample_book(None, today)
    assert first.path == again.path == own.with_name("Sample book 2.csdesk")
    assert (first.written, again.written) == (True, False)
    assert content(first.path) == content(sample.path)  # the same day gives the same book
    assert not is_sample_book(own)
    with pytest.raises(Refusal, match="a book of your own"):
        ready_sample_book(own, today)


def test_its_first_account_is_found_again(sample_desk: Desk) -> None:
    assert sample_account(sample_desk) == 1


def test_what_was_said_is_of_every_sort(sample_desk: Desk, today: date) -> None:
    accounts = [row.id for row in sample_desk.ask(list_accounts, today)]
    promises = [one for account in accounts for one in sample_desk.ask(list_commitments, account, today)]
    assert {one.standing.state for one in promises} >= {
        CommitmentState.OPEN,
        CommitmentState.DUE_SOON,
        CommitmentState.OVERDUE,
        CommitmentState.KEPT,
        CommitmentState.KEPT_LATE,
        CommitmentState.CANCELLED,
    }
    asked = [one for account in accounts for one in sample_desk.ask(list_answers, account, today)]
    assert {one.state for one in asked} == set(AnswerState)
    found = sample_desk.ask(reviews, today)
    assert {one.kind for one in (*found.past, *found.upcoming)} == set(ReviewKind)
    assert found.due


def test_the_first_accounts_next_review_finds_what_was_left_open(sample_desk: Desk, today: date) -> None:
    found = sample_desk.ask(reviews, today, sample_desk.ask(_first))
    page = sample_desk.ask(review_page, found.upcoming[0].id, today)
    assert page.kind is ReviewKind.EXECUTIVE
    assert [one.text for one in page.questions] == [
        "Who decides on the depots' screens: planning or IT?",
        "Which depots have nobody who could take part in a pilot?",
    ]
    assert [one.person for one in page.attendees if one.executive] == [
        "Marijke van den Berg",
        "Ada Lindqvist",
    ]


def test_the_next_review_of_the_first_account_can_look_back(sample_desk: Desk, today: date) -> None:
    account = sample_account(sample_desk)
    before = sample_desk.ask(shown_before, account, today)
    assert before is not None
    assert before.results[0].name == "First response time"
    assert all(one.reached is None or one.reached <= today for one in before.milestones)
    held = sample_desk.ask(reviews, today, account).past[0]
    assert held.files == 1


def test_in_german_it_is_the_same_book_told_in_german(sample: Original, tmp_path: Path, today: date) -> None:
    book = ready_sample_book(tmp_path / "Beispielbuch", today, language="de").path
    said, english = content(book), content(sample.path)
    assert {name: len(rows) for name, rows in said.items()} == {
        name: len(rows) for name, rows in english.items()
    }
    assert _without_texts(said["measurement"]) == _without_texts(english["measurement"])
    drafted = {text for row in said["review"] for text in row if isinstance(text, str)}
    assert "Sponsor und Entscheider" in drafted
    desk = Desk.open(book, write=False, today=lambda: today)
    found = desk.ask(account_results, sample_account(desk), today)
    before = desk.ask(shown_before, sample_account(desk), today)
    desk.close()
    assert found.name == "Hansa Hafenlogistik"
    assert found.metrics[0].analysis.finding is not None
    assert Formats("de_DE").say(found.metrics[0].analysis.finding) == (
        "Zeit bis zur ersten Antwort: gesunken von 9,0\N{NO-BREAK SPACE}h auf 3,6\N{NO-BREAK SPACE}h; "
        "das Ziel von 4,0\N{NO-BREAK SPACE}h ist erreicht"
    )
    assert before is not None
    assert before.results[0].name == "Zeit bis zur ersten Antwort"  # what went out was written in German too


def _without_texts(rows: list[tuple[object, ...]]) -> list[list[object]]:
    return [[value for value in row if not isinstance(value, str)] for row in rows]


def test_each_language_has_a_sample_book_of_its_own(today: date, sample: Original) -> None:
    data_folder().mkdir(parents=True)
    sample.copy_to(data_folder() / "Beispielbuch.csdesk")
    found = ready_sample_book(None, today, language="de")
    assert (found.path.name, found.written) == ("Beispielbuch.csdesk", False)


def test_a_story_in_another_language_keeps_all_but_its_texts() -> None:
    german = in_language(HARBOUR, "de")
    assert german.people[0].name == "Mareike Brodersen"
    assert german.phases[1].aims == HARBOUR.phases[1].aims  # keys, days and figures
    assert german.said.meetings[1].decisions[0][0] == "Ob der Zweierdienst den Winter über weitergeht"
    assert in_language(german, "de") == german
    assert in_language(HARBOUR, "en") == HARBOUR
