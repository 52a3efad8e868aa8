"""What may be asked for on the command line. Light: nothing of the database is loaded to read it.

`--book`, `--today` and `--json` are understood before and after the subcommand: every parser has them, and none has
a default for them that would erase what an earlier one read.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk import __version__
from csdesk.cli.deck_arguments import add_deck, insist_on_deck
from csdesk.cli.export_arguments import WHOLE, add_export
from csdesk.cli.import_arguments import add_import, add_undo_import, insist_on_import
from csdesk.cli.reading import add_peek
from csdesk.cli.return_arguments import add_ask, add_return
from csdesk.cli.safety_arguments import add_safety, insist_on_forget, insist_on_restore
from csdesk.cli.values import a_date, a_number, a_path
from csdesk.domain.evidence import Evidence
from csdesk.words import words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

WITHOUT_A_BOOK = (None, "demo", "peek")


class Arguments(Namespace):
    """Everything that can be said; what was not said stays at its value here."""

    command: str | None = None
    book: Path | None = None
    today: date | None = None
    json: bool = False
    passphrase_fd: int | None = None
    take_over: bool = False

    with_review: bool = False
    confirm_sheet: bool = False
    list_backups: bool = False
    salvage: bool = False
    dry_run: bool = False
    to: Path | None = None
    list_imports: bool = False
    entry: int | None = None
    backup: str | None = None
    old_backups: str | None = None
    list_deleted: bool = False
    person: str | None = None
    reviews: bool = False
    yes: bool = False
    keyring: bool = False

    what: str = ""
    file: Path
    mapping: str | None = None
    save_mapping: str | None = None
    column: Sequence[tuple[str, str]] = ()
    fixed: Sequence[tuple[str, str]] = ()
    value_of: Sequence[tuple[str, str, str]] = ()
    match: str | None = None
    empty: str | None = None
    new_only: bool = False
    contract: str | None = None
    across: str | None = None
    account: str | None = None
    day: str | None = None
    metric: str | None = None
    metric_name: str | None = None
    value: Sequence[str] | None = None
    numerator: str | None = None
    denominator: str | None = None
    unit: str | None = None
    better: str | None = None
    cadence: str | None = None
    where: Sequence[tuple[str, str]] = ()
    evidence: str | None = None
    shared: bool = False
    create_accounts: bool = False
    skip_bad: bool = False
    encoding: str | None = None
    decimal: str | None = None
    dates: str | None = None
    sum_up: str | None = None

    format: str
    for_excel: bool = False
    without_notes: bool = False
    when_there: str | None = None

    sheet: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: tuple[int, ...] | None = None
    first_line: int | None = None
    last_line: int | None = None

    baseline: Decimal
    target: Decimal
    due: date
    source: str | None = None
    start: date | None = None
    kind: str
    since: date
    until: date
    out: Path
    pdf: bool = False
    all_accounts: bool = False
    accept_all: bool = False
    by: str | None = None


def read_arguments(argv: Sequence[str]) -> Arguments:
    """What a command line asks for. Raises SystemExit: 0 after --help and --version, 2 when it is misused."""
    parser = _parser()
    arguments = parser.parse_args(argv, Arguments())
    if arguments.book is None and arguments.command not in WITHOUT_A_BOOK:
        parser.error(words("say which book with --book BOOK"))
    if arguments.command is None and arguments.passphrase_fd is not None:
        parser.error(words("the window asks for the passphrase by itself"))
    if arguments.command == "deck":
        insist_on_deck(parser, arguments)
    if arguments.command == "import" and arguments.what not in WHOLE:
        insist_on_import(parser, arguments)
    if arguments.command == "restore":
        insist_on_restore(parser, arguments)
    if arguments.command == "forget":
        insist_on_forget(parser, arguments)
    return arguments


def _parser() -> ArgumentParser:
    common = _common()
    parser = ArgumentParser(
        "csdesk",
        parents=[common],
        allow_abbrev=False,
        description=words(
            "A desk for customer success managers: success plans, results that stand up and customer reviews. "
            "Without a command the window opens, on BOOK or on the last book."
        ),
        epilog=words("“csdesk COMMAND --help” says more about a command."),
    )
    shown = words("show program's version number and exit")  # as argparse says it, but in the user's language
    parser.add_argument("--version", action="version", version=f"csdesk {__version__}", help=shown)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=words("commands"))
    _add_demo(commands, common)
    _add(commands, common, "new", words("make a new, empty book"))
    _add(commands, common, "accounts", words("list the accounts"))
    add_import(_add(commands, common, "import", words("bring records or figures in from a file")), common)
    add_undo_import(_add(commands, common, "undo-import", words("take an import back")))
    add_export(_add(commands, common, "export", words("take a book, or one account, out for other programs")))
    add_peek(_add(commands, common, "peek", words("print a file’s table as csdesk reads it; needs no book")))
    _add_results(commands, common)
    _add_goal(commands, common)
    add_deck(_add(commands, common, "deck", words("write a customer’s review, or all of them, as workbooks")))
    _add_check_deck(commands, common)
    add_ask(_add(commands, common, "ask", words("ask a customer to confirm, correct or fill in figures")))
    add_return(_add(commands, common, "return", words("compare and take in a file that came back")))
    add_safety(commands, common)
    return parser


def _common() -> ArgumentParser:
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    group = common.add_argument_group(words("understood everywhere"))
    group.add_argument("--book", type=a_path, metavar="BOOK", help=words("the book’s file"))
    group.add_argument(
        "--take-over",
        dest="take_over",
        action="store_true",
        help=words("open the book although another machine seems to have it open"),
    )
    group.add_argument(
        "--today", type=a_date, metavar="DATE", help=words("take this for today’s date, like 2026-11-22")
    )
    group.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=words("read the book’s passphrase from this file descriptor (0: standard input), a line each"),
    )
    group.add_argument("--json", action="store_true", help=words("print data as JSON; ratios are fractions"))
    return common


def _add(
    commands: _SubParsersAction[ArgumentParser], common: ArgumentParser, name: str, about: str
) -> ArgumentParser:
    return commands.add_parser(
        name, parents=[common], allow_abbrev=False, help=about, description=f"{about[:1].upper()}{about[1:]}."
    )


def _add_demo(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    about = words("write the sample book, and open it where there is a screen")
    parser = _add(commands, common, "demo", about)
    parser.add_argument(
        "--with-review",
        action="store_true",
        default=SUPPRESS,
        help=words("write a review of its first account beside it as well, and open no window"),
    )


def _add_results(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    about = words("say what an account’s figures show, or all accounts’")
    parser = _add(commands, common, "results", about)
    parser.add_argument("--account", metavar="NAME", help=words("only this account"))
    parser.add_argument("--metric", metavar="NAME", help=words("only this metric"))


def _add_goal(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    about = words("set a metric’s goal; where there is no plan a draft is made")
    parser = _add(commands, common, "goal", about)
    need = parser.add_argument_group(words("needed"))
    need.add_argument("--account", metavar="NAME", required=True)
    need.add_argument("--metric", metavar="NAME", required=True)
    need.add_argument(
        "--baseline", metavar="NUMBER", type=a_number, required=True, help=words("in the metric’s unit")
    )
    need.add_argument(
        "--target",
        metavar="NUMBER",
        type=a_number,
        required=True,
        help=words("in the metric’s unit: 5 is 5 %%"),
    )
    need.add_argument("--due", metavar="DATE", type=a_date, required=True)
    parser.add_argument("--start", metavar="DATE", type=a_date, help=words("default: today for a new goal"))
    parser.add_argument(
        "--evidence",
        choices=[one.value for one in Evidence],
        help=words("how sure the baseline is; default: asserted"),
    )
    parser.add_argument("--source", metavar="TEXT", help=words("where the baseline comes from"))
    parser.add_argument(
        "--shared", action="store_true", help=words("plan and metric may be shown to the customer")
    )


def _add_check_deck(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    about = words("search a review’s file for what must not leave the book")
    parser = _add(commands, common, "check-deck", about)
    parser.add_argument(
        "file", metavar="FILE", type=a_path, help=words("a workbook, whoever changed it since")
    )
    parser.add_argument("--account", metavar="NAME", help=words("whose review it is; default: whom it names"))
