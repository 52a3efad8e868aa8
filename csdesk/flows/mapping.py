"""A mapping: everything said about files of one shape, so that the next one of that shape comes in by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.domain.worded import Worded
from csdesk.exchange.amending import NO_AMENDMENTS, Amendments
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import MEASUREMENTS
from csdesk.exchange.mapping import AS_THE_COLUMNS_SHOW, Columns, SumUp, Ways
from csdesk.exchange.period_titles import split_title
from csdesk.exchange.titles import folded
from csdesk.flows.import_records import RecordsRequest
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.matching_records import Manners
from csdesk.words import phrase


class Across(Worded):
    """What the columns of a wide file of figures stand for."""

    PERIODS = "periods", phrase("A column a period")
    METRICS = "metrics", phrase("A column a metric")


@dataclass(frozen=True, slots=True)
class FigureManners:
    """What is said of figures besides their columns; see `ImportRequest`."""

    metric_name: str = ""
    unit: str | None = None
    better: Better | None = None
    cadence: Cadence | None = None
    sum_up: SumUp | None = None
    shared: bool = False
    evidence: Evidence = Evidence.MEASURED
    across: Across | None = None
    for_new_only: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """What was said about a file. `titles` are its columns' titles, folded: they tell its shape."""

    kind: str
    sources: tuple[FieldFrom, ...] = ()
    titles: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    ways: Ways = AS_THE_COLUMNS_SHOW
    reading: ReadingChoices = NOTHING_SAID
    manners: Manners = field(default_factory=Manners)
    figures: FigureManners = field(default_factory=FigureManners)

    @property
    def is_figures(self) -> bool:
        """Whether it is about measurements."""
        return self.kind == MEASUREMENTS.name

    def source(self, name: str) -> FieldFrom | None:
        """Where a field comes from, or None."""
        return next((one for one in self.sources if one.field == name), None)

    def fits(self, columns: Sequence[str]) -> bool:
        """Whether a file with these columns has the shape; one a period has any periods."""
        titles = {folded(one) for one in columns if one}
        if self.figures.across is Across.PERIODS:
            titles = {title for title in titles if split_title(title) is None}
            return titles == {title for title in self.titles if split_title(title) is None}
        return titles == set(self.titles)


def records_request(
    mapping: Mapping, file: Path, *, skip_bad: bool = False, amendments: Amendments = NO_AMENDMENTS
) -> RecordsRequest:
    """What is asked for of a file of records."""
    return RecordsRequest(
        file=file,
        kind=mapping.kind,
        sources=mapping.sources,
        ways=mapping.ways,
        where=mapping.where,
        manners=mapping.manners,
        skip_bad=skip_bad,
        reading=mapping.reading,
        amendments=amendments,
    )


def figures_request(
    mapping: Mapping,
    file: Path,
    columns: Sequence[str],
    usual_cadence: Cadence,
    *,
    skip_bad: bool = False,
    amendments: Amendments = NO_AMENDMENTS,
) -> ImportRequest:
    """What is asked for of a file of figures with these columns."""
    figures = mapping.figures
    return ImportRequest(
        file=file,
        columns=_columns(mapping, columns),
        metric_name=figures.metric_name or None,
        unit=figures.unit,
        better=figures.better,
        cadence=figures.cadence,
        usual_cadence=usual_cadence,
        for_new_only=figures.for_new_only,
        shared=figures.shared,
        create_accounts=mapping.manners.create_accounts,
        evidence=figures.evidence,
        sum_up=figures.sum_up,
        skip_bad=skip_bad,
        reading=mapping.reading,
        ways=mapping.ways,
        amendments=amendments,
    )


def _columns(mapping: Mapping, columns: Sequence[str]) -> Columns:
    across, value = mapping.figures.across, mapping.source("value")
    own = {source.field: source.columns[0] for source in mapping.sources if source.columns}
    used = {column for source in mapping.sources for column in source.columns if source.field != "value"}
    wide = across is not None
    return Columns(
        account=own.get("account"),
        contract=own.get("contract"),
        date=None if across is Across.PERIODS else own.get("date"),
        metric=None if across is Across.METRICS else own.get("metric"),
        value=None if wide else own.get("value"),
        numerator=None if across is Across.METRICS else own.get("numerator"),
        denominator=None if across is Across.METRICS else own.get("denominator"),
        where=mapping.where,
        periods=tuple(one for one in columns if split_title(one) is not None and one not in used)
        if across is Across.PERIODS
        else (),
        metrics=value.columns if across is Across.METRICS and value is not None else (),
    )
