"""A million figures from a file, against a bare executemany into the same table with its tuples ready."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from csdesk.commands.figure_run import FigureRun
from csdesk.commands.imported import ImportMeasurements, Incoming
from csdesk.db.driver import writer_engine
from csdesk.desk import Desk
from csdesk.domain.periods import Cadence
from csdesk.exchange.mapping import Columns
from csdesk.flows.import_measurements import import_measurements, plan_import
from csdesk.flows.import_request import ImportRequest
from tests.benchmarks.books import TODAY
from tests.benchmarks.ratio import Ratio

WEEKS, ACCOUNTS, METRICS = 100, 500, 20
LIMIT = 3.0
NAMES = (
    *("id", "version", "metric_id", "period", "value", "numerator", "denominator", "evidence", "source"),
    *("confirmed_by_id", "confirmed_on", "note"),
)


def measure() -> Iterator[Ratio]:
    """The file is read, matched, kept and noted for undo in at most three times what the bare statement takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        _write(file)
        columns = Columns(account="account", date="date", metric="metric", value="value")
        request = ImportRequest(file, columns, cadence=Cadence.WEEKLY, create_accounts=True)
        desk = Desk.create(Path(folder) / "ours.csdesk", today=lambda: TODAY)
        start = time.perf_counter()
        import_measurements(desk, request)
        ours = time.perf_counter() - start
        desk.close()
        yield Ratio(
            "import-of-a-million", LIMIT, (ours,), (_bare(Path(folder) / "bare.csdesk", request),), "s"
        )


def _write(file: Path) -> None:
    rng = random.Random(1)
    first = date(2024, 1, 1)
    with file.open("w", encoding="utf-8") as lines:
        lines.write("account,metric,date,value\n")
        for week in range(WEEKS):
            day = first + timedelta(weeks=week)
            for account in range(ACCOUNTS):
                for metric in range(METRICS):
                    lines.write(f"Account {account},Metric {metric},{day},{rng.random() * 1000:.3f}\n")


def _bare(path: Path, request: ImportRequest) -> float:
    """Seconds that the driver takes for the same rows, put in an order that suits the index."""
    desk = Desk.create(path, today=lambda: TODAY)
    plan = plan_import(desk, request)
    empty = tuple(Incoming(one.metric, FigureRun(is_ratio=False)) for one in plan.command.incoming)
    desk.do(ImportMeasurements("bare.csv", empty))
    desk.close()
    rows = []
    for metric, one in enumerate(plan.command.incoming, start=1):
        for period, value in zip(one.figures.periods, one.figures.first, strict=True):
            day = date.fromordinal(period).isoformat()
            rows.append((len(rows) + 1, 1, metric, day, value, None, None, "measured", "b", None, None, ""))
    marks = ", ".join("?" * len(NAMES))
    engine = writer_engine(path)
    start = time.perf_counter()
    with engine.begin() as connection:
        statement = f"INSERT INTO measurement ({', '.join(NAMES)}) VALUES ({marks})"
        connection.exec_driver_sql(statement, rows)
    taken = time.perf_counter() - start
    engine.dispose()
    return taken
