"""What becomes of a reading once it is kept: one command each, so that one undo takes it back."""

from __future__ import annotations

from functools import partial

from csdesk.commands.answer import AnswerQuestion, AskQuestion
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.with_contact import WithContact
from csdesk.domain.capture import Asking, Reading, Talked, ToTalk, Unclear
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.typed_measurement import Measured
from csdesk.domain.typed_promise import Promise
from csdesk.errors import Refusal

Keeping = AddInteraction | WithContact | AddCommitment | AskQuestion | AnswerQuestion | RecordMeasurement


def command_of(reading: Reading, account: int, me: str) -> Keeping:
    """The command that keeps a reading; `me` takes part in conversations. Raises Refusal for what isn't clear."""
    match reading:
        case Talked() if reading.newcomer:
            return WithContact(account, reading.newcomer, partial(_interaction, reading, account, me))
        case Talked():
            return _interaction(reading, account, me)
        case ToTalk():
            return AddCommitment(account, reading.text, answerable=me, due=reading.due)
        case Promise():
            return AddCommitment(
                account, reading.text, side=reading.side, answerable=reading.owner, due=reading.due
            )
        case Asking():
            return _question(reading, account)
        case Measured():
            return RecordMeasurement(
                reading.metric.id,
                reading.period,
                value=reading.typed.value,
                numerator=reading.typed.numerator,
                denominator=reading.typed.denominator,
                evidence=reading.evidence,
                source=reading.source,
            )
        case Unclear():
            raise Refusal(reading.why)


def _interaction(reading: Talked, account: int, me: str, newcomer: int | None = None) -> AddInteraction:
    said = reading.conversation
    return AddInteraction(
        account,
        reading.day,
        said.kind,
        started_by=said.started_by,
        ours="" if said.kind is InteractionKind.NOTE else me,
        text=said.text,
        contacts=tuple(
            one for one in (*(known.contact for known in said.contacts), newcomer) if one is not None
        ),
    )


def _question(reading: Asking, account: int) -> AskQuestion | AnswerQuestion:
    asked, by = reading.answered.asked, reading.answered.by
    contact = by.contact if by is not None else None
    if reading.open_id is not None:
        return AnswerQuestion(reading.open_id, asked.answer, contact, answered_on=reading.answered.on)
    return AskQuestion(
        account,
        asked.pillar,
        asked.question,
        answer=asked.answer,
        answered_by_id=contact,
        answered_on=reading.answered.on,
    )
