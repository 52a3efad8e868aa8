"""A look at a file before it is brought in: what it probably holds, which column says what, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

from csdesk.desk import Desk
from csdesk.domain.folding import key_of
from csdesk.domain.metric import PERCENT
from csdesk.domain.periods import Cadence
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import EVERY_KIND, KINDS, MEASUREMENTS
from csdesk.exchange.kinds.kind import ACCOUNT, CONTRACT, RecordKind
from csdesk.exchange.left_out import EMPTY, LeftOut
from csdesk.exchange.mapping import SumUp
from csdesk.exchange.period_titles import measures_of, split_title
from csdesk.exchange.suggesting import DOMAIN, Column, Known, columns_of, suggest
from csdesk.exchange.table import Table
from csdesk.exchange.titles import folded
from csdesk.flows.finding_accounts import Domains
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.mapping import Across, FigureManners, Mapping
from csdesk.flows.mapping_files import fitting_mapping
from csdesk.jobs import Progress
from csdesk.queries.incoming import contact_domains, contract_accounts
from csdesk.queries.matching import known_accounts
from csdesk.words import Phrase, phrase

ROWS_SHOWN = 12
BY_NAME = 120
FEWEST_PERIODS = 2
FEWEST_DATES, ROWS_LOOKED_AT_FOR_DATES = 4, 100_000
"""With fewer different dates in its first rows a file may be in their order; then more rows are looked at."""

WITHOUT_WIDE = frozenset({"date", "value", "numerator", "denominator"})
"""Fields that no column holds where there is one a period."""
FEWEST_DAYS_OF_WEEKS, WEEKLY_UP_TO, MONTHLY_UP_TO = 5, 10, 45
"""The usual distance of days up to which figures look weekly or monthly; single events are taken by the month."""
HERE_BEFORE = phrase("a file of this shape came in before")
MARKS = {
    ",": phrase("commas"),
    ";": phrase("semicolons"),
    "\t": phrase("tabs"),
    "|": phrase("bars"),
    "": phrase("nothing"),
}
BY_FILE = phrase("by its name and its columns")
BY_COLUMNS = phrase("by its columns")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a file probably is: a mapping that can be changed, with reasons, and its first rows.

    `kept_as` is the name of a mapping that was kept for files of this shape.
    """

    file: Path
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header: tuple[int, ...]
    first: int
    last: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[Complaint, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping
    why: Phrase
    reasons: tuple[tuple[str, Phrase], ...]
    kept_as: str = ""
    cadence: Cadence = Cadence.MONTHLY
    """How often a file of figures seems to have been measured."""

    @property
    def how_read(self) -> tuple[Phrase, ...]:
        """How the file was read, what was left out of it and what could not be read as it stood."""
        left_out = sorted(_together(self.left_out), key=lambda one: one.why == EMPTY)
        return (self._form, *map(_said, left_out), *(one.said for one in self.notes))

    @property
    def _form(self) -> Phrase:
        if self.sheet:
            return phrase("Read from the sheet “{sheet}”.", sheet=self.sheet)
        mark = MARKS.get(self.delimiter, phrase("“{mark}”", mark=self.delimiter))
        return phrase("Read as {encoding}, with {mark} between columns.", encoding=self.encoding, mark=mark)

    @property
    def titles(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


def _together(lines: Sequence[LeftOut]) -> list[LeftOut]:
    """Lines that follow each other and are left out for one reason, as one."""
    found: list[LeftOut] = []
    for one in lines:
        if found and (found[-1].last + 1, found[-1].why) == (one.first, one.why):
            found[-1] = replace(found[-1], last=one.last)
        else:
            found.append(one)
    return found


def _said(one: LeftOut) -> Phrase:
    if one.first == one.last:
        return phrase("Line {line} left out: {why}.", line=str(one.first), why=one.why)
    return phrase(
        "Lines {first} to {last} left out: {why}.", first=str(one.first), last=str(one.last), why=one.why
    )


def look_at_file(
    desk: Desk,
    file: Path,
    kind: str | None = None,
    reading: ReadingChoices = NOTHING_SAID,
    *,
    kept: KeptReading | None = None,
    progress: Progress | None = None,
) -> LookedAt:
    """Look at a file's head and first rows; `kind` says what it holds where that is known.

    Raises Refusal where it can't be read as a table, Cancelled after a stop.
    """
    progress, kept = progress or Progress(), kept or KeptReading()
    with kept.alone(progress):
        table = kept.table(file, reading, progress)
        return _look(desk, file, table, kind, reading)


def _look(desk: Desk, file: Path, table: Table, kind: str | None, reading: ReadingChoices) -> LookedAt:
    columns = columns_of(table)
    known = _known(desk)
    titles = tuple(column.title for column in columns)
    kept = fitting_mapping([column.name for column in columns])
    if kept is not None and kind in {None, kept[1].kind}:
        name, mapping = kept
        return _looked(file, table, columns, mapping, why=HERE_BEFORE, kept_as=name)
    found = KINDS[kind] if kind is not None else _likeliest(columns, known, file)
    hinted = any(hint in folded(file.stem) for hint in found.hints)
    suggestions = suggest(found, columns, known)
    mapping = Mapping(found.name, tuple(one.source for one in suggestions), titles, reading=reading)
    if found is MEASUREMENTS:
        mapping = _with_figures(mapping, columns, file)
    reasons = tuple((one.source.field, one.why) for one in suggestions)
    return _looked(file, table, columns, mapping, why=BY_FILE if hinted else BY_COLUMNS, reasons=reasons)


def _looked(
    file: Path,
    table: Table,
    columns: tuple[Column, ...],
    mapping: Mapping,
    *,
    why: Phrase,
    reasons: tuple[tuple[str, Phrase], ...] = (),
    kept_as: str = "",
) -> LookedAt:
    places = [place for place, name in enumerate(table.columns) if name]
    rows = tuple(
        tuple(record.at(place) for place in places) for record in islice(table.records(), ROWS_SHOWN)
    )
    return LookedAt(
        file=file,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        sheets=table.sheets,
        header=table.header,
        first=table.first,
        last=table.last,
        left_out=table.left_out,
        notes=table.complaints,
        columns=columns,
        cadence=_cadence(mapping, columns, table),
        rows=rows,
        mapping=mapping,
        why=why,
        reasons=reasons,
        kept_as=kept_as,
    )


def _known(desk: Desk) -> Known:
    accounts = {
        folded(text) for one in desk.ask(known_accounts) for text in (one.name, one.external_id) if text
    }
    contracts = {folded(key_of(text)) for text in desk.ask(contract_accounts)}
    domains = Domains.of(desk.ask(contact_domains)).accounts
    return {ACCOUNT: accounts, CONTRACT: contracts, DOMAIN: domains}


def _likeliest(columns: Sequence[Column], known: Known, file: Path) -> RecordKind:
    return max(EVERY_KIND, key=lambda kind: _likelihood(kind, columns, known, file))


def _likelihood(kind: RecordKind, columns: Sequence[Column], known: Known, file: Path) -> int:
    """How likely a file holds a kind of record; one that lacks what the kind needs comes last."""
    found = suggest(kind, columns, known)
    fields = {one.source.field for one in found}
    score = sum(min(one.score, BY_NAME) for one in found)
    score += BY_NAME if any(hint in folded(file.stem) for hint in kind.hints) else 0
    if kind is MEASUREMENTS:
        wide = _is_wide(columns)
        complete = bool({ACCOUNT, CONTRACT} & fields) and (wide or "date" in fields)
        score += BY_NAME * 2 if wide else 0
    else:
        complete = all(field.name in fields for field in kind.fields if field.required)
    return score if complete else score - 10_000


def _with_figures(mapping: Mapping, columns: Sequence[Column], file: Path) -> Mapping:
    """What is said of figures besides their columns: wide or long, summed up or not, and a name for the one metric.

    Rows with an id of their own are events: they are counted, or their value added up.
    """
    if _is_wide(columns):
        left = [one for one in mapping.sources if one.field not in WITHOUT_WIDE]
        kept = tuple(one for one in left if all(split_title(column) is None for column in one.columns))
        measures = measures_of(column.name for column in columns)
        name = "" if measures or any(one.field == "metric" for one in kept) else _spoken(file.stem)
        periods = [one.name for one in columns if split_title(one.name) is not None]
        figures = FigureManners(metric_name=name, unit=_unit(columns, periods), across=Across.PERIODS)
        return replace(mapping, sources=kept, figures=figures)
    if mapping.source("account") is not None and mapping.source("contract") is not None:
        mapping = replace(mapping, sources=tuple(one for one in mapping.sources if one.field != "contract"))
    value = mapping.source("value") or _only_number(mapping, columns)
    events = any(column.is_key for column in columns)
    titled = value is not None and folded(value.columns[0]) in MEASUREMENTS.field("value").titles
    sources = tuple(one for one in mapping.sources if one.field != "value")
    if value is None or (events and not titled):
        figures = FigureManners(metric_name=_spoken(file.stem), sum_up=SumUp.COUNT)
        return replace(
            mapping, sources=tuple(one for one in sources if one.field != "metric"), figures=figures
        )
    name = "" if mapping.source("metric") is not None else _spoken(value.columns[0])
    unit = _unit(columns, value.columns)
    figures = FigureManners(metric_name=name, unit=unit, sum_up=SumUp.SUM if events else None)
    return replace(mapping, sources=(*sources, value), figures=figures)


def _is_wide(columns: Sequence[Column]) -> bool:
    """Whether there are columns a period: each is full of numbers, and its title names a day."""
    return sum(split_title(one.name) is not None and one.numbers for one in columns) >= FEWEST_PERIODS


def _only_number(mapping: Mapping, columns: Sequence[Column]) -> FieldFrom | None:
    used = {column for source in mapping.sources for column in source.columns}
    numbers = [column.name for column in columns if column.name not in used and column.numbers]
    return FieldFrom("value", (numbers[0],)) if len(numbers) == 1 else None


def _unit(columns: Sequence[Column], names: Collection[str]) -> str | None:
    """The unit of figures that all have a percent sign."""
    cells = [cell for one in columns if one.name in names for cell in one.cells]
    return PERCENT if cells and all(cell.endswith(PERCENT) for cell in cells) else None


def _spoken(title: str) -> str:
    """A title as people write it: “usage_count” is “Usage count”."""
    words = folded(title)
    return words[:1].upper() + words[1:]


def _cadence(mapping: Mapping, columns: Sequence[Column], table: Table) -> Cadence:
    """How far apart the days of a file of figures usually are."""
    source = mapping.source("date")
    dated = next((one for one in columns if source is not None and one.name in source.columns), None)
    wide = mapping.figures.across is Across.PERIODS
    texts = [named[0] for one in columns if wide and (named := split_title(one.name)) is not None]
    texts += [] if dated is None else dated.cells
    if dated is not None and len(set(dated.cells)) < FEWEST_DATES:
        place = table.place(dated.name)
        texts += {record.at(place) for record in islice(table.records(), ROWS_LOOKED_AT_FOR_DATES)}
    days = sorted({day for text in texts if (day := _day(text)) is not None})
    gaps = [(after - before).days for before, after in pairwise(days)]
    usual = median(gaps) if gaps else MONTHLY_UP_TO
    if FEWEST_DAYS_OF_WEEKS <= usual <= WEEKLY_UP_TO:
        return Cadence.WEEKLY
    return Cadence.MONTHLY if usual <= MONTHLY_UP_TO else Cadence.QUARTERLY


def _day(text: str) -> date | None:
    return read_day(text, DayOrder.DAY_FIRST) or read_day(text, DayOrder.MONTH_FIRST)
