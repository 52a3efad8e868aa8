"""How many figures are recorded in a few statements: new ones added, other ones replaced, equal ones left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from csdesk.commands.belonging import all_of
from csdesk.commands.figures import Figure, cleaned_figure
from csdesk.db.images import chunks
from csdesk.db.tables import Measurement, Metric
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.errors import Refusal
from csdesk.words import phrase

Place = tuple[int, date]
ROWS_A_STEP = 5_000
CHECKING = phrase("Checking figures")
KEEPING = phrase("Keeping figures")
CONFIRMED_BY_NOBODY = phrase(
    "A confirmed figure names who confirmed it: record it as measured, then confirm it."
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording many figures did: how many are new, replaced another one, or were there just so."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A measurement that is in the book already."""

    id: int
    figure: Figure

    def says(self, figure: Figure, *, with_source: bool) -> bool:
        """Whether recording `figure` would change nothing. What the customer confirmed stays so while it is equal."""
        if _parts(self.figure) != _parts(figure):
            return False
        if self.figure.evidence is Evidence.CONFIRMED:
            return True
        return self.figure == figure if with_source else self.figure.evidence is figure.evidence


def record(work: Work, figures: Sequence[Figure], *, with_source: bool = True) -> Recorded:
    """Put figures into the book. Raises Refusal, nothing kept, for two of one period or one its metric can't have.

    Without `with_source` an equal figure stays as it is though its source or note is another one: the next export
    of the same system changes nothing.
    """
    wanted = _by_place(work, figures)
    kept = _kept(work, wanted)
    added = [figure for place, figure in wanted.items() if place not in kept]
    changed = [
        (kept[place].id, figure)
        for place, figure in wanted.items()
        if place in kept and not kept[place].says(figure, with_source=with_source)
    ]
    _add(work, sorted(added, key=lambda figure: (figure.metric_id, figure.period)))
    work.update_many(Measurement, [{"id": row_id, **_columns(figure)} for row_id, figure in changed])
    return Recorded(len(added), len(changed), len(wanted) - len(added) - len(changed))


def _by_place(work: Work, figures: Sequence[Figure]) -> dict[Place, Figure]:
    metrics = {metric.id: metric for metric in all_of(work, Metric, {figure.metric_id for figure in figures})}
    found: dict[Place, Figure] = {}
    for done, figure in enumerate(figures):
        if done % ROWS_A_STEP == 0:
            work.progress.step(done, len(figures), CHECKING)
        metric = metrics[figure.metric_id]
        clean = _cleaned(figure, metric, work.today)
        place = (clean.metric_id, clean.period)
        if place in found:
            raise Refusal(
                "There are two figures of “{name}” for the period of {day}; choose one of them.",
                field="period",
                name=metric.name,
                day=clean.period,
            )
        found[place] = clean
    return found


def _cleaned(figure: Figure, metric: Metric, today: date) -> Figure:
    try:
        if figure.evidence is Evidence.CONFIRMED:
            raise Refusal(CONFIRMED_BY_NOBODY, field="evidence")
        return cleaned_figure(figure, metric, today)
    except Refusal as refusal:
        raise Refusal(
            "“{name}”, {day}: {reason}",
            field=refusal.field,
            name=metric.name,
            day=figure.period,
            reason=refusal.said,
        ) from refusal


def _kept(work: Work, wanted: dict[Place, Figure]) -> dict[Place, Kept]:
    if not wanted:
        return {}
    first, last = min(day for _, day in wanted), max(day for _, day in wanted)
    columns = (
        Measurement.id,
        Measurement.metric_id,
        Measurement.period,
        Measurement.value,
        Measurement.numerator,
        Measurement.denominator,
        Measurement.evidence,
        Measurement.source,
        Measurement.note,
    )
    found: dict[Place, Kept] = {}
    for some in chunks(sorted({metric_id for metric_id, _ in wanted})):
        here = Measurement.metric_id.in_(some), Measurement.period.between(first, last)
        for row in work.values(select(*columns).where(*here)):
            place = (row.metric_id, row.period)
            if place in wanted:
                found[place] = Kept(row.id, Figure(*row[1:]))
    return found


def _add(work: Work, figures: Sequence[Figure]) -> None:
    for start in range(0, len(figures), ROWS_A_STEP):
        work.progress.step(start, len(figures), KEEPING)
        work.insert_many(Measurement, [_columns(figure) for figure in figures[start : start + ROWS_A_STEP]])


def _parts(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.numerator, figure.denominator


def _columns(figure: Figure) -> dict[str, object]:
    return {
        "metric_id": figure.metric_id,
        "period": figure.period,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "evidence": figure.evidence,
        "source": figure.source,
        "note": figure.note,
        "confirmed_by_id": None,
        "confirmed_on": None,
    }
