"""How wide a text is in the workbook's font, without opening a font: enough to keep words apart and lines whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

BOLD = 1.03
"""How much wider bold letters are."""

_EMS = {
    0.23: "il'",
    0.25: "j,.I‘’·",
    0.27: ":;",
    0.31: "()-[]f{}`",
    0.33: "!tJ°",
    0.35: "r",
    0.39: '/\\s"',
    0.42: "Lc“”xz",
    0.45: "kvy",
    0.47: "?FS|Zga",
    0.49: "ETY",
    0.51: "$0123456789€£#*+<=>^_e~–×−÷§",
    0.53: "CbdhnopquKPX",
    0.55: "BRV",
    0.58: "A",
    0.63: "DHG",
    0.66: "UNOQ",
    0.70: "&…%w",
    0.80: "m",
    0.87: "M@W",
    0.91: "—→",
    1.33: "①②③④⑤⑥⑦⑧⑨⑩",
}
_OF_CHARACTER = {character: width for width, characters in _EMS.items() for character in characters}
_SPACE = 0.23
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
"""After a hyphen between letters a line may break."""

MOST_KEPT = 20_000
_OTHER_SMALL, _OTHER_CAPITAL, _WIDE = 0.55, 0.65, 1.05


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` is at a type size, in the size's own unit; on the safe side for scripts it doesn't know."""
    return _ems(text) * size * (BOLD if bold else 1.0)


@lru_cache(MOST_KEPT)
def _ems(text: str) -> float:
    """A text's width as a multiple of its type; the same words are measured again and again."""
    return sum(_em(character) for character in text)


@lru_cache(MOST_KEPT)
def line_count(text: str, room: float, size: float, bold: bool = False) -> int:
    """How many lines `text` takes where each may be `room` wide, broken between words as a spreadsheet does."""
    return sum(_lines(paragraph, room, size, bold) for paragraph in text.split("\n"))


def lines_of(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines of `text`, broken as they are counted; a word that is wider than the room is broken within."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, room, size, bold)
    return lines


def _broken(text: str, room: float, size: float, bold: bool) -> list[str]:
    lines, line, used = [], "", 0.0
    for space, word in _pieces(text):
        wide = width(word, size, bold)
        between = len(space) * _SPACE * size
        if used and used + between + wide <= room:
            line, used = f"{line}{space}{word}", used + between + wide
            continue
        if used:
            lines.append(line)
        line, used = word, wide
        while used > room and len(line) > 1:
            fits = max(
                1, next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size, bold) <= room)
            )
            lines.append(line[:fits])
            line = line[fits:]
            used = width(line, size, bold)
    return [*lines, line]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What a line may end behind, with what stands before it: words, and their parts where hyphens join them."""
    for word in text.split(" "):
        if "-" not in word:
            yield " ", word
            continue
        space = " "
        for part in _HYPHEN.split(word):
            yield space, part
            space = ""


def _lines(text: str, room: float, size: float, bold: bool) -> int:
    lines, used = 1, 0.0
    for space, word in _pieces(text):
        wide = width(word, size, bold)
        between = len(space) * _SPACE * size
        if used and used + between + wide <= room:
            used += between + wide
            continue
        if used:
            lines += 1
        lines += int(wide // room)
        used = wide % room
    return lines


def _em(character: str) -> float:
    known = _OF_CHARACTER.get(character)
    if known is not None:
        return known
    if character.isspace():
        return _SPACE
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in _OF_CHARACTER:
        return _OF_CHARACTER[plain]
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) >= 0x1F000:
        return _WIDE
    return _OTHER_CAPITAL if character.isupper() else _OTHER_SMALL
