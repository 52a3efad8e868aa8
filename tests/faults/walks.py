"""Walks through the window, each in a process of its own, so that one that ends it is noticed."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.faults.figures import Figures

STEPS = 250
LONGEST = 600.0


def walk_apart(until: float, seed: int, steps: int = STEPS) -> Figures:
    """Take so many steps by lot, where there is time until that moment of the monotonic clock."""
    figures = Figures("steps of a hand that errs")
    left = until - time.monotonic()
    if left < 0:
        return figures
    command = [sys.executable, "-m", "tests.faults.walk", str(seed), str(steps)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        figures.broken.append(f"the walk {seed} did not come to its end")
        return figures
    figures.faults = steps
    figures.broken += done.stdout.splitlines()
    if done.returncode:
        figures.broken.append(f"the walk {seed} ended with {done.returncode}: {done.stderr[-2000:]}")
    return figures
