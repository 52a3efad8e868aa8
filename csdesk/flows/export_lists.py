"""Take lists out: one as CSV or as a workbook, the whole book as a workbook, and its days as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from csdesk.desk import Desk
from csdesk.domain.record import Field, Plain, PlainRow, RecordKind, Sort
from csdesk.errors import Refusal
from csdesk.exchange.calendar import Day, calendar_of
from csdesk.exchange.lists_out import ListOut, Value, csv_of, workbook_of
from csdesk.flows.publish import in_words, publish, refuse_unfit
from csdesk.formats import Formats
from csdesk.queries.calendar import CalendarDay, calendar_days
from csdesk.queries.records import shown_records, tell_aloud, told_records

XLSX, CSV, ICS = ".xlsx", ".csv", ".ics"


def export_list(one: ListOut, path: Path) -> None:
    """Write a list as the path's ending says. Raises Refusal, what was there left as it was, where it can't be."""
    suffix = path.suffix.lower()
    if suffix not in {XLSX, CSV}:
        raise Refusal(
            "“{name}” has to end with .xlsx or .csv; nothing was written.", field="path", name=path.name
        )
    refuse_unfit(path, suffix)
    publish(_workbook([one], path) if suffix == XLSX else csv_of(one), path)


def export_records(desk: Desk, title: str, kind: str, ids: Sequence[int], path: Path) -> None:
    """Write those records of a kind with all of their fields. Raises Refusal as `export_list` does."""
    names, rows = desk.ask(shown_records, kind, ids)
    export_list(ListOut(title, names, rows), path)


def export_told(desk: Desk, title: str, kind_name: str, ids: Sequence[int], path: Path) -> None:
    """Write those records as people read them: without uuids, what they refer to by its name, empty columns left out.

    Raises Refusal as `export_list` does.
    """
    kind, rows = desk.ask(told_records, kind_name, ids)
    export_list(_told(title, kind, rows), path)


def export_workbook(desk: Desk, path: Path, account: int | None = None) -> None:
    """Write every kind of record on a sheet of its own, of the book or of one account, for people to look at."""
    refuse_unfit(path, XLSX)
    lists: list[ListOut] = []

    def take(kind: RecordKind, rows: Iterator[PlainRow]) -> None:
        told = list(rows)
        if told or not lists:
            lists.append(_told(_spoken(kind.name), kind, told))

    desk.ask(tell_aloud, take, account)
    publish(_workbook(lists, path), path)


def export_calendar(desk: Desk, path: Path, formats: Formats, account: int | None = None) -> int:
    """Write milestones, commitments, renewals and reviews as a calendar; returns how many days there are."""
    refuse_unfit(path, ICS)
    days = desk.ask(calendar_days, desk.today, account)
    publish(calendar_of((_day(one, formats) for one in days), desk.path.stem), path)
    return len(days)


def _workbook(lists: Sequence[ListOut], path: Path) -> bytes:
    """The workbook's bytes; rows wait in temporary files meanwhile, for which there may be no room either."""
    try:
        return workbook_of(lists)
    except OSError as error:
        raise in_words(error, path) from error


def _day(one: CalendarDay, formats: Formats) -> Day:
    return Day(
        uid=one.uid,
        title=formats.say(one.title),
        text=one.text,
        day=one.day,
        revision=one.revision,
        changed=one.changed,
        categories=(one.account,),
        done=one.done,
        cancelled=one.cancelled,
    )


def _told(title: str, kind: RecordKind, rows: Sequence[PlainRow]) -> ListOut:
    """Records under heads in words; columns in which nothing stands are left out."""
    places = [
        place
        for place, field in enumerate(kind.fields)
        if field.sort is not Sort.KEY and (not rows or any(row[place] not in {None, ""} for row in rows))
    ]
    heads = [_spoken(kind.fields[place].name) for place in places]
    return ListOut(
        title, heads, [[_value(kind.fields[place], row[place]) for place in places] for row in rows]
    )


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _value(field: Field, value: Plain) -> Value:
    if value is None:
        return None
    if field.sort is Sort.DAY:
        return date.fromisoformat(str(value))
    return Decimal(str(value)) if field.sort is Sort.AMOUNT else value
