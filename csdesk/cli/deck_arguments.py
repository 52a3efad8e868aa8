"""What `csdesk deck` is told: one customer's review, or those of all accounts."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from typing import TYPE_CHECKING

from csdesk.cli.values import a_date, a_path
from csdesk.words import words

if TYPE_CHECKING:
    from csdesk.cli.arguments import Arguments


def add_deck(parser: ArgumentParser) -> None:
    """Let a parser understand which review is wanted."""
    need = parser.add_argument_group(words("needed"))
    whose = need.add_mutually_exclusive_group(required=True)
    whose.add_argument("--account", metavar="NAME")
    whose.add_argument(
        "--all",
        dest="all_accounts",
        action="store_true",
        default=SUPPRESS,
        help=words("of every account with a plan, on all cores; one that is refused stops no other"),
    )
    need.add_argument(
        "--out",
        metavar="FILE",
        type=a_path,
        required=True,
        help=words("a file named *.xlsx; with --all a folder, made where there is none"),
    )
    one = parser.add_argument_group(words("needed for one account"))
    one.add_argument(
        "--kind",
        choices=("ebr", "qbr", "solution"),
        default=SUPPRESS,
        help=words(
            "ebr: executive business review; qbr: quarterly business review; solution: solution review; "
            "with --all ebr unless you say otherwise"
        ),
    )
    about = words("the period; with --all the last whole quarter unless you say otherwise")
    one.add_argument("--from", dest="since", metavar="DATE", type=a_date, default=SUPPRESS, help=about)
    one.add_argument("--to", dest="until", metavar="DATE", type=a_date, default=SUPPRESS)
    parser.add_argument(
        "--confirm-sheet",
        dest="confirm_sheet",
        action="store_true",
        default=SUPPRESS,
        help=words(
            "with a sheet on which the customer confirms and corrects; the book remembers what was asked"
        ),
    )
    parser.add_argument("--pdf", action="store_true", help=words("the same as PDF beside it, page for page"))


def insist_on_deck(parser: ArgumentParser, arguments: Arguments) -> None:
    """End with a usage error where a review is asked for by halves."""
    dates = ("since", "until")
    if arguments.all_accounts:
        if arguments.confirm_sheet:
            parser.error(words("--confirm-sheet goes with --account"))
        if sum(hasattr(arguments, name) for name in dates) == 1:
            parser.error(words("--from and --to are given together"))
        return
    missing = [
        option
        for option, name in (("--kind", "kind"), ("--from", "since"), ("--to", "until"))
        if not hasattr(arguments, name)
    ]
    if missing:
        parser.error(f"{words('the following arguments are required')}: {', '.join(missing)}")
