"""Programs killed at random moments."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from tests.faults.child import CRASHED, Child
from tests.faults.figures import Figures
from tests.faults.jobs import Job, broken_promises


def kill(job: Job, times: int, seconds: float, seed: int) -> Figures:
    """Kill a job so many times, or until the seconds are over."""
    figures = Figures(f"killed while {job.name}")
    if os.name == "nt":
        figures.skipped = "Windows has no fork"
        return figures
    chance, end = random.Random(seed), time.monotonic() + seconds
    while figures.faults < times and time.monotonic() < end:
        folder = Path(tempfile.mkdtemp(prefix="csdesk-kills-"))
        os.environ["CSDESK_HOME"] = str(folder / "home")
        book = folder / "book.csdesk"
        try:
            job.make(book)
            child = Child(job.work, book, chance.getrandbits(32))
            child.kill_after(chance.uniform(0, job.longest))
            if child.wait() == CRASHED:
                figures.broken.append("the program crashed by itself")
            figures.faults += 1
            figures.acknowledged += len(child.acknowledged)
            figures.broken += broken_promises(book, child.acknowledged)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return figures
