"""The stored values of the enumerations, and how metrics show and keep numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.account import AccountStatus
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.goals import Goal, GoalKind, Revision
from csdesk.domain.metric import Better, Definition, Kind, Summary, refuse_unfit_summary
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from tests.domain.builders import metric


@pytest.mark.parametrize(
    ("enum", "stored"),
    [
        (AccountStatus, "prospect onboarding active lost"),
        (ContractEventKind, "new renewed expanded reduced discounted lost"),
        (Level, "executive director manager administrator user"),
        (Part, "sponsor decision-maker champion project-lead user"),
        (PlanStatus, "draft proposed agreed active achieved partly-achieved missed cancelled"),
        (Better, "up down band"),
        (Kind, "value ratio"),
        (Summary, "last mean sum ratio"),
        (GoalKind, "reach hold"),
        (ChangeKind, "go-live process training configuration people outside"),
        (Side, "ours theirs both"),
        (NextPhaseKind, "improvement targets expertise people technology"),
        (Evidence, "confirmed measured estimated asserted"),
    ],
)
def test_members_are_stored_as_agreed_and_have_words(enum: type[Worded], stored: str) -> None:
    assert " ".join(member.value for member in enum) == stored
    assert all(member.label.template for member in enum)
    assert [enum(value) for value in stored.split()] == list(enum)


def test_the_weakest_evidence_counts() -> None:
    assert weakest([Evidence.CONFIRMED, Evidence.ESTIMATED, Evidence.MEASURED]) is Evidence.ESTIMATED
    assert [one for one in Evidence if one.serves_a_headline] == [Evidence.CONFIRMED, Evidence.MEASURED]


def test_a_ratio_is_kept_as_a_fraction_and_shown_in_percent() -> None:
    ratio = metric(kind=Kind.RATIO, unit="%", decimals=1)
    assert ratio.shown(0.29).value == 29.0
    assert ratio.stored(5) == 0.05
    assert metric().shown(3.6).value == 3.6
    assert metric(kind=Kind.RATIO, unit="per call").shown(0.29).value == 0.29


@given(st.decimals(-10_000, 10_000, places=4))
def test_what_is_typed_is_what_is_shown_again(number: Decimal) -> None:
    ratio = metric(kind=Kind.RATIO, unit="%")
    assert Decimal(repr(ratio.shown(ratio.stored(number)).value)) == Decimal(repr(float(number)))


def test_formulas_show_more_decimals_only_where_there_are_any() -> None:
    assert str(metric().exact(3.6)) == "3.6"
    assert str(metric().exact(43.36161)) == "43.3616"
    assert str(metric(decimals=0).exact(1200.0)) == "1200"


def test_definitions_are_taken_by_their_day() -> None:
    old, new = Definition(date(2025, 1, 1), "old"), Definition(date(2026, 1, 1), "new")
    both = metric(definitions=(new, old))
    assert both.definition_at(date(2025, 6, 1)) == old
    assert both.definition_at(date(2024, 6, 1)) is None
    assert both.definition == new


def test_a_definition_says_how_and_by_whom_only_when_all_of_it_is_there() -> None:
    assert Definition(
        date(2026, 1, 1), how="report", side=Side.THEIRS, measured_by="Ann"
    ).says_how_and_by_whom
    assert not Definition(date(2026, 1, 1), how="report", side=Side.THEIRS).says_how_and_by_whom
    assert not Definition(date(2026, 1, 1), side=Side.OURS, measured_by="Ann").says_how_and_by_whom


def test_summing_up_that_makes_no_sense_is_refused() -> None:
    for kind, summary in ((Kind.VALUE, Summary.RATIO), (Kind.RATIO, Summary.SUM)):
        with pytest.raises(Refusal):
            refuse_unfit_summary(kind, summary)
    refuse_unfit_summary(Kind.RATIO, Summary.RATIO)


def test_a_goal_aims_at_what_its_last_revision_says() -> None:
    goal = Goal(
        GoalKind.REACH,
        due=date(2026, 12, 31),
        target=4.0,
        revisions=(
            Revision(date(2026, 9, 1), due=date(2027, 3, 31)),
            Revision(date(2026, 6, 1), target=3.0),
        ),
    )
    assert goal.at(date(2026, 5, 31)).target == 4.0
    assert goal.at(date(2026, 6, 1)).target == 3.0
    assert (goal.at(date(2026, 9, 1)).target, goal.at(date(2026, 9, 1)).due) == (3.0, date(2027, 3, 31))
