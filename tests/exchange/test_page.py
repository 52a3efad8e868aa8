"""Web pages that are called workbooks, as programs that run in a browser export them."""

from pathlib import Path

import pytest

from csdesk.errors import Refusal
from csdesk.exchange.reading import read_file
from csdesk.exchange.table import Table
from csdesk.formats import Formats

HEAD = "<tr><th>Account Name</th><th>Seats</th><th>Note</th></tr>"
ROWS = "".join(f"<tr><td>Firm {n} &amp; Söhne</td><td>{n}</td><td>a<br>b</td></tr>\n" for n in range(1, 6))
LATIN = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a page lies that calls itself a workbook."""
    return tmp_path / "report.xls"


def read(file: Path, page: str, encoding: str = "utf-8") -> Table:
    file.write_bytes(page.encode(encoding))
    return read_file(file)


def cells(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in record.cells] for record in table.records()]


def refusal(file: Path, page: str) -> str:
    with pytest.raises(Refusal) as caught:
        read(file, page)
    return Formats().say(caught.value.said)


def test_the_table_is_read_in_the_encoding_that_the_page_states(file: Path) -> None:
    table = read(file, f"{LATIN}<table border=1>{HEAD}{ROWS}</table></body></html>", "cp1252")
    assert (table.encoding, table.columns) == ("cp1252", ("Account Name", "Seats", "Note"))
    assert cells(table)[0] == ["Firm 1 & Söhne", "1", "a\nb"]
    assert table.count == 5


def test_the_table_with_the_most_rows_counts_and_nothing_but_the_text_of_its_cells(file: Path) -> None:
    page = f"""<!DOCTYPE html><style>td {{ color: red }}</style><table><tr><td>Menu</td></tr></table>
    <table>{HEAD}{ROWS}<tr><td>Last<script>steal("<td>")</script><td> 6 <td>=1+1</table>"""
    assert cells(read(file, page))[-1] == ["Last", "6", "=1+1"]


def test_the_lines_that_programs_put_below_their_reports_are_none_of_the_table(file: Path) -> None:
    below = "".join(f"<tr><td colspan=3>{text}</td></tr>" for text in ("Grand Totals (5 records)", "By: Me"))
    table = read(file, f"<table>{HEAD}{ROWS}<tr><td>Last</td><td></td><td></td></tr>{below}</table>")
    assert cells(table)[-1] == ["Last", "", ""]
    assert [(one.first, one.why.template) for one in table.left_out][-2:] == [
        (8, "totals"),
        (9, "a note below the table"),
    ]


def test_cells_over_several_columns_and_rows_keep_the_others_in_their_places(file: Path) -> None:
    page = f"""<table>{HEAD}{ROWS}<tr><td rowspan=2>Twice</td><td>1</td><td>x</td></tr>
    <tr><td>2</td><td>y</td></tr><tr><td colspan=2>Wide</td><td>z</td></tr></table>"""
    assert cells(read(file, page))[-3:] == [["Twice", "1", "x"], ["", "2", "y"], ["Wide", "", "z"]]


def test_a_page_that_is_cut_off_says_so(file: Path) -> None:
    table = read(file, f"<html><table>{HEAD}{ROWS}<tr><td>Half")
    assert [complaint.said.template for complaint in table.complaints]
    assert cells(table)[:5] == cells(read(file, f"<html><table>{HEAD}{ROWS}</table>"))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><body><form>Sign in</form></body></html>", "a web page without a table"),
        ("<html><table></table></html>", "a web page without a table"),
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Excel 2003",
        ),
        ("<html><table><tr>" + "<td colspan=1000>" * 3_000, "takes too long"),
        ("<html><table><!--" + "x" * 2_000_000, "takes too long"),
    ],
)
def test_what_holds_no_table_or_is_hostile_is_one_sentence(file: Path, page: str, said: str) -> None:
    assert said in refusal(file, page)


def test_a_list_whose_first_column_begins_like_a_tag_is_a_list(file: Path) -> None:
    assert read(file, "<firm>,seats\n<html>,1\nb,2\nc,3\n").columns[1:] == ("seats",)
