"""Delimiters, heads and quotes of comma-separated files."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.errors import Refusal
from csdesk.exchange.source import Source
from csdesk.exchange.table import Table, read_table
from csdesk.formats import Formats

TableOf = Callable[[str], Table]
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def source_of(text: str) -> Source:
    return Source("figures.csv", text.encode(), "utf-8")


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        work()
    return Formats().say(caught.value.said)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_usual_delimiter_is_found_out(table_of: TableOf, delimiter: str) -> None:
    rows = [["Account", "Date", "Value"], ["A & B", "2026-01-05", "3"], ["C", "2026-01-12", "4"]]
    table = table_of("\n".join(delimiter.join(row) for row in rows))
    assert table.columns == ("Account", "Date", "Value")
    assert [record.fields for record in table.records()] == [tuple(row) for row in rows[1:]]


def test_decimal_commas_do_not_make_a_comma_the_delimiter(table_of: TableOf) -> None:
    table = table_of('Account;Date;"Wait, hours"\nA;05.01.2026;3,6\nB;12.01.2026;4,1\n')
    assert table.columns == ("Account", "Date", "Wait, hours")


def test_excels_line_about_the_delimiter_is_believed_and_not_a_head(table_of: TableOf) -> None:
    table = table_of("sep=|\nAccount|Date, Value\nA|1, 2\n")
    assert table.columns == ("Account", "Date, Value")
    assert [record.line for record in table.records()] == [3]


def test_lines_are_counted_over_quoted_line_ends_and_empty_lines(table_of: TableOf) -> None:
    table = table_of('a,b\r\n"one\r\ntwo",1\r\n\r\n,,\r\nthree,2\r\n')
    assert [(record.line, record.at(0)) for record in table.records()] == [(2, "one\r\ntwo"), (6, "three")]


def test_a_row_may_be_shorter_than_the_head(table_of: TableOf) -> None:
    (record,) = table_of("a,b,c\n1,2\n").records()
    assert record.at(2) == ""


def test_a_quote_that_is_never_closed_is_noticed_with_its_line(table_of: TableOf) -> None:
    table = table_of('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert "line 3: a quote is opened there and never closed" in refusal(lambda: list(table.records()))


def test_a_quote_closed_by_a_later_row_swallows_nothing(table_of: TableOf) -> None:
    table = table_of('a,b\n1,"2\n3,4\n5,"6"\n')
    assert "lines 2 to 4" in refusal(lambda: list(table.records()))


def test_a_field_beyond_reason_is_refused(table_of: TableOf) -> None:
    table = table_of("a,b\n1," + "9" * 200_000 + "\n")
    assert "line 2: a field is longer than 131,072" in refusal(lambda: list(table.records()))


def test_more_columns_than_can_be_meant_are_refused(table_of: TableOf) -> None:
    assert "5,000 columns; at most 1,000" in refusal(lambda: table_of(",".join(["a"] * 5_000) + "\n1"))


def test_a_column_that_is_not_there_names_those_that_are(table_of: TableOf) -> None:
    said = refusal(lambda: table_of("org,period\nA,1\n").place("provider"))
    assert said == "“figures.csv” has no column called “provider”. Its columns are: “org”, “period”."


def test_many_columns_are_named_in_part(table_of: TableOf) -> None:
    said = refusal(lambda: table_of(",".join(f"c{i}" for i in range(50))).place("x"))
    assert said.endswith("“c19” and 30 more.")


def test_a_column_is_found_whatever_its_capitals_unless_two_are_alike(table_of: TableOf) -> None:
    table = table_of("Org ,ORG,Date\nA,B,1\n")
    assert table.place("date") == 2
    assert table.place("ORG") == 1
    assert "more than one column" in refusal(lambda: table.place("org"))


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_program_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    head = ["Account", "Date", "Value"]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([head, *rows])
    table = read_table(source_of(text.getvalue()))
    kept = [tuple(row) for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert table.columns == tuple(head)
    assert [record.fields for record in table.records()] == kept


@given(st.text(max_size=200))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        list(read_table(Source("figures.csv", text.encode("utf-8", "replace"), "utf-8")).records())
    except Refusal as refused:
        assert Formats().say(refused.said)
