"""The success plan: its states and its six elements."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class PlanStatus(Worded):
    """Where a plan stands."""

    DRAFT = "draft", phrase("Draft")
    PROPOSED = "proposed", phrase("Proposed")
    AGREED = "agreed", phrase("Agreed")
    ACTIVE = "active", phrase("Active")
    ACHIEVED = "achieved", phrase("Achieved")
    PARTLY_ACHIEVED = "partly-achieved", phrase("Partly achieved")
    MISSED = "missed", phrase("Missed")
    CANCELLED = "cancelled", phrase("Cancelled")

    @property
    def closed(self) -> bool:
        """Whether the plan is over."""
        return self in _CLOSED

    @property
    def needs_agreement(self) -> bool:
        """Whether it may only be given to a plan that a named person of the customer's agreed to on a day."""
        return self not in {PlanStatus.DRAFT, PlanStatus.PROPOSED, PlanStatus.CANCELLED}


_CLOSED = {PlanStatus.ACHIEVED, PlanStatus.PARTLY_ACHIEVED, PlanStatus.MISSED, PlanStatus.CANCELLED}


class Element(Worded):
    """The six elements of a success plan, in order (method.md, section 2)."""

    PURPOSE = "purpose", phrase("Purpose")
    METRICS = "metrics", phrase("Metrics and how they are measured")
    TARGET = "target", phrase("Target")
    TIMELINE = "timeline", phrase("Timeline and milestones")
    ROLES = "roles", phrase("Roles and responsibilities")
    NEXT_PHASE = "next-phase", phrase("Next phase")
