"""Bring a file's measurements into a book: read it, find out whose they are, and keep all of them as one change."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.changes import Changes
from csdesk.commands.imported import ImportMeasurements, NewMetric
from csdesk.commands.imported_accounts import NewAccount
from csdesk.commands.recording import Recorded
from csdesk.desk import Desk
from csdesk.exchange.complaint import Complaint
from csdesk.flows.finding_accounts import Domains
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.incoming import Sorted, Sorting
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.matching import Matching
from csdesk.flows.nothing_imported import NothingImported
from csdesk.flows.small_shares import small_shares
from csdesk.jobs import Progress
from csdesk.queries.incoming import contact_domains, contract_accounts
from csdesk.queries.matching import KnownMetric, known_accounts, known_metrics

LARGE = 500
"""More figures than this, and the book is backed up before they are brought in."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What bringing a file in would do; nothing is changed yet.

    `read` counts the rows that are meant, `passed_over` those that the request left out, `figures` what the good rows
    come to, `left_out` the rows with complaints. `accounts` are the names of those that would be made, `guessed` the
    domains of addresses by which accounts were only guessed, each with its account, `small_shares` the metrics in %
    whose figures look like fractions.
    """

    command: ImportMeasurements
    read: int
    passed_over: int
    complaints: tuple[Complaint, ...]
    left_out: int
    guessed: tuple[tuple[str, str], ...] = ()
    small_shares: tuple[str, ...] = ()

    @property
    def figures(self) -> int:
        """How many figures the good rows come to."""
        return sum(len(one.figures) for one in self.command.incoming)

    @property
    def metrics(self) -> tuple[NewMetric, ...]:
        """The metrics that would be made."""
        return tuple(one.metric for one in self.command.incoming if isinstance(one.metric, NewMetric))

    @property
    def accounts(self) -> tuple[str, ...]:
        """The names of the accounts that would be made."""
        new = [metric.account for metric in self.metrics]
        return tuple(dict.fromkeys(account.name for account in new if isinstance(account, NewAccount)))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and what that changed in the book."""

    plan: ImportPlan
    recorded: Recorded
    changes: Changes


class UnusableRows(NothingImported):
    """Rows of the file can't be used, so nothing of it was kept; the plan's complaints say why, row by row."""

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        super().__init__(plan.left_out, plan.command.file, has_others=bool(plan.figures))


def plan_import(
    desk: Desk, request: ImportRequest, progress: Progress | None = None, kept: KeptReading | None = None
) -> ImportPlan:
    """Read the file, unless it is `kept` from an earlier answer, and find out what it would bring.

    Raises Refusal where it can't be read or doesn't fit what is asked for, Cancelled after a stop.
    """
    request.insist()
    progress = progress or Progress()
    reader = (kept or KeptReading()).figures(request, progress)
    metrics = desk.ask(known_metrics)
    if request.columns.account is None:
        matching = Matching(desk.ask(known_accounts), metrics, request, desk.ask(contract_accounts))
    else:
        domains = Domains.of(desk.ask(contact_domains))
        matching = Matching(desk.ask(known_accounts), metrics, request, domains=domains)
    sorting = Sorting(request, matching, desk.today)
    found = sorting.sort_out(reader, progress)
    complaints = tuple(sorted(found.complaints, key=lambda complaint: complaint.line))
    command = _command(request, found, metrics)
    other = sorting.passed_over
    return ImportPlan(
        command,
        reader.read - other,
        reader.passed_over + other,
        complaints,
        len(found.bad_lines),
        matching.guessed,
        small_shares(desk, command.incoming, metrics),
    )


def import_measurements(
    desk: Desk, request: ImportRequest, progress: Progress | None = None, kept: KeptReading | None = None
) -> Imported:
    """Bring the file in, all of it as one entry of the history.

    Raises UnusableRows, nothing kept, where rows can't be used and are not to be skipped; Refusal and Cancelled
    as `plan_import` does.
    """
    plan = plan_import(desk, request, progress, kept)
    if plan.complaints and not (request.skip_bad and plan.figures):
        raise UnusableRows(plan)
    if kept is not None:
        kept.make_room()
    if plan.figures > LARGE:
        desk.back_up_if_changed()
    done = desk.do(plan.command, progress)
    return Imported(plan, done.result, done.changes)


def _command(request: ImportRequest, found: Sorted, metrics: tuple[KnownMetric, ...]) -> ImportMeasurements:
    concerned = {one.metric for one in found.incoming if isinstance(one.metric, int)}
    hidden = [one.id for one in metrics if one.id in concerned and not one.shared]
    return ImportMeasurements(
        file=request.file.name,
        incoming=tuple(found.incoming),
        evidence=request.evidence,
        share=tuple(hidden) if request.shared else (),
    )
