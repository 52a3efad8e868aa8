"""The rows and columns of text files of every sort, and where their tables begin and end."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.errors import Refusal
from csdesk.exchange import scan
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.reading import read_text
from csdesk.exchange.source import Source, UnknownEncoding, source_of
from csdesk.exchange.table import Table
from csdesk.formats import Formats

HEAD = ["Name", "Since", "Seats", "Price", "Kind", "Note"]
ROWS = [
    [f"Firm {day}", f"2026-01-{day:02}", str(day), f"{day}.50", "Shoes, all", 'A "good" one']
    for day in range(1, 21)
]
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def written(rows: list[list[str]], **manners: object) -> str:
    text = io.StringIO()
    csv.writer(text, **{"lineterminator": "\r\n", **manners}).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def read(text: str, choices: ReadingChoices | None = None) -> Table:
    source = Source("figures.csv", text.encode("utf-8", "surrogatepass"), "utf-8")
    return read_text(source, choices or ReadingChoices())


def cells(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in record.cells] for record in table.records()]


def why(table: Table) -> list[tuple[int, int, str]]:
    return [(one.first, one.last, one.why.template) for one in table.left_out]


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        work()
    return Formats().say(caught.value.said)


WHOLE = written([HEAD, *ROWS])


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.rstrip(),
        WHOLE + "\r\n\r\n",
        WHOLE.replace("\r\n", "\n"),
        WHOLE.replace("\r\n", "\r"),
        WHOLE.replace("\r\n", "\n", 7),
        *(written([HEAD, *ROWS], delimiter=sign) for sign in ";\t|~^"),
        *(written([HEAD, *ROWS], delimiter=sign, quoting=csv.QUOTE_ALL) for sign in ",; "),
        WHOLE.replace(",", ", ").replace("Shoes,  all", "Shoes, all"),
        written([HEAD, *ROWS], quotechar="'"),
        written([HEAD, *ROWS], quotechar="'", quoting=csv.QUOTE_ALL),
        written([HEAD, *ROWS], doublequote=False, escapechar="\\"),
        written([HEAD, *ROWS], doublequote=False, escapechar="\\", quoting=csv.QUOTE_ALL),
        WHOLE.replace('""', '"'),
        WHOLE.replace("\r\n", ",\r\n"),
        WHOLE.replace(",", "::").replace("Shoes:: all", "Shoes, all"),
        "sep=;\r\n" + written([HEAD, *ROWS], delimiter=";"),
        "Customers of the north\r\nMade on 2026-02-01\r\n\r\n" + WHOLE,
        'Report,Sales\r\nBy,"Smith, Ann"\r\n' + WHOLE,
        "Customers,,,,,\r\n,,,,,\r\n" + WHOLE,
        "# made by a program, on a day\n" + WHOLE,
        WHOLE + "Source: the shop\r\n",
        WHOLE + "\r\n* without tax\r\n© The shop\r\n",
        WHOLE + "Total,,210,220,,\r\n",
        WHOLE + "\r\nWho,How many\r\nAnn,3\r\nBob,4\r\n",
        written([HEAD, *ROWS[:9], HEAD, *ROWS[9:]]),
    ],
)
def test_the_same_table_is_read_however_it_was_polluted(text: str) -> None:
    table = read(text)
    assert list(table.columns) == HEAD
    assert cells(table) == ROWS
    assert table.count == len(ROWS)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_the_same_table_is_read_in_every_unicode(encoding: str) -> None:
    table = read_text(source_of("figures.csv", WHOLE.encode(encoding)))
    assert cells(table) == ROWS


def test_another_encoding_is_asked_for_with_candidates() -> None:
    data = WHOLE.replace("Shoes", "Stiefel für Öl").encode("cp1252")
    with pytest.raises(UnknownEncoding) as caught:
        source_of("figures.csv", data)
    assert caught.value.candidates[0] == "cp1252"
    table = read_text(source_of("figures.csv", data, "cp1252"))
    assert next(table.records()).at(4) == "Stiefel für Öl, all"


def test_decimal_commas_do_not_make_a_comma_the_delimiter() -> None:
    table = read('Account;Date;"Wait, hours"\nA;05.01.2026;3,6\nB;12.01.2026;4,1\n')
    assert table.columns == ("Account", "Date", "Wait, hours")


def test_lines_are_counted_over_quoted_line_ends_and_empty_lines() -> None:
    table = read('a,b\r\n"one\r\ntwo",1\r\n\r\n,,\r\nthree,2\r\n')
    assert [(record.line, record.at(0)) for record in table.records()] == [(2, "one\r\ntwo"), (6, "three")]


def test_what_is_left_out_is_named_with_its_lines() -> None:
    table = read("My list\n\nName,Seats,Since\nA,1,2026-01-01\n\nB,2,2026-01-02\nTotal,3,\n")
    assert why(table) == [(1, 1, "above the head"), (5, 5, "empty"), (7, 7, "totals")]
    assert (table.header, table.first, table.last) == ((3, 3), 4, 6)


def test_without_a_head_columns_are_numbered_and_no_row_is_lost() -> None:
    table = read(written(ROWS))
    assert table.header == ()
    assert table.columns[:2] == ("Column 1", "Column 2")
    assert cells(table) == ROWS


def test_a_head_of_two_lines_is_joined() -> None:
    above = ["Who", "", "Order", "", "", "Note"]
    below = ["Name", "Since", "Seats", "Price", "Kind", ""]
    table = read(written([above, below, *ROWS]))
    assert table.columns == ("Who Name", "Who Since", "Order Seats", "Order Price", "Order Kind", "Note")
    assert cells(table) == ROWS


def test_months_across_are_names_of_columns() -> None:
    table = read("Account,2024,2025,2026\nA,1,2,3\nB,4,5,6\n")
    assert table.columns == ("Account", "2024", "2025", "2026")


def test_equal_and_missing_names_are_told_apart() -> None:
    assert read("Name,Name,,Name 2\nA,B,1,C\n").columns == ("Name", "Name 3", "Column 3", "Name 2")


@pytest.mark.parametrize("text", ["Name\nSmith, Ann\nBob\nCid\n", "Name\nAnn Bee\nBob Cee\n"])
def test_one_column_stays_one(text: str) -> None:
    table = read(text)
    assert cells(table) == [[line] for line in text.split("\n")[1:-1]]


def test_a_head_alone_is_a_table_without_rows() -> None:
    table = read("Name,Since,Seats\n")
    assert (table.columns, table.count, cells(table)) == (("Name", "Since", "Seats"), 0, [])


def test_everything_found_out_can_be_corrected() -> None:
    text = "x;1,5\ny;2,5\nz;3,5\nend;0\n"
    table = read(text, ReadingChoices(delimiter=",", quote="", header=(1, 1), last=3))
    assert (table.columns, cells(table)) == (("x;1", "5"), [["y;2", "5"], ["z;3", "5"]])
    assert read(text, ReadingChoices(header=())).columns == ("Column 1", "Column 2")


def test_a_row_cut_by_another_sign_is_understood() -> None:
    table = read("a,b,c\n1,2,3\n4;5;6\n7,8,9\n")
    assert cells(table) == [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]


def test_longer_rows_keep_what_is_too_much_and_shorter_ones_are_filled() -> None:
    assert cells(read("a,b,c\n1,2\n4,5,6,7\n7,8,9\n8,8,8\n")) == [
        ["1", "2", ""],
        ["4", "5", "6", "7"],
        ["7", "8", "9"],
        ["8", "8", "8"],
    ]


def test_a_quote_that_is_never_closed_swallows_nothing_and_is_told() -> None:
    table = read('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert cells(table) == [["1", "2"], ["3", '"4'], ["5", "6"], ["7", "8"]]
    assert [complaint.line for complaint in table.complaints] == [3]
    assert [record.line for record in table.records() if record.why] == [3]


def test_a_quote_closed_by_a_later_row_swallows_nothing() -> None:
    assert len(cells(read('a,b\n1,"2\n3,4\n5,"6"\n'))) == 3
    assert len(cells(read('a,b,c\n1,2,"3\n3,4,5\n5,6,7\n7,8,9"\n'))) == 4


def test_quotes_that_hardly_ever_close_are_letters() -> None:
    table = read("size,count\n" + '1,"x\n' * 2_000)
    assert (table.quote, table.count, table.complaints) == ("", 2_000, ())


def test_a_file_whose_quotes_never_close_is_refused_before_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "MOST_BROKEN", 100)
    sound = "a,b,c\n" + '"1",2,3\n' * 1_000
    assert read(sound + '"1,2,3\n' * 100).count == 1_100
    assert "more than 100 rows with a quote" in refusal(lambda: read(sound + '"1,2,3\n' * 101))


def test_a_line_of_a_million_fields_is_refused_at_once() -> None:
    assert "at most 16,384" in refusal(lambda: read("a,b\n" + '"a,' * 500_000 + "\n"))


def test_long_fields_are_read_and_lines_beyond_reason_refused() -> None:
    assert len(cells(read("a,b\n1," + "9" * 200_000 + "\n"))[0][1]) == 200_000
    assert "line 2 is longer" in refusal(lambda: read("a,b\n1," + "9" * 5_000_000 + "\n"))


def test_control_characters_and_half_characters_are_replaced_and_told() -> None:
    table = read("a,b\n1,x\x01y\n2,\ud800z\n")
    assert cells(table) == [["1", "x\ufffdy"], ["2", "\ufffdz"]]
    assert [complaint.line for complaint in table.complaints] == [2, 3]


def test_more_columns_than_can_be_meant_are_refused() -> None:
    assert "5,000 columns; at most 2,000" in refusal(lambda: read(",".join(["a"] * 5_000) + "\n1"))


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    said = refusal(lambda: read("org,period\nA,1\n").place("provider"))
    assert said == "“figures.csv” has no column called “provider”. Its columns are: “org”, “period”."


def test_many_columns_are_named_in_part() -> None:
    said = refusal(lambda: read(",".join(f"c{i}" for i in range(50)) + "\n1").place("x"))
    assert said.endswith("“c19” and 30 more.")


def test_a_column_is_found_whatever_its_capitals() -> None:
    assert read("Org ,Kind,Date\nA,B,1\n").place("date") == 2
    assert read("Org ,Kind,Date\nA,B,1\n").place("ORG") == 0


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_program_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    head = ["Account", "Date", "Value"]
    text = written([head, *rows], delimiter=delimiter, quoting=csv.QUOTE_ALL)
    table = read(text, ReadingChoices(header=(1, 1), last=10_000))
    kept = [row for row in rows if any(cell and not cell.isspace() for cell in row) and row != head]
    assert table.columns == tuple(head)
    assert cells(table) == [row for row in kept if not _separates(row)]


def _separates(row: list[str]) -> bool:
    texts = [cell for cell in row if cell.strip()]
    return row[0][:1] in "-=+_|*" and all(len(text) > 1 and not set(text) - set("-=_+*|: ") for text in texts)


SEED = WHOLE[:400]


@given(st.lists(st.tuples(st.integers(0, 399), st.sampled_from("\"',;\t\\\r\n =#\x00é")), max_size=12))
def test_no_mutation_is_more_than_a_table_or_a_refusal(hits: list[tuple[int, str]]) -> None:
    text = list(SEED)
    for place, sign in hits:
        text[place] = sign
    try:
        table = read("".join(text))
    except Refusal as refused:
        assert Formats().say(refused.said)
        return
    records = list(table.records())
    assert len(records) == table.count
    assert all(record.line <= table.last for record in records)
    assert len({record.line for record in records}) == len(records)


@given(st.text(max_size=200))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        found = read(text)
        assert len(list(found.records())) == found.count
    except Refusal as refused:
        assert Formats().say(refused.said)


def test_names_of_columns_that_few_rows_fill_are_kept() -> None:
    ragged = "".join(f"A{at},{at}{',late' if at % 5 == 0 else ''}\n" for at in range(20))
    table = read(f"Name,Seats,Comment\n{ragged}")
    assert table.columns == ("Name", "Seats", "Comment")
    assert not table.complaints


def test_a_row_that_a_stray_quote_glued_together_is_no_head() -> None:
    rows = "".join(f"2026-01-{at:02},{at},P{at},{at}.5,thing\n" for at in range(2, 20))
    table = read(f'Day,Seats,Key,Price,Text\n"2026-01-01,1,P1,"1.5,thing\n{rows}')
    assert table.columns == ("Day", "Seats", "Key", "Price", "Text")


def test_totals_and_notes_of_a_german_report_are_left_out() -> None:
    table = read("Firma;Plätze\nA;1\nB;2\n;\nSumme;3\nEnde des Berichts;\n")
    assert [one.first for one in table.left_out] == [4, 5, 6]
