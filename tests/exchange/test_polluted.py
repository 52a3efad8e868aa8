"""Tables in which a single place is written otherwise: what can be told is read as meant, the rest is said."""

import pytest

from csdesk.errors import Refusal
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.reading import read_text
from csdesk.exchange.source import Source
from csdesk.exchange.table import Table
from tests.exchange.test_table import HEAD, ROWS, WHOLE, cells, written

AT = 7
LINES = WHOLE.split("\r\n")
ROW = LINES[AT + 1]
WORDS = [[f"Firm {at}", ("Ann", "Bob", "Cid")[at % 3], ("Open", "Won")[at % 2], "Ulm"] for at in range(12)]
NAMES = ["Account", "Owner", "Stage", "City"]


def read(text: str) -> Table:
    return read_text(Source("figures.csv", text.encode(), "utf-8"), ReadingChoices())


def with_row(line: str, at: int = AT + 1) -> Table:
    return read("\r\n".join([*LINES[:at], line, *LINES[at + 1 :]]))


@pytest.mark.parametrize(
    "line",
    [
        *(written([ROWS[AT]], delimiter=sign).rstrip() for sign in ";\t| "),
        *(written([ROWS[AT]], delimiter=sign, quoting=1).rstrip() for sign in ";\t| "),
        written([ROWS[AT]], quotechar="'").rstrip(),
        written([ROWS[AT]], quotechar="'", quoting=1).rstrip(),
        written([ROWS[AT]], doublequote=False, escapechar="\\").rstrip(),
        f",{ROW}",
        ROW.replace("2026", ",2026"),
        ROW.replace('""good"" one"', '"good" one"   '),
    ],
)
def test_a_row_that_alone_is_written_otherwise_is_read_as_it_was_meant(line: str) -> None:
    table = with_row(line)
    assert list(table.columns) == HEAD
    assert cells(table) == ROWS
    assert not any(record.why for record in table.records())


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (f'"{ROW}', ['"Firm 8', *ROWS[AT][1:]]),
        (ROW.replace("2026", '"2026'), ["Firm 8", '"2026-01-08', *ROWS[AT][2:]]),
        (ROW.replace("2026-01-08,8", "2026-01-088"), ["Firm 8", "2026-01-088", "8.50", *ROWS[AT][4:], ""]),
    ],
)
def test_a_row_that_may_be_cut_in_the_wrong_places_says_so_and_harms_no_other(
    line: str, meant: list[str]
) -> None:
    table = with_row(line)
    assert cells(table) == [*ROWS[:AT], meant, *ROWS[AT + 1 :]]
    assert [record.line for record in table.records() if record.why] == [AT + 2]


@pytest.mark.parametrize("place", range(len(HEAD)))
def test_a_delimiter_too_many_in_the_head_names_no_column(place: int) -> None:
    assert list(with_row(",".join([*HEAD[:place], "", *HEAD[place:]]), 0).columns) == HEAD


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("\ufeff" + WHOLE + "\ufeff" + WHOLE, 40),
        (written([HEAD, *ROWS], quotechar="`"), 20),
        (written([HEAD, *ROWS], quotechar="`", quoting=1), 20),
        (WHOLE.replace("\r\n", "  \r\n"), 20),
        *((written([HEAD, *ROWS], delimiter="\x02").replace("\x02", sign), 20) for sign in ("\t\t", "\\t")),
        *((written([HEAD, *ROWS], delimiter=sign, quoting=1), 20) for sign in "!: "),
        (written([HEAD, *ROWS], quoting=3, quotechar=None, escapechar="\\"), 20),
    ],
)
def test_a_file_that_is_written_otherwise_throughout_is_read_too(text: str, count: int) -> None:
    table = read(text)
    assert list(table.columns) == HEAD
    assert (table.count, cells(table)[:19]) == (count, ROWS[:19])


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ([], ["Column 1", "Column 2", "Column 3", "Column 4"]),
        ([NAMES], NAMES),
        ([NAMES, NAMES], NAMES),
        ([NAMES[:2]], ["Account", "Owner", "Column 3", "Column 4"]),
    ],
)
def test_sorts_that_come_again_tell_a_head_of_words_from_rows_of_words(
    head: list[list[str]], columns: list[str]
) -> None:
    table = read(written([*head, *WORDS]))
    assert (list(table.columns), cells(table)) == (columns, WORDS)


def test_notes_below_in_a_column_of_days_are_left_out_and_a_short_last_row_is_not() -> None:
    days = "".join(f"2026-01-{day:02},{day},a\n" for day in range(1, 13))
    notes = read(f"Day,Seats,Note\n{days}FOOTNOTE,,\nFOOTNOTE,,\n")
    assert (notes.count, [one.first for one in notes.left_out]) == (12, [14, 15])
    assert cells(read(f"Day,Seats,Note\n{days}2026-01-13\n"))[-1] == ["2026-01-13", "", ""]


@pytest.mark.parametrize(
    "more",
    [
        "Region,Total\r\nNorth,1\r\nSouth,2\r\nEast,3\r\n",
        ",".join(f"Column {at}" for at in range(9)) + "\r\n" + (",".join("abcdefghi") + "\r\n") * 4,
        "Total,,210,,,\r\nCount,20,,,,\r\nDurchschnitt,,10.5,,,\r\n",
    ],
)
def test_another_table_and_totals_right_below_are_left_out_and_said(more: str) -> None:
    table = read(WHOLE + more)
    assert cells(table) == ROWS
    assert table.left_out[0].first == len(ROWS) + 2
    assert not table.complaints


@pytest.mark.parametrize(
    ("above", "below", "end"),
    [
        ("", "|---|---:|---|\n", ""),
        ("+--+--+--+\n", "+--+--+--+\n", "+--+--+--+\n2 rows in set (0.00 sec)\n"),
    ],
)
def test_a_table_drawn_with_signs_has_no_columns_for_its_frame(above: str, below: str, end: str) -> None:
    rows = "".join(f"| Firm {at} | {at}00  |      |\n" for at in range(1, 5))
    table = read(f"{above}| Account | ARR  | Note |\n{below}{rows}{end}")
    assert table.columns == ("Account", "ARR", "Note")
    assert cells(table) == [[f"Firm {at}", f"{at}00", ""] for at in range(1, 5)]


def test_a_second_table_of_equal_width_is_told_by_its_head() -> None:
    other = written([["Region", "Week", "Place", "Seats"], *(["North", "3", "Ulm", "5"] for _ in range(5))])
    table = read(f"{written([NAMES, *WORDS])}\r\n{other}")
    assert cells(table) == WORDS
    assert table.left_out[-1].last == len(WORDS) + 8


def test_a_file_of_more_lines_than_can_be_meant_is_refused_before_it_takes_long() -> None:
    with pytest.raises(Refusal):
        read('a,b\n1,"' + "\n" * 4_100_000)
