"""All figures of the method for an account, and for the whole NHS book, against the bars that were set for them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from csdesk.desk import Desk
from csdesk.domain.metric import Better
from csdesk.exchange.mapping import Columns
from csdesk.flows.import_measurements import import_measurements
from csdesk.flows.import_request import ImportRequest
from csdesk.jobs import Progress
from csdesk.queries.results import account_results, all_results
from tests.benchmarks.books import TODAY, add_accounts, fill_account
from tests.benchmarks.ratio import Ratio, milliseconds

ACCOUNT_BAR = 40.0
NHS_BAR = 1500.0
RUNS = 9
ATTENDANCES = Path(__file__).parents[3] / "shared" / "data" / "nhs-ae" / "ae_attendances.csv"


def measure() -> Iterator[Ratio]:
    """Ten metrics of three years weekly; the NHS book's type 1 providers, where the data lies beside us."""
    with tempfile.TemporaryDirectory() as folder:
        yield _account(Path(folder) / "account.csdesk")
        if ATTENDANCES.exists():
            yield _nhs(Path(folder) / "nhs.csdesk")
        else:
            sys.stdout.write("figures-of-the-nhs-book left out: shared/data is not beside this checkout\n")


def _account(path: Path) -> Ratio:
    desk = Desk.create(path, today=lambda: TODAY)
    (account,) = add_accounts(desk, 1)
    fill_account(desk, account, metrics=10)
    desk.ask(account_results, account, TODAY)
    times = tuple(milliseconds(lambda: desk.ask(account_results, account, TODAY)) for _ in range(RUNS))
    desk.close()
    return Ratio("figures-of-an-account", 1.0, times, (ACCOUNT_BAR,), "ms")


def _nhs(path: Path) -> Ratio:
    desk = Desk.create(path, today=lambda: TODAY)
    import_measurements(desk, _request(), Progress())
    desk.ask(all_results, TODAY)
    times = tuple(milliseconds(lambda: desk.ask(all_results, TODAY)) for _ in range(RUNS))
    desk.close()
    return Ratio("figures-of-the-nhs-book", 1.0, times, (NHS_BAR,), "ms")


def _request() -> ImportRequest:
    return ImportRequest(
        ATTENDANCES,
        Columns(
            "org_code", "period", numerator="breaches", denominator="attendances", where=(("type", "1"),)
        ),
        metric_name="Waited over four hours",
        unit="%",
        better=Better.DOWN,
        create_accounts=True,
    )
