"""Importing measurements into a real book: all of a file or nothing, as one change that can be taken back."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.commands.account import AddAccount
from csdesk.commands.metric import AddMetric
from csdesk.db.tables import Account, HistoryEntry, Measurement, Metric
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Cancelled, Refusal
from csdesk.exchange.mapping import Columns, SumUp
from csdesk.flows.import_measurements import UnusableRows, import_measurements, plan_import
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.look_at_file import look_at_file
from csdesk.formats import Formats
from csdesk.jobs import Progress

VALUES = Columns("account", "day", value="hours")
RATIO = Columns("account", "day", numerator="late", denominator="all")
JULY = date(2026, 7, 1)
Asked = Callable[..., ImportRequest]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A request for a file with the given text: hours by account and day, unless said otherwise."""

    def make(
        text: str, columns: Columns = VALUES, *, name: str = "figures.csv", **more: object
    ) -> ImportRequest:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        request = ImportRequest(
            file, columns, metric_name="First response time", unit="h", cadence=Cadence.WEEKLY
        )
        return replace(request, **{"create_accounts": True, **more})  # type: ignore[arg-type] # fields by name

    return make


def said(refused: Refusal) -> str:
    return Formats().say(refused.said)


def complaints(desk: Desk, request: ImportRequest) -> list[str]:
    with pytest.raises(UnusableRows) as caught:
        import_measurements(desk, request)
    return [Formats().say(complaint.said) for complaint in caught.value.plan.complaints]


Kept = tuple[str, str, date, float | None, float | None, float | None]


def figures(desk: Desk) -> list[Kept]:
    def query(session: Session) -> list[Kept]:
        kept = (
            select(
                Account.name,
                Metric.name,
                Measurement.period,
                Measurement.value,
                Measurement.numerator,
                Measurement.denominator,
            )
            .join(Metric, Metric.account_id == Account.id)
            .join(Measurement, Measurement.metric_id == Metric.id)
        )
        return [(*row,) for row in session.execute(kept.order_by(Account.name, Measurement.period))]

    return desk.ask(query)


def count(desk: Desk, table: type) -> int:
    return desk.ask(lambda session: session.scalar(select(func.count()).select_from(table)) or 0)


def metric(desk: Desk) -> Metric:
    return desk.ask(lambda session: session.scalars(select(Metric)).one())


def test_accounts_metrics_and_figures_come_in_as_one_change(desk: Desk, asked: Asked) -> None:
    done = import_measurements(
        desk, asked("account,day,hours\nA,2026-01-07,3.6\nB,2026-01-05,4\nA,2026-01-12,3.25\n")
    )
    assert (done.plan.read, done.recorded.added, done.plan.accounts) == (3, 3, ("A", "B"))
    assert figures(desk) == [
        ("A", "First response time", date(2026, 1, 5), 3.6, None, None),
        ("A", "First response time", date(2026, 1, 12), 3.25, None, None),
        ("B", "First response time", date(2026, 1, 5), 4.0, None, None),
    ]
    assert count(desk, HistoryEntry) == 1
    assert Formats().say(desk.can_undo) == "Import “figures.csv”"  # type: ignore[arg-type] # there is an entry
    desk.undo()
    assert (count(desk, Account), count(desk, Metric), count(desk, Measurement)) == (0, 0, 0)
    desk.redo()
    assert len(figures(desk)) == 3


def test_a_metric_that_is_made_is_as_the_request_and_the_figures_say(desk: Desk, asked: Asked) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3.6251\n", shared=True))
    made = metric(desk)
    assert (made.unit, made.decimals, made.better, made.cadence) == ("h", 2, Better.UP, Cadence.WEEKLY)
    assert (made.kind, made.summed_by, made.shared) == (Kind.VALUE, Summary.MEAN, True)


def test_ratios_keep_both_of_their_parts(desk: Desk, asked: Asked) -> None:
    import_measurements(
        desk, asked("account,day,late,all\nA,2026-01-05,1,8\n", RATIO, unit="%", better=Better.DOWN)
    )
    assert figures(desk) == [("A", "First response time", date(2026, 1, 5), None, 1.0, 8.0)]
    assert (metric(desk).kind, metric(desk).summed_by) == (Kind.RATIO, Summary.RATIO)


def test_the_same_file_again_changes_nothing_and_says_so(desk: Desk, asked: Asked) -> None:
    request = asked("account,day,hours\nA,2026-01-05,3.6\n")
    import_measurements(desk, request)
    again = import_measurements(desk, request)
    renamed = import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3.60\n", name="newer.csv"))
    assert not again.changes
    assert not renamed.changes
    assert count(desk, HistoryEntry) == 1


