"""`csdesk deck`: write a customer's review as a workbook."""

from __future__ import annotations

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.deck_all import run_all
from csdesk.cli.desks import desk_of
from csdesk.domain.review import ReviewKind
from csdesk.flows.prepare_review import ReviewRequest, author_of, prepare_review, what_stays_out
from csdesk.queries.account_by_name import account_by_name
from csdesk.words import phrase


def run(arguments: Arguments, console: Console) -> None:
    """Write it and print its path. Raises Refusal, an existing file left whole, where that can't be done."""
    if arguments.all_accounts:
        run_all(arguments, console)
        return
    assert arguments.account is not None
    with desk_of(arguments, write=arguments.confirm_sheet) as desk:
        account = desk.ask(account_by_name, arguments.account)
        request = ReviewRequest(
            account_id=account.id,
            kind=ReviewKind(arguments.kind),
            start=arguments.since,
            end=arguments.until,
            path=arguments.out.absolute(),
            author=author_of(settings.load().settings),
            locale=console.formats.locale,
            pdf=arguments.pdf,
            confirm=arguments.confirm_sheet,
        )
        prepared = prepare_review(desk, request, console.progress())
        left = what_stays_out(desk, account.id)
    console.done()
    for one in left:
        console.tell(
            phrase("Not shared, so not in it: {kind} “{name}”.", kind=one.kind.label, name=one.label)
        )
    if arguments.json:
        stays_out = [{"kind": one.kind.value, "name": one.label} for one in left]
        pdf = None if prepared.pdf is None else str(prepared.pdf)
        sheets = list(prepared.sheets)
        console.data({"file": str(prepared.path), "pdf": pdf, "sheets": sheets, "stays_out": stays_out})
    else:
        console.line(str(prepared.path))
        if prepared.pdf is not None:
            console.line(str(prepared.pdf))
