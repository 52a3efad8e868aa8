"""Books of the sizes that the promises speak of, made through the commands, with figures that repeat."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from csdesk.commands.account import AddAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric
from csdesk.commands.plan import AddPlan
from csdesk.db.work import Work
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.words import Phrase

TODAY = date(2026, 11, 22)
LAST_WEEK = date(2026, 11, 16)
WEEKS = 156


@dataclass(frozen=True, slots=True)
class Together:
    """Many commands in one transaction; gives back what each gave back."""

    title: ClassVar[Phrase] = Phrase("Make a book")

    commands: tuple[Any, ...]

    def run(self, work: Work) -> tuple[Any, ...]:
        """Run them in order."""
        return tuple(command.run(work) for command in self.commands)


def add_accounts(desk: Desk, count: int) -> tuple[int, ...]:
    """Accounts with names and industries to filter by."""
    rng = random.Random(count)
    trades = ("Logistics", "Health", "Retail", "Energy", "Education", "Insurance")
    accounts = [
        AddAccount(f"{rng.choice('ABCDEFGHKLMNPRST')}{rng.randrange(10**6):06} {trade} Ltd", industry=trade)
        for trade in rng.choices(trades, k=count)
    ]
    unique = {account.name: account for account in accounts}
    return desk.do(Together(tuple(unique.values()))).result


def fill_account(desk: Desk, account: int, metrics: int) -> None:
    """A plan with as many weekly metrics over three years, each with a goal, a fall to it and a change."""
    plan = desk.do(AddPlan(account, purpose="Answer our people before they ask twice.")).result
    for number in range(metrics):
        _fill_metric(desk, account, plan, number)


def _fill_metric(desk: Desk, account: int, plan: int, number: int) -> None:
    rng = random.Random(f"{account} {number}")
    metric = desk.do(
        AddMetric(account, f"Waiting {number}", unit="h", better=Better.DOWN, cadence=Cadence.WEEKLY)
    ).result
    first = LAST_WEEK - timedelta(weeks=WEEKS - 1)
    figures = (
        Figure(metric, first + timedelta(weeks=week), value=round(9 - week / 30 + rng.gauss(0, 0.4), 2))
        for week in range(WEEKS)
    )
    desk.do(RecordMeasurements(tuple(figures)))
    desk.do(
        AddGoal(
            plan,
            metric,
            starts=first + timedelta(weeks=12),
            due=date(2026, 12, 31),
            baseline_from=first,
            baseline_to=first + timedelta(weeks=11),
            target=4.0,
            rank=number + 1 if number < 3 else None,
        )
    )
    day = first + timedelta(weeks=60)
    concerned = (Concerns(metric, new_start=True),)
    desk.do(AddChange(account, day, "Requests go to a rota of two", ChangeKind.PROCESS, metrics=concerned))
