"""Bring a file's records into a book: read it, find out which it has, and keep all of it as one change."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from csdesk.changes import Changes
from csdesk.commands.imported_records import ImportRecords
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.exchange.amending import NO_AMENDMENTS, Amendments
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.mapping import Ways
from csdesk.exchange.records import Asked, read_records
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.matching_records import Manners, Matcher
from csdesk.flows.nothing_imported import NothingImported
from csdesk.flows.records_plan import Deed, RecordsPlan
from csdesk.jobs import Progress
from csdesk.words import phrase

LARGE = 500
"""More rows than this, and the book is backed up before they are brought in."""


@dataclass(frozen=True, slots=True)
class RecordsRequest:
    """A file of records of one kind (by its name), where its fields come from, and what becomes of its rows."""

    file: Path
    kind: str
    sources: tuple[FieldFrom, ...]
    ways: Ways = field(default_factory=Ways)
    where: tuple[tuple[str, str], ...] = ()
    manners: Manners = field(default_factory=Manners)
    skip_bad: bool = False
    reading: ReadingChoices = NOTHING_SAID
    amendments: Amendments = NO_AMENDMENTS


@dataclass(frozen=True, slots=True)
class ImportedRecords:
    """What an import of records did, and what that changed in the book."""

    plan: RecordsPlan
    changes: Changes


class UnusableRecords(NothingImported):
    """Rows of the file can't be used, so nothing of it was kept; the plan says why, row by row."""

    def __init__(self, plan: RecordsPlan) -> None:
        self.plan = plan
        super().__init__(plan.left_out, plan.command.file, has_others=bool(plan.usable))


def plan_records(
    desk: Desk, request: RecordsRequest, progress: Progress | None = None, kept: KeptReading | None = None
) -> RecordsPlan:
    """Read the file, unless it is `kept` from an earlier answer, and find out what it would bring.

    Raises Refusal where it can't be read or something has to be said first, Cancelled after a stop.
    """
    progress = progress or Progress()
    kind = KINDS[request.kind]
    _insist_on_fields(request)
    table = (kept or KeptReading()).table(request.file, request.reading, progress)
    reading = read_records(
        table, Asked(kind, request.sources, request.ways, request.where, request.amendments), progress
    )
    matcher = Matcher(desk, kind, request.sources, request.manners)
    outcomes = matcher.match(reading.rows, progress)
    command = ImportRecords(request.file.name, kind.name, tuple(matcher.new), tuple(matcher.changed))
    return RecordsPlan(command, outcomes, reading.passed_over, matcher.guessed)


def import_records(
    desk: Desk, request: RecordsRequest, progress: Progress | None = None, kept: KeptReading | None = None
) -> ImportedRecords:
    """Bring the file in, all of it as one entry of the history.

    Raises UnusableRecords, nothing kept, where rows can't be used and are not to be skipped; Refusal and Cancelled
    as `plan_records` does.
    """
    plan = plan_records(desk, request, progress, kept)
    if plan.left_out and not (request.skip_bad and plan.usable):
        raise UnusableRecords(plan)
    if plan.count(Deed.CREATE) + plan.count(Deed.CHANGE) > LARGE:
        desk.back_up_if_changed()
    return ImportedRecords(plan, desk.do(plan.command, progress).changes)


def _insist_on_fields(request: RecordsRequest) -> None:
    kind = KINDS[request.kind]
    given = {source.field for source in request.sources}
    if "account" not in given and kind.under_account and "email" in given:
        given.add("account")
    missing = next((one for one in kind.fields if one.required and one.name not in given), None)
    if missing is not None:
        said = phrase(
            "Say which column of “{file}” holds: {what}.", file=request.file.name, what=missing.words
        )
        raise Refusal(said, field=missing.name)
