"""`csdesk check`: look for damage and broken rules in a book and its backups."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.domain.checked import Checked
from csdesk.domain.place import copies_said
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.flows.placing import conflicted_copies
from csdesk.words import counted, phrase


def run(arguments: Arguments, console: Console) -> None:
    """Say each finding on a line. Raises Refusal where there are any, or the book can't be opened."""
    with desk_of(arguments, write=False) as desk:
        checked = check_book(desk, console.progress())
    console.done()
    copies = conflicted_copies(desk.path)
    if copies:
        console.tell(copies_said(desk.path.stem, [one.stem for one in copies]))
    if arguments.json:
        console.data({**_data(checked, console), "conflicted_copies": [str(one) for one in copies]})
    else:
        for said in (*checked.book, *checked.backups):
            console.line(said)
        for one in copies:
            console.line(str(one))
    if checked.book:
        raise Refusal(
            "Something is wrong with “{name}”. Nothing was changed; “csdesk restore --list” shows its backups.",
            name=desk.path.name,
        )
    if checked.backups:
        raise Refusal("“{name}” is sound, but not all of its backups are.", name=desk.path.name)
    console.tell(
        phrase(
            "Nothing is wrong with “{name}”; {backups}.",
            name=desk.path.name,
            backups=counted("{count} backup looked at", "{count} backups looked at", checked.backups_seen),
        )
    )


def _data(checked: Checked, console: Console) -> dict[str, object]:
    say = console.formats.say
    return {
        "well": checked.is_well,
        "book": [say(said) for said in checked.book],
        "backups": [say(said) for said in checked.backups],
        "backups_seen": checked.backups_seen,
    }
