"""How a text file separates and quotes its fields, found out from how evenly its first lines fall into columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.splitting import Dialect, Raw, split

LINES_LOOKED_AT = 300
LONGEST_LOOKED_AT = 20_000
USUAL = {",": 1.0, ";": 1.0, "\t": 1.0, "|": 0.98, "~": 0.9, "^": 0.9, "§": 0.9, "¦": 0.9, "\x1f": 0.9}
SEVERAL_SIGNS = ("\\t", "||", "::", ";;", "~~", "^^", "|~|", "~|~", "<|>", "##", "&&", "$$", "@@")
WEAK = {":": 0.7, " ": 0.8}
"""Signs that are more often part of a text: believed only where every line falls into the same columns."""

EVEN_ENOUGH = 0.5
STATED = re.compile(r"sep=(.+?)[\r\n]*", re.IGNORECASE)
PLAIN = re.compile(
    r"\s*|[-+(]?\s?[^\w\s]?\s?\d[\d.,'’  ]*\s?[^\w\s]?\)?(?:[eE][-+]?\d+)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    r"|(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]+)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[AaPp][Mm]|Z)?"
)
BETWEEN_QUOTES = re.compile(r'(?<=[^"])"([^\w",;\t|\r\n]{1,3})(?="[^"\r\n])')
QUOTED = re.compile(r'"[^"]*"')
SEPARATING = re.compile(r"[,;\t|]")


@dataclass(frozen=True, slots=True)
class _Tried:
    """A dialect with how well it suits."""

    dialect: Dialect
    score: float


def stated_delimiter(first_line: str) -> str | None:
    """What a first line like `sep=;` says, as Excel writes and reads it."""
    found = STATED.fullmatch(first_line)
    return found[1] if found else None


def find_dialect(lines: Sequence[str], choices: ReadingChoices) -> Dialect:
    """The dialect of a file by its first lines, as far as it wasn't said."""
    lines = [line[:LONGEST_LOOKED_AT] for line in lines[:LINES_LOOKED_AT] if line.strip()]
    delimiter = choices.delimiter
    if delimiter is None and lines:
        delimiter = stated_delimiter(lines[0])
        lines = lines[1:] if delimiter else lines
    quotes = _quotes(lines) if choices.quote is None else (choices.quote,)
    tried = [
        _tried(lines, Dialect(sign, quote, backslash=_backslashes(lines, quote, sign)), usual)
        for quote in quotes
        for sign, usual in _signs(lines, delimiter)
    ]
    best = max(tried, key=lambda one: one.score).dialect
    if choices.quote is None and _means_nothing(lines, best):
        best = replace(best, quote="")
    framed = _framed(lines, best.delimiter)
    return replace(best, spaces=framed or _spaced(lines, best), framed=framed)