def test_a_figure_that_changed_is_replaced_and_counted(desk: Desk, asked: Asked) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3.6\nA,2026-01-12,4\n"))
    done = import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3.7\nA,2026-01-12,4\n"))
    assert (done.recorded.added, done.recorded.changed, done.recorded.unchanged) == (0, 1, 1)
    desk.undo()
    assert [row[3] for row in figures(desk)] == [3.6, 4.0]


def test_accounts_are_matched_by_external_id_before_name_and_whatever_their_capitals(
    desk: Desk, asked: Asked
) -> None:
    desk.do(AddAccount("ACME Ltd", external_id="rf4"))
    desk.do(AddAccount("RF5", external_id="acme"))
    import_measurements(
        desk,
        asked(
            "account,day,hours\nRF4,2026-01-05,1\nAcme,2026-01-05,2\nacme  LTD,2026-01-12,3\n",
            create_accounts=False,
        ),
    )
    assert [(row[0], row[3]) for row in figures(desk)] == [("ACME Ltd", 1.0), ("ACME Ltd", 3.0), ("RF5", 2.0)]


def test_an_account_that_is_made_has_the_files_word_as_name_and_external_id(desk: Desk, asked: Asked) -> None:
    import_measurements(desk, asked("account,day,hours\nRF4,2026-01-05,1\nrf4,2026-01-12,2\n"))
    made = desk.ask(lambda session: session.scalars(select(Account)).one())
    assert (made.name, made.external_id) == ("RF4", "RF4")


def test_nothing_is_kept_while_one_row_is_bad(desk: Desk, asked: Asked) -> None:
    request = asked(
        "account,day,hours\nA,2026-01-05,3\nNowhere,2026-01-05,4\nA,2027-01-05,5\nA,2026-02-31,x\n",
        create_accounts=False,
    )
    desk.do(AddAccount("A"))
    told = complaints(desk, request)
    assert told[0].startswith("Line 3, column “account”: “Nowhere”: the book has no account")
    assert told[1] == (
        "Line 4, column “day”: “2027-01-05”: this is still to come, so nothing can be measured then yet."
    )
    assert told[2].startswith("Line 5, column “day”: “2026-02-31”")
    assert told[3] == "Line 5, column “hours”: “x”: this is not a number."
    assert (count(desk, Metric), count(desk, Measurement)) == (0, 0)


def test_bad_rows_are_left_out_when_that_is_asked_for(desk: Desk, asked: Asked) -> None:
    done = import_measurements(
        desk, asked("account,day,hours\nA,2026-01-05,3\nA,,4\nA,2026-01-12,nan\n", skip_bad=True)
    )
    assert (done.plan.read, done.recorded.added, done.plan.left_out) == (3, 1, 2)


def test_a_file_without_one_good_row_is_refused_even_then(desk: Desk, asked: Asked) -> None:
    assert complaints(desk, asked("account,day,hours\nA,,4\n", skip_bad=True))
    assert count(desk, Account) == 0


def test_two_rows_for_one_period_are_refused_with_the_way_out(desk: Desk, asked: Asked) -> None:
    told = complaints(desk, asked("account,day,hours\nA,2026-01-05,3\nB,2026-01-05,1\na,2026-01-09,4\n"))
    assert [line[:7] for line in told] == ["Line 2,", "Line 4,"]
    assert "line 4 has the same account, metric and period" in told[0]
    assert "Say how to sum them up" in told[0]


@pytest.mark.parametrize(
    ("way", "value"), [(SumUp.MEAN, 3.5), (SumUp.SUM, 7.0), (SumUp.LAST, 4.0), (SumUp.COUNT, 2.0)]
)
def test_several_rows_of_a_period_become_one_as_asked(
    desk: Desk, asked: Asked, way: SumUp, value: float
) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-09,4\nA,2026-01-05,3\n", sum_up=way))
    assert figures(desk)[0][3] == value
    assert metric(desk).summed_by is way.summary


def test_several_ratios_of_a_period_become_the_ratio_of_their_sums(desk: Desk, asked: Asked) -> None:
    text = "account,day,late,all\nA,2026-01-09,1,10\nA,2026-01-05,2,30\n"
    import_measurements(desk, asked(text, RATIO, unit="%", sum_up=SumUp.RATIO))
    assert figures(desk)[0][4:] == (3.0, 40.0)
    with pytest.raises(Refusal, match="ratio of their sums"):
        import_measurements(desk, asked(text, RATIO, unit="%", sum_up=SumUp.MEAN))


