"""`csdesk export`: take the whole book, or one account of it, out in a format that others read."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.export_book import export_folder, export_json
from csdesk.flows.export_lists import export_calendar, export_workbook
from csdesk.flows.package import export_package
from csdesk.queries.account_by_name import account_by_name
from csdesk.words import phrase


def run(arguments: Arguments, console: Console) -> None:
    """Write the file or the folder and print its path. Raises Refusal, nothing written, where it can't be."""
    if arguments.for_excel and arguments.format != "csv":
        raise Refusal("Only CSV files can be made safe for Excel; the others are. Leave --for-excel away.")
    if arguments.without_notes and (arguments.format != "json" or not arguments.account):
        raise Refusal(
            "Notes stay out of one account’s package: say --format json and --account NAME as well."
        )
    with desk_of(arguments, write=False) as desk:
        account = desk.ask(account_by_name, arguments.account).id if arguments.account else None
        match arguments.format:
            case "csv":
                export_folder(desk, arguments.out, for_excel=arguments.for_excel, account=account)
            case "json":
                _export_json(desk, arguments, account)
            case "xlsx":
                export_workbook(desk, arguments.out, account)
            case _:
                export_calendar(desk, arguments.out, console.formats, account)
    path = str(arguments.out.absolute())
    if arguments.json:
        console.data({"out": path})
    else:
        console.tell(phrase("Written: {path}", path=path))


def _export_json(desk: Desk, arguments: Arguments, account: int | None) -> None:
    """One account is a package, which says when everything was changed; otherwise it is the book."""
    if account is None:
        export_json(desk, arguments.out)
    else:
        export_package(desk, account, arguments.out, notes=not arguments.without_notes)
