"""``python -m tests.benchmarks [NAME …]``: one line a promise, exit code 1 when one is missed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CSDESK_HOME"] = tempfile.mkdtemp(prefix="csdesk-bench-")

from csdesk.ui.plain_imports import plain_imports

with plain_imports():  # as the program itself begins
    import PySide6.QtCore  # noqa: F401

from tests.benchmarks import (
    accounts,
    all_decks,
    big,
    charts,
    deck,
    figures,
    history,
    imports,
    locked,
    session,
    start,
    switching,
)
from tests.benchmarks.ratio import Ratio

BENCHMARKS: dict[str, Callable[[], Iterable[Ratio]]] = {
    "start": start.measure,
    "switching": switching.measure,
    "deck": deck.measure,
    "all-decks": all_decks.measure,
    "accounts": accounts.measure,
    "figures": figures.measure,
    "charts": charts.measure,
    "locked": locked.measure,
    "imports": imports.measure,
    "big": big.measure,
    "history": history.measure,
    "session": session.measure,
}


def main(names: list[str]) -> int:
    """Measure all, or those named. 2 for a name that is none."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}.\n")
        return 2
    met = True
    for name in names or BENCHMARKS:
        for ratio in BENCHMARKS[name]():
            sys.stdout.write(f"{ratio}\n")
            sys.stdout.flush()
            met = met and ratio.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
