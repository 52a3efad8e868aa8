"""The reviews of a hundred accounts with `--all`, on both cores, beside a loop over them in one process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from csdesk.commands.sharing import Share
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.flows.all_reviews import AllRequest, prepare_all
from csdesk.jobs import Progress
from csdesk.queries.staying_out import not_shared
from tests.benchmarks.books import TODAY, add_accounts, fill_account
from tests.benchmarks.ratio import Ratio, interleaved, milliseconds

ACCOUNTS, METRICS, RUNS, CORES = 100, 3, 3, 2
PERIOD = (date(2026, 7, 1), date(2026, 9, 30))


def measure() -> Iterator[Ratio]:
    """A hundred decks, the start of the processes included."""
    with tempfile.TemporaryDirectory() as folder:
        desk = _book(Path(folder) / "Hundred accounts.csdesk")
        numbers = count()

        def written(cores: int) -> int:
            into = Path(folder) / str(next(numbers))
            request = AllRequest(ReviewKind.EXECUTIVE, *PERIOD, into, Author("Ann", "", ""))
            outcomes = prepare_all(desk, request, Progress(), cores)
            assert len(outcomes) == ACCOUNTS
            assert all(one.path is not None and one.path.is_file() for one in outcomes)
            return len(outcomes)

        written(1)
        works = (partial(written, CORES), partial(written, 1))
        both, loop = interleaved(RUNS, *(partial(milliseconds, work) for work in works))
        desk.close()
    yield Ratio("all-decks", 0.7, both, loop, "ms")


def _book(path: Path) -> Desk:
    desk = Desk.create(path, today=lambda: TODAY)
    for account in add_accounts(desk, ACCOUNTS):
        fill_account(desk, account, METRICS)
        kept_back = desk.ask(not_shared, account)
        desk.do(Share(tuple((one.kind, one.id) for one in kept_back)))
    return desk