def _means_nothing(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether most quotes are never closed, so that they are letters like others."""
    rows = list(split(lines, dialect))
    return sum(raw.why is not None for raw in rows) > EVEN_ENOUGH * len(rows)


def _signs(lines: Sequence[str], delimiter: str | None) -> Iterator[tuple[str, float]]:
    if delimiter is not None:
        yield delimiter, 1.0
        return
    yield "", 0.0
    for sign, usual in USUAL.items():
        if any(sign in line for line in lines):
            yield sign, usual
    for signs in SEVERAL_SIGNS:
        if sum(signs in line for line in lines) > EVEN_ENOUGH * len(lines):
            yield signs, 1.2
    yield from ((sign, 1.1) for sign in _between_quotes(lines))
    for sign in ",\t":
        if _doubled(lines, sign):
            yield sign * 2, 1.2
    for sign, usual in WEAK.items():
        if any(sign in line.strip() for line in lines):
            yield sign, usual


def _between_quotes(lines: Sequence[str]) -> tuple[str, ...]:
    """What stands between every two quoted fields, where it is none of the usual signs."""
    found = Counter(sign for line in lines if line[0] == '"' for sign in BETWEEN_QUOTES.findall(line))
    sign, count = found.most_common(1)[0] if found else ("", 0)
    return (sign,) if count > EVEN_ENOUGH * found.total() and count >= len(lines) else ()


def _doubled(lines: Sequence[str], sign: str) -> bool:
    """Whether a sign always stands there twice."""
    runs = [run for line in lines for run in re.findall(f"{re.escape(sign)}+", QUOTED.sub("", line))]
    return bool(runs) and sum(len(run) % 2 for run in runs) * 50 < len(runs)


def _quotes(lines: Sequence[str]) -> tuple[str, ...]:
    """Other quotes count as quotes where fields begin and end with them and none do with double ones."""
    edges = {quote: _edges(lines, quote) for quote in ('"', "'", "`")}
    other = max(("'", "`"), key=lambda quote: edges[quote])
    return (other,) if edges[other] >= 2 and not edges['"'] else ('"',)


def _edges(lines: Sequence[str], quote: str) -> int:
    begins = re.compile(rf"(?:^|[,;\t|~^:§] ?){quote}[^{quote}]*{quote} ?(?:$|[,;\t|~^:§])")
    return sum(bool(begins.search(line.rstrip("\r\n"))) for line in lines)


def _backslashes(lines: Sequence[str], quote: str, sign: str) -> bool:
    """Whether a backslash may stand before quotes and delimiters that are letters.

    It does where one stands before a quote and no field can end there; before delimiters, where more lines come to
    as many fields as the first.
    """
    inside = re.compile(rf"\\{quote}(?=[^,;\t|~^\r\n{quote}])|\\{quote}{quote}[,;\t|\r\n]")
    if quote and any(inside.search(line) for line in lines):
        return True
    if not sign or not any(f"\\{sign}" in line for line in lines):
        return False
    plain, escaped = (list(split(lines, Dialect(sign, quote, backslash))) for backslash in (False, True))
    return _like_the_first(escaped) > _like_the_first(plain)


def _like_the_first(rows: Sequence[Raw]) -> int:
    return sum(len(raw.cells) == len(rows[0].cells) for raw in rows)


def _tried(lines: Sequence[str], dialect: Dialect, usual: float) -> _Tried:
    rows = [raw for raw in split(lines, dialect) if any(raw.cells)]
    if not dialect.delimiter or not rows:
        return _Tried(dialect, 0.0)
    widths = Counter(len(raw.cells) for raw in rows)
    width = max((count for count in widths if count > 1), key=lambda count: widths[count] * count, default=1)
    if width == 1:
        return _Tried(dialect, 0.0 if usual < 1.0 else 1e-9)
    even = [raw for raw in rows if len(raw.cells) == width]
    share = len(even) / len(rows)
    if _unlikely(dialect.delimiter, rows, even, share, usual):
        return _Tried(dialect, 0.0)
    return _Tried(dialect, share * _plainness(even) * (1 - 1 / (width + 1)) * usual * _unquoted(even))


def _unlikely(sign: str, rows: Sequence[Raw], even: Sequence[Raw], share: float, usual: float) -> bool:
    if usual < min(USUAL.values()):
        whole = sum(PLAIN.fullmatch(sign.join(map(str, raw.cells))) is not None for raw in even)
        return share < 1 or whole > EVEN_ENOUGH * len(even) or not _has_numbers(even[1:])
    return share < EVEN_ENOUGH and len(rows[0].cells) == 1


def _has_numbers(rows: Sequence[Raw]) -> bool:
    """Whether one of the columns holds nothing but numbers and days."""
    columns = zip(*(raw.cells for raw in rows), strict=False)
    return any(all(cell and PLAIN.fullmatch(str(cell)) for cell in column) for column in columns)


def _plainness(rows: Sequence[Raw]) -> float:
    """The share of cells that hold one thing: a number, a day, or a text without another separating sign."""
    cells = [str(cell) for raw in rows for cell in raw.cells]
    plain = sum(not SEPARATING.search(cell) or PLAIN.fullmatch(cell) is not None for cell in cells)
    return plain / len(cells)


def _unquoted(rows: Sequence[Raw]) -> float:
    """A little less for cells in which quotes are left over: they were cut in the wrong places."""
    cells = [str(cell) for raw in rows for cell in raw.cells]
    left = sum(
        cell.count('"') % 2 == 1 or cell.startswith("'") != cell.endswith("'") for cell in cells if cell
    )
    return 1 - 0.5 * left / len(cells)


def _spaced(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether a blank follows nearly every delimiter, as people type lists."""
    if not dialect.delimiter or dialect.delimiter.isspace():
        return False
    all_of_them = sum(line.count(dialect.delimiter) for line in lines)
    return all_of_them > 0 and sum(line.count(f"{dialect.delimiter} ") for line in lines) >= 0.9 * all_of_them


def _framed(lines: Sequence[str], sign: str) -> bool:
    """Whether nearly every line with a delimiter begins and ends with one, as where a table is drawn with signs."""
    drawn = [line.strip() for line in lines if sign and sign in line]
    ends = sum(line.startswith(sign) and line.endswith(sign) for line in drawn)
    return sign == "|" and len(drawn) > 1 and ends >= 0.9 * len(drawn)
