"""One review with everything that was prepared for it and that it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import (
    Account,
    AgendaItem,
    Contact,
    Decision,
    Review,
    ReviewAttendee,
    ReviewFile,
    ReviewQuestion,
    ReviewSheet,
)
from csdesk.domain.contact import Level, Part
from csdesk.domain.course import Course
from csdesk.domain.readiness import Item, Preparation, readiness
from csdesk.domain.result import Missing
from csdesk.domain.review import FileForm, ReviewKind, Sheet
from csdesk.domain.review_due import Due, due_reviews
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.commitments import CommitmentRow, review_commitments
from csdesk.queries.headlines import headlines
from csdesk.queries.people import ContactName, contact_names
from csdesk.queries.reviews import rhythm_of


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody who is invited; a contact's name, title, level and parts are as they are now."""

    id: int
    side: Side
    contact_id: int | None
    person: str
    executive: bool
    invited_on: date | None
    job_title: str
    email: str
    level: Level | None
    parts: frozenset[Part]
    shared: bool


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A point of the agenda."""

    id: int
    text: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision that was wanted, and what was decided."""

    id: int
    wanted: str
    taken: str
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class DiscussedRow:
    """A question that is put up for discussion."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What was chosen for a sheet: in or out (None: as its content says), and its title ("": as drafted)."""

    id: int
    sheet: Sheet
    goal_id: int | None
    included: bool | None
    title: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that went out."""

    id: int
    form: FileForm
    name: str
    frozen_on: date
    sha256: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A review with everything. `next_due` what is due after it."""

    id: int
    account_id: int
    account: str
    locale: str
    kind: ReviewKind
    starts: date
    ends: date
    audience: str
    planned_for: date | None
    agenda_sent_on: date | None
    read_through_on: date | None
    read_through_with_id: int | None
    confirm_sheet: bool
    sent_on: date | None
    held_on: date | None
    heard: str
    followed_up_on: date | None
    next_date: date | None
    attendees: tuple[AttendeeRow, ...]
    agenda: tuple[AgendaRow, ...]
    decisions: tuple[DecisionRow, ...]
    questions: tuple[DiscussedRow, ...]
    sheets: tuple[SheetRow, ...]
    files: tuple[FileRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactName, ...]
    checklist: tuple[Item, ...]
    next_due: tuple[Due, ...]

    @property
    def minutes(self) -> int:
        """How long the agenda takes, as far as its points say."""
        return sum(row.minutes or 0 for row in self.agenda)


def review_page(session: Session, review_id: int, today: date) -> ReviewPage:
    """A review with everything. Raises Refusal when it is not there any more."""
    row = session.get(Review, review_id)
    account = None if row is None else session.get(Account, row.account_id)
    if row is None or account is None:
        raise Refusal("This review was deleted in the meantime.")
    attendees, agenda = _attendees(session, row.id), _agenda(session, row.id)
    decisions = _decisions(session, row.id)
    rhythm = rhythm_of(session, today, row.account_id, but=row.id)
    stale, bare = _headlines(session, row.account_id, today)
    prepared = Preparation(
        planned_for=row.held_on or row.planned_for,
        sponsor_invited=any(Part.SPONSOR in one.parts for one in attendees),
        executive_invited=any(one.executive for one in attendees if one.side is Side.OURS),
        agenda_sent_on=row.agenda_sent_on,
        read_through_on=row.read_through_on,
        minutes=[one.minutes for one in agenda],
        decisions_wanted=sum(bool(one.wanted) for one in decisions),
        next_date=row.next_date,
        stale=stale,
        without_baseline=bare,
        first=not rhythm.held,
        start=rhythm.start,
    )
    return ReviewPage(
        id=row.id,
        account_id=row.account_id,
        account=account.name,
        locale=account.locale,
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        audience=row.audience,
        planned_for=row.planned_for,
        agenda_sent_on=row.agenda_sent_on,
        read_through_on=row.read_through_on,
        read_through_with_id=row.read_through_with_id,
        confirm_sheet=row.confirm_sheet,
        sent_on=row.sent_on,
        held_on=row.held_on,
        heard=row.heard,
        followed_up_on=row.followed_up_on,
        next_date=row.next_date,
        attendees=attendees,
        agenda=agenda,
        decisions=decisions,
        questions=_questions(session, row.id),
        sheets=_sheets(session, row.id),
        files=_files(session, row.id),
        commitments=review_commitments(session, row.id, today),
        contacts=contact_names(session, row.account_id),
        checklist=readiness(prepared, today),
        next_due=due_reviews(rhythm_of(session, today, row.account_id)),
    )


