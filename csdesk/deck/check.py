"""What must not be in a finished file: its very bytes are opened again and every text in them is searched."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

TOKEN = re.compile(r"\w+(?:[.,'’]\d+)*")
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml$")
FOOT_CODES = re.compile(r'(&&)|&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[LCRPN]')
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that must not be there, and where it stands: a cell such as `Summary!C7`, or a part of the file."""

    word: str
    place: str


def words_found(file: bytes, forbidden: Iterable[str]) -> tuple[Hit, ...]:
    """Where any of `forbidden` stands in the file as whole words, whatever the case; each word once."""
    return words_among(texts_of(file), forbidden)


def words_among(texts: Iterable[tuple[str, str]], forbidden: Iterable[str]) -> tuple[Hit, ...]:
    """Where any of `forbidden` stands in texts that come with their places; each word once."""
    search = _Search(forbidden)
    found: dict[str, Hit] = {}
    for place, text in texts:
        for word in search.words_in(text):
            found.setdefault(word, Hit(word, place))
    return tuple(found.values())


def texts_of(file: bytes) -> Iterator[tuple[str, str]]:
    """Every text that somebody could read in the file, with its place: cells, charts, descriptions, properties."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        names = _sheet_names(archive)
        for part in archive.namelist():
            if not part.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(part))
            sheet = SHEET.search(part)
            if sheet is not None:
                yield from _cells(root, names[int(sheet[1]) - 1])
            else:
                yield from ((part, text) for text in _everything(root))


class _Search:
    """Many words at once, found by their first one."""

    def __init__(self, forbidden: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for word in forbidden:
            tokens = _tokens(word)
            if tokens:
                self._by_first[tokens[0]].append((tokens, word))

    def words_in(self, text: str) -> Iterator[str]:
        tokens = _tokens(text)
        for n, token in enumerate(tokens):
            for wanted, word in self._by_first.get(token, ()):
                if tokens[n : n + len(wanted)] == wanted:
                    yield word


def found_in(words: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those of `words` that stand in any of the texts as whole words."""
    search = _Search(words)
    return {word for text in texts for word in search.words_in(text)}


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(text.casefold()))


def _sheet_names(archive: zipfile.ZipFile) -> Sequence[str]:
    root = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return [sheet.get("name", "") for sheet in root.iter(f"{_S}sheet")]


def _cells(root: ElementTree.Element, sheet: str) -> Iterator[tuple[str, str]]:
    for cell in root.iter(f"{_S}c"):
        text = "".join(cell.itertext())
        if text and cell.get("t") in {"inlineStr", "str", "s"}:
            yield f"{sheet}!{cell.get('r')}", text
    for foot in (*root.iter(f"{_S}oddFooter"), *root.iter(f"{_S}oddHeader")):
        yield sheet, FOOT_CODES.sub(lambda code: "&" if code[1] else " ", foot.text or "")


def _everything(root: ElementTree.Element) -> Iterator[str]:
    """All texts and attributes of a part; the runs of a paragraph are one text."""
    for element in root.iter():
        if element.tag == f"{_A}p":
            yield "".join(element.itertext())
        elif element.text and element.text.strip():
            yield element.text
        yield from element.attrib.values()
