"""Books with flipped bits, cut ends and zeroed pages: a check finds each, and what can be had back is had back."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from csdesk.db.mark import mark_of, remember
from csdesk.db.restore import insist_on_sound
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.flows.restoring import chosen
from csdesk.flows.salvaging import salvage
from tests.faults.figures import Figures
from tests.faults.jobs import TODAY, broken_promises, importing_once

PAGE = 4096
SALVAGED_EVERY = 5


def harm(times: int, seconds: float, seed: int) -> Figures:
    """Harm a book in so many ways; every fifth is also put together again from what is left."""
    figures = Figures("flipped, cut and zeroed books")
    chance, end = random.Random(seed), time.monotonic() + seconds
    folder = Path(tempfile.mkdtemp(prefix="csdesk-pages-"))
    os.environ["CSDESK_HOME"] = str(folder / "home")
    try:
        book = folder / "book.csdesk"
        importing_once(book)
        whole, known = book.read_bytes(), mark_of(book)
        while figures.faults < times and time.monotonic() < end:
            what, harmed = _harmed(whole, chance)
            if harmed == whole:
                continue
            book.write_bytes(harmed)
            remember(book, **asdict(known))
            figures.faults += 1
            wrong = _judged(book, salvaged=figures.faults % SALVAGED_EVERY == 0)
            figures.broken += [f"{what}: {one}" for one in wrong]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _harmed(whole: bytes, chance: random.Random) -> tuple[str, bytes]:
    data = bytearray(whole)
    place = chance.randrange(len(data))
    page = place // PAGE * PAGE
    match chance.choice(("flip", "flip", "zero", "cut", "noise")):
        case "flip":
            data[place] ^= 1 << chance.randrange(8)
            return f"a bit at {place}", bytes(data)
        case "zero":
            data[page : page + PAGE] = bytes(PAGE)
            return f"page {page // PAGE} zeroed", bytes(data)
        case "noise":
            data[page : page + PAGE] = chance.randbytes(PAGE)
            return f"page {page // PAGE} of noise", bytes(data)
        case _:
            return f"cut at {place}", bytes(data[:place])


def _judged(book: Path, *, salvaged: bool) -> list[str]:
    try:
        desk = Desk.open(book, write=False, today=lambda: TODAY)
    except Refusal:
        found = True
    else:
        try:
            found = bool(check_book(desk).book)
        except Refusal:
            found = True
        finally:
            desk.close()
    wrong = [] if found else ["the check saw nothing"]
    insist_on_sound(chosen(book, "newest").path)
    if salvaged:
        salvage(book)
        wrong += broken_promises(book, ["account Importer", "metric Metric 0"])
        for aside in book.parent.glob("*damaged*"):
            aside.unlink()
    return wrong