def _attendees(session: Session, review_id: int) -> tuple[AttendeeRow, ...]:
    """The customer's people before ours, in the order in which they were invited."""
    invited = select(ReviewAttendee).where(ReviewAttendee.review_id == review_id)
    rows = session.scalars(invited.order_by(ReviewAttendee.side == Side.OURS, ReviewAttendee.id)).all()
    ids = [row.contact_id for row in rows if row.contact_id is not None]
    contacts = {one.id: one for one in session.scalars(select(Contact).where(Contact.id.in_(ids)))}
    return tuple(_attendee(row, contacts.get(row.contact_id or 0)) for row in rows)


def _attendee(row: ReviewAttendee, contact: Contact | None) -> AttendeeRow:
    return AttendeeRow(
        id=row.id,
        side=row.side,
        contact_id=row.contact_id,
        person=row.person if contact is None else contact.name,
        executive=row.executive,
        invited_on=row.invited_on,
        job_title="" if contact is None else contact.title,
        email="" if contact is None else contact.email,
        level=None if contact is None else contact.level,
        parts=frozenset() if contact is None else contact.parts,
        shared=contact is None or contact.shared,
    )


def _agenda(session: Session, review_id: int) -> tuple[AgendaRow, ...]:
    statement = select(AgendaItem).where(AgendaItem.review_id == review_id)
    rows = session.scalars(statement.order_by(AgendaItem.position, AgendaItem.id))
    return tuple(AgendaRow(row.id, row.text, row.minutes) for row in rows)


def _decisions(session: Session, review_id: int) -> tuple[DecisionRow, ...]:
    statement = select(Decision).where(Decision.review_id == review_id)
    rows = session.scalars(statement.order_by(Decision.position, Decision.id))
    return tuple(DecisionRow(row.id, row.wanted, row.taken, row.taken_on) for row in rows)


def _questions(session: Session, review_id: int) -> tuple[DiscussedRow, ...]:
    statement = select(ReviewQuestion).where(ReviewQuestion.review_id == review_id)
    rows = session.scalars(statement.order_by(ReviewQuestion.position, ReviewQuestion.id))
    return tuple(DiscussedRow(row.id, row.text) for row in rows)


def _sheets(session: Session, review_id: int) -> tuple[SheetRow, ...]:
    statement = select(ReviewSheet).where(ReviewSheet.review_id == review_id)
    rows = session.scalars(statement.order_by(ReviewSheet.id))
    return tuple(SheetRow(row.id, row.sheet, row.goal_id, row.included, row.title) for row in rows)


def _files(session: Session, review_id: int) -> tuple[FileRow, ...]:
    statement = select(ReviewFile).where(ReviewFile.review_id == review_id)
    rows = session.scalars(statement.order_by(ReviewFile.frozen_on, ReviewFile.id))
    return tuple(
        FileRow(row.id, row.form, row.name, row.frozen_on, row.sha256)
        for row in rows
        if row.frozen_on is not None
    )


def _headlines(session: Session, account_id: int, today: date) -> tuple[list[str], list[str]]:
    """The headlines of the current plan that are out of date or were never measured, and those without a baseline."""
    there = headlines(session, today, account_id)
    old = (Course.STALE, Course.NOT_MEASURED)
    stale = [one.metric.name for one in there if one.glance.course in old]
    return stale, [one.metric.name for one in there if isinstance(one.baseline, Missing)]
