"""Every text in a finished workbook, wherever it stands: cells, charts, names, properties, footers, pictures."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

CHART = re.compile(r"xl/charts/chart\d*\.xml")
FOOT_CODES = re.compile(r'(&&)|&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[LCRPN]')
FEET = ("Header", "Footer")
MARKUP = (".xml", ".rels", ".vml")
MOST_BYTES = 200 * 1024 * 1024
MONEY = re.compile(r"[A-Z]{3}|[$€£¥₹₩₽₺₴]")
IN_A_CODE = re.compile(r'"[^"]*"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
FIRST_PART = b"PK\x03\x04"
KEY_DIGITS = 6
"""A bare figure of so many digits may be a key; a shorter one is a figure, or a day."""

PLAIN_CHUNKS = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"pHYs",
    b"bKGD",
    b"sBIT",
}
"""What a PNG needs to be drawn; whatever else is in it may hold words."""

PACKED_CHUNKS = {b"zTXt", b"iTXt", b"iCCP"}
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WHOLE = {f"{_A}p", f"{_S}si", f"{_S}is", f"{_S}text"}
"""What holds a text in runs, each with its own type: a word may go on from one run to the next."""

FORMULA = f"{_S}f"
CELL = {"r", "s", "t"}
"""What a cell says of itself that is no text."""


class Placed(NamedTuple):
    """A text and where it stands: a cell such as `Summary!C7`, a sheet's footer, or a part of the file.

    A part that can't be searched comes without a text.
    """

    place: str
    text: str | None


def texts_of(file: bytes) -> Iterator[Placed]:
    """Every text that somebody could find in the file, even one that no program shows."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        for said in (
            archive.comment,
            *(kept for one in archive.infolist() for kept in (one.comment, one.extra)),
        ):
            if said:
                yield Placed("the file's comment", _decoded(said))
        if not file.startswith(FIRST_PART):
            yield Placed("before the file's first part", None)
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            yield Placed("the whole file", None)
            return
        sheets, money = _sheet_names(archive), _money_styles(archive)
        strings = _shared_strings(archive)
        for part in archive.namelist():
            yield Placed("a part's name", part)
            yield from _part(part, archive.read(part), sheets, strings, money)


def _part(
    part: str, content: bytes, sheets: Mapping[str, str], strings: Sequence[str], money: Mapping[str, str]
) -> Iterator[Placed]:
    if content.startswith(PNG):
        yield from (Placed(part, text) for text in _png_texts(content))
    elif content.startswith(JPEG):
        yield from (Placed(part, text) for text in _jpeg_texts(content))
    elif not part.endswith(MARKUP) or b"<!DOCTYPE" in content:
        yield Placed(part, None)
    else:
        root = _parsed(content)
        if part in sheets:
            yield from _sheet(root, sheets[part], strings, money)
        else:
            yield from (Placed(part, text) for text in _everything(root))


def _parsed(content: bytes) -> ElementTree.Element:
    """A part with its comments, in which words may be hidden as well."""
    builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
    return ElementTree.fromstring(content, ElementTree.XMLParser(target=builder))


def sheets_of(file: bytes) -> dict[str, dict[str, str]]:
    """What every cell of every sheet holds, texts and bare figures alike, by the sheet's name and the cell's place.

    Raises ValueError for a file that is too large, and for no workbook BadZipFile, KeyError or ParseError.
    """
    with zipfile.ZipFile(BytesIO(file)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise ValueError("too large")
        strings = _shared_strings(archive)
        return {
            name: {
                cell.get("r", ""): text
                for cell in ElementTree.fromstring(archive.read(part)).iter(f"{_S}c")
                if (text := _held(cell, strings))
            }
            for part, name in _sheet_names(archive).items()
        }


def charts_of(file: bytes) -> int:
    """How many charts a workbook has."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return sum(CHART.fullmatch(part) is not None for part in archive.namelist())


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets' names by their parts, in their order; another program may number the parts otherwise."""
    root = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    return {
        _part_name(targets.get(sheet.get(f"{_R}id", ""), "")): sheet.get("name", "")
        for sheet in root.iter(f"{_S}sheet")
    }


def _part_name(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _shared_strings(archive: zipfile.ZipFile) -> Sequence[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return ()
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(item.itertext()) for item in root.iter(f"{_S}si")]


def _money_styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The cell styles whose figures are shown with a currency, and which."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{_S}numFmt")}
    cells = root.find(f"{_S}cellXfs")
    found = {}
    for place, style in enumerate(() if cells is None else cells):
        code = codes.get(style.get("numFmtId", ""), "")
        said = "".join(match.group().strip('"') for match in IN_A_CODE.finditer(code))
        currency = MONEY.search(said.replace("\\", ""))
        if currency is not None:
            found[str(place)] = currency.group()
    return found


