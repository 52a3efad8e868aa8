"""The big book: 300 accounts with all that lies under them, made in a few statements a table and kept for later."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import create_engine

from csdesk.commands.account import AddAccount
from csdesk.db import tables
from csdesk.db.shape import make_tables, shape_digest
from csdesk.db.work import Work
from csdesk.desk import Desk
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Level, Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.words import Phrase
from tests.benchmarks.books import LAST_WEEK, TODAY

ACCOUNTS = 300
INTERACTIONS = 100_000
MEASUREMENTS = 1_000_000
METRICS, WEEKS = 10, 334
PEOPLE, STEPS, PROMISES, QUESTIONS, REVIEWS = 4, 5, 14, 8, 6
FIRST_DAY = date(2020, 7, 1)
FOLDER = Path(tempfile.gettempdir()) / "csdesk-benchmarks"

TRADES = ("Logistics", "Health", "Retail", "Energy", "Education", "Insurance", "Water", "Hotels")
FIRST = (
    "Ann Ben Cleo Dai Eva Finn Gita Hugo Ines Jan Kim Lena Milo Nora Omar Pia Quinn Rosa Sven Tara".split()
)
LAST = (
    "Berg Costa Dahl Engel Fox Gomez Haas Ito Jansen Klein Lund Meyer Novak Okafor Petit Quist Roth".split()
)
WORDS = (
    "the export of last month was late again and nobody knew why until the night shift said that the depot counts "
    "differently since spring we looked at the dashboard together and agreed to try the new routing for two weeks "
    "they want the guide before the audit and asked who answers for the interface after the holidays training for "
    "the planners is on Thursday their sponsor is content with the first results but wants to see money saved in "
    "writing the invoice question is settled the report runs by itself now escalation path clear next steps agreed"
).split()


@contextmanager
def big_book() -> Iterator[Path]:
    """A copy of the big book that may be written to; the book itself is made by whoever needs it first."""
    kept = FOLDER / f"big-{_digest()}.csdesk"
    if not kept.exists():
        FOLDER.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            path = Path(folder) / "big.csdesk"
            write_big_book(path)
            path.replace(kept)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "Big book.csdesk"
        shutil.copyfile(kept, copy)
        yield copy


def write_big_book(path: Path) -> None:
    """Write it, about half a minute's work."""
    desk = Desk.create(path, today=lambda: TODAY)
    desk.do(Fill())
    desk.close()


