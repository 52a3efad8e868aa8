"""``python -m tests.faults [--seed SEED] [MINUTES] [PART …]``: a line a kind of fault, as its last one is made.

What is drawn by lot is drawn alike for the same seed and parts, so that a fault that was found can be made again.
The exit code is 1 when a promise was broken, 3 when there was no time for all of them, 2 for what is not understood.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from pathlib import Path

os.environ["CSDESK_HOME"] = tempfile.mkdtemp(prefix="csdesk-faults-")
os.environ["OPENPYXL_LXML"] = "False"  # lxml comes with the tests alone, and has errors of its own

from tests.faults.calls import can_strike, preloaded
from tests.faults.figures import Figures
from tests.faults.plan import PARTS, Piece

HOME = Path(os.environ["CSDESK_HOME"])
MINUTES = 30.0
MARGIN = 30.0
"""Seconds for what is at work when the time is over."""
BROKEN, MISUSED, SHORT = 1, 2, 3
KINDS: list[list[Piece]] = []
"""What there is to do; processes are made once it is known, since it can't be sent to them."""


def main(words: list[str]) -> int:
    """Make faults for at most so many minutes, of all kinds or of those named."""
    begun = time.monotonic()
    minutes, chosen, seed = _asked(words)
    if unknown := [name for name in chosen if name not in PARTS]:
        sys.stderr.write(f"No part is called {', '.join(unknown)}; there are {', '.join(PARTS)}.\n")
        return MISUSED
    until = begun + 60 * minutes - min(MARGIN, 6 * minutes)
    _write(f"seed {seed}")
    for name in chosen or PARTS:
        KINDS.extend(PARTS[name]())
    code, made = 0, 0
    for figures, wanted in _made(until, seed):
        _write(figures.said(wanted))
        made += figures.faults
        code = BROKEN if figures.broken or code == BROKEN else SHORT if figures.is_short_of(wanted) else code
    _write(f"{made:,} faults in {(time.monotonic() - begun) / 60:.1f} minutes")
    return code


def _asked(words: list[str]) -> tuple[float, list[str], int]:
    """The minutes, the parts and the seed that were asked for."""
    parser = argparse.ArgumentParser(prog="faults", description="Makes faults and counts broken promises.")
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="the one of a run to be made again"
    )
    parser.add_argument("words", nargs="*", metavar="MINUTES PART", help="at most how long, and which parts")
    asked = parser.parse_intermixed_args(words)
    first = asked.words[0] if asked.words else ""
    if first.replace(".", "", 1).isdigit():
        return float(first), asked.words[1:], asked.seed
    return MINUTES, asked.words, asked.seed


def _made(until: float, seed: int) -> Iterator[tuple[Figures, int]]:
    """Each kind's figures once all of its pieces are made, and how many faults were wanted.

    All kinds of the first order are begun at once, then the others: where time is short, it is so for the last ones.
    """
    pieces = [(kind, place) for kind, its in enumerate(KINDS) for place in range(len(its))]
    pieces.sort(key=lambda one: KINDS[one[0]][one[1]].when)
    found: dict[int, list[Figures]] = {kind: [] for kind in range(len(KINDS))}
    with _executor() as executor:
        running = {
            executor.submit(_make, *one, until, seed + number): one[0] for number, one in enumerate(pieces)
        }
        for done in as_completed(running):
            of_kind = found[running[done]]
            of_kind.append(done.result())
            if len(of_kind) == len(its := KINDS[running[done]]):
                yield _together(of_kind), sum(piece.faults for piece in its)


def _make(kind: int, place: int, until: float, seed: int) -> Figures:
    return KINDS[kind][place].make(until, seed)


def _together(parts: list[Figures]) -> Figures:
    whole = Figures(parts[0].name)
    for part in parts:
        whole.add(part)
    return whole


def _executor() -> Executor:
    if os.name == "nt":
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork"))


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    extra = {} if can_strike() or "LD_PRELOAD" in os.environ else preloaded(HOME)
    if extra:
        os.execve(sys.executable, [sys.executable, "-m", "tests.faults", *sys.argv[1:]], os.environ | extra)
    ended = main(sys.argv[1:])
    for folder in {HOME, Path(os.environ.get("LD_PRELOAD", HOME / "none")).parent}:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(ended)
