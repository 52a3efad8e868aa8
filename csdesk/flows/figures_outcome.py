"""What an import of figures would do to those that the book has: which are new, change, or are there just so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from csdesk.commands.imported import Incoming
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.flows.import_measurements import ImportPlan
from csdesk.jobs import Progress
from csdesk.queries.figures_there import Parts, figures_there
from csdesk.queries.matching import known_accounts, known_metrics
from csdesk.words import phrase

COMPARED_AT_ONCE = 20_000
MOST_NAMED = 500
COMPARING = phrase("Comparing with the book")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changes, old and new, as the metric keeps it."""

    account: str
    metric: str
    period: date
    old: float
    new: float


@dataclass(slots=True)
class FiguresOutcome:
    """How many figures are new, change, or are left alone; the first changes by name."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[FigureChange] = field(default_factory=list)


def figures_outcome(desk: Desk, plan: ImportPlan, progress: Progress | None = None) -> FiguresOutcome:
    """Compare a plan's figures with the book's; nothing is changed. Raises Cancelled after a stop."""
    progress, found = progress or Progress(), FiguresOutcome()
    accounts = {one.id: one.name for one in desk.ask(known_accounts)}
    names = {one.id: (accounts[one.account_id], one.name) for one in desk.ask(known_metrics)}
    known = [one for one in plan.command.incoming if isinstance(one.metric, int)]
    found.added = plan.figures - sum(len(one.figures) for one in known)
    done = 0
    for some in _batches(known):
        progress.step(done, plan.figures, COMPARING)
        _compare(desk, some, plan.command.evidence, names, found)
        done += sum(len(one.figures) for one in some)
    return found


def _compare(
    desk: Desk,
    some: list[Incoming],
    evidence: Evidence,
    names: dict[int, tuple[str, str]],
    found: FiguresOutcome,
) -> None:
    first = date.fromordinal(min(min(one.figures.periods) for one in some))
    last = date.fromordinal(max(max(one.figures.periods) for one in some))
    ids = [one.metric for one in some if isinstance(one.metric, int)]
    there = desk.ask(figures_there, ids, first, last)
    for metric_id, one in zip(ids, some, strict=True):
        for period, *parts in one.figures.parts():
            kept = there.get((metric_id, period))
            if kept is None:
                found.added += 1
            elif kept[0] == tuple(parts) and kept[1] in {evidence, Evidence.CONFIRMED}:
                found.unchanged += 1
            else:
                found.changed += 1
                if len(found.changes) < MOST_NAMED:
                    old, new = _figure(kept[0]), _figure((parts[0], parts[1], parts[2]))
                    found.changes.append(FigureChange(*names[metric_id], date.fromordinal(period), old, new))


def _figure(parts: Parts) -> float:
    value, above, below = parts
    if value is not None:
        return value
    return (above or 0.0) / below if below else 0.0


def _batches(incoming: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    some: list[Incoming] = []
    count = 0
    for one in incoming:
        some.append(one)
        count += len(one.figures)
        if count >= COMPARED_AT_ONCE:
            yield some
            some, count = [], 0
    if some:
        yield some
