"""The two families of errors: what the user can mend is refused in words; everything else is a fault of ours."""

from __future__ import annotations

from csdesk.words import Phrase, Value, phrase

NO_MEMORY = phrase(
    "There is not enough memory for this, so it was not done; everything that was kept before is kept. "
    "Close other programs, or do it with less at once, and try again."
)


class Refusal(Exception):
    """What was asked can't be done as it stands; the user can mend it, and nothing was changed.

    `said` names what happened, what was kept and what to do; `field` names the form's field that it concerns.
    """

    def __init__(self, template: str | Phrase, *, field: str | None = None, **values: Value) -> None:
        self.said = template if isinstance(template, Phrase) else phrase(template, **values)
        self.field = field
        super().__init__(self.said.template)


class Grave(Refusal):
    """What concerns the open book as a whole: whoever shows refusals shows this one where it can't be missed."""


class Damaged(Grave):
    """The book's file itself is damaged: it is written no more, and what can be had back of it is worth a look."""


class Displaced(Grave):
    """The open book's file is not where it was: deleted, moved, replaced, or its drive is gone."""


class StillReadable(Refusal):
    """The book can't be opened for writing as it stands, but for reading it can, or once it is taken over."""

    can_be_taken_over = False


class Locked(Refusal):
    """A book or a backup is encrypted, and its passphrase has not been given yet."""

    def __init__(self, name: str) -> None:
        super().__init__("“{name}” is locked with a passphrase.", name=name)


class Cancelled(Exception):
    """The user stopped a long job; its transaction rolls back and nobody is told."""
