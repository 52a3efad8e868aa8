"""What an account can be."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class AccountStatus(Worded):
    """Where an account stands."""

    PROSPECT = "prospect", phrase("Prospect")
    ONBOARDING = "onboarding", phrase("Onboarding")
    ACTIVE = "active", phrase("Active")
    LOST = "lost", phrase("Lost")
