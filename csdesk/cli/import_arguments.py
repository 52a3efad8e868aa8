"""What may be said about a file of measurements to be imported."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from typing import TYPE_CHECKING

from csdesk.cli.export_arguments import add_import_whole
from csdesk.cli.reading import add_reading
from csdesk.cli.values import a_condition, a_meaning, a_path
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.exchange.days import DayOrder
from csdesk.exchange.mapping import SumUp
from csdesk.exchange.numbers import DecimalMark
from csdesk.words import words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from csdesk.cli.arguments import Arguments

MEASUREMENTS = "measurements"


RECORDS = ("accounts", "contacts", "contracts", "metrics", "changes", "milestones", "commitments", "answers")
"""The kinds that come in row by row, as in `csdesk.exchange.kinds`, which is too heavy to be loaded for this."""


def add_import(parser: ArgumentParser, common: ArgumentParser) -> None:
    """Give `csdesk import` its kinds of file."""
    kinds = parser.add_subparsers(
        dest="what", metavar="KIND", required=True, title=words("what can be imported")
    )
    measurements = _add_kind(
        kinds, common, "measurements", words("bring measurements in from a file: all rows, or none")
    )
    _add_columns(measurements)
    _add_new_metrics(measurements)
    _add_manners(measurements)
    _add_ways(measurements)
    for kind in RECORDS:
        about = words("bring {kind} in from a file: all rows, or none").format(kind=kind)
        records = _add_kind(kinds, common, kind, about)
        _add_fields(records)
        _add_matching(records)
        _add_ways(records)
    add_import_whole(kinds, common)


def _add_kind(
    kinds: _SubParsersAction[ArgumentParser], common: ArgumentParser, name: str, about: str
) -> ArgumentParser:
    parser = kinds.add_parser(
        name,
        parents=[common],
        allow_abbrev=False,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
    )
    parser.add_argument("file", type=a_path, metavar="FILE")
    parser.add_argument(
        "--mapping", metavar="NAME|FILE", help=words("take what was said about files of this shape before")
    )
    parser.add_argument(
        "--save-mapping", metavar="NAME", help=words("keep what is said about this file under a name")
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        default=SUPPRESS,
        help=words("only say what would be done; change nothing"),
    )
    return parser


def _add_fields(parser: ArgumentParser) -> None:
    fields = parser.add_argument_group(
        words("fields; columns that are not named are found by title and content")
    )
    fields.add_argument(
        "--column",
        metavar="FIELD=COLUMN",
        type=a_condition,
        action="append",
        default=SUPPRESS,
        help=words("holds a field; COLUMN+COLUMN are joined, nothing leaves the field alone"),
    )
    fields.add_argument(
        "--set",
        dest="fixed",
        metavar="FIELD=TEXT",
        type=a_condition,
        action="append",
        default=SUPPRESS,
        help=words("a field’s text where a row has none"),
    )
    fields.add_argument(
        "--value-of",
        metavar="FIELD:TEXT=MEANING",
        type=a_meaning,
        action="append",
        default=SUPPRESS,
        help=words("what a text of a field stands for"),
    )
    fields.add_argument(
        "--where",
        metavar="COLUMN=TEXT",
        type=a_condition,
        action="append",
        default=SUPPRESS,
        help=words("only rows with this text there; may be said several times"),
    )


def _add_matching(parser: ArgumentParser) -> None:
    manners = parser.add_argument_group(words("what becomes of the rows"))
    manners.add_argument(
        "--match",
        metavar="FIELD[,FIELD]",
        help=words("what tells records apart, the surest first; default: id, name, e-mail domain"),
    )
    manners.add_argument(
        "--empty",
        choices=("keep", "clear"),
        help=words("what an empty cell does to a record that is there; default: keep"),
    )
    manners.add_argument(
        "--new-only",
        action="store_true",
        default=SUPPRESS,
        help=words("leave records that are there as they are"),
    )
    manners.add_argument(
        "--create-accounts",
        action="store_true",
        default=SUPPRESS,
        help=words("make accounts that the book doesn’t have"),
    )
    manners.add_argument(
        "--skip-bad",
        action="store_true",
        default=SUPPRESS,
        help=words("keep the good rows even where others can’t be used"),
    )


def add_undo_import(parser: ArgumentParser) -> None:
    """Give `csdesk undo-import` what it is told."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--list",
        dest="list_imports",
        action="store_true",
        default=SUPPRESS,
        help=words("show the imports and what taking each back would do; change nothing"),
    )
    which.add_argument(
        "entry",
        nargs="?",
        type=int,
        metavar="ENTRY",
        help=words("the import’s number in that list; default: the last one that stands"),
    )


