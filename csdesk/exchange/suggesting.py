"""Which column of a table probably says what, by its title and by what its cells hold, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from csdesk.exchange.cell_sorts import EMPTY, all_flags, money_parts
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds.kind import ACCOUNT, CONTRACT, Field, RecordKind, Sort
from csdesk.exchange.mail_domains import bare_domain
from csdesk.exchange.numbers import DecimalMark, read_percentage
from csdesk.exchange.row import as_text
from csdesk.exchange.table import Table
from csdesk.exchange.titles import folded
from csdesk.words import Phrase, phrase

ROWS_LOOKED_AT = 500
MOST_OF_THEM, SOME_OF_THEM = 0.9, 0.5
LESS_FOR_LAST_LINE = 10
SAME_TITLE, LIKE_TITLE, BY_CONTENT, BY_BOOK = 100, 50, 30, 250
_CODES = re.compile(r"\b[A-Z]{3}\b|[€£]")
Known = Mapping[str, Collection[str]]
"""Names and external ids of the book's records, folded, by what refers to them; and domains of accounts' people."""
DOMAIN = "mail_domain"
"""By what the latter are known."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and its first cells that are not empty; how many of them are days or numbers, of one.

    `titles` are the name as it can be compared and, in a head of several lines, what stands in the last of these.
    """

    name: str
    titles: tuple[str, ...]
    cells: tuple[str, ...]
    day_share: float
    number_share: float

    @classmethod
    def of(cls, name: str, cells: tuple[str, ...], last_line: str = "") -> Column:
        """A column with these cells."""
        return cls(
            name,
            tuple(dict.fromkeys(one for one in (folded(name), folded(last_line)) if one)) or ("",),
            cells,
            day_share=share(cells, is_day),
            number_share=share(cells, is_number),
        )

    @property
    def title(self) -> str:
        """The whole name as it can be compared."""
        return self.titles[0]

    def title_in(self, known: Container[str]) -> str | None:
        """That of its titles which is among the known ones, or None."""
        return next((one for one in self.titles if one in known), None)

    @property
    def dates(self) -> bool:
        """Whether most cells are days."""
        return self.day_share >= MOST_OF_THEM

    @property
    def numbers(self) -> bool:
        """Whether most cells are numbers or amounts of money."""
        return self.number_share >= MOST_OF_THEM

    @property
    def is_key(self) -> bool:
        """Whether its title is that of an id, and no cell is there twice."""
        return self.title.split()[-1:] == ["id"] and len(set(self.cells)) == len(self.cells) > 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a field's text probably comes from, and why."""

    source: FieldFrom
    why: Phrase
    score: int


def columns_of(table: Table) -> tuple[Column, ...]:
    """The table's named columns with what their first cells hold."""
    records = list(islice(table.records(), ROWS_LOOKED_AT))
    return tuple(
        Column.of(
            name,
            tuple(text for record in records if (text := record.at(place)).casefold() not in EMPTY),
            as_text(table.head_cells[place]) if place < len(table.head_cells) else "",
        )
        for place, name in enumerate(table.columns)
        if name
    )


def suggest(kind: RecordKind, columns: Sequence[Column], known: Known) -> tuple[Suggestion, ...]:
    """The likeliest column for each field of the kind; no column serves two fields."""
    found: dict[str, Suggestion] = {}
    taken: set[str] = set()
    for field in kind.fields:
        if parts := _parts(field, columns):
            found[field.name] = parts
            taken |= set(parts.source.columns)
    candidates = [
        one for field in kind.fields for column in columns if (one := _fit(field, column, known)) is not None
    ]
    for one in sorted(candidates, key=lambda one: -one.score):
        (column,) = one.source.columns
        if one.source.field not in found and column not in taken:
            found[one.source.field] = one
            taken.add(column)
    _add_currency(kind, found)
    _guess_account(kind, found, [one for one in columns if one.name not in taken], known)
    return tuple(found[field.name] for field in kind.fields if field.name in found)


