"""Pampa Alimentos: figures imported and a draft of a plan, but nobody known there. A band to be held."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.flows.sample.story import (
    Aim,
    Curve,
    Deal,
    Duty,
    Event,
    Happening,
    Meaning,
    Measured,
    Phase,
    Story,
    weeks,
)

PAMPA = Story(
    seed=11,
    name="Pampa Alimentos S.A.",
    industry="Food",
    country="Argentina",
    segment="On their own",
    since=weeks(-38),
    reason_to_buy="Came through a partner in Rosario; nobody of ours has met them.",
    metrics=(
        Measured(
            "cold",
            "Temperature in the cold store",
            "°C",
            Better.BAND,
            Cadence.WEEKLY,
            Curve(((0, 5.8), (6, 5.6), (11, 4.2), (30, 3.6)), spread=0.8, gaps=(17, 18)),
            meanings=(
                Meaning(
                    "Mean of the week over the six sensors of hall two.",
                    "Read from the sensors' monthly export.",
                    "Not known yet",
                    "Sensor export",
                ),
            ),
            shared=False,
        ),
        Measured(
            "loss",
            "Goods thrown away",
            "t",
            Better.DOWN,
            Cadence.MONTHLY,
            Curve(((0, 6.2), (8, 4.9)), spread=0.9),
            evidence=Evidence.ASSERTED,
            shared=False,
        ),
    ),
    happenings=(
        Happening(
            weeks(-25),
            "Alarms by text message switched on",
            ChangeKind.GO_LIVE,
            Side.THEIRS,
            "",
            ("cold", "loss"),
            shared=False,
        ),
    ),
    phases=(
        Phase(
            "The cold chain holds",
            "",
            None,
            None,
            weeks(-12),
            weeks(40),
            aims=(
                Aim("cold", weeks(-25), weeks(40), band=(2.0, 5.0), kind=GoalKind.HOLD, rank=1),
                Aim("loss", weeks(-25), weeks(40), target=3.0, baseline=(0, 2)),
            ),
            duties=(Duty("Jonas Feld", "Finds out who answers for the cold store", ours=True),),
            shared=False,
        ),
    ),
    deals=(
        Deal(
            weeks(-38), weeks(-38) + 364, "14400", "USD", (Event(weeks(-38), ContractEventKind.NEW, "14400"),)
        ),
    ),
)
