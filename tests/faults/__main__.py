"""``python -m tests.faults [MINUTES] [PART …]``: a line a kind of fault, exit code 1 when a promise was broken."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

os.environ["CSDESK_HOME"] = tempfile.mkdtemp(prefix="csdesk-faults-")

from tests.faults.figures import Figures
from tests.faults.full import fill_disk, fill_while_exporting, limit_files
from tests.faults.jobs import JOBS
from tests.faults.kills import kill
from tests.faults.outside import malform
from tests.faults.pages import harm
from tests.faults.together import together

MINUTES = 30.0
KILLS, CUTS, FULL, HARMED, MALFORMED, EXPORTS = 1_000, 60, 40, 500, 1_000, 12
SHARES = {
    "kills": 0.36,
    "cuts": 0.1,
    "full": 0.2,
    "pages": 0.14,
    "together": 0.04,
    "outside": 0.1,
    "exports": 0.06,
}

OFTEN = {
    "editing": 0.3,
    "importing": 0.2,
    "backing up": 0.2,
    "upgrading": 0.1,
    "encrypting": 0.06,
    "restoring": 0.14,
}


def kills(seconds: float, seed: int) -> Iterator[Figures]:
    """Kills, shared among the jobs; what takes longer is killed less often."""
    for job in JOBS:
        yield kill(job, round(KILLS * OFTEN[job.name]), seconds / len(JOBS), seed)


def cuts(seconds: float, seed: int) -> Iterator[Figures]:
    """Power cuts while editing, importing, backing up and upgrading."""
    if not sys.platform.startswith("linux"):
        yield Figures("power cuts", skipped="they take root on Linux")
        return
    from tests.faults.cuts import cut

    for job in JOBS[:4]:
        yield cut(job, CUTS // 4, seconds / 4, seed)


def full(seconds: float, seed: int) -> Iterator[Figures]:
    """Disks that fill up."""
    for job in JOBS:
        yield fill_disk(job, FULL, seconds / len(JOBS) / 2)
        yield limit_files(job, FULL, seconds / len(JOBS) / 2)


def pages(seconds: float, seed: int) -> Iterator[Figures]:
    """Harmed books."""
    yield harm(HARMED, seconds, seed)


def at_once(seconds: float, seed: int) -> Iterator[Figures]:
    """Several programs at once."""
    yield together(min(60.0, seconds))


def outside(seconds: float, seed: int) -> Iterator[Figures]:
    """Malformed files."""
    yield malform(MALFORMED, seconds, seed)


def exports(seconds: float, seed: int) -> Iterator[Figures]:
    """Reviews on a full disk."""
    yield fill_while_exporting(EXPORTS)


PARTS: dict[str, Callable[[float, int], Iterator[Figures]]] = {
    "kills": kills,
    "cuts": cuts,
    "full": full,
    "pages": pages,
    "together": at_once,
    "outside": outside,
    "exports": exports,
}


def main(words: list[str]) -> int:
    """Make faults for so many minutes, of all kinds or of those named. 2 for what is not understood."""
    minutes = float(words.pop(0)) if words and words[0].replace(".", "", 1).isdigit() else MINUTES
    if unknown := [name for name in words if name not in PARTS]:
        sys.stderr.write(f"No part is called {', '.join(unknown)}; there are {', '.join(PARTS)}.\n")
        return 2
    chosen = words or list(PARTS)
    whole, seed, held = sum(SHARES[name] for name in chosen), int(time.time()), True
    sys.stdout.write(f"seed {seed}\n")
    for name in chosen:
        for figures in PARTS[name](60 * minutes * SHARES[name] / whole, seed):
            sys.stdout.write(f"{figures}\n")
            sys.stdout.flush()
            held = held and figures.held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