def share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Of how many cells something holds, of one; of none where there is no cell."""
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


def is_day(cell: str) -> bool:
    """Whether a cell can be read as a day."""
    return read_day(cell, DayOrder.DAY_FIRST) is not None or read_day(cell, DayOrder.MONTH_FIRST) is not None


def is_number(cell: str) -> bool:
    """Whether a cell can be read as a number, with its currency or percent sign."""
    return any(read_percentage(money_parts(cell)[0], mark) is not None for mark in DecimalMark)


def _parts(field: Field, columns: Sequence[Column]) -> Suggestion | None:
    names = [_best_titled(titles, columns) for titles in field.parts]
    whole = any(column.title in field.titles and column.name not in names for column in columns)
    if not names or None in names or whole:
        return None
    joined = tuple(name for name in names if name is not None)
    why = phrase("“{first}” and “{last}” joined", first=joined[0], last=joined[-1])
    return Suggestion(FieldFrom(field.name, joined, join=" "), why, SAME_TITLE)


def _best_titled(titles: Sequence[str], columns: Sequence[Column]) -> str | None:
    """The column whose title stands first among some, or None where none does."""
    fitting = [(titles.index(same), one.name) for one in columns if (same := one.title_in(titles))]
    return min(fitting)[1] if fitting else None


def _add_currency(kind: RecordKind, found: dict[str, Suggestion]) -> None:
    """An amount whose title names its currency, as in “Jahreswert €”, is of that one in every row."""
    for amount, currency in pairwise(kind.fields):
        if (amount.sort, currency.sort) != (Sort.AMOUNT, Sort.CURRENCY) or currency.name in found:
            continue
        title = found[amount.name].source.titled if amount.name in found else ""
        code = next((code for sign in _CODES.findall(title) if (code := money_parts(sign)[1])), None)
        if code is not None:
            why = phrase("by the title “{title}”", title=title)
            source = FieldFrom(currency.name, otherwise=code)
            found[currency.name] = Suggestion(source, why, SAME_TITLE)


def _guess_account(
    kind: RecordKind, found: dict[str, Suggestion], left: Sequence[Column], known: Known
) -> None:
    """Where nothing names the account, and no e-mail is kept, addresses of its people may tell it."""
    names = {field.name for field in kind.fields}
    if (
        ACCOUNT not in names
        or {ACCOUNT, CONTRACT} & found.keys()
        or any(field.sort is Sort.EMAIL for field in kind.fields)
    ):
        return
    domains = known.get(DOMAIN, ())
    likely = {one.name: share(one.cells, lambda cell: bare_domain(cell) in domains) for one in left}
    best = max(likely, key=likely.__getitem__, default="")
    if best and likely[best] > SOME_OF_THEM:
        why = phrase("a guess, by e-mail domains of accounts’ people")
        found[ACCOUNT] = Suggestion(FieldFrom(ACCOUNT, (best,)), why, BY_CONTENT)


def _fit(field: Field, column: Column, known: Known) -> Suggestion | None:
    source = FieldFrom(field.name, (column.name,))
    sign = column.title_in(field.signs)
    if sign is not None and all_flags(column.cells):
        yes, no = field.signs[sign]
        values = tuple(
            (text, yes if folded(text) in {"true", "yes", "y", "ja", "t"} else no)
            for text in sorted(set(column.cells))
        )
        why = phrase("yes or no to “{title}”", title=column.name)
        return Suggestion(FieldFrom(field.name, (column.name,), values=values), why, SAME_TITLE - 30)
    if not _holds(field, column):
        return None
    if field.name in known and _known_share(column, known[field.name]) > 0.5:
        return Suggestion(
            source, phrase("by its cells, which the book knows"), BY_BOOK + _by_title(field, column)
        )
    if column.title_in(field.monthly):
        why = phrase("by its title; twelve months are a year")
        return Suggestion(FieldFrom(field.name, (column.name,), times=12), why, LIKE_TITLE)
    score = _by_title(field, column)
    if score:
        return Suggestion(source, phrase("by its title"), score)
    if field.sort is Sort.EMAIL and column.cells:
        return Suggestion(source, phrase("by its cells: e-mail addresses"), BY_CONTENT)
    if field.sort is Sort.DAY and field.required:
        return Suggestion(source, phrase("by its cells: dates"), BY_CONTENT)
    return None


def _by_title(field: Field, column: Column) -> int:
    same = column.title_in(field.titles)
    if same is not None:
        less = 0 if same == column.title else LESS_FOR_LAST_LINE
        return SAME_TITLE - less - min(field.titles.index(same), LIKE_TITLE - 1 - LESS_FOR_LAST_LINE)
    spaced = f" {column.title} "
    return max(
        (LIKE_TITLE - 30 + 3 * len(title.split()) for title in field.titles if f" {title} " in spaced),
        default=0,
    )


def _holds(field: Field, column: Column) -> bool:
    """Whether the cells are of the field's sort; an empty column may be of any."""
    if not column.cells:
        return column.title_in(field.titles) is not None
    if field.sort is Sort.CHOICE:
        if not _by_title(field, column):
            return False
        return 2 * sum(field.member(cell) is not None for cell in column.cells) >= len(column.cells)
    if column.title_in(field.titles) and field.sort in _SHARES:
        return _SHARES[field.sort](column) >= SOME_OF_THEM
    holds = _CONTENT.get(field.sort)
    return holds is None or holds(column)


def _known_share(column: Column, known: Collection[str]) -> float:
    if not column.cells or not known:
        return 0.0
    return sum(folded(cell) in known for cell in column.cells) / len(column.cells)


def _is_words(column: Column) -> bool:
    return not column.dates and not column.numbers


def _is_currency(column: Column) -> bool:
    return share(column.cells, lambda cell: len(cell) == len("EUR") and cell.isalpha()) >= MOST_OF_THEM


_CONTENT: Mapping[Sort, Callable[[Column], bool]] = {
    Sort.DAY: lambda column: column.dates,
    Sort.NUMBER: lambda column: column.numbers,
    Sort.AMOUNT: lambda column: column.numbers,
    Sort.WHOLE: lambda column: column.numbers,
    Sort.EMAIL: lambda column: share(column.cells, lambda cell: "@" in cell) >= SOME_OF_THEM,
    Sort.CURRENCY: _is_currency,
    Sort.FLAG: lambda column: all_flags(column.cells),
    Sort.NAME: _is_words,
    Sort.TEXT: _is_words,
    Sort.RECORD: lambda column: not column.dates,
}
_SHARES: Mapping[Sort, Callable[[Column], float]] = {
    Sort.DAY: lambda column: column.day_share,
    Sort.NUMBER: lambda column: column.number_share,
    Sort.AMOUNT: lambda column: column.number_share,
    Sort.WHOLE: lambda column: column.number_share,
}
"""Where the title says it already, fewer cells need to."""
