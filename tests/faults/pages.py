"""Books with flipped bits, cut ends and zeroed pages: a check finds each, and what can be had back is had back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from csdesk.db.encryption_change import reseal_book
from csdesk.db.mark import mark_of, remember
from csdesk.db.restore import insist_on_sound
from csdesk.desk import Desk
from csdesk.domain.locking import OldBackups
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.flows.restoring import chosen
from csdesk.flows.salvaging import salvage
from csdesk.jobs import Progress
from tests.faults.figures import Figures
from tests.faults.jobs import PASSPHRASE, TODAY, broken_promises, importing_once, in_folder_of_its_own, timely

PAGE = 4096
SALVAGED_EVERY = 5


def harm(encrypted: bool, numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Harm a book in so many ways; every fifth is also put together again from what is left."""
    figures = Figures("harmed encrypted books" if encrypted else "flipped, cut and zeroed books")
    chance = random.Random(seed)
    with in_folder_of_its_own() as folder:
        book = folder / "book.csdesk"
        importing_once(book)
        if encrypted:
            reseal_book(book, PASSPHRASE, OldBackups.REWRITE, datetime.now(UTC), Progress())
        whole, known = book.read_bytes(), mark_of(book)
        for number in timely(numbers, until):
            what, harmed = _harmed(whole, chance)
            book.write_bytes(harmed)
            remember(book, **asdict(known))
            figures.faults += 1
            wrong = _judged(book, salvaged=number % SALVAGED_EVERY == 0)
            figures.broken += [f"{what}: {one}" for one in wrong]
    return figures


def _harmed(whole: bytes, chance: random.Random) -> tuple[str, bytes]:
    """What was done, and the bytes afterwards, which are never the same."""
    what, harmed = _harmed_once(whole, chance)
    return (what, harmed) if harmed != whole else _harmed(whole, chance)


def _harmed_once(whole: bytes, chance: random.Random) -> tuple[str, bytes]:
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
        wrong += broken_promises(book, ["account Importer of Metric 0", "metric Metric 0"])
        for aside in book.parent.glob("*damaged*"):
            aside.unlink()
    return wrong
