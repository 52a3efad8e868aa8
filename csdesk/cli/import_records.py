"""`csdesk import KIND FILE` for records: bring them in, or say what that would do."""

from __future__ import annotations

from dataclasses import replace

from csdesk.cli.arguments import Arguments
from csdesk.cli.complaints import complain, complaints_data, with_option
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.cli.reading import reading_of
from csdesk.errors import Refusal
from csdesk.exchange.days import DayOrder
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.mapping import Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.finding_accounts import guesses_said
from csdesk.flows.import_records import UnusableRecords, import_records, plan_records
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.look_at_file import LookedAt, look_at_file
from csdesk.flows.mapping import Mapping, records_request
from csdesk.flows.mapping_files import find_mapping, keep_mapping, written
from csdesk.flows.matching_records import Manners
from csdesk.flows.records_plan import Deed, RecordsPlan, RowOutcome, plain
from csdesk.words import Phrase, counted, phrase

JOIN = " "


def run(arguments: Arguments, console: Console) -> None:
    """Import and say what came of it. Raises Refusal, nothing kept, where it can't be done."""
    fields = [one.name for one in KINDS[arguments.what].fields]
    entry: int | None = None
    try:
        with desk_of(arguments, write=not arguments.dry_run) as desk:
            kept = KeptReading()
            looked = look_at_file(desk, arguments.file, arguments.what, reading_of(arguments), kept=kept)
            mapping = _mapping(arguments, looked)
            request = records_request(mapping, arguments.file, skip_bad=arguments.skip_bad)
            if arguments.dry_run:
                plan = plan_records(desk, request, console.progress(), kept)
            else:
                done = import_records(desk, request, console.progress(), kept)
                plan, entry = done.plan, done.changes.entry
    except Refusal as refused:
        console.done()
        if isinstance(refused, UnusableRecords):
            complain(console, refused.plan.complaints)
        raise with_option(refused, fields) from refused
    console.done()
    if arguments.save_mapping is not None:
        keep_mapping(arguments.save_mapping, mapping)
    complain(console, plan.complaints)
    if arguments.json:
        console.data(_data(arguments, console, plan, mapping, entry))
        return
    for said in _summary(plan, mapping, looked, dry_run=arguments.dry_run):
        console.line(said)


def _mapping(arguments: Arguments, looked: LookedAt) -> Mapping:
    """What is said about the file: a kept mapping, or what its columns suggest, and what the options say."""
    mapping = looked.mapping if arguments.mapping is None else find_mapping(arguments.mapping)
    if mapping.kind != arguments.what:
        raise Refusal("The mapping “{name}” is for: {kind}.", name=str(arguments.mapping), kind=mapping.kind)
    sources = {source.field: source for source in mapping.sources}
    for field, columns in arguments.column:
        _insist(arguments.what, field)
        names = tuple(one for one in columns.split("+") if one)
        sources[field] = FieldFrom(field, names, join=JOIN if len(names) > 1 else None)
    for field, text in arguments.fixed:
        _insist(arguments.what, field)
        sources[field] = replace(sources.get(field, FieldFrom(field)), otherwise=text)
    for field, text, meant in arguments.value_of:
        _insist(arguments.what, field)
        source = sources.get(field, FieldFrom(field))
        sources[field] = replace(source, values=(*source.values, (text, meant)))
    return replace(
        mapping,
        sources=tuple(one for one in sources.values() if one.columns or one.otherwise),
        titles=tuple(column.title for column in looked.columns),
        where=(*mapping.where, *arguments.where),
        reading=reading_of(arguments, mapping.reading),
        ways=Ways(
            DecimalMark(arguments.decimal) if arguments.decimal else mapping.ways.decimal,
            DayOrder(arguments.dates) if arguments.dates else mapping.ways.order,
        ),
        manners=_manners(arguments, mapping.manners),
    )


def _manners(arguments: Arguments, kept: Manners) -> Manners:
    return Manners(
        keys=tuple(one.strip() for one in arguments.match.split(",")) if arguments.match else kept.keys,
        clears=arguments.empty == "clear" if arguments.empty else kept.clears,
        create_accounts=arguments.create_accounts or kept.create_accounts,
        new_only=arguments.new_only or kept.new_only,
    )


def _insist(kind: str, field: str) -> None:
    fields = [one.name for one in KINDS[kind].fields]
    if field not in fields:
        said = phrase(
            "“{name}” is no field of {kind}; there are: {fields}.",
            name=field,
            kind=kind,
            fields=", ".join(fields),
        )
        raise Refusal(said)


def _summary(plan: RecordsPlan, mapping: Mapping, looked: LookedAt, *, dry_run: bool) -> list[Phrase]:
    reasons = dict(looked.reasons)
    said = [
        phrase(
            "{field} ← {columns}: {why}",
            field=KINDS[mapping.kind].field(one.field).words,
            columns=one.titled,
            why=reasons[one.field],
        )
        for one in mapping.sources
        if one.columns and one.field in reasons
    ]
    said.append(counted("{count} row read.", "{count} rows read.", plan.read))
    if plan.passed_over:
        said.append(
            counted("{count} other row passed over.", "{count} other rows passed over.", plan.passed_over)
        )
    if plan.accounts:
        said.append(counted("{count} account made.", "{count} accounts made.", len(plan.accounts)))
    said += guesses_said(plan.guessed)
    done = "{kind}: {created} new, {changed} changed, {same} left alone, {refused} refused."
    said.append(
        phrase(
            done,
            kind=KINDS[plan.command.kind].words,
            created=plan.count(Deed.CREATE),
            changed=plan.count(Deed.CHANGE),
            same=plan.count(Deed.SAME),
            refused=plan.left_out,
        )
    )
    if dry_run:
        said.append(phrase("Nothing was changed: this was a dry run."))
    return said


def _data(
    arguments: Arguments, console: Console, plan: RecordsPlan, mapping: Mapping, entry: int | None
) -> dict[str, object]:
    return {
        "file": plan.command.file,
        "kind": plan.command.kind,
        "dry_run": arguments.dry_run,
        "entry": entry,
        "rows_read": plan.read,
        "rows_passed_over": plan.passed_over,
        "created": plan.count(Deed.CREATE),
        "changed": plan.count(Deed.CHANGE),
        "unchanged": plan.count(Deed.SAME),
        "refused": plan.left_out,
        "accounts_made": list(plan.accounts),
        "accounts_guessed": dict(plan.guessed),
        "rows": [_row(one) for one in plan.outcomes if one.deed is not Deed.SAME],
        "refused_cells": complaints_data(console, plan.complaints),
        "mapping": written(mapping),
    }


def _row(one: RowOutcome) -> dict[str, object]:
    return {
        "line": one.line,
        "deed": one.deed.value,
        "name": one.name,
        "near": one.near or None,
        "fields": {
            change.name: {"old": plain(change.before), "new": plain(change.after)} for change in one.changes
        },
    }
