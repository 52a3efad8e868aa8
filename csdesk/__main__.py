"""``csdesk`` and ``python -m csdesk``: the window without a subcommand, the command line with one."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

OPTIONS_WITH_VALUE = ("--book", "--today")


def main(argv: list[str] | None = None) -> int:
    """Run csdesk with the program's arguments; gives its exit code."""
    if getattr(sys, "frozen", False):
        import_module("multiprocessing").freeze_support()  # a bundle is its own child: it must not start over
    given = sys.argv[1:] if argv is None else argv
    if opens_window(given):
        return show(given)
    sys.excepthook = tell_fault
    code: int = import_module("csdesk.cli").main(given, show)
    return code


def show(options: list[str]) -> int:
    """Open the window with its options, on a computer with a screen; gives its exit code."""
    code: int = import_module("csdesk.app").main(options)
    return code


def tell_fault(*fault: Any) -> None:
    """Log what nobody caught, and say what it means; loaded when it happens."""
    import_module("csdesk.cli.fault").tell_fault(*fault)


def opens_window(argv: list[str]) -> bool:
    """Whether nothing but options of the window is given, so that no subcommand is meant."""
    words = iter(argv)
    for word in words:
        if word in OPTIONS_WITH_VALUE:
            next(words, None)
        elif not word.startswith(tuple(f"{option}=" for option in OPTIONS_WITH_VALUE)):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
