"""`csdesk accounts`, `goal` and `results`: what they print and what a second run changes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from csdesk.commands.account import AddAccount
from csdesk.commands.figures import Figure
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric
from csdesk.db.tables import Goal, HistoryEntry, Metric, Plan
from csdesk.desk import Desk
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence, following
from tests.cli.conftest import Ran, Run

TODAY = ("--today", "2026-11-22")


@pytest.fixture
def kept(book: Path) -> Path:
    """A book with one account that measures a ratio in % and a plain value, sixteen months of each."""
    desk = Desk.open(book, today=lambda: date(2026, 11, 22))
    account = desk.do(AddAccount("Acme / Süd")).result
    waited = desk.do(AddMetric(account, "Waited", unit="%", kind=Kind.RATIO, better=Better.DOWN)).result
    hours = desk.do(AddMetric(account, "Hours", unit="h")).result
    months = [following(Cadence.MONTHLY, date(2025, 7, 1), place) for place in range(16)]
    figures = [
        Figure(waited, month, numerator=30 - place, denominator=200) for place, month in enumerate(months)
    ]
    figures += [Figure(hours, month, value=5.0 + place % 3) for place, month in enumerate(months)]
    desk.do(RecordMeasurements(tuple(figures)))
    desk.close()
    return book


def set_goal(run: Run, book: Path, *more: object) -> Ran:
    return run(
        "goal", "--book", book, "--account", "acme / süd", "--metric", "waited", "--baseline", "15",
        "--target", "5", "--due", "2027-03-31", *TODAY, *more,
    )  # fmt: skip


def only(book: Path, table: Any) -> Any:
    desk = Desk.open(book, write=False)
    row = desk.ask(lambda session: session.scalars(select(table)).one())
    desk.close()
    return row


def entries(book: Path) -> int:
    desk = Desk.open(book, write=False)
    count = desk.ask(lambda session: session.scalar(select(func.count()).select_from(HistoryEntry)))
    desk.close()
    return count or 0


def test_accounts_are_printed_as_a_table(run: Run, sample_book: Path) -> None:
    ran = run("accounts", "--book", sample_book, *TODAY)
    head, *lines = ran.out.splitlines()
    assert head.split()[:4] == ["Account", "Industry", "Phase", "Plan"]
    assert len(lines) == 12
    harbour = next(line for line in lines if line.startswith("Harbour"))
    assert "Logistics" in harbour
    assert "6 of 6" in harbour
    assert "Reached" in harbour
    assert harbour.endswith("31 Mar 2027 (129 days)")
    assert max(len(line) for line in lines) < 200


def test_accounts_as_json_are_a_list_with_nulls_where_nothing_is(run: Run, sample_book: Path) -> None:
    data: Any = run("accounts", "--book", sample_book, *TODAY, "--json").data
    oakfield = next(account for account in data if account["name"].startswith("Oakfield"))
    assert oakfield["phase"] is None
    assert oakfield["course"] is None
    assert oakfield["elements"] == 0
    assert oakfield["renewal_days"] == 334


def test_an_empty_book_says_so_and_is_an_empty_list(run: Run, book: Path) -> None:
    ran = run("accounts", "--book", book)
    assert (ran.code, ran.out) == (0, "")
    assert "no accounts" in ran.err


def test_a_goal_makes_a_draft_plan_in_the_metrics_unit(run: Run, kept: Path) -> None:
    ran = set_goal(run, kept, "--shared")
    assert ran.code == 0
    plan, goal = only(kept, Plan), only(kept, Goal)
    assert (plan.status.value, plan.phase, plan.shared) == ("draft", 1, True)
    assert (goal.baseline_value, goal.target, goal.rank) == (0.15, 0.05, 1)
    assert (goal.starts, goal.due) == (date(2026, 11, 22), date(2027, 3, 31))


def test_the_same_goal_again_changes_nothing(run: Run, kept: Path) -> None:
    set_goal(run, kept)
    before = entries(kept)
    again = set_goal(run, kept)
    assert "nothing was changed" in again.out
    assert entries(kept) == before


def test_another_target_changes_the_goal_that_is_there(run: Run, kept: Path) -> None:
    set_goal(run, kept)
    changed: Any = set_goal(run, kept, "--target", "4,5", "--start", "2026-01-01", "--json").data
    assert (changed["plan_made"], changed["goal_made"], changed["changed"]) == (False, False, True)
    assert (only(kept, Goal).target, only(kept, Goal).starts) == (0.045, date(2026, 1, 1))


def test_sharing_later_shares_plan_and_metric(run: Run, kept: Path) -> None:
    set_goal(run, kept)
    assert set_goal(run, kept, "--shared").code == 0
    assert only(kept, Plan).shared
    desk = Desk.open(kept, write=False)
    shared = desk.ask(lambda session: session.scalars(select(Metric.name).where(Metric.shared)).all())
    desk.close()
    assert shared == ["Waited"]


def test_a_goal_that_was_due_already_starts_with_the_first_figure(run: Run, kept: Path) -> None:
    assert set_goal(run, kept, "--due", "2026-06-30").code == 0
    assert only(kept, Goal).starts == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--account", "Acme Süd"), "Did you mean “Acme / Süd”?"),
        (("--metric", "Weight"), "this account has: “Hours”, “Waited”."),
        (("--due", "2026-01-01", "--start", "2026-02-01"), "lies before the start"),
    ],
)
def test_what_can_not_be_set_is_refused_with_nothing_changed(
    run: Run, kept: Path, more: tuple[str, ...], said: str
) -> None:
    before = entries(kept)
    ran = set_goal(run, kept, *more)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert entries(kept) == before


def test_results_of_an_account_are_one_object_with_reasons_beside_nulls(run: Run, kept: Path) -> None:
    set_goal(run, kept, "--start", "2025-10-01")
    data: Any = run("results", "--book", kept, "--account", "Acme / Süd", *TODAY, "--json").data
    assert data["account"] == "Acme / Süd"
    waited, hours = data["metrics"]
    assert (waited["name"], waited["unit"]) == ("Waited", "%")
    assert len(waited["points"]) == 16
    assert waited["points"][-1] == {
        "date": "2026-10-01",
        "value": 0.075,
        "numerator": 15.0,
        "denominator": 200.0,
        "evidence": "measured",
        "cause": waited["points"][-1]["cause"],
        "kind": "improvement",
    }
    assert waited["stretches"][0].keys() == {"from", "to", "mean", "lower", "upper"}
    assert waited["now"] == 0.075
    assert waited["progress"] == pytest.approx(0.75)
    assert waited["estimated_date"].keys() >= {"date", "from", "to"}
    assert waited["evidence"] == "asserted"
    assert (waited["value_to_date"], bool(waited["why"]["value_to_date"])) == (None, True)
    assert (hours["course"], bool(hours["why"]["course"])) == (None, True)
    assert "Waited" not in waited["sentence"].split()[0]


def test_results_of_all_accounts_are_a_list(run: Run, sample_book: Path) -> None:
    data: Any = run("results", "--book", sample_book, *TODAY, "--json").data
    assert len(data) == 12
    assert all(account["metrics"] or account["account"].startswith("Oakfield") for account in data)
    causes = {
        point["cause"] for account in data for metric in account["metrics"] for point in metric["points"]
    }
    assert causes == {"outside", "trend", "two-of-three", "shift", "common", None}


def test_points_without_limits_say_why(run: Run, sample_book: Path) -> None:
    data: Any = run(
        "results", "--book", sample_book, "--account", "Meridian Mutual Insurance", *TODAY, "--json"
    ).data
    point = data["metrics"][0]["points"][0]
    assert (point["cause"], point["kind"]) == (None, "none")
    assert "more months are needed" in point["why"]["cause"]
    assert data["metrics"][0]["stretches"][0]["why"].keys() == {"mean", "lower", "upper"}


def test_results_can_be_asked_for_by_metric(run: Run, sample_book: Path) -> None:
    data: Any = run(
        "results", "--book", sample_book, "--metric", "first response TIME", *TODAY, "--json"
    ).data
    assert [account["account"] for account in data] == ["Harbour Freight Lines"]
    ran = run("results", "--book", sample_book, "--metric", "Nothing", *TODAY)
    assert ran.code == 1
    assert "there are: " in ran.err


def test_results_in_words_say_the_figures_and_the_sentence(run: Run, sample_book: Path) -> None:
    ran = run("results", "--book", sample_book, "--account", "Harbour Freight Lines", *TODAY)
    lines = ran.out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0] == "Harbour Freight Lines"
    assert lines[1].split() == ["Metric", "Now", "From", "Target", "As", "of", "Course"]
    assert lines[2].split()[-9:] == ["3.6", "h", "9.0", "h", "4.0", "h", "15", "Nov", "2026", "Reached"][-9:]
    assert any(line.startswith("First response time: Since") for line in lines)


def test_the_day_is_the_one_that_is_given(run: Run, sample_book: Path) -> None:
    data: Any = run(
        "results", "--book", sample_book, "--account", "Tamarind Hotels", "--today", "2026-06-01", "--json"
    ).data
    assert data["metrics"][0]["points"][-1]["date"] <= "2026-06-01"
    late: Any = run(
        "results", "--book", sample_book, "--account", "Tamarind Hotels", "--today", "2027-06-01", "--json"
    ).data
    assert late["metrics"][0]["course"] == "stale"
