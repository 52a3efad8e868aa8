"""Bringing a file of any kind in, as the window shows it: tried first, row by row, then done as one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypeAlias

from csdesk.changes import Changes
from csdesk.commands.imported import Incoming, NewMetric
from csdesk.commands.imported_accounts import NewAccount
from csdesk.desk import Desk
from csdesk.flows.figures_outcome import FiguresOutcome, figures_outcome
from csdesk.flows.import_measurements import ImportPlan, import_measurements, plan_import
from csdesk.flows.import_records import RecordsRequest, import_records, plan_records
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.records_plan import Deed, RecordsPlan
from csdesk.jobs import Progress
from csdesk.queries.matching import known_accounts
from csdesk.words import Phrase, counted, phrase

MOST_SHOWN = 1_000
"""Rows of one deed that are shown one by one; all are counted."""
Request: TypeAlias = RecordsRequest | ImportRequest


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the dry run: what becomes of a row, and of which record; the column and value that are refused,
    and what that value was probably meant to say.
    """

    id: int
    line: int
    deed: Deed
    name: str
    said: Phrase
    column: str = ""
    value: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class DryRun:
    """What bringing a file in would do. `mends` names what could be chosen to make refused rows usable.

    `guessed` counts the accounts that were only guessed; the rows say by what. `small_shares` are the metrics in %
    whose figures look like fractions.
    """

    counts: Mapping[Deed, int]
    rows: tuple[ShownRow, ...]
    read: int
    passed_over: int
    accounts: tuple[str, ...]
    metrics: int
    mends: frozenset[str]
    guessed: int = 0
    small_shares: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything would be new or change."""
        return bool(self.counts[Deed.CREATE] or self.counts[Deed.CHANGE])

    @property
    def usable(self) -> int:
        """How many can be used, those that change nothing included."""
        return sum(self.counts[deed] for deed in (Deed.CREATE, Deed.CHANGE, Deed.SAME))


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came in, and what that changed in the book."""

    created: int
    changed: int
    changes: Changes


def dry_run(
    desk: Desk, request: Request, *, kept: KeptReading | None = None, progress: Progress | None = None
) -> DryRun:
    """Find out what a file would bring; nothing is changed. Raises Refusal and Cancelled as the plans do."""
    progress, kept = progress or Progress(), kept or KeptReading()
    with kept.alone(progress):
        if isinstance(request, RecordsRequest):
            return _of_records(plan_records(desk, request, progress, kept))
        plan = plan_import(desk, request, progress, kept)
    names = {one.id: one.name for one in desk.ask(known_accounts)}
    return _of_figures(plan, figures_outcome(desk, plan, progress), names)


def bring_in(
    desk: Desk, request: Request, *, kept: KeptReading | None = None, progress: Progress | None = None
) -> BroughtIn:
    """Bring a file in as one entry of the history. Raises what `import_records` and `import_measurements` do."""
    progress, kept = progress or Progress(), kept or KeptReading()
    with kept.alone(progress):
        if isinstance(request, RecordsRequest):
            done = import_records(desk, request, progress, kept)
            return BroughtIn(done.plan.count(Deed.CREATE), done.plan.count(Deed.CHANGE), done.changes)
        figures = import_measurements(desk, request, progress, kept)
    return BroughtIn(figures.recorded.added, figures.recorded.changed, figures.changes)


def _of_records(plan: RecordsPlan) -> DryRun:
    counts = {deed: plan.count(deed) for deed in Deed}
    return DryRun(
        counts=counts,
        rows=_first_of_each(_record_rows(plan)),
        read=plan.read,
        passed_over=plan.passed_over,
        accounts=tuple(plan.accounts),
        metrics=0,
        mends=frozenset(one.mends for one in plan.complaints if one.mends),
        guessed=len(plan.guessed),
    )


