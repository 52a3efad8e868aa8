"""Changes: what was changed and when, so that a series can be tied to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.words import phrase


class ChangeKind(Worded):
    """What kind of change it was; `outside` is an event that nobody here brought about."""

    GO_LIVE = "go-live", phrase("Go-live")
    PROCESS = "process", phrase("Process change")
    TRAINING = "training", phrase("Training")
    CONFIGURATION = "configuration", phrase("Configuration")
    PEOPLE = "people", phrase("People")
    OUTSIDE = "outside", phrase("Outside event")


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A change as it concerns one metric; `new_start` says whether limits are taken anew from it on.

    It is confirmed when the customer said so: `confirmed_by` and `confirmed_on` are then both filled.
    """

    day: date
    text: str
    kind: ChangeKind
    side: Side
    by: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    new_start: bool = False
    shared: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether the customer confirmed it: only then a text may say “because”."""
        return bool(self.confirmed_by.strip()) and self.confirmed_on is not None
