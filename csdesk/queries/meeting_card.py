"""What one wants on the table in the next meeting with a customer. Internal, all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contact, Plan
from csdesk.domain.question import AnswerState, Suggestion
from csdesk.domain.relations import Spoken
from csdesk.domain.sides import Side
from csdesk.domain.today import USUAL, Days
from csdesk.queries.account import AccountHeader, account_header
from csdesk.queries.answers import AnswerRow, questions_page
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.queries.current_plan import current_plans
from csdesk.queries.headlines import headlines
from csdesk.queries.interactions import InteractionRow, list_interactions
from csdesk.queries.relations import relations_page
from csdesk.queries.standing import Standing

LAST_TALKS = 3


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """An account before a meeting: its head, its purpose and who said it, where the headlines stand, what is open.

    `questions` are those without an answer and the aged ones, `suggested` what is worth asking besides; `people` stand
    from the highest level down, `titles` are their titles by contact; `talks` are the last conversations, the last one
    first.
    """

    header: AccountHeader
    purpose: str
    said_by: str
    headlines: tuple[Standing, ...]
    ours: tuple[CommitmentRow, ...]
    theirs: tuple[CommitmentRow, ...]
    questions: tuple[AnswerRow, ...]
    suggested: tuple[Suggestion, ...]
    people: tuple[Spoken, ...]
    titles: dict[int, str]
    talks: tuple[InteractionRow, ...]


def meeting_facts(session: Session, account_id: int, today: date, days: Days = USUAL) -> MeetingFacts:
    """As of today. Raises Refusal when the account is not there any more."""
    header = account_header(session, account_id, today)
    open_ones = [one for one in list_commitments(session, account_id, today) if not one.standing.state.closed]
    questions = questions_page(session, account_id, today)
    purpose, said_by = _purpose(session, account_id)
    titles = select(Contact.id, Contact.title).where(Contact.account_id == account_id)
    return MeetingFacts(
        header=header,
        purpose=purpose,
        said_by=said_by,
        headlines=headlines(session, today, account_id),
        ours=tuple(one for one in open_ones if one.side is Side.OURS),
        theirs=tuple(one for one in open_ones if one.side is Side.THEIRS),
        questions=tuple(row for row in questions.rows if row.state is not AnswerState.ANSWERED),
        suggested=questions.suggestions,
        people=relations_page(session, account_id, today, days).map.theirs,
        titles={row.id: row.title for row in session.execute(titles)},
        talks=list_interactions(session, account_id)[: -LAST_TALKS - 1 : -1],
    )


def _purpose(session: Session, account_id: int) -> tuple[str, str]:
    found = session.execute(
        select(Plan.purpose, Contact.name)
        .outerjoin(Contact, Contact.id == Plan.said_by_id)
        .where(Plan.id.in_(current_plans(account_id)))
    ).one_or_none()
    return ("", "") if found is None else (found[0], found[1] or "")
