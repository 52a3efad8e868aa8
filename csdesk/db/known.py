"""What was read of all accounts, kept until a command changes one: then that account alone is read again.

Lists of all accounts are looked at many times a day, and a command concerns one account or two.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from csdesk.changes import Changes

T = TypeVar("T")
Read = Callable[[int | None], Mapping[int, T]]
"""Reads something of one account, or of all; by account."""

KNOWN = "known"
"""Where a reading session carries what is known of its book."""

FEW = 5
"""So many changed accounts are read one by one; all are read at once sooner than more than these."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of all accounts, `by` which circumstances, and how many changes had been heard of before."""

    by: Hashable
    moment: int
    found: Mapping[int, Any]


class Known:
    """Of one open book that nobody else writes. Any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changes: list[frozenset[int]] = []
        self._answers: dict[str, Answer] = {}

    def note(self, changes: Changes) -> None:
        """Hear what a command changed."""
        if changes:
            self._changes.append(changes.accounts)

    def recall(self) -> Recall:
        """What a session may use that takes its snapshot from now on."""
        return Recall(self, len(self._changes))

    def answer(self, subject: str, by: Hashable) -> Answer | None:
        """What was read last under a name, by the same circumstances."""
        with self._lock:
            known = self._answers.get(subject)
        return known if known is not None and known.by == by else None

    def keep(self, subject: str, answer: Answer) -> None:
        """Keep what was read, unless something newer is there already."""
        with self._lock:
            known = self._answers.get(subject)
            if known is None or known.moment <= answer.moment:
                self._answers[subject] = answer

    def changed(self, first: int, last: int) -> frozenset[int] | None:
        """The accounts that were changed from one moment to another; None where it may be any of them."""
        named = self._changes[first:last]
        return frozenset().union(*named) if all(named) else None


@dataclass(frozen=True, slots=True)
class Recall:
    """What a session knows of its book; `moment` are the changes heard of before its snapshot was taken."""

    known: Known
    moment: int

    def of_accounts(self, subject: str, by: Hashable, read: Read[T]) -> Mapping[int, T]:
        """What `read` gives of all accounts: what is known, and what was changed since read again."""
        answer = self.known.answer(subject, by)
        if answer is None or answer.moment > self.moment:
            found = read(None)
        else:
            found = self._brought_up_to_date(answer, read)
        self.known.keep(subject, Answer(by, self.moment, found))
        return found

    def _brought_up_to_date(self, answer: Answer, read: Read[T]) -> Mapping[int, T]:
        changed = self.known.changed(answer.moment, self.moment)
        if changed is None or len(changed) > FEW:
            return read(None)
        if not changed:
            return answer.found
        found = {account: one for account, one in answer.found.items() if account not in changed}
        for account in changed:
            found |= read(account)
        return dict(sorted(found.items()))


def of_accounts(session: Session, subject: str, by: Hashable, read: Read[T]) -> Mapping[int, T]:
    """What `read` gives of all accounts, by account; as far as it is known, it is not read again.

    `subject` names what is read, `by` whatever it depends on besides the book, such as today's date.
    """
    recall = session.info.get(KNOWN)
    return recall.of_accounts(subject, by, read) if isinstance(recall, Recall) else read(None)
