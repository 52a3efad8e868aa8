"""`csdesk import KIND FILE`: figures come in as series, everything else row by row."""

from __future__ import annotations

from csdesk.cli import import_measurements, import_records
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.import_arguments import MEASUREMENTS


def run(arguments: Arguments, console: Console) -> None:
    """Import and say what came of it. Raises Refusal, nothing kept, where it can't be done."""
    bring_in = import_measurements if arguments.what == MEASUREMENTS else import_records
    bring_in.run(arguments, console)
