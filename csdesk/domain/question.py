"""Questions: the five pillars under which a customer is asked."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Pillar(Worded):
    """One of the five questions."""

    WHY = "why", phrase("Why")
    HOW = "how", phrase("How")
    WHAT = "what", phrase("What")
    WHO = "who", phrase("Who")
    WHEN = "when", phrase("When")