def _digest() -> str:
    """Another schema, or another way to make it, is another book."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make_tables(connection)
        schema = shape_digest(connection)
    return hashlib.sha256(schema.encode() + Path(__file__).read_bytes()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Fill:
    """Everything in one transaction, table by table."""

    title: ClassVar[Phrase] = Phrase("Make the big book")

    def run(self, work: Work) -> None:
        """Accounts by their command, the rest as rows."""
        rng = random.Random(7)
        accounts = [
            AddAccount(f"{_name(rng, number)} {rng.choice(TRADES)}", industry=rng.choice(TRADES)).run(work)
            for number in range(ACCOUNTS)
        ]
        people = _people(work, rng, accounts)
        _contracts(work, rng, accounts)
        plans = _plans(work, rng, accounts, people)
        _measure(work, rng, accounts, plans)
        _converse(work, rng, accounts, people)
        _promise(work, rng, accounts)
        _ask(work, rng, accounts, people)
        _review(work, rng, accounts)


def _name(rng: random.Random, number: int) -> str:
    syllables = (
        "Al",
        "Ber",
        "Cor",
        "Dal",
        "El",
        "Fen",
        "Gar",
        "Hol",
        "Is",
        "Jor",
        "Kal",
        "Lin",
        "Mor",
        "Nor",
    )
    return f"{rng.choice(syllables)}{rng.choice(syllables).lower()}{rng.choice(syllables).lower()} {number}"


def _said(rng: random.Random, words: int) -> str:
    start = rng.randrange(len(WORDS))
    return " ".join((WORDS * 2)[start : start + words]).capitalize()


def _people(work: Work, rng: random.Random, accounts: list[int]) -> dict[int, list[int]]:
    levels, parts = tuple(Level), (Part.SPONSOR, Part.CHAMPION, Part.PROJECT_LEAD, Part.USER)
    rows = [
        {
            "account_id": account,
            "name": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "title": "",
            "email": "",
            "level": levels[at % len(levels)],
            "parts": frozenset({parts[at % len(parts)]}),
        }
        for account in accounts
        for at in range(PEOPLE)
    ]
    ids = work.insert_many(tables.Contact, rows)
    return {
        account: list(ids[place * PEOPLE : place * PEOPLE + PEOPLE]) for place, account in enumerate(accounts)
    }


def _contracts(work: Work, rng: random.Random, accounts: list[int]) -> None:
    rows = []
    for account in accounts:
        ends = TODAY + timedelta(days=rng.randrange(5, 700))
        rows.append({"account_id": account, "starts": ends - timedelta(days=729), "ends": ends})
    work.insert_many(tables.Contract, rows)


def _plans(work: Work, rng: random.Random, accounts: list[int], people: dict[int, list[int]]) -> range:
    plans = work.insert_many(
        tables.Plan,
        [
            {
                "account_id": account,
                "phase": 1,
                "title": _said(rng, 4),
                "purpose": _said(rng, 20),
                "starts": date(2026, 1, 1),
                "ends": date(2027, 6, 30),
                "status": PlanStatus.ACTIVE,
                "agreed_by_id": people[account][0],
                "agreed_on": date(2026, 1, 10),
            }
            for account in accounts
        ],
    )
    work.insert_many(
        tables.Milestone,
        [
            {
                "plan_id": plan,
                "phrase": _said(rng, 8),
                "planned": (planned := date(2026, 2, 1) + timedelta(days=90 * step + rng.randrange(60))),
                "reached": planned + timedelta(days=9) if planned < TODAY - timedelta(days=20) else None,
            }
            for plan in plans
            for step in range(STEPS)
        ],
    )
    return plans


def _measure(work: Work, rng: random.Random, accounts: list[int], plans: range) -> None:
    metrics = work.insert_many(
        tables.Metric,
        [
            {
                "account_id": account,
                "name": f"{_said(rng, 3)} {number}",
                "unit": "h",
                "better": Better.DOWN,
                "cadence": Cadence.WEEKLY,
                "kind": Kind.VALUE,
            }
            for account in accounts
            for number in range(METRICS)
        ],
    )
    work.insert_many(
        tables.Goal,
        [
            {
                "plan_id": plan,
                "metric_id": metrics[place * METRICS + number],
                "kind": GoalKind.REACH,
                "starts": date(2026, 1, 1),
                "due": date(2026, 11, 1) + timedelta(days=rng.randrange(300)),
                "baseline_from": date(2025, 10, 6),
                "baseline_to": date(2025, 12, 29),
                "target": 4.0,
                "rank": number + 1 if number < 3 else None,
            }
            for place, plan in enumerate(plans)
            for number in range(METRICS // 2)
        ],
    )
    weeks = [LAST_WEEK - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    count = min(MEASUREMENTS, len(metrics) * WEEKS)
    work.insert_columns(
        tables.Measurement,
        {
            "metric_id": [metric for metric in metrics for _ in weeks][:count],
            "period": (weeks * len(metrics))[:count],
            "value": [round(9 - week / 70 + rng.gauss(0, 0.4), 2) for _ in metrics for week in range(WEEKS)][
                :count
            ],
        },
        {"numerator": None, "denominator": None, "evidence": Evidence.MEASURED, "source": "", "note": ""},
    )


def _converse(work: Work, rng: random.Random, accounts: list[int], people: dict[int, list[int]]) -> None:
    kinds, days = tuple(InteractionKind), (TODAY - FIRST_DAY).days
    rows: list[dict[str, Any]] = [
        {
            "account_id": accounts[number % len(accounts)],
            "day": FIRST_DAY + timedelta(days=days * number // INTERACTIONS),
            "kind": rng.choice(kinds),
            "started_by": Side.THEIRS if rng.random() < 0.4 else Side.OURS,
            "text": _said(rng, rng.randrange(8, 40)),
        }
        for number in range(INTERACTIONS)
    ]
    talks = work.insert_many(tables.Interaction, rows)
    work.insert_many(
        tables.InteractionContact,
        [
            {"interaction_id": talk, "contact_id": rng.choice(people[row["account_id"]])}
            for talk, row in zip(talks, rows, strict=True)
        ],
    )


def _promise(work: Work, rng: random.Random, accounts: list[int]) -> None:
    rows = [
        {
            "account_id": account,
            "text": _said(rng, 9),
            "side": rng.choice((Side.OURS, Side.THEIRS)),
            "answerable": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "made_on": (made := TODAY - timedelta(days=rng.randrange(10, 900))),
            "due": made + timedelta(days=rng.randrange(7, 60)),
        }
        for account in accounts
        for _ in range(PROMISES)
    ]
    ids = work.insert_many(tables.Commitment, rows)
    kept = [
        {"commitment_id": promise, "day": row["due"], "state": StepState.KEPT}
        for promise, row in zip(ids, rows, strict=True)
        if row["due"] < TODAY - timedelta(days=3)
    ]
    work.insert_many(tables.CommitmentStep, kept)


def _ask(work: Work, rng: random.Random, accounts: list[int], people: dict[int, list[int]]) -> None:
    work.insert_many(
        tables.Answer,
        [
            {
                "account_id": account,
                "pillar": rng.choice(tuple(Pillar)),
                "question": f"{_said(rng, 7)}?",
                "asked_on": (day := TODAY - timedelta(days=rng.randrange(1, 190))),
                "answer": _said(rng, 15),
                "answered_by_id": people[account][0],
                "answered_on": day,
                "review_after": day + timedelta(days=180),
            }
            for account in accounts
            for _ in range(QUESTIONS)
        ],
    )


def _review(work: Work, rng: random.Random, accounts: list[int]) -> None:
    rows = [
        {
            "account_id": account,
            "kind": ReviewKind.QUARTERLY,
            "starts": held - timedelta(days=91),
            "ends": held,
            "planned_for": held,
            "held_on": held,
            "followed_up_on": held,
        }
        for account in accounts
        for back in range(REVIEWS)
        if (held := TODAY - timedelta(days=91 * back + rng.randrange(80)))
    ]
    work.insert_many(tables.Review, rows)