def insist_on_import(parser: ArgumentParser, arguments: Arguments) -> None:
    """Refuse, as misuse, columns that make no measurement. Raises SystemExit.

    Without any of them they are found by title and content, or taken from a mapping.
    """
    if arguments.what != MEASUREMENTS:
        return
    if len(arguments.value or ()) > 1 and arguments.across != "metrics":
        parser.error(words("several --value need --across metrics"))
    if not _says_columns(arguments):
        return
    parts = (arguments.numerator, arguments.denominator)
    counts = arguments.sum_up == "count"
    if (
        (arguments.value is None and parts == (None, None) and not counts)
        or (arguments.value is not None and parts != (None, None) and arguments.metric is None)
        or (parts != (None, None) and None in parts)
    ):
        parser.error(words("give either --value, or both --numerator and --denominator"))
    if arguments.metric and arguments.metric_name and parts == (None, None):
        parser.error(words("give either --metric, or --metric-name"))
    if not (arguments.metric or arguments.metric_name or "").strip():
        parser.error(words("the metric needs a name"))
    if (arguments.account or arguments.contract) is None or arguments.day is None:
        parser.error(words("give --account or --contract, and --date"))


def _says_columns(arguments: Arguments) -> bool:
    if arguments.mapping is not None or arguments.across is not None:
        return False
    given = (
        arguments.account,
        arguments.contract,
        arguments.day,
        arguments.metric,
        arguments.value,
        arguments.numerator,
        arguments.denominator,
    )
    return any(one is not None for one in given)


def _add_columns(parser: ArgumentParser) -> None:
    columns = parser.add_argument_group(words("columns of the file"))
    columns.add_argument("--account", metavar="COLUMN", help=words("holds accounts’ external ids or names"))
    columns.add_argument(
        "--contract",
        metavar="COLUMN",
        help=words("holds external ids of contracts that lead to their accounts"),
    )
    columns.add_argument("--date", dest="day", metavar="COLUMN", help=words("holds a day of the period"))
    columns.add_argument(
        "--across",
        choices=("periods", "metrics"),
        help=words("a column a period, titled by a day of it; or a column a metric, titled by its name"),
    )
    columns.add_argument("--metric", metavar="COLUMN", help=words("holds the metrics’ names"))
    columns.add_argument("--metric-name", metavar="TEXT", help=words("all rows are of this metric"))
    columns.add_argument(
        "--value",
        metavar="COLUMN",
        action="append",
        help=words("holds values in the metric’s unit; with --across metrics once for each metric"),
    )
    columns.add_argument(
        "--numerator",
        metavar="COLUMN",
        help=words(
            "of a ratio; with --metric and --value, whose rows hold it, as the column of metrics names them"
        ),
    )
    columns.add_argument("--denominator", metavar="COLUMN", help=words("of a ratio"))
    columns.add_argument(
        "--where",
        metavar="COLUMN=TEXT",
        type=a_condition,
        action="append",
        default=SUPPRESS,
        help=words("only rows with this text there; may be said several times"),
    )


def _add_new_metrics(parser: ArgumentParser) -> None:
    metrics = parser.add_argument_group(
        words("metrics that are made, where an account has none of that name")
    )
    metrics.add_argument("--unit", metavar="TEXT", help=words("such as h or %%"))
    metrics.add_argument("--better", choices=[Better.UP.value, Better.DOWN.value], help=words("default: up"))
    metrics.add_argument(
        "--cadence", choices=[one.value for one in Cadence], help=words("default: as in your settings")
    )
    metrics.add_argument(
        "--shared", action="store_true", help=words("these metrics may be shown to the customer")
    )


def _add_manners(parser: ArgumentParser) -> None:
    manners = parser.add_argument_group(words("what becomes of the rows"))
    manners.add_argument(
        "--evidence",
        choices=[one.value for one in Evidence],
        help=words("how sure the figures are; default: measured"),
    )
    manners.add_argument(
        "--create-accounts", action="store_true", help=words("make accounts that the book doesn’t have")
    )
    manners.add_argument(
        "--skip-bad", action="store_true", help=words("keep the good rows even where others can’t be used")
    )
    manners.add_argument(
        "--sum-up",
        choices=[one.value for one in SumUp],
        help=words("make one figure of several rows for one period; without it they are refused"),
    )


def _add_ways(parser: ArgumentParser) -> None:
    add_reading(parser)
    ways = parser.add_argument_group(words("how numbers and dates are written, where it doesn’t show"))
    ways.add_argument(
        "--decimal", choices=[one.value for one in DecimalMark], help=words("what stands before decimals")
    )
    ways.add_argument(
        "--dates", choices=[one.value for one in DayOrder], help=words("what stands first in 03/04/2026")
    )
