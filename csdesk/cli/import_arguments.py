"""What may be said about a file of measurements to be imported."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from csdesk.cli.values import a_condition, a_path
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Summary
from csdesk.domain.periods import Cadence
from csdesk.exchange.days import DayOrder
from csdesk.exchange.numbers import DecimalMark
from csdesk.words import words


def add_import(parser: ArgumentParser, common: ArgumentParser) -> None:
    """Give `csdesk import` its kinds of file."""
    kinds = parser.add_subparsers(
        dest="what", metavar="measurements", required=True, title=words("what can be imported")
    )
    about = words("bring measurements in from a CSV file: all rows, or none")
    measurements = kinds.add_parser(
        "measurements",
        parents=[common],
        allow_abbrev=False,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
    )
    measurements.add_argument("file", type=a_path, metavar="FILE")
    _add_columns(measurements)
    _add_new_metrics(measurements)
    _add_manners(measurements)
    _add_ways(measurements)


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


def insist_on_import(parser: ArgumentParser, arguments: Namespace) -> None:
    """Refuse, as misuse, columns that make no measurement. Raises SystemExit."""
    parts = (arguments.numerator, arguments.denominator)
    if (arguments.value is None) == (parts == (None, None)) or (arguments.value is None and None in parts):
        parser.error(words("give either --value, or both --numerator and --denominator"))
    if not (arguments.metric or arguments.metric_name or "").strip():
        parser.error(words("the metric needs a name"))


def _add_columns(parser: ArgumentParser) -> None:
    columns = parser.add_argument_group(words("columns of the file"))
    columns.add_argument(
        "--account", metavar="COLUMN", required=True, help=words("holds accounts’ external ids or names")
    )
    columns.add_argument(
        "--date", dest="day", metavar="COLUMN", required=True, help=words("holds a day of the period")
    )
    metric = columns.add_mutually_exclusive_group(required=True)
    metric.add_argument("--metric", metavar="COLUMN", help=words("holds the metrics’ names"))
    metric.add_argument("--metric-name", metavar="TEXT", help=words("all rows are of this metric"))
    columns.add_argument("--value", metavar="COLUMN", help=words("holds values in the metric’s unit"))
    columns.add_argument("--numerator", metavar="COLUMN", help=words("of a ratio"))
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
        default=Evidence.MEASURED.value,
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
        choices=[one.value for one in Summary],
        help=words("make one figure of several rows for one period; without it they are refused"),
    )


def _add_ways(parser: ArgumentParser) -> None:
    ways = parser.add_argument_group(words("how the file is written, where it doesn’t show"))
    ways.add_argument("--encoding", metavar="NAME", help=words("such as cp1252"))
    ways.add_argument(
        "--decimal", choices=[one.value for one in DecimalMark], help=words("what stands before decimals")
    )
    ways.add_argument(
        "--dates", choices=[one.value for one in DayOrder], help=words("what stands first in 03/04/2026")
    )
