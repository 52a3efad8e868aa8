"""One account as a package: written for a colleague, and brought into their book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from csdesk.commands.package import BringAccount
from csdesk.desk import Desk, Done
from csdesk.domain.package import NOTES, WhenThere, without_notes
from csdesk.domain.record import PlainRow, RecordKind
from csdesk.errors import Refusal
from csdesk.exchange.parcel_folder import MANIFEST
from csdesk.exchange.parcel_json import JsonWriter, read_json
from csdesk.flows.import_book import import_book
from csdesk.flows.publish import publish_written, refuse_unfit
from csdesk.jobs import Progress
from csdesk.queries.package import last_changes
from csdesk.queries.records import known_kinds, tell_records

ENDING = ".json"
ONE_ACCOUNT = "one account"


def export_package(desk: Desk, account: int, path: Path, *, notes: bool = True) -> None:
    """Write an account as one file, with our internal notes or without them.

    Raises Refusal, what was there left as it was, where it can't be written.
    """
    refuse_unfit(path, ENDING)
    changed = desk.ask(last_changes, account)
    kept = {name: instants for name, instants in changed.items() if notes or name not in NOTES}
    with publish_written(path) as out:
        writer = JsonWriter(out, {"holds": ONE_ACCOUNT, "notes": notes, "changed": kept})

        def take(kind: RecordKind, rows: Iterator[PlainRow]) -> None:
            writer.records(kind, rows if notes else _without(kind, rows))

        desk.ask(tell_records, take, writer.file, account)
        writer.finish()


def import_package(
    desk: Desk, path: Path, when_there: WhenThere | None = None, progress: Progress | None = None
) -> Done[int]:
    """Bring an account in as one entry of the history; gives its id.

    Raises Refusal, with nothing kept, for a file that isn't whole and for an account that is there already where
    nobody said what is to become of it.
    """
    about, parcel = read_json(path, known_kinds())
    accounts = parcel.records.get("accounts", ())
    if len(accounts) != 1:
        raise Refusal(
            "“{name}” holds {count} accounts instead of one. Import it as a whole book. Nothing was changed.",
            name=path.name,
            count=len(accounts),
        )
    desk.back_up_if_changed()
    command = BringAccount(path.name, parcel.records, _instants(about), parcel.files, when_there)
    return desk.do(command, progress)


def import_from_csdesk(
    desk: Desk, path: Path, when_there: WhenThere | None = None, progress: Progress | None = None
) -> Done[int]:
    """Bring in whatever csdesk wrote: a package where the file says that it is one, else a whole book.

    Raises Refusal as `import_package` and `import_book` do.
    """
    if path.name != MANIFEST and read_json(path, known_kinds())[0].get("holds") == ONE_ACCOUNT:
        return import_package(desk, path, when_there, progress)
    return import_book(desk, path, progress)


def _without(kind: RecordKind, rows: Iterator[PlainRow]) -> Iterator[PlainRow]:
    kept = (without_notes(kind, row) for row in rows)
    return (row for row in kept if row is not None)


def _instants(about: Mapping[str, Any]) -> dict[str, Sequence[datetime | None]]:
    """When each record was changed last, as far as the file says it in a way that can be understood."""
    changed = about.get("changed")
    if not isinstance(changed, dict):
        return {}
    return {
        name: [_instant(one) for one in found] for name, found in changed.items() if isinstance(found, list)
    }


def _instant(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo is None else found.astimezone(UTC).replace(tzinfo=None)
