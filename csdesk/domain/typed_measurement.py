"""A figure typed in one line, with its metric, its period and where it comes from: "FRT 3.6 from the help desk"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_period
from csdesk.domain.named_metric import KeptFigure, KnownMetric, named_metrics, same_unit
from csdesk.domain.periods import first_day, following, last_day
from csdesk.domain.typed import Manner
from csdesk.domain.typed_figure import Typed, read_figure
from csdesk.domain.typed_period import Said, cut_period
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

DIGITS = r"\d[\d.,'’]*(?: \d{3}(?!\d)[\d.,]*)*"
NUMBER = rf"(?<![\w.,])[-+\N{{MINUS SIGN}}]?{DIGITS}(?: ?/ ?{DIGITS})?"
IS = (
    r"(?:is|was|at|now|to|stands|fell|rose|ist|war|bei|auf|jetzt|liegt|beträgt|sank|stieg|fiel|gesunken|gestiegen"
    r"|gefallen)"
)
UNIT = r"[^\W\d_]{1,14}(?: [^\W\d_]{1,14})?|[%‰€$£]"
NAME_FIRST = re.compile(
    rf"(?P<name>[^\d:=].*?)\s*(?:(?:\s{IS}){{1,3}}|[=:])?\s*(?P<number>{NUMBER})\s*(?P<unit>{UNIT})?",
    re.IGNORECASE,
)
NUMBER_FIRST = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>[%‰€$£])?\s+(?P<name>\D+)")
SOURCE = re.compile(
    r"\s+(?:from|according to|source:?|laut|gemäß|quelle:?|aus)\s+(?P<source>\S.{0,80})$", re.IGNORECASE
)
EVIDENCE = {
    Evidence.MEASURED: "measured gemessen",
    Evidence.ESTIMATED: "estimated about around roughly approx ca circa ungefähr etwa geschätzt rund ~",
    Evidence.ASSERTED: "asserted claimed supposedly behauptet angeblich",
}
SAID = {word: evidence for evidence, words in EVIDENCE.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was understood: a figure of a metric for a period, its evidence and source.

    `replaces` is what the period has now.
    """

    metric: KnownMetric
    period: date
    typed: Typed
    evidence: Evidence
    source: str = ""
    replaces: KeptFigure | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line taken apart: the metric's name, the number with its unit, and what was said around them."""

    name: str
    number: str
    unit: str
    period: Said | None
    evidence: Evidence | None
    source: str


def read_measurements(
    line: str, metrics: Collection[KnownMetric], manner: Manner
) -> tuple[Measured, ...] | Phrase:
    """The figures that a line may mean, the likeliest first; none where it names no number or no metric.

    Gives a sentence where a metric is named but the figure can't be its own: a unit, number or period that doesn't
    fit. Without a period it is the last one that is over, or the current one where that has a figure already. A
    source that is named says that it was measured; without one the figure is only asserted, unless the line says so.
    """
    whys: list[Phrase] = []
    for parts in _taken_apart(line, manner):
        found: list[Measured] = []
        for one in named_metrics(parts.name, metrics):
            try:
                found += _readings(one, parts, manner)
            except Refusal as refusal:
                whys.append(refusal.said)
        if found:
            return tuple(found)
    return whys[0] if whys else ()


def unknown_metric(line: str, manner: Manner) -> str | None:
    """The initials before or behind a number where a line is nothing but that, as in "NPS 45"; else None."""
    names = (parts.name for parts in _taken_apart(line, manner))
    return next((name for name in names if re.fullmatch(r"[^\W\d_]{2,6}", name) and name.isupper()), None)


def _taken_apart(line: str, manner: Manner) -> Iterator[_Parts]:
    text = " ".join(line.replace("~", "~ ").split())
    source = SOURCE.search(text)
    origin = source["source"].strip() if source is not None else ""
    words = (text[: source.start()] if source is not None else text).split()
    evidence = next((SAID[_bare(word)] for word in words if _bare(word) in SAID), None)
    for rest, period in cut_period(" ".join(word for word in words if _bare(word) not in SAID), manner):
        for form in (NAME_FIRST, NUMBER_FIRST):
            found = form.fullmatch(rest)
            if found is None:
                continue
            number, unit = found["number"].strip(" ,"), (found["unit"] or "").strip()
            for name, its in cut_period(found["name"].strip(" :="), manner) if period is None else ():
                yield _Parts(name, number, unit, its, evidence, origin)
            yield _Parts(found["name"].strip(" :="), number, unit, period, evidence, origin)


def _bare(word: str) -> str:
    return word.strip(",;.()").casefold()


def _readings(one: KnownMetric, parts: _Parts, manner: Manner) -> Iterator[Measured]:
    metric = one.metric
    if parts.unit and metric.unit and not same_unit(parts.unit, metric.unit):
        raise Refusal(
            "“{name}” is measured in {unit}, not in {other}.",
            name=metric.name,
            unit=metric.unit,
            other=parts.unit,
        )
    typed = read_figure(metric, parts.number, manner.number)
    for period in _periods(one, parts.period, manner.today):
        for evidence, source in _grounds(one, parts, period):
            yield Measured(one, period, typed, evidence, source, one.at(period))


def _grounds(one: KnownMetric, parts: _Parts, period: date) -> Iterator[tuple[Evidence, str]]:
    """What was said of where it comes from; without a word, also the source that the metric's definition names."""
    yield parts.evidence or (Evidence.MEASURED if parts.source else Evidence.ASSERTED), parts.source
    definition = one.metric.definition_at(period)
    if parts.evidence is None and not parts.source and definition is not None and definition.source.strip():
        yield Evidence.MEASURED, definition.source.strip()


def _periods(one: KnownMetric, said: Said | None, today: date) -> tuple[date, ...]:
    """The period that was said; else the last one that is over and the current one, those without a figure first."""
    cadence = one.metric.cadence
    if said is not None:
        its_cadence, day = said
        if its_cadence is not None and its_cadence is not cadence:
            raise Refusal(
                "“{name}” is measured {cadence}; name a day or a period of that length.",
                name=one.metric.name,
                cadence=phrase(cadence.label.template.lower()),
            )
        return (clean_period(cadence, day, today),)
    current = first_day(cadence, today)
    over = current if last_day(cadence, today) <= today else following(cadence, today, -1)
    choices = dict.fromkeys((over, current))
    return tuple(sorted(choices, key=lambda period: (one.at(period) is not None, period)))