def test_plain_numbers_for_a_ratio_are_in_its_unit(desk: Desk, asked: Asked) -> None:
    account = desk.do(AddAccount("A")).result
    desk.do(AddMetric(account, "First response time", unit="%", kind=Kind.RATIO, cadence=Cadence.WEEKLY))
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,71.3 %\n", unit="%"))
    assert figures(desk)[0][3] == 0.713


@pytest.mark.parametrize(
    "unlike", [{"unit": "min"}, {"cadence": Cadence.MONTHLY}, {"better": Better.DOWN}, {"columns": RATIO}]
)
def test_a_metric_that_is_there_and_unlike_is_not_touched(
    desk: Desk, asked: Asked, unlike: dict[str, object]
) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3\n"))
    request = asked("account,day,hours,late,all\nA,2026-01-12,3,1,2\n")
    with pytest.raises(Refusal, match="in the book already"):
        import_measurements(desk, replace(request, **unlike))  # type: ignore[arg-type] # fields by name
    assert len(figures(desk)) == 1


def test_what_is_meant_for_new_metrics_does_not_concern_those_that_are_there(
    desk: Desk, asked: Asked
) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3\n"))
    request = asked("account,day,hours\nA,2026-01-12,4\nB,2026-01-12,4\n", unit="min", for_new_only=True)
    import_measurements(desk, request)
    units = desk.ask(lambda session: session.scalars(select(Metric.unit).order_by(Metric.id)).all())
    assert units == ["h", "min"]


def test_what_is_not_said_of_a_metric_is_taken_from_the_one_that_is_there(desk: Desk, asked: Asked) -> None:
    import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3\n"))
    import_measurements(desk, asked("account,day,hours\nA,2026-01-15,4\n", unit=None, cadence=None))
    assert [row[2] for row in figures(desk)] == [date(2026, 1, 5), date(2026, 1, 12)]


def test_metrics_that_are_there_are_shared_when_asked_and_undone_with_the_rest(
    desk: Desk, asked: Asked
) -> None:
    request = asked("account,day,hours\nA,2026-01-05,3\n")
    import_measurements(desk, request)
    done = import_measurements(desk, replace(request, shared=True))
    assert metric(desk).shared
    assert done.changes
    assert not import_measurements(desk, replace(request, shared=True)).changes
    desk.undo()
    assert not metric(desk).shared


def test_rows_may_name_their_metrics(desk: Desk, asked: Asked) -> None:
    columns = replace(VALUES, metric="what")
    text = "account,day,hours,what\nA,2026-01-05,3,Wait\nA,2026-01-05,4,Talk\nA,2026-01-12,5,wait\n"
    done = import_measurements(desk, asked(text, columns, metric_name=None))
    assert [made.name for made in done.plan.metrics] == ["Wait", "Talk"]


def test_a_name_that_can_not_be_kept_is_complained_of(desk: Desk, asked: Asked) -> None:
    (told,) = complaints(desk, asked(f"account,day,hours\n{'A' * 300},2026-01-05,3\n"))
    assert told.startswith("Line 2, column “account”: “AAAA")


def test_confirmation_needs_a_person(desk: Desk, asked: Asked) -> None:
    with pytest.raises(Refusal, match="named person"):
        import_measurements(desk, asked("account,day,hours\nA,2026-01-05,3\n", evidence=Evidence.CONFIRMED))


def test_a_plan_changes_nothing(desk: Desk, asked: Asked) -> None:
    plan = plan_import(desk, asked("account,day,hours\nA,2026-01-05,3\nA,,3\n"))
    assert (plan.figures, plan.accounts, plan.left_out) == (1, ("A",), 1)
    assert count(desk, Account) == 0


def test_a_stopped_import_leaves_nothing(desk: Desk, asked: Asked) -> None:
    request = asked("account,day,hours\nA,2026-01-05,3\n")
    steps: list[object] = []
    progress = Progress(steps.append, clock=lambda: float(len(steps)))

    def stop_when_keeping(step: object) -> None:
        steps.append(step)
        if len(steps) > 1:
            progress.stop()

    progress = Progress(stop_when_keeping, clock=lambda: float(len(steps)))
    with pytest.raises(Cancelled):
        import_measurements(desk, request, progress)
    assert (count(desk, Account), count(desk, HistoryEntry)) == (0, 0)


