"""Which records a person can share with the customer; everything else follows its parent or is never shared."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Shareable(Worded):
    """The kinds of record that carry `shared` (method.md, section 1); their values are their tables' names."""

    PLAN = "plan", phrase("Plan")
    METRIC = "metric", phrase("Metric")
    CHANGE = "change", phrase("Change")
    MILESTONE = "milestone", phrase("Milestone")
    CONTACT = "contact", phrase("Contact")
    COMMITMENT = "commitment", phrase("Commitment")
    ANSWER = "answer", phrase("Answer")
