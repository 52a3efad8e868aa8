"""Which metric a short name means: FRT is "First response time"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.evidence import Evidence
from csdesk.domain.folding import fold
from csdesk.domain.metric import Metric

SMALL = frozenset(
    "a an and at by for in of on per the to with am an auf bei beim bis das dem den der des die für im je mit pro über"
    " und vom von zu zum zur".split()
)
SAME_UNIT = tuple(
    frozenset(words.split())
    for words in (
        "h hr hrs hour hours std stunde stunden",
        "min mins minute minutes minuten",
        "s sec second seconds sekunde sekunden",
        "d day days tag tage tagen",
        "% percent prozent",
        "point points pt pts pkt punkt punkte punkten",
        "€ eur euro euros",
        "$ usd dollar dollars",
        "£ gbp pound pounds pfund",
    )
)
LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """What a metric has for a period, known by its first day; the value is as the metric keeps it."""

    period: date
    value: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class KnownMetric:
    """A metric that may be meant, by id, and its figures."""

    id: int
    metric: Metric
    figures: tuple[KeptFigure, ...] = ()

    def at(self, period: date) -> KeptFigure | None:
        """What was measured in a period."""
        return next((one for one in self.figures if one.period == period), None)


def named_metrics(text: str, metrics: Iterable[KnownMetric]) -> tuple[KnownMetric, ...]:
    """The metrics that a text names equally well: by the whole name, its initials, or the beginnings of its words.

    Those may be turned round: "solved tickets" for "Tickets solved at first contact".
    """
    wanted = fold(" ".join(text.split()))
    there = tuple(metrics)
    if len(wanted) < LEAST_LETTERS:
        return ()
    for fits in (_is_name, _is_initials, _begins_words, _has_words):
        found = tuple(one for one in there if fits(wanted, one.metric.name))
        if found:
            return found
    return ()


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: FRT for "First response time"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if fold(word) not in SMALL).upper()


def same_unit(one: str, other: str) -> bool:
    """Whether two writings are one unit: "h" and "hours", "tickets" and "Ticket"."""
    first, second = fold(one).strip(". "), fold(other).strip(". ")
    if first.rstrip("s") == second.rstrip("s"):
        return True
    return any(first in words and second in words for words in SAME_UNIT)


def _is_name(wanted: str, name: str) -> bool:
    return wanted == fold(" ".join(name.split()))


def _is_initials(wanted: str, name: str) -> bool:
    every = "".join(word[0] for word in re.findall(r"\w+", name))
    return len(every) > 1 and wanted in (fold(initials(name)), fold(every))


def _begins_words(wanted: str, name: str) -> bool:
    """Whether each word of `wanted` begins a word of the name, in the same order."""
    words = iter(re.findall(r"\w+", fold(name)))
    return all(any(word.startswith(part) for word in words) for part in re.findall(r"\w+", wanted))


def _has_words(wanted: str, name: str) -> bool:
    """Whether each of several words of `wanted` begins a word of the name, in any order."""
    words, parts = re.findall(r"\w+", fold(name)), re.findall(r"\w+", wanted)
    return len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts)
