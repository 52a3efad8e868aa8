"""Rows of measurements: what is read, what is complained of and where."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.errors import Cancelled, Refusal
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.mapping import AS_THE_COLUMNS_SHOW, Columns, Ways
from csdesk.exchange.measurements import MeasurementReader, Row
from csdesk.exchange.reading import read_file, read_text
from csdesk.exchange.source import Source
from csdesk.exchange.table import Table
from csdesk.formats import Formats
from csdesk.jobs import Progress

TableOf = Callable[[str], Table]
VALUES = Columns("account", "day", value="hours")
RATIO = Columns("account", "day", numerator="late", denominator="all")


@dataclass(frozen=True)
class Reading:
    """What a table came to."""

    rows: list[Row]
    complaints: tuple[Complaint, ...]
    read: int
    passed_over: int


def read_measurements(
    table: Table, columns: Columns, ways: Ways = AS_THE_COLUMNS_SHOW, progress: Progress | None = None
) -> Reading:
    reader = MeasurementReader(table, columns, ways, progress=progress)
    found = list(reader.rows())
    wrong = tuple(one for some in found if isinstance(some, list) for one in some)
    rows = [one for one in found if isinstance(one, Row)]
    return Reading(rows, wrong, reader.read, reader.passed_over)


def said(refused: Refusal) -> str:
    return Formats().say(refused.said)


def test_values_are_read_with_their_lines(table_of: TableOf) -> None:
    reading = read_measurements(table_of("account,day,hours\nA,2026-01-05,3.6\n B ,2026-01-12,4\n"), VALUES)
    assert [(row.line, row.account, row.day, row.numbers) for row in reading.rows] == [
        (2, "A", date(2026, 1, 5), (3.6,)),
        (3, "B", date(2026, 1, 12), (4.0,)),
    ]
    assert (reading.read, reading.passed_over) == (2, 0)


def test_every_fault_is_told_with_line_column_and_value(table_of: TableOf) -> None:
    text = (
        "account,day,late,all\n"
        "A,2026-01-05,1,10\n"
        ",2026-02-31,x,10\n"
        "B,2026-01-12,1,0\n"
        "C,,2,NaN\n"
        "D,2026-01-19,1,10,7\n"
    )
    reading = read_measurements(table_of(text), RATIO)
    assert [(one.line, one.column, one.value) for one in reading.complaints] == [
        (3, "account", ""),
        (3, "day", "2026-02-31"),
        (3, "late", "x"),
        (4, "all", "0"),
        (5, "day", ""),
        (5, "all", "NaN"),
        (6, "", ""),
    ]
    assert [row.line for row in reading.rows] == [2]
    assert reading.read == 5
    assert Formats().say(reading.complaints[3].said) == (
        "Line 4, column “all”: “0”: a ratio needs a denominator of more than zero."
    )


def test_rows_that_are_not_meant_are_passed_over(table_of: TableOf) -> None:
    columns = Columns("account", "day", value="hours", where=(("kind", "1"),))
    reading = read_measurements(
        table_of("account,day,hours,kind\nA,2026-01-05,3,1\nA,2026-01-05,x,2\n"), columns
    )
    assert (reading.read, reading.passed_over, reading.complaints) == (1, 1, ())


def test_asking_for_rows_that_are_not_there_names_what_is(table_of: TableOf) -> None:
    columns = Columns("account", "day", value="hours", where=(("kind", "7"),))
    with pytest.raises(Refusal) as caught:
        read_measurements(table_of("account,day,hours,kind\nA,2026-01-05,3,1\nA,2026-01-05,4,2\n"), columns)
    assert "there are: “1”, “2”" in said(caught.value)


def test_a_head_alone_is_refused(table_of: TableOf) -> None:
    with pytest.raises(Refusal, match="no rows"):
        read_measurements(table_of("account,day,hours\n"), VALUES)


@pytest.mark.parametrize(
    "columns",
    [
        Columns("account", "day"),
        Columns("account", "day", numerator="late"),
        Columns("account", "day", value="hours", denominator="all"),
    ],
)
def test_half_a_ratio_is_no_measurement(table_of: TableOf, columns: Columns) -> None:
    with pytest.raises(Refusal, match="either"):
        read_measurements(table_of("account,day,hours,late,all\nA,2026-01-05,1,2,3\n"), columns)


def test_reading_can_be_stopped(table_of: TableOf) -> None:
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        read_measurements(table_of("account,day,hours\nA,2026-01-05,3.6\n"), VALUES, progress=progress)


def test_the_real_file_is_read_to_the_last_row(shared_data: Path) -> None:
    file = shared_data / "nhs-ae" / "ae_attendances.csv"
    columns = Columns(
        "org_code", "period", numerator="breaches", denominator="attendances", where=(("type", "1"),)
    )
    reading = read_measurements(read_file(file), columns)
    with file.open(newline="", encoding="utf-8") as lines:
        expected = [row for row in csv.DictReader(lines) if row["type"] == "1"]
    assert reading.complaints == ()
    assert [(row.account, row.day.isoformat(), *map(float, row.numbers)) for row in reading.rows] == [
        (row["org_code"], row["period"], float(row["breaches"]), float(row["attendances"]))
        for row in expected
    ]


GOOD = b'account;day;late;all\nA;2026-01-05;1,5;10\n"B;b";2026-01-12;2;20\nC;19.01.2026;0,5;7\n'


@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(GOOD)),
    st.booleans(),
)
def test_no_damage_to_a_file_is_more_than_a_refusal_or_a_complaint(
    hits: list[tuple[int, int]], end: int, doubled: bool
) -> None:
    data = bytearray(GOOD)
    for place, byte in hits:
        data[place] = byte
    damaged = bytes(data[:end]) * (2 if doubled else 1)
    try:
        reading = read_measurements(read_text(Source("damaged.csv", damaged, "latin-1")), RATIO)
    except Refusal as refused:
        assert said(refused)
    else:
        assert reading.read >= len(reading.rows)
        assert all(Formats().say(complaint.said) for complaint in reading.complaints)


PIVOT = "account,2026-01-01,,Feb 2026,\n,late,all,late,all\nA,1,10,2,20\nB,3,0,,\n"
PERIODS = ("2026-01-01 late", "2026-01-01 all", "Feb 2026 late", "Feb 2026 all")


def test_a_pivot_table_has_a_metric_for_each_word_under_its_periods(table_of: TableOf) -> None:
    table = table_of(PIVOT)
    assert table.columns == ("account", *PERIODS)
    reading = read_measurements(table, Columns("account", periods=PERIODS))
    february = date(2026, 2, 1)
    assert [(row.metric, row.numbers) for row in reading.rows if row.day == february] == [
        ("late", (2.0,)),
        ("all", (20.0,)),
    ]


def test_two_words_under_the_periods_make_a_ratio(table_of: TableOf) -> None:
    columns = Columns("account", periods=PERIODS, numerator="Late", denominator="all")
    reading = read_measurements(table_of(PIVOT), columns)
    assert [(row.account, row.day.month, row.numbers) for row in reading.rows] == [
        ("A", 1, (1.0, 10.0)),
        ("A", 2, (2.0, 20.0)),
    ]
    assert [(one.line, one.column, one.value) for one in reading.complaints] == [(4, "2026-01-01 all", "0")]
    with pytest.raises(Refusal, match="No period"):
        read_measurements(
            table_of(PIVOT), Columns("account", periods=PERIODS, numerator="early", denominator="all")
        )
