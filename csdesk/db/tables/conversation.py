"""What is said between us and a customer: promises, questions with their answers, and conversations."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import NAME_LENGTH, Base, Travelling, child_of, choice, link_to, reference, rules
from csdesk.domain.commitment import StepState
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side


class Commitment(Travelling):
    """A promise of one side to the other. How it stands is read from its steps.

    `confirmed_by_id` is who of the customer's confirmed its day or its owner last, as they are.
    """

    __tablename__ = "commitment"
    __table_args__ = rules(CheckConstraint("side <> 'both'", name="one_side_promises"))
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    text: Mapped[str] = mapped_column(Text)
    side: Mapped[Side] = mapped_column(choice(Side, "side"), default=Side.OURS)
    answerable: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    made_on: Mapped[date]
    review_id: Mapped[int | None] = link_to("review")
    due: Mapped[date | None]
    confirmed_by_id: Mapped[int | None] = link_to("contact")
    confirmed_on: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)


class CommitmentStep(Base):
    """A day on which a commitment's state changed; a renegotiated one has a new due day."""

    __tablename__ = "commitment_step"
    __table_args__ = rules(
        CheckConstraint("state <> 'renegotiated' OR new_due IS NOT NULL", name="renegotiated_has_a_day")
    )
    owner = "commitment_id"

    commitment_id: Mapped[int] = child_of("commitment")
    day: Mapped[date]
    state: Mapped[StepState] = mapped_column(choice(StepState, "state"))
    new_due: Mapped[date | None]
    customer_knows: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")


class Answer(Travelling):
    """A question to the customer under one of the five pillars; without an answer it is still open."""

    __tablename__ = "answer"
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    pillar: Mapped[Pillar] = mapped_column(choice(Pillar, "pillar"))
    question: Mapped[str] = mapped_column(Text)
    asked_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = link_to("contact")
    answered_on: Mapped[date | None]
    review_after: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)


class Interaction(Travelling):
    """A conversation: who started it, who took part and what was said. Never shared."""

    __tablename__ = "interaction"
    __table_args__ = rules(
        CheckConstraint("started_by <> 'both'", name="one_side_starts"),
        Index("ix_interaction_account_id_day", "account_id", "day"),
    )
    owner = "account_id"

    account_id: Mapped[int] = mapped_column(Integer, reference("account"))
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[InteractionKind] = mapped_column(choice(InteractionKind, "kind"))
    started_by: Mapped[Side] = mapped_column(choice(Side, "started_by"), default=Side.OURS)
    ours: Mapped[str] = mapped_column(Text, default="")
    """Who took part on our side, by name."""
    text: Mapped[str] = mapped_column(Text, default="")


class InteractionContact(Base):
    """That a contact took part in an interaction."""

    __tablename__ = "interaction_contact"
    __table_args__ = rules(UniqueConstraint("interaction_id", "contact_id"))
    owner = "interaction_id"

    interaction_id: Mapped[int] = child_of("interaction")
    contact_id: Mapped[int] = child_of("contact")


class Snooze(Base):
    """A line of Today that was put off to a day, and why. `subject` names what it is about: "commitment:12"."""

    __tablename__ = "snooze"
    __table_args__ = rules(UniqueConstraint("account_id", "rule", "subject"))
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    rule: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")
