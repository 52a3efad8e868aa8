"""Minato Seiki: a story told in Japanese, so that every screen and sheet meets other letters than ours."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.flows.sample.said import Inquiry, Meeting, Promise, Said, Talk, Turn
from csdesk.flows.sample.story import (
    Aim,
    Curve,
    Deal,
    Duty,
    Event,
    Happening,
    Meaning,
    Measured,
    Next,
    Person,
    Phase,
    Step,
    Story,
    weeks,
)

MINATO = Story(
    seed=9,
    name="株式会社みなと精機",
    industry="精密機器 · Precision instruments",
    country="日本",
    segment="Guided together",
    since=weeks(-49),
    required_outcome="お客様の測定器を、止めずに、約束した日までに校正して返すこと。",
    appropriate_experience="毎月の短い打ち合わせと、書面での報告。",
    reason_to_buy="校正の遅れで、大切なお客様の生産ラインが二日止まったため。",
    people=(
        Person(
            "sponsor",
            "佐々木 美咲",
            "取締役 品質本部長",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "sasaki@minato-seiki.example",
        ),
        Person(
            "lead",
            "Nguyễn Thị Ánh Tuyết",
            "校正センター長",
            Level.MANAGER,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "nguyen@minato-seiki.example",
        ),
        Person(
            "plant",
            "Łukasz Żółkiewski",
            "Plant quality engineer, Gdańsk",
            Level.USER,
            frozenset({Part.USER}),
            "l.zolkiewski@minato-seiki.example",
        ),
    ),
    metrics=(
        Measured(
            "on-time",
            "約束した日までに返した校正の割合",
            "%",
            Better.UP,
            Cadence.MONTHLY,
            Curve(((0, 71.0), (5, 72.0), (9, 80.0), (14, 90.5)), spread=2.5, volume=380),
            kind=Kind.RATIO,
            decimals=1,
            now_periods=2,
            meanings=(
                Meaning(
                    "受け取りのときに約束した日までに、お客様へ返した測定器の割合。",
                    "校正センターの台帳から毎月集計。",
                    "Nguyễn Thị Ánh Tuyết",
                    "校正台帳",
                ),
            ),
        ),
        Measured(
            "days",
            "校正にかかる日数",
            "日",
            Better.DOWN,
            Cadence.MONTHLY,
            Curve(((0, 12.4), (5, 12.2), (14, 8.3)), spread=0.7),
            meanings=(
                Meaning(
                    "受け取りから発送までの営業日数の平均。",
                    "校正センターの台帳から毎月集計。",
                    "Nguyễn Thị Ánh Tuyết",
                    "校正台帳",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-39),
            "本稼働(校正センター)",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "佐々木 美咲",
            ("on-time", "days"),
            confirmed=("sponsor", weeks(-38)),
        ),
        Happening(
            weeks(-26),
            "検査員への研修 · Training by the Gdańsk team",
            ChangeKind.TRAINING,
            Side.THEIRS,
            "Łukasz Żółkiewski",
            ("on-time",),
        ),
    ),
    phases=(
        Phase(
            "約束の日を守る",
            "「お客様に『いつ戻りますか』と聞かれたとき、自信を持って日付を答えられるようになりたい。」",
            "sponsor",
            weeks(-43),
            weeks(-42),
            weeks(9),
            aims=(
                Aim("on-time", weeks(-39), weeks(9), target=95.0, baseline=(0, 4), rank=1),
                Aim("days", weeks(-39), weeks(9), target=8.0, baseline=(0, 4), rank=2),
            ),
            steps=(
                Step(
                    "すべての測定器に受け取り日と約束日の札を付ける",
                    "札のない測定器が一週間に一台もない",
                    weeks(-37),
                    weeks(-37),
                    answerable="Nguyễn Thị Ánh Tuyết",
                ),
                Step(
                    "Gdańsk checks what Nagoya calibrates, and the other way round",
                    "二つの工場の結果の差が許容範囲に収まっている",
                    weeks(-24),
                    weeks(-21),
                    answerable="Łukasz Żółkiewski",
                ),
                Step(
                    "お客様が自分で返却日を確かめられる",
                    "返却日についての電話が半分になる",
                    weeks(6),
                    side=Side.OURS,
                    answerable="Jonas Feld",
                    expansion=("Customer portal", "1800000", "JPY", 0.5),
                ),
            ),
            duties=(
                Duty("sponsor", "工場どうしの優先順位を決める", confirmed=weeks(-41)),
                Duty("lead", "毎月の集計と報告", confirmed=weeks(-41)),
                Duty("Jonas Feld", "Keeps the plan and the translations", ours=True),
            ),
            following=(
                Next(
                    NextPhaseKind.PEOPLE,
                    "大阪の校正室も同じやり方に",
                    "on-time",
                    71.0,
                    95.0,
                    weeks(40),
                ),
            ),
            agreed=("sponsor", weeks(-41)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-49),
            weeks(-49) + 729,
            "9600000",
            "JPY",
            (Event(weeks(-49), ContractEventKind.NEW, "9600000", "二年契約"),),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -70,
                heard=("お客様からの問い合わせが減った",),
                read_through_with="lead",
                next_day=21,
            ),
            Meeting(ReviewKind.SOLUTION, 21),
        ),
        promises=(
            Promise("Gdańsk の手順書の翻訳", "Jonas Feld", -70, -45, (Turn(-46, StepState.KEPT),), review=0),
            Promise("返却日の一覧", "lead", -70, 2, review=0),
        ),
        inquiries=(Inquiry(Pillar.HOW, "なぜ約束日を札に手で書くのですか?", -70),),
        talks=(
            Talk(-40, InteractionKind.CALL, "Łukasz explains how Gdańsk checks.", ("plant",), "Jonas Feld"),
        ),
    ),
)
