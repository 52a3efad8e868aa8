"""The people of an account."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Level(Worded):
    """A contact's altitude, the highest first."""

    EXECUTIVE = "executive", phrase("Executive")
    DIRECTOR = "director", phrase("Director")
    MANAGER = "manager", phrase("Manager")
    ADMINISTRATOR = "administrator", phrase("Administrator")
    USER = "user", phrase("User")


class Part(Worded):
    """What a contact does in the success plan; one contact may have several parts."""

    SPONSOR = "sponsor", phrase("Sponsor")
    DECISION_MAKER = "decision-maker", phrase("Decision maker")
    CHAMPION = "champion", phrase("Champion")
    PROJECT_LEAD = "project-lead", phrase("Project lead")
    USER = "user", phrase("User")
