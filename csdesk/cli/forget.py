"""`csdesk forget`: show what forgetting a person or an account would erase, and with --yes erase it for good."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.desk import Desk
from csdesk.domain.forgetting import (
    Choices,
    Forecast,
    InBackups,
    Kind,
    Whom,
    backups_said,
    deleted_said,
    forecast_said,
    forgotten_said,
)
from csdesk.domain.spoken import moment
from csdesk.flows.forgetting import forget, survey, whom_by_name
from csdesk.queries.forgetting import DeletedRow, deleted_records
from csdesk.words import phrase, words

HEAD = ("Deleted", "Last touched")


def run(arguments: Arguments, console: Console) -> None:
    """List, show or forget. Raises Refusal, with nothing erased, where that can't be done."""
    with desk_of(arguments, write=arguments.yes) as desk:
        if arguments.list_deleted:
            _list(desk, arguments, console)
            return
        assert arguments.account is not None
        whom = whom_by_name(desk, arguments.account, arguments.person)
        if arguments.yes:
            _forget(desk, whom, arguments, console)
        else:
            _show(survey(desk, whom, console.progress()), whom, arguments, console)


def _forget(desk: Desk, whom: Whom, arguments: Arguments, console: Console) -> None:
    choices = Choices(InBackups(arguments.old_backups or InBackups.REWRITE), files=arguments.reviews)
    done = forget(desk, whom, choices, console.progress()).outcome
    console.done()
    if arguments.json:
        console.data(
            {
                **_data(done.forecast, whom, console),
                "forgotten": True,
                "backups_changed": done.backups_changed,
                "backups_left": done.backups_left,
            }
        )
    else:
        console.line(forgotten_said(done))


def _show(found: Forecast, whom: Whom, arguments: Arguments, console: Console) -> None:
    console.done()
    if arguments.json:
        console.data({**_data(found, whom, console), "forgotten": False})
        return
    for said in (*forecast_said(found, whom.kind), backups_said(found)):
        console.line(said)
    if whom.kind is Kind.CONTACT and found.files:
        console.line(
            phrase("--reviews erases the account’s reviews that went out too ({count}).", count=found.files)
        )
    console.tell(
        phrase(
            "Nothing is erased yet. With --yes all of this is, and nothing brings “{name}” back.",
            name=found.name,
        )
    )


def _list(desk: Desk, arguments: Arguments, console: Console) -> None:
    rows = desk.ask(deleted_records)
    if arguments.json:
        console.data([_row(one) for one in rows])
    elif rows:
        say = console.formats.say
        cells = [
            [say(deleted_said(one.whom.kind, one.name, one.account)), say(moment(one.at))] for one in rows
        ]
        console.table([words(title, console.formats.language) for title in HEAD], cells)
    else:
        console.tell(phrase("The history knows of no deleted account or person."))


def _row(one: DeletedRow) -> dict[str, object]:
    return {
        "kind": one.whom.kind.value,
        "name": one.name,
        "account": one.account or None,
        "at": one.at.isoformat(),
    }


def _data(found: Forecast, whom: Whom, console: Console) -> dict[str, object]:
    return {
        "kind": whom.kind.value,
        "name": found.name,
        "deleted": found.is_deleted,
        "records": dict(found.records),
        "texts": found.texts,
        "mentions": found.mentions,
        "history_entries": found.entries,
        "reviews_sent": found.files,
        "backups": [at.isoformat() for at in found.backups],
        "backups_unread": found.unread,
        "said": [
            console.formats.say(said) for said in (*forecast_said(found, whom.kind), backups_said(found))
        ],
    }