def _record_rows(plan: RecordsPlan) -> Iterator[ShownRow]:
    ids = count(1)
    for one in plan.outcomes:
        for complaint in one.complaints:
            yield ShownRow(
                next(ids),
                one.line,
                one.deed,
                one.name,
                complaint.why,
                complaint.column,
                complaint.value,
                complaint.near,
            )
        if one.deed is Deed.CREATE:
            said = tuple(
                phrase("{field}: {value}", field=change.words, value=change.new) for change in one.changes
            )
            near = phrase("nearly the same as “{name}”, which is in the book", name=one.near)
            whole = _found_by(one.guessed, _listed((near, *said) if one.near else said))
            yield ShownRow(next(ids), one.line, one.deed, one.name, whole)
        elif one.deed is Deed.CHANGE:
            changes = _found_by(one.guessed, _listed(tuple(change.said for change in one.changes)))
            yield ShownRow(next(ids), one.line, one.deed, one.name, changes)
        elif one.deed is Deed.SAME:
            yield ShownRow(next(ids), one.line, one.deed, one.name, phrase("The book says the same already."))


def _listed(said: tuple[Phrase, ...]) -> Phrase:
    """Phrases one after the other as one."""
    if not said:
        return phrase("")
    whole = said[0]
    for one in said[1:]:
        whole = phrase("{before}; {after}", before=whole, after=one)
    return whole


def _of_figures(plan: ImportPlan, found: FiguresOutcome, names: Mapping[int, str]) -> DryRun:
    counts = {
        Deed.CREATE: found.added,
        Deed.CHANGE: found.changed,
        Deed.SAME: found.unchanged,
        Deed.REFUSE: plan.left_out,
    }
    return DryRun(
        counts=counts,
        rows=_first_of_each(_figure_rows(plan, found, names)),
        read=plan.read,
        passed_over=plan.passed_over,
        accounts=tuple(plan.accounts),
        metrics=len(plan.metrics),
        mends=frozenset(one.mends for one in plan.complaints if one.mends),
        guessed=len(plan.guessed),
        small_shares=plan.small_shares,
    )


def _figure_rows(plan: ImportPlan, found: FiguresOutcome, names: Mapping[int, str]) -> Iterator[ShownRow]:
    ids = count(1)
    for complaint in plan.complaints:
        yield ShownRow(
            next(ids),
            complaint.line,
            Deed.REFUSE,
            "",
            complaint.why,
            complaint.column,
            complaint.value,
            complaint.near,
        )
    guessed = {name: domain for domain, name in plan.guessed}
    for one in found.changes:
        said = phrase(
            "“{metric}”, {day}: {old} → {new}",
            metric=one.metric,
            day=one.period,
            old=format(one.old, "g"),
            new=format(one.new, "g"),
        )
        yield ShownRow(next(ids), 0, Deed.CHANGE, one.account, _found_by(guessed.get(one.account, ""), said))
    for incoming in plan.command.incoming:
        if isinstance(incoming.metric, NewMetric):
            account = _account(incoming.metric, names)
            said = _found_by(guessed.get(account, ""), _new_figures(incoming, incoming.metric))
            yield ShownRow(next(ids), 0, Deed.CREATE, account, said)


def _found_by(domain: str, said: Phrase) -> Phrase:
    return phrase("guessed by “{domain}”: {said}", domain=domain, said=said) if domain else said


def _account(metric: NewMetric, names: Mapping[int, str]) -> str:
    return metric.account.name if isinstance(metric.account, NewAccount) else names.get(metric.account, "")


def _new_figures(incoming: Incoming, metric: NewMetric) -> Phrase:
    periods = incoming.figures.periods
    return phrase(
        "“{metric}”: {figures}, {first} to {last}",
        metric=metric.name,
        figures=counted("one figure", "{count} figures", len(incoming.figures)),
        first=date.fromordinal(min(periods)),
        last=date.fromordinal(max(periods)),
    )


def _first_of_each(rows: Iterator[ShownRow]) -> tuple[ShownRow, ...]:
    kept: dict[Deed, list[ShownRow]] = {deed: [] for deed in Deed}
    for row in rows:
        if len(kept[row.deed]) < MOST_SHOWN:
            kept[row.deed].append(row)
    return tuple(row for some in kept.values() for row in some)
