"""The Plan section driven by tests: a plan that is begun, with a sponsor to agree to it."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.commands.contact import AddContact
from csdesk.commands.plan import AddPlan
from csdesk.queries.plan import PlanRow, plan_page
from csdesk.ui.sections.plan import PlanSection
from tests.ui.driving import Hand

TODAY = date(2026, 11, 22)


@pytest.fixture
def account(hand: Hand) -> int:
    """An account whose plan is begun and has a sponsor to agree to it."""
    account = hand.account("Acme")
    hand.do(AddContact(account, "Maria"))
    hand.do(AddPlan(account))
    return account


@pytest.fixture
def plan(hand: Hand, account: int) -> PlanSection:
    """The section of that account."""
    section: PlanSection = hand.open(account, "plan")
    return section


def kept(hand: Hand, account: int) -> PlanRow:
    """The plan as the book holds it."""
    found = hand.ask(plan_page, account, TODAY).plan
    assert found is not None
    return found
