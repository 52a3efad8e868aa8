"""`csdesk backup`: back a book up now, beside whoever writes it."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.domain.spoken import size_said
from csdesk.words import phrase


def run(arguments: Arguments, console: Console) -> None:
    """Make the backup and say where it lies. Raises Refusal where that can't be done."""
    with desk_of(arguments, write=False) as desk:
        made = desk.back_up()
    if arguments.json:
        console.data({"backup": str(made.path), "at": made.at.isoformat(), "bytes": made.size})
    else:
        console.line(str(made.path))
        console.tell(phrase("Backed up and checked: {size}.", size=size_said(made.size)))
