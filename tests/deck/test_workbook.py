"""The workbook as its readers' programs see it: openpyxl, calamine and the printed page."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from csdesk.deck.content import Author
from csdesk.deck.page import Cell, Column, Page, Paragraph, Review, Table, Tile, Tiles
from csdesk.deck.workbook import workbook_of
from csdesk.errors import Cancelled
from csdesk.formats import Formats
from csdesk.jobs import Progress, Step
from csdesk.queries.shared import ReviewFacts
from csdesk.words import Money, Quantity
from tests.deck.samples import bare_facts, facts, response_result

Make = Callable[..., Review]
File = Callable[..., bytes]
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def parts(content: bytes, pattern: str) -> list[ElementTree.Element]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [
            ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if re.match(pattern, name)
        ]


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def one_page(*cells: Cell | str) -> Review:
    contents = tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
    table = Table(tuple(Column("", 1) for _ in contents), (contents,))
    return Review("Title", "Foot", "Somebody", (Page("Page", "A title", "Under it", (table,)),))


@pytest.fixture
def deck(review: Make, file: File) -> bytes:
    return file(review(facts()))


def test_a_sheet_for_each_page(deck: bytes, review: Make) -> None:
    assert opened(deck).sheetnames == [page.name for page in review(facts()).pages]


def test_titles_stand_in_the_first_cell_of_each_page(deck: bytes, review: Make) -> None:
    book = opened(deck)

    assert [book[page.name]["B2"].value for page in review(facts()).pages] == [
        page.title for page in review(facts()).pages
    ]


def test_calamine_reads_the_same_as_openpyxl(deck: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.xlsx"
    path.write_bytes(deck)
    theirs = CalamineWorkbook.from_path(str(path))

    for sheet in opened(deck):
        read = theirs.get_sheet_by_name(sheet.title).to_python()
        texts = sorted(value for row in read for value in row if isinstance(value, str) and value)
        assert texts == sorted(value for value in values(sheet) if isinstance(value, str))


def test_every_chart_carries_the_points_of_its_cells(deck: bytes) -> None:
    data = opened(deck)["Data"]
    charts = parts(deck, r"xl/charts/chart\d+\.xml")

    assert len(charts) == 2
    for chart in charts:
        for reference in (*chart.iter(f"{C}numRef"), *chart.iter(f"{C}strRef")):
            area = reference.findtext(f"{C}f", "").removeprefix("'Data'!")
            found = data[area.replace("$", "")]
            cells = [row[0].value for row in found] if isinstance(found, tuple) else [found.value]
            cached = {
                int(point.get("idx", "")): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")
            }
            assert set(cached) == {n for n, value in enumerate(cells) if value is not None}
            for n, value in enumerate(cells):
                if isinstance(value, int | float):
                    assert float(cached[n] or "") == pytest.approx(value, rel=1e-9)


def test_figures_are_numbers_and_days_are_days(deck: bytes) -> None:
    sheet = opened(deck)["Results 1"]

    assert [value for value in values(sheet) if isinstance(value, float | int)][:4] == [
        pytest.approx(8.811, abs=0.001),
        pytest.approx(5.6),
        pytest.approx(3.65),
        4,
    ]
    assert datetime(2026, 1, 26) in values(sheet)
    assert sheet["B6"].number_format.startswith('#,##0.0"\N{NO-BREAK SPACE}h"')


def test_nothing_is_computed_linked_hidden_or_left_from_the_library(deck: bytes) -> None:
    book = opened(deck)

    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert all(sheet.sheet_state == "visible" for sheet in book)
    assert not parts(deck, r"xl/externalLinks|docProps/custom")
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        assert not any(b'TargetMode="External"' in archive.read(name) for name in archive.namelist())


def test_every_sheet_prints_on_one_landscape_page_but_the_appendix(deck: bytes) -> None:
    for sheet in opened(deck):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.fitToHeight == (0 if sheet.title in {"Method", "Data"} else 1)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert not sheet.sheet_view.showGridLines
        assert sheet.oddFooter is not None
        assert (
            sheet.oddFooter.left.text
            == "Harbour Freight Lines · Executive business review · 1 Jul 2026 to 30 Nov 2026"
        )
        assert sheet.oddFooter.right.text == "&P / &N"


def test_charts_reach_from_margin_to_margin_and_are_described(deck: bytes) -> None:
    drawings = parts(deck, r"xl/drawings/drawing\d+\.xml")

    for drawing in drawings:
        assert drawing.findtext(f".//{XDR}from/{XDR}col") == "1"
        assert drawing.findtext(f".//{XDR}to/{XDR}col") == "13"
        (shown,) = drawing.iter(f"{XDR}cNvPr")
        assert "figures from" in shown.get("descr", "")
    assert len(drawings) == 2


def test_the_agenda_leads_to_the_other_sheets_inside_the_file(deck: bytes) -> None:
    cover = opened(deck)["Cover"]
    leads = [cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink]

    assert leads[:2] == ["'Summary'!B2", "'Success plan'!B2"]


@pytest.mark.parametrize(
    "author, shown",
    [(Author("Maya Okafor"), "Maya Okafor"), (Author("", "", "Northwind"), "Northwind"), (Author(), None)],
)
def test_the_properties_name_the_author_and_no_program(
    review: Make, file: File, author: Author, shown: str | None
) -> None:
    properties = opened(file(review(bare_facts(), author))).properties

    assert properties.lastModifiedBy == shown
    assert properties.creator == shown
    assert properties.title == "Åsgård & Sons · Executive business review · Q3 2026"


def test_an_ampersand_in_a_footer_is_doubled(review: Make, file: File) -> None:
    sheets = parts(file(review(bare_facts())), r"xl/worksheets/sheet1\.xml")
    feet = [element.text or "" for element in sheets[0].iter() if element.tag.endswith("oddFooter")]

    assert "Åsgård && Sons" in feet[0]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+3", "-3", "@SUM(A1)", "#N/A", "1E5", "'quoted", "TRUE"]
)
def test_texts_that_look_like_something_else_stay_texts(file: File, text: str) -> None:
    content = file(one_page(text))
    (cell,) = [cell for row in opened(content)["Page"].iter_rows() for cell in row if cell.value == text]

    assert cell.data_type == "s"
    if text[0] in "=+-@'":
        assert cell.quotePrefix


@pytest.mark.parametrize(
    "text, kept",
    [
        ("bell\x07 and \x1b escape", "bell  and   escape"),
        ("nothing\ufffe here\uffff", "nothing\N{REPLACEMENT CHARACTER} here\N{REPLACEMENT CHARACTER}"),
        ("half \ud83d emoji", "half \N{REPLACEMENT CHARACTER} emoji"),
        ("whole \N{GRINNING FACE} emoji", "whole \N{GRINNING FACE} emoji"),
        ("two\nlines", "two\nlines"),
        ("  room  ", "  room  "),
        ("x" * 40_000, "x" * 31_999 + "…"),
    ],
)
def test_what_no_file_can_hold_is_replaced(file: File, text: str, kept: str) -> None:
    assert kept in values(opened(file(one_page(text)))["Page"])


def test_a_text_that_reads_like_an_escape_is_not_taken_for_one(file: File, tmp_path: Path) -> None:
    path = tmp_path / "deck.xlsx"
    path.write_bytes(file(one_page("id_x0041_b")))
    read = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Page").to_python()

    assert "id_\N{WORD JOINER}x0041_b" in [value for row in read for value in row]
    assert "id_\N{WORD JOINER}x0041_b" in values(load_workbook(path)["Page"])


def test_hostile_words_everywhere_leave_a_file_that_opens(file: File, review: Make, tmp_path: Path) -> None:
    nasty = "=R&D\x00 <\ufffe> 'x' \ud800 " + "long " * 60
    result = response_result()
    changes = tuple(replace(one, text=nasty) for one in result.changes)
    metric = replace(result.metric, name=nasty[:150], unit='"%;h')
    named = replace(result, metric=metric, series=replace(result.series, metric=metric), changes=changes)
    story: ReviewFacts = replace(facts(), customer=nasty[:200], results=(named,))
    path = tmp_path / "deck.xlsx"
    path.write_bytes(file(review(story, Author(nasty, nasty, nasty))))

    assert CalamineWorkbook.from_path(str(path)).sheet_names == load_workbook(path).sheetnames


def test_a_text_too_high_for_a_row_is_not_cut_by_the_page(file: File, review: Make) -> None:
    own = facts().plan
    assert own is not None
    long = replace(own, purpose="A very long purpose. " * 900)
    sheet = opened(file(review(replace(facts(), plan=long))))["Success plan"]

    heights = [row.height for row in sheet.row_dimensions.values() if row.height]
    assert max(heights) < 150
    assert any(isinstance(value, str) and value.endswith("…") for value in values(sheet))


def test_money_has_the_customers_currency_where_the_locale_puts_it(file: File) -> None:
    money = Money(__import__("decimal").Decimal("1234.50"), "EUR")

    english = opened(file(one_page(Cell(money))))["Page"]
    german = opened(file(one_page(Cell(money)), "de_DE"))["Page"]

    assert next(cell.number_format for cell in english[6] if cell.value).startswith('"€"#,##0.00')
    assert next(cell.number_format for cell in german[6] if cell.value).startswith(
        '#,##0.00"\N{NO-BREAK SPACE}€"'
    )


@pytest.mark.parametrize(
    "locale, code",
    [
        ("en_GB", '[$-809]d" "mmm" "yyyy'),
        ("en_US", '[$-409]mmm" "d", "yyyy'),
        ("fi_FI", '[$-40B]d"."m"."yyyy'),
        ("de_DE", '[$-407]d"."m"."yyyy'),
    ],
)
def test_days_are_written_as_the_locale_writes_them(file: File, locale: str, code: str) -> None:
    sheet = opened(file(one_page(Cell(date(2026, 11, 22))), locale))["Page"]

    assert [cell.number_format for cell in sheet[6] if cell.value] == [code]


def test_a_negative_figure_has_a_true_minus(file: File) -> None:
    sheet = opened(file(one_page(Cell(Quantity(-3.2, "h", 1)))))["Page"]

    (code,) = [cell.number_format for cell in sheet[6] if cell.value]
    assert code.split(";")[1].startswith('"−"')


def test_a_missing_figure_stands_as_words_in_its_tile(file: File) -> None:
    page = Page("P", "T", "U", (Tiles((Tile("Now", "not yet measured", "", missing=True),)), Paragraph("x")))

    assert "not yet measured" in values(opened(file(Review("t", "f", "", (page,))))["P"])


def test_progress_is_told_and_a_stop_leaves_nothing(review: Make) -> None:
    steps: list[Step] = []
    progress = Progress(steps.append, clock=iter(range(10_000)).__next__)
    workbook_of(review(facts()), Formats(), datetime(2026, 11, 22, tzinfo=UTC), progress)
    assert [step.total for step in steps] == [10] * 10

    progress.stop()
    with pytest.raises(Cancelled):
        workbook_of(review(facts()), Formats(), datetime(2026, 11, 22, tzinfo=UTC), progress)
