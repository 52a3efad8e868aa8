"""What is wrong with a book, in words: its file, its rows, the method's rules, and whether its history applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from csdesk.db.faults import world_fault
from csdesk.db.history_check import history_findings, text_findings
from csdesk.db.invariants import rule_findings
from csdesk.db.soundness import byte_findings, file_findings
from csdesk.db.values import value_findings
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

LOOKS: tuple[tuple[Phrase, Callable[[Connection], Iterator[Phrase]]], ...] = (
    (phrase("Checking the file"), file_findings),
    (phrase("Checking the file’s bytes"), byte_findings),
    (phrase("Checking what stands in it"), value_findings),
    (phrase("Checking what belongs together"), rule_findings),
    (phrase("Reading the history"), text_findings),
    (phrase("Checking the history"), history_findings),
)


def findings(session: Session, progress: Progress) -> tuple[Phrase, ...]:
    """Everything that is wrong; each look stands on the one before, so the first that finds something ends it.

    Raises Cancelled after a stop.
    """
    connection = session.connection()
    for done, (doing, look) in enumerate(LOOKS):
        progress.step(done, len(LOOKS), doing)
        try:
            found = tuple(look(connection))
        except DatabaseError as error:
            if world_fault(error) is None:
                raise
            found = (phrase("The file is damaged: {what}.", what=str(error.orig)),)
        if found:
            return found
    return ()
