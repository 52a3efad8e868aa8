"""What is wrong with a file's rows, told on stderr, as data, and with the option that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.cli.console import Console
from csdesk.errors import Refusal
from csdesk.exchange.complaint import Complaint
from csdesk.words import counted, phrase

COMPLAINTS_SHOWN = 50
OPTIONS = {
    "encoding": "--encoding cp1252",
    "decimal": "--decimal point, --decimal comma",
    "dates": "--dates day-first, --dates month-first",
    "skip_bad": "--skip-bad",
    "currency": "--set currency=EUR",
}
HINTS = {
    "create_accounts": phrase("--create-accounts makes the accounts that the book doesn't have."),
    "sum_up": phrase(
        "--sum-up makes one figure of several: count, mean, sum or last of values, ratio or last of ratios."
    ),
    "currency": phrase("--set currency=EUR says which currency all amounts are in."),
    "values": phrase("--value-of FIELD:TEXT=MEANING says what a text stands for."),
}


def complain(console: Console, complaints: Sequence[Complaint]) -> None:
    """Tell what is wrong, and what would mend it."""
    for complaint in complaints[:COMPLAINTS_SHOWN]:
        console.tell(complaint.said)
    if len(complaints) > COMPLAINTS_SHOWN:
        more = len(complaints) - COMPLAINTS_SHOWN
        console.tell(counted("… and {count} more.", "… and {count} more.", more))
    for mends in dict.fromkeys(complaint.mends for complaint in complaints if complaint.mends):
        console.tell(HINTS[mends])


def complaints_data(console: Console, complaints: Sequence[Complaint]) -> list[dict[str, object]]:
    """What is wrong, cell by cell, as JSON."""
    return [
        {
            "line": one.line,
            "column": one.column or None,
            "value": one.value,
            "why": console.formats.say(one.why),
        }
        for one in complaints
    ]


def with_option(refused: Refusal, fields: Sequence[str] = ()) -> Refusal:
    """The refusal with the option that says what it asks for; `fields` are those that a column can be given to."""
    name = refused.field or ""
    option = OPTIONS.get(name) or (f"--column {name}=COLUMN" if name in fields else None)
    return refused if option is None else Refusal("{said} ({option})", said=refused.said, option=option)