def _sheet(
    root: ElementTree.Element, name: str, strings: Sequence[str], money: Mapping[str, str]
) -> Iterator[Placed]:
    for cell in root.iter(f"{_S}c"):
        for text in _in_cell(cell, strings, money):
            yield Placed(f"{name}!{cell.get('r')}", text)
    for part in root:
        inside = part.iter() if part.tag != f"{_S}sheetData" else _remarks(part)
        for element in inside:
            if element.text and element.text.strip():
                yield Placed(name, _foot(element) if str(element.tag).endswith(FEET) else element.text)
            yield from (Placed(name, value) for value in element.attrib.values())


def _remarks(part: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """What is among a part's elements without being one."""
    return (element for element in part.iter() if callable(element.tag))


def _in_cell(cell: ElementTree.Element, strings: Sequence[str], money: Mapping[str, str]) -> Iterator[str]:
    """What a cell says, its formula, and what is said of it beside what every cell has."""
    said = _said(cell, strings, money)
    if said:
        yield said
    for part in cell:
        if part.tag == FORMULA and part.text:
            yield part.text
    for name, value in cell.attrib.items():
        if name not in CELL:
            yield value


def _said(cell: ElementTree.Element, strings: Sequence[str], money: Mapping[str, str]) -> str:
    """A cell's text, its figure with the currency that its format shows, or one that is long enough for a key."""
    if cell.get("t", "n") != "n":
        return _held(cell, strings)
    currency = money.get(cell.get("s", "0"), "")
    if currency:
        text = _held(cell, strings)
        return f"{currency} {text}" if text else ""
    text = (cell[-1].text or "") if len(cell) else ""
    return text if len(text) >= KEY_DIGITS and text.isdigit() else ""


def _held(cell: ElementTree.Element, strings: Sequence[str]) -> str:
    """What a cell holds; of a formula its last result, without the formula itself."""
    text = "".join(part for element in cell if element.tag != FORMULA for part in element.itertext())
    if cell.get("t") == "s":
        return strings[int(text)] if text.isdigit() and int(text) < len(strings) else text
    return text


def _foot(element: ElementTree.Element) -> str:
    return FOOT_CODES.sub(lambda code: "&" if code[1] else " ", element.text or "")


def _everything(root: ElementTree.Element) -> Iterable[str]:
    """All texts and attributes of a part, each of them once; the runs of a paragraph are one text."""
    found: dict[str, None] = {}
    for element in root.iter():
        if element.tag in WHOLE:
            found["".join(element.itertext())] = None
        elif element.text and element.text.strip():
            found[element.text] = None
        if element.attrib:
            found.update(dict.fromkeys(element.attrib.values()))
    return found


def _png_texts(content: bytes) -> Iterator[str]:
    """Whatever is in a picture besides what draws it."""
    at = len(PNG)
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if kind not in PLAIN_CHUNKS:
            chunk = content[at + 8 : at + 8 + length]
            yield _decoded(kind + b" " + chunk)
            if kind in PACKED_CHUNKS:
                yield _decoded(_unpacked(chunk))
        at += 12 + length
        if kind == b"IEND":
            break
    if at < len(content):
        yield _decoded(content[at:])


def _jpeg_texts(content: bytes) -> Iterator[str]:
    """The segments of a picture that hold words: comments and what cameras and programs write of themselves."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield _decoded(content[at + 4 : at + 2 + length])
        if kind == 0xDA:
            break
        at += 2 + length
    end = content.rfind(b"\xff\xd9")
    if 0 <= end < len(content) - 2:
        yield _decoded(content[end + 2 :])


def _unpacked(chunk: bytes) -> bytes:
    """What is packed in a chunk, wherever in it that begins."""
    for begin in range(min(len(chunk), 120)):
        if chunk[begin : begin + 1] == b"\x78":
            try:
                return zlib.decompressobj().decompress(chunk[begin:], MOST_BYTES)
            except zlib.error:
                continue
    return b""


def _decoded(content: bytes) -> str:
    """Bytes as the words that may be in them, in whichever of the usual encodings."""
    wide = content.replace(b"\x00", b"").decode("utf-8", "replace")
    return wide if wide.isprintable() else "".join(one if one.isprintable() else " " for one in wide)
