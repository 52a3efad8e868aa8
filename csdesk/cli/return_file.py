"""`csdesk return`: say what a returned file changes, and take it in where that is wanted."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.desk import Desk
from csdesk.domain.discussed import Note, Noted
from csdesk.domain.folding import key_of
from csdesk.domain.returned import Line
from csdesk.errors import Refusal
from csdesk.flows.returning import Returned, accept, read_returned
from csdesk.queries.people import people_page
from csdesk.words import Phrase, counted, phrase

HEAD = (
    phrase("Row"),
    phrase("What"),
    phrase("Sent"),
    phrase("Returned"),
    phrase("Now"),
    phrase("What came of it"),
)

NOTHING = "–"


def run(arguments: Arguments, console: Console) -> None:
    """Compare it three ways and print the lines; take in those that nothing stands against where that is asked.

    Raises Refusal for a file that can't be told, with nothing taken in.
    """
    with desk_of(arguments, write=arguments.accept_all) as desk:
        returned = read_returned(desk, arguments.file, locale=console.formats.locale)
        taken = 0
        if arguments.accept_all:
            taken = accept(desk, returned, returned.suggested, _confirmer(desk, returned, arguments.by)).rows
    for notice in returned.notices:
        console.tell(notice)
    if arguments.json:
        console.data(_as_data(returned, taken, console))
        return
    head = [console.formats.say(one) for one in HEAD]
    console.table(head, [_cells(row, console) for row in returned.rows])
    console.tell(_outcome(returned, taken, accepted=arguments.accept_all))


def _confirmer(desk: Desk, returned: Returned, name: str | None) -> int | None:
    """The contact by name, where one is named."""
    if name is None:
        return None
    contacts = desk.ask(people_page, returned.account.id).contacts
    wanted = key_of(name)
    found = [one.id for one in contacts if one.name.casefold() == wanted]
    if not found:
        raise Refusal(
            "{account} has no contact called “{name}”; nothing was taken in.",
            field="by",
            account=returned.account.name,
            name=name,
        )
    return found[0]


def _outcome(returned: Returned, taken: int, *, accepted: bool) -> Phrase:
    if accepted:
        return counted("{count} row was taken in.", "{count} rows were taken in.", taken)
    return counted(
        "Nothing was taken in; --accept-all takes {count} row in.",
        "Nothing was taken in; --accept-all takes {count} rows in.",
        len(returned.suggested),
    )


def _cells(row: Line | Note, console: Console) -> list[str]:
    say = console.formats
    return [
        row.code,
        say.say(row.what),
        *(say.value(value) if value != "" else NOTHING for value in row.shown),
        say.say(row.why) if row.why is not None else say.say(row.standing.label),
    ]


def _as_data(returned: Returned, taken: int, console: Console) -> dict[str, object]:
    say = console.formats.say
    request, meeting = returned.request, returned.meeting
    return {
        "account": returned.account.name,
        "code": None if request is None else request.code,
        "taken_in": taken,
        "notices": [say(one) for one in returned.notices],
        "rows": [
            _common(line, say)
            | {"sent": line.row.sent, "returned": line.returned, "now": line.now, "remark": line.remark}
            for line in returned.lines
        ],
        "meeting": [
            _common(note, say)
            | {
                "sort": note.sort.value,
                "question": note.wanted if note.sort is Noted.ANSWER else "",
                "text": note.text,
                "owner": note.owner,
                "side": note.side.value,
                "due": None if note.due is None else note.due.isoformat(),
            }
            for note in (() if meeting is None else meeting.notes)
        ],
    }


def _common(row: Line | Note, say: Callable[[Phrase], str]) -> dict[str, object]:
    return {
        "code": row.code,
        "what": say(row.what),
        "standing": row.standing.value,
        "why": "" if row.why is None else say(row.why),
    }
