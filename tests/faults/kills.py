"""Programs killed at random moments."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence

from tests.faults.child import CRASHED, REFUSED, Child
from tests.faults.figures import Figures
from tests.faults.jobs import Job, broken_promises, in_folder_of_its_own, timely


def kill(job: Job, numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Kill a job so many times, or until that moment of the monotonic clock."""
    figures = Figures(f"killed while {job.name}")
    if os.name == "nt":
        figures.skipped = "Windows has no fork"
        return figures
    chance = random.Random(seed)
    for _ in timely(numbers, until):
        with in_folder_of_its_own() as folder:
            book = folder / "book.csdesk"
            job.make(book)
            child = Child(job.work, book, chance.getrandbits(32))
            child.kill_after(chance.randrange(job.round + 1), chance.uniform(0, job.longest))
            if (code := child.wait()) in (CRASHED, REFUSED):
                figures.broken.append(f"the program ended by itself with {code}: {child.crash}")
            figures.faults += 1
            figures.acknowledged += len(child.acknowledged)
            figures.broken += broken_promises(book, child.acknowledged)
    return figures
