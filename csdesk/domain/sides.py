"""Who does or answers for something: the customer, we, or both."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Side(Worded):
    """The side of a person, an owner or a change; `both` is for changes only."""

    OURS = "ours", phrase("Us")
    THEIRS = "theirs", phrase("Customer")
    BOTH = "both", phrase("Both")
