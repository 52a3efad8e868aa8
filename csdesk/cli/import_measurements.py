"""`csdesk import measurements`: bring the figures of a CSV file into a book."""

from __future__ import annotations

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.days import DayOrder
from csdesk.exchange.mapping import Columns, Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.import_measurements import Imported, UnusableRows, import_measurements
from csdesk.flows.import_request import ImportRequest
from csdesk.words import Phrase, counted, phrase

COMPLAINTS_SHOWN = 50
OPTIONS = {
    "encoding": "--encoding cp1252",
    "decimal": "--decimal point, --decimal comma",
    "dates": "--dates day-first, --dates month-first",
    "skip_bad": "--skip-bad",
}
HINTS = {
    "create_accounts": phrase("--create-accounts makes the accounts that the book doesn't have."),
    "sum_up": phrase(
        "--sum-up makes one figure of several: mean, sum or last of values, ratio or last of ratios."
    ),
}


def run(arguments: Arguments, console: Console) -> None:
    """Import and say what came of it. Raises Refusal, nothing kept, where it can't be done."""
    request = _request(arguments)
    try:
        with desk_of(arguments, write=True) as desk:
            imported = import_measurements(desk, request, console.progress())
    except Refusal as refused:
        console.done()
        if isinstance(refused, UnusableRows):
            _complain(console, refused.plan.complaints)
        raise _with_option(refused) from refused
    console.done()
    _complain(console, imported.plan.complaints)
    if arguments.json:
        console.data(_data(imported))
        return
    for said in _summary(imported):
        console.line(said)


def _with_option(refused: Refusal) -> Refusal:
    """The refusal with the option that says what it asks for."""
    option = OPTIONS.get(refused.field or "")
    return refused if option is None else Refusal("{said} ({option})", said=refused.said, option=option)


def _request(arguments: Arguments) -> ImportRequest:
    assert arguments.account is not None
    return ImportRequest(
        file=arguments.file,
        columns=Columns(
            account=arguments.account,
            date=arguments.day,
            metric=arguments.metric,
            value=arguments.value,
            numerator=arguments.numerator,
            denominator=arguments.denominator,
            where=tuple(arguments.where),
        ),
        metric_name=arguments.metric_name,
        unit=arguments.unit,
        better=Better(arguments.better) if arguments.better else None,
        cadence=Cadence(arguments.cadence) if arguments.cadence else None,
        usual_cadence=Cadence(settings.load().settings.cadence),
        shared=arguments.shared,
        create_accounts=arguments.create_accounts,
        evidence=Evidence(arguments.evidence or Evidence.MEASURED),
        sum_up=Summary(arguments.sum_up) if arguments.sum_up else None,
        skip_bad=arguments.skip_bad,
        encoding=arguments.encoding,
        decimal_and_dates=Ways(
            DecimalMark(arguments.decimal) if arguments.decimal else None,
            DayOrder(arguments.dates) if arguments.dates else None,
        ),
    )


def _complain(console: Console, complaints: tuple[Complaint, ...]) -> None:
    for complaint in complaints[:COMPLAINTS_SHOWN]:
        console.tell(complaint.said)
    if len(complaints) > COMPLAINTS_SHOWN:
        more = len(complaints) - COMPLAINTS_SHOWN
        console.tell(counted("… and {count} more.", "… and {count} more.", more))
    for mends in dict.fromkeys(complaint.mends for complaint in complaints if complaint.mends):
        console.tell(HINTS[mends])


def _summary(imported: Imported) -> list[Phrase]:
    plan, recorded = imported.plan, imported.recorded
    said = [counted("{count} row read.", "{count} rows read.", plan.read)]
    if plan.passed_over:
        said.append(
            counted("{count} other row passed over.", "{count} other rows passed over.", plan.passed_over)
        )
    if plan.left_out:
        said.append(counted("{count} row left out.", "{count} rows left out.", plan.left_out))
    if plan.accounts:
        said.append(counted("{count} account made.", "{count} accounts made.", len(plan.accounts)))
    if plan.metrics:
        said.append(counted("{count} metric made.", "{count} metrics made.", len(plan.metrics)))
    if plan.command.share:
        said.append(counted("{count} metric shared.", "{count} metrics shared.", len(plan.command.share)))
    said.append(
        phrase(
            "Figures: {added} added, {changed} changed, {unchanged} unchanged.",
            added=recorded.added,
            changed=recorded.changed,
            unchanged=recorded.unchanged,
        )
    )
    if imported.changed_nothing:
        said.append(phrase("The book had all of them already; nothing was changed."))
    return said


def _data(imported: Imported) -> dict[str, object]:
    plan, recorded = imported.plan, imported.recorded
    return {
        "file": plan.command.file,
        "rows_read": plan.read,
        "rows_passed_over": plan.passed_over,
        "rows_left_out": plan.left_out,
        "accounts_made": list(plan.accounts),
        "metrics_made": len(plan.metrics),
        "metrics_shared": len(plan.command.share),
        "added": recorded.added,
        "changed": recorded.changed,
        "unchanged": recorded.unchanged,
    }
