"""`csdesk ask`: write a data request, a one-page workbook that the customer fills in."""

from __future__ import annotations

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.flows.asking import AskRequest, ask_for_data
from csdesk.flows.prepare_review import author_of
from csdesk.queries.account_by_name import account_by_name
from csdesk.words import counted


def run(arguments: Arguments, console: Console) -> None:
    """Write it and print its path. Raises Refusal, nothing written, where there is nothing to ask."""
    assert arguments.account is not None
    with desk_of(arguments, write=True) as desk:
        account = desk.ask(account_by_name, arguments.account)
        request = AskRequest(
            account.id,
            arguments.out.absolute(),
            author_of(settings.load().settings),
            console.formats.locale,
        )
        asked = ask_for_data(desk, request, console.progress())
    console.done()
    if arguments.json:
        console.data({"file": str(asked.path), "code": asked.code, "rows": asked.rows})
        return
    console.line(str(asked.path))
    console.tell(
        counted(
            "{count} row is asked, known by the code {code}.",
            "{count} rows are asked, known by the code {code}.",
            asked.rows,
            code=asked.code,
        )
    )
