"""Reviews: the conversation as it is prepared and held, the files that went out, and what came back."""

from datetime import date

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import (
    NAME_LENGTH,
    SHA256_LENGTH,
    Base,
    Travelling,
    child_of,
    choice,
    link_to,
    rules,
)
from csdesk.domain.review import FileForm, ReviewKind, Sheet
from csdesk.domain.sides import Side


class Review(Travelling):
    """One review of an account over a period; it is prepared, sent, held and followed up."""

    __tablename__ = "review"
    __table_args__ = rules(CheckConstraint("ends >= starts", name="ends_after_start"))
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    kind: Mapped[ReviewKind] = mapped_column(choice(ReviewKind, "kind"))
    starts: Mapped[date]
    ends: Mapped[date]
    audience: Mapped[str] = mapped_column(Text, default="")
    planned_for: Mapped[date | None]
    agenda_sent_on: Mapped[date | None]
    read_through_on: Mapped[date | None]
    read_through_with_id: Mapped[int | None] = link_to("contact")
    confirm_sheet: Mapped[bool] = mapped_column(default=False)
    sent_on: Mapped[date | None]
    held_on: Mapped[date | None]
    heard: Mapped[str] = mapped_column(Text, default="")
    """What was heard in the meeting, one thing a line."""
    followed_up_on: Mapped[date | None]
    next_date: Mapped[date | None]


class ReviewAttendee(Base):
    """Someone invited to a review: a contact, or one of us by name."""

    __tablename__ = "review_attendee"
    __table_args__ = rules(
        CheckConstraint("contact_id IS NULL OR side = 'theirs'", name="contact_is_theirs"),
        CheckConstraint("contact_id IS NOT NULL OR person <> ''", name="has_a_person"),
    )
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    side: Mapped[Side] = mapped_column(choice(Side, "side"))
    contact_id: Mapped[int | None] = link_to("contact")
    person: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    executive: Mapped[bool] = mapped_column(default=False)
    invited_on: Mapped[date | None]


class AgendaItem(Base):
    """One point of a review's agenda, in order, with its minutes."""

    __tablename__ = "agenda_item"
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int | None] = mapped_column(
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 480", name="minutes_in_reason")
    )


class Decision(Base):
    """A decision that a review is to bring, and what was decided."""

    __tablename__ = "decision"
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    position: Mapped[int]
    wanted: Mapped[str] = mapped_column(Text, default="")
    taken: Mapped[str] = mapped_column(Text, default="")
    taken_on: Mapped[date | None]


class ReviewQuestion(Base):
    """A question put up for discussion in a review."""

    __tablename__ = "review_question"
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class ReviewSheet(Base):
    """What was chosen for a sheet: whether it is in (null: as its content says) and its title ("": as drafted).

    Of the results' sheets there is one for each headline, told apart by the goal.
    """

    __tablename__ = "review_sheet"
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    sheet: Mapped[Sheet] = mapped_column(choice(Sheet, "sheet"))
    goal_id: Mapped[int | None] = link_to("goal")
    included: Mapped[bool | None]
    title: Mapped[str] = mapped_column(Text, default="")


class ReviewFile(Base):
    """A file of a review: what csdesk wrote last, until it is frozen on the day on which it goes out.

    Its bytes lie in `kept_file` under their hash. `written_sha256` is of what csdesk wrote, `differences` what was
    changed in it since, `facts` what it showed (for then and now), `certificate` what it was searched for; the last
    three are JSON.
    """

    __tablename__ = "review_file"
    owner = "review_id"

    review_id: Mapped[int] = child_of("review")
    form: Mapped[FileForm] = mapped_column(choice(FileForm, "form"))
    name: Mapped[str] = mapped_column(String(260))
    frozen_on: Mapped[date | None]
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH))
    written_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), default="")
    differences: Mapped[str] = mapped_column(Text, default="[]")
    facts: Mapped[str] = mapped_column(Text, default="{}")
    certificate: Mapped[str] = mapped_column(Text, default="{}")


class DataRequest(Base):
    """Rows sent to a customer to confirm, correct or fill in, known by a short code that stands on the sheet.

    `rows` is what was sent, as JSON; what comes back is compared with it and with the book of that day.
    """

    __tablename__ = "data_request"
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    review_id: Mapped[int | None] = link_to("review")
    code: Mapped[str] = mapped_column(String(12), unique=True)
    asked_id: Mapped[int | None] = link_to("contact")
    made_on: Mapped[date]
    rows: Mapped[str] = mapped_column(Text, default="[]")
    returned_on: Mapped[date | None]


class AllowedText(Base):
    """A text that the search for what must not leave lets pass for this account, and why; printed on certificates."""

    __tablename__ = "allowed_text"
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    allowed_on: Mapped[date]