def nhs(shared_data: Path) -> ImportRequest:
    return ImportRequest(
        file=shared_data / "nhs-ae" / "ae_attendances.csv",
        columns=Columns(
            "org_code", "period", numerator="breaches", denominator="attendances", where=(("type", "1"),)
        ),
        metric_name="Waited over four hours",
        unit="%",
        better=Better.DOWN,
        cadence=Cadence.MONTHLY,
        create_accounts=True,
    )


def test_the_real_file_comes_in_to_the_last_digit(desk: Desk, shared_data: Path) -> None:
    request = nhs(shared_data)
    done = import_measurements(desk, request)
    with request.file.open(newline="", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["type"] == "1"]
    expected = {
        (row["org_code"], date.fromisoformat(row["period"])): (
            float(Decimal(row["breaches"])),
            float(Decimal(row["attendances"])),
        )
        for row in rows
    }
    assert (done.plan.read, done.recorded.added, len(rows)) == (4932, 4932, 4932)
    assert {(row[0], row[2]): (row[4], row[5]) for row in figures(desk)} == expected
    assert len(done.plan.accounts) == len({row["org_code"] for row in rows}) == 140


def test_the_real_file_again_changes_nothing(desk: Desk, shared_data: Path) -> None:
    import_measurements(desk, nhs(shared_data))
    again = import_measurements(desk, nhs(shared_data))
    assert not again.changes
    assert again.recorded.unchanged == 4932


def test_a_ratio_whose_numbers_stand_in_rows_of_their_own(desk: Desk, asked: Asked) -> None:
    rows = "A,2026-01-01,late,3\nA,2026-01-01,All,10\nA,2026-01-01,cost,7\nB,2026-01-01,all,5\nA,2026-02-01,all,4\n"
    columns = replace(RATIO, metric="what", value="hours")
    request = asked(f"account,day,what,hours\n{rows}A,2026-02-01,late,1\n", columns, cadence=Cadence.MONTHLY)
    assert complaints(desk, request) == [
        "Line 5, column “what”: “all”: there is no row of “late” for the same account and date."
    ]
    done = import_measurements(desk, replace(request, skip_bad=True))
    assert (done.plan.read, done.plan.passed_over) == (5, 1)
    assert [(row[0], row[1], row[2].month, *row[4:]) for row in figures(desk)] == [
        ("A", "First response time", 1, 3.0, 10.0),
        ("A", "First response time", 2, 1.0, 4.0),
    ]


def test_real_figures_with_a_row_a_number_or_a_column_a_month_give_the_same_ratios(
    desk: Desk, shared_data: Path, tmp_path: Path
) -> None:
    request = replace(nhs(shared_data), file=tmp_path / "long.csv")
    with (shared_data / "nhs-ae" / "ae_attendances.csv").open(newline="", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["type"] == "1"][:1500]
    halves = {
        (row["org_code"], half, row["period"]): row[half]
        for half in ("breaches", "attendances")
        for row in rows
    }
    long = [",".join([*place, figure]) for place, figure in halves.items()]
    request.file.write_text("\n".join(["org_code,what,period,figure", *long]), encoding="utf-8")
    paired = Columns("org_code", "period", "what", "figure", "breaches", "attendances")
    import_measurements(desk, replace(request, columns=paired))
    assert {(row[0], str(row[2])): (row[4], row[5]) for row in figures(desk)} == {
        (row["org_code"], row["period"]): (float(row["breaches"]), float(row["attendances"])) for row in rows
    }
    months = sorted({row["period"] for row in rows})
    wide = [
        ",".join([*place, *(halves.get((*place, month), "") for month in months)])
        for place in dict.fromkeys(place[:2] for place in halves)
    ]
    request.file.write_text("\n".join([",".join(["org_code", "what", *months]), *wide]), encoding="utf-8")
    columns = replace(paired, date=None, value=None, periods=tuple(months))
    again = import_measurements(desk, replace(request, columns=columns))
    assert (again.recorded.unchanged, bool(again.changes)) == (1500, False)


def test_a_file_in_the_order_of_its_dates_tells_its_cadence_too(desk: Desk, tmp_path: Path) -> None:
    lines = (f"A{at},{day},{at}" for day in ("2026-01-05", "2026-01-12", "2026-01-19") for at in range(600))
    file = tmp_path / "usage.csv"
    file.write_text("\n".join(["account,date,value", *lines]), encoding="utf-8")
    assert look_at_file(desk, file, "measurements").cadence is Cadence.WEEKLY
