"""What a missing element of the plan means to us. Internal: none of it is ever shared with a customer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.domain.plan import Element
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """What a gap in the plan means; `red` is a reason for concern by itself."""

    text: Phrase
    red: bool


NO_ACTIVE_PLAN = PlanWarning(phrase("No active plan."), red=True)
WONT_ENGAGE = PlanWarning(phrase("The customer won't engage in a plan."), red=True)
NO_PURPOSE = PlanWarning(phrase("The customer can't name its purpose: engage one level higher."), red=True)
NOT_MEASURED = PlanWarning(
    phrase(
        "If it can't be measured, own that problem; if they don't care about measuring, it is the wrong person."
    ),
    red=False,
)


def plan_warnings(missing: Iterable[Element], active: bool) -> tuple[PlanWarning, ...]:
    """What the missing elements of an account's plan mean. Source: method.md, section 2.

    A plan in which all that the customer has to bring is missing (purpose, metrics, target and roles) means
    that it won't engage. `active` says whether the account has an active plan at all.
    """
    gaps = set(missing)
    warnings = [] if active else [NO_ACTIVE_PLAN]
    if gaps >= {Element.PURPOSE, Element.METRICS, Element.TARGET, Element.ROLES}:
        return (*warnings, WONT_ENGAGE)
    if Element.PURPOSE in gaps:
        warnings.append(NO_PURPOSE)
    if Element.METRICS in gaps:
        warnings.append(NOT_MEASURED)
    return tuple(warnings)
