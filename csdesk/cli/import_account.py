"""`csdesk import account`: one account from a colleague's package."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.domain.package import WhenThere
from csdesk.errors import Refusal
from csdesk.flows.package import import_package
from csdesk.words import phrase

WAYS = "--when-there replace, --when-there keep-both, --when-there merge"


def run(arguments: Arguments, console: Console) -> None:
    """Bring it in and say so. Raises Refusal, with nothing kept, where it can't be done."""
    way = WhenThere(arguments.when_there) if arguments.when_there else None
    try:
        with desk_of(arguments, write=True) as desk:
            account = import_package(desk, arguments.file, way, console.progress()).result
    except Refusal as refused:
        if refused.field == "when_there":
            raise Refusal("{said} ({ways})", said=refused.said, ways=WAYS) from refused
        raise
    finally:
        console.done()
    if arguments.json:
        console.data({"account": account})
    else:
        console.line(phrase("Imported the account of {file}.", file=arguments.file.name))
