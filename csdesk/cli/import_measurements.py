"""`csdesk import measurements`: bring a file's figures into a book, or say what that would do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.complaints import complain, complaints_data, with_option
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.cli.import_arguments import MEASUREMENTS
from csdesk.cli.reading import reading_of
from csdesk.commands.recording import Recorded
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.days import DayOrder
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.mapping import SumUp, Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.figures_outcome import FigureChange, figures_outcome
from csdesk.flows.finding_accounts import guesses_said
from csdesk.flows.import_measurements import ImportPlan, UnusableRows, import_measurements, plan_import
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.look_at_file import LookedAt, look_at_file
from csdesk.flows.mapping import Across, FigureManners, Mapping, figures_request
from csdesk.flows.mapping_files import find_mapping, keep_mapping
from csdesk.flows.small_shares import small_shares_said
from csdesk.words import Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, or would do where it is only tried; `entry` is its number in the history."""

    plan: ImportPlan
    recorded: Recorded
    entry: int | None
    dry_run: bool
    changes: tuple[FigureChange, ...] = ()


def run(arguments: Arguments, console: Console) -> None:
    """Import and say what came of it. Raises Refusal, nothing kept, where it can't be done."""
    try:
        with desk_of(arguments, write=not arguments.dry_run) as desk:
            kept = KeptReading()
            looked = look_at_file(desk, arguments.file, arguments.what, reading_of(arguments), kept=kept)
            mapping = _mapping(arguments, looked)
            usual = Cadence(settings.load().settings.cadence)
            request = figures_request(
                mapping, arguments.file, looked.titles, usual, skip_bad=arguments.skip_bad
            )
            bring = _try if arguments.dry_run else _do
            done = bring(desk, request, console, kept)
    except Refusal as refused:
        console.done()
        if isinstance(refused, UnusableRows):
            complain(console, refused.plan.complaints)
        raise with_option(refused) from refused
    console.done()
    if arguments.save_mapping is not None:
        keep_mapping(arguments.save_mapping, mapping)
    complain(console, done.plan.complaints)
    if arguments.json:
        console.data(_data(done, console))
        return
    for said in _summary(done):
        console.line(said)


def _do(desk: Desk, request: ImportRequest, console: Console, kept: KeptReading) -> Brought:
    imported = import_measurements(desk, request, console.progress(), kept)
    return Brought(imported.plan, imported.recorded, imported.changes.entry, dry_run=False)


def _try(desk: Desk, request: ImportRequest, console: Console, kept: KeptReading) -> Brought:
    plan = plan_import(desk, request, console.progress(), kept)
    found = figures_outcome(desk, plan, console.progress())
    recorded = Recorded(found.added, found.changed, found.unchanged)
    return Brought(plan, recorded, None, dry_run=True, changes=tuple(found.changes))


def _mapping(arguments: Arguments, looked: LookedAt) -> Mapping:
    """What is said about the file: by a kept mapping, else by the options, else by its columns."""
    if arguments.mapping is not None:
        mapping = find_mapping(arguments.mapping)
        if not mapping.is_figures:
            raise Refusal("The mapping “{name}” is for: {kind}.", name=arguments.mapping, kind=mapping.kind)
    else:
        mapping = looked.mapping
    sources = {source.field: source for source in mapping.sources}
    told = _told(arguments)
    if told and arguments.mapping is None and arguments.across is None:
        sources = {}
    sources |= {field: FieldFrom(field, columns) for field, columns in told.items()}
    figures = mapping.figures
    if told and arguments.mapping is None:
        figures = replace(figures, metric_name="", sum_up=None, across=None)
    return replace(
        mapping,
        sources=tuple(sources.values()),
        titles=tuple(column.title for column in looked.columns),
        where=(*mapping.where, *arguments.where),
        reading=reading_of(arguments, mapping.reading),
        ways=Ways(
            DecimalMark(arguments.decimal) if arguments.decimal else mapping.ways.decimal,
            DayOrder(arguments.dates) if arguments.dates else mapping.ways.order,
        ),
        manners=replace(
            mapping.manners,
            create_accounts=arguments.create_accounts or mapping.manners.create_accounts,
        ),
        figures=_figures(arguments, figures),
    )


def _told(arguments: Arguments) -> dict[str, tuple[str, ...]]:
    """The columns that the options name, by field."""
    given = {
        "account": arguments.account,
        "contract": arguments.contract,
        "date": arguments.day,
        "metric": arguments.metric,
        "numerator": arguments.numerator,
        "denominator": arguments.denominator,
    }
    told: dict[str, tuple[str, ...]] = {
        field: (column,) for field, column in given.items() if column is not None
    }
    if arguments.value:
        told["value"] = tuple(arguments.value)
    return told


def _figures(arguments: Arguments, figures: FigureManners) -> FigureManners:
    return FigureManners(
        metric_name=arguments.metric_name or figures.metric_name,
        unit=figures.unit if arguments.unit is None else arguments.unit,
        better=Better(arguments.better) if arguments.better else figures.better,
        cadence=Cadence(arguments.cadence) if arguments.cadence else figures.cadence,
        sum_up=SumUp(arguments.sum_up) if arguments.sum_up else figures.sum_up,
        shared=arguments.shared or figures.shared,
        evidence=Evidence(arguments.evidence) if arguments.evidence else figures.evidence,
        across=Across(arguments.across) if arguments.across else figures.across,
    )


def _summary(done: Brought) -> list[Phrase]:
    plan, recorded = done.plan, done.recorded
    said = [counted("{count} row read.", "{count} rows read.", plan.read)]
    if plan.passed_over:
        said.append(
            counted("{count} other row passed over.", "{count} other rows passed over.", plan.passed_over)
        )
    if plan.left_out:
        said.append(counted("{count} row left out.", "{count} rows left out.", plan.left_out))
    if plan.accounts:
        said.append(counted("{count} account made.", "{count} accounts made.", len(plan.accounts)))
    said += guesses_said(plan.guessed)
    said += small_shares_said(plan.small_shares)
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
    if done.dry_run:
        said.append(phrase("Nothing was changed: this was a dry run."))
    elif done.entry is None:
        said.append(phrase("The book had all of them already; nothing was changed."))
    return said


def _data(done: Brought, console: Console) -> dict[str, object]:
    plan, recorded = done.plan, done.recorded
    return {
        "file": plan.command.file,
        "kind": MEASUREMENTS,
        "dry_run": done.dry_run,
        "entry": done.entry,
        "rows_read": plan.read,
        "rows_passed_over": plan.passed_over,
        "rows_left_out": plan.left_out,
        "accounts_made": list(plan.accounts),
        "accounts_guessed": dict(plan.guessed),
        "metrics_made": len(plan.metrics),
        "metrics_shared": len(plan.command.share),
        "added": recorded.added,
        "changed": recorded.changed,
        "unchanged": recorded.unchanged,
        "changes": [
            {
                "account": one.account,
                "metric": one.metric,
                "period": one.period.isoformat(),
                "old": one.old,
                "new": one.new,
            }
            for one in done.changes
        ],
        "refused_cells": complaints_data(console, plan.complaints),
    }
