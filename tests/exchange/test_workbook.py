"""Workbooks read by a process of their own: what their cells are, and what hostile ones come to."""

import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from csdesk.errors import Refusal
from csdesk.exchange import workbook
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.reading import read_file
from csdesk.exchange.row import CellError
from csdesk.formats import Formats

HEAD = ["Name", "Since", "Seats"]


def refusal(path: Path, choices: ReadingChoices | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        read_file(path, choices or ReadingChoices())
    return Formats().say(caught.value.said)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workbook with an empty sheet, a title, a table with a formula, and another sheet."""
    book = Workbook()
    sheet = book.create_sheet("Firms")
    for row in (
        ["Customers of the north"],
        [],
        HEAD,
        ["A", date(2026, 1, 5), 3],
        ["B", datetime(2026, 1, 6, 12, 30), 2.5],
        ["Total", None, 5.5],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    book.create_sheet("Other").append(["only a head"])
    path = tmp_path / "firms.csv"
    book.save(path)
    return path


def test_the_first_sheet_with_rows_is_read_whatever_the_file_is_called(file: Path) -> None:
    table = read_file(file)
    assert (table.sheet, table.sheets) == ("Firms", ("Sheet", "Firms", "Other"))
    assert table.columns == tuple(HEAD)
    assert [tuple(record.cells) for record in table.records()] == [
        ("A", date(2026, 1, 5), 3),
        ("B", datetime(2026, 1, 6, 12, 30), 2.5),
    ]
    assert [(one.first, one.why.template) for one in table.left_out] == [
        (1, "above the head"),
        (6, "totals"),
    ]


def test_another_sheet_can_be_named_and_one_that_is_not_there_is_refused(file: Path) -> None:
    assert read_file(file, ReadingChoices(sheet="Other")).columns == ("only a head",)
    assert "no sheet called “Third”. Its sheets are: “Sheet”" in refusal(file, ReadingChoices(sheet="Third"))


def test_a_head_over_merged_cells_is_part_of_each_name(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Name", "Seats", None], [None, "2025", "2026"], ["A", 1, 2], ["B", 3, 4]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    table = read_file(tmp_path / "a.xlsx", ReadingChoices(header=(1, 2)))
    assert table.columns == ("Name", "Seats 2025", "Seats 2026")


def test_a_table_that_begins_elsewhere_keeps_its_rows_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for place, text in {"C4": "Name", "D4": "Seats", "C5": "A", "D5": 1}.items():
        sheet[place] = text
    book.save(tmp_path / "a.xlsx")
    table = read_file(tmp_path / "a.xlsx")
    assert (table.header, table.columns[2:]) == ((4, 4), ("Name", "Seats"))
    assert [(record.line, record.cells[2:]) for record in table.records()] == [(5, ["A", 1])]


def test_what_could_not_be_computed_is_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Name", "Seats"], ["A", "#N/A"], ["B", "#DIV/0!"], ["C", 3], ["D", 4], ["E", 5]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    cells = [record.cells[1] for record in read_file(tmp_path / "a.xlsx").records()]
    assert cells[:3] == [CellError("#N/A"), CellError("#DIV/0!"), 3]


def test_what_a_sheet_shows_in_percent_is_meant_so(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Share", "Other"])
    formats = ("0%", "0.00%", "[Red]0.0 %", '0.0" %"', "General")
    for row, code in enumerate(formats, start=2):
        sheet.append([code, 0.725 if row > 2 else 1, "0.5"])
        for column in (2, 3):
            sheet.cell(row, column).number_format = code
    sheet["B1"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    records = list(read_file(tmp_path / "a.xlsx").records())
    assert [record.at(1) for record in records] == ["100%", "72.5%", "72.5%", "0.725", "0.725"]
    assert {record.at(2) for record in records} == {"0.5"}
    assert records[1].cells[1] == 0.725


def test_percentages_of_an_open_document_are_meant_so(tmp_path: Path) -> None:
    def cell(value: str, sort: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="{sort}" office:value="{value}"{more}/>'

    twice, thrice = ' table:number-columns-repeated="2"', ' table:number-rows-repeated="3"'
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{title}</text:p></table:table-cell>'
        for title in ("Name", "One", "Two", "Plain")
    )
    shares = cell("0.71", "percentage", twice)
    rows = (
        head,
        cell("1", "float") + shares + cell("0.5", "float"),
        cell("2", "float") + cell("0.3", "float", twice),
    )
    names = "office", "table", "text"
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    other = f"<table:table-row>{cell('0.1', 'percentage', twice)}</table:table-row>"
    sheet = "".join(
        f"<table:table-row{thrice if shares in row else ''}>{row}</table:table-row>" for row in rows
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{sheet}</table:table><table:table table:name="B">{other}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    records = list(read_file(tmp_path / "a.ods").records())
    assert [(record.at(1), record.at(2)) for record in records] == [("71%", "71%")] * 3 + [("0.3", "0.3")]
    assert [record.at(3) for record in records[:3]] == ["0.5"] * 3


def test_a_workbook_cut_off_and_one_without_content_are_one_sentence(file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(file.read_bytes()[:3000])
    assert "cut off or damaged" in refusal(cut)
    Workbook().save(tmp_path / "empty.xlsx")
    assert "is empty" in refusal(tmp_path / "empty.xlsx")
    (tmp_path / "fake.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 5000)
    assert "can't be read as a workbook" in refusal(tmp_path / "fake.xls")


def test_an_archive_that_unpacks_to_more_than_any_list_is_left_alone(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (120 * 2**20))
    assert "more memory than any list needs" in refusal(bomb)


def test_an_archive_of_too_many_parts_is_left_alone(tmp_path: Path) -> None:
    many = tmp_path / "many.xlsx"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(21_000):
            archive.writestr(f"{number}", b"")
    assert "more memory" in refusal(many)


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEAD, ["A", date(2026, 1, 5), 3], ["B", datetime(2026, 1, 6, 12, 30), 2.5]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "mac.xlsx")
    cells = [record.cells[1] for record in read_file(tmp_path / "mac.xlsx").records()]
    assert cells == [date(2026, 1, 5), datetime(2026, 1, 6, 12, 30)]


def test_a_workbook_with_macros_is_read_like_any_other(file: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(file) as plain, zipfile.ZipFile(tmp_path / "a.xlsm", "w") as out:
        for name in plain.namelist():
            content = plain.read(name)
            if name == "[Content_Types].xml":
                plain_kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                content = content.replace(plain_kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            out.writestr(name, content)
        out.writestr("xl/vbaProject.bin", b"macros")
    assert read_file(tmp_path / "a.xlsm").columns == tuple(HEAD)


def locked_workbook() -> bytes:
    """A compound file as Excel writes it around an encrypted workbook: one table of sectors, one folder, the stream."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF

    def entry(name: str, sort: int, start: int, size: int, child: int = free) -> bytes:
        text = f"{name}\0".encode("utf-16-le")
        numbers = (len(text), sort, 1, free, free, child)
        return struct.pack("<64sHBBIII36xIQ", text, *numbers, start, size)

    head = struct.pack("<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, 1, 0, 4096, end, 0, end, 0)  # fmt: skip
    sectors = struct.pack("<128I", 0xFFFFFFFD, end, *range(3, 10), end, *[free] * 118)
    folder = entry("Root Entry", 5, end, 0, child=1) + entry("EncryptedPackage", 2, 2, 8 * sector)
    first = struct.pack("<109I", 0, *[free] * 108)
    return head + first + sectors + folder.ljust(sector, b"\0") + bytes(8 * sector)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    (tmp_path / "locked.xlsx").write_bytes(locked_workbook())
    assert "is locked with a password" in refusal(tmp_path / "locked.xlsx")


def test_a_workbook_that_vanishes_while_it_is_read_is_said_to_be_gone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_insist_on_sound_archive", Path.unlink)
    assert "There is no file" in refusal(file)
