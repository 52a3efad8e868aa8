"""The command line: the same commands and queries as the window, without Qt."""

from csdesk.cli.entry import main

__all__ = ["main"]
