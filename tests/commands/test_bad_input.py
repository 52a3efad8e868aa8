"""What people type and paste: kept when it can be, refused in words when it can't."""

import pytest
from sqlalchemy import select

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.contact import EditContact
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.plan import EditPlan
from csdesk.db.tables import Account, Contact, Plan
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.account import account_fields
from csdesk.queries.plan import plan_page
from tests.story import Story


def test_a_name_with_slash_tab_and_emoji_is_kept_on_one_line(desk: Desk) -> None:
    account = desk.do(AddAccount("  A/S \t Østfold\n🚚\x00 ")).result
    assert desk.ask(account_fields, account).name == "A/S Østfold 🚚"


def test_a_name_of_exactly_the_limit_is_kept_and_one_more_is_not(desk: Desk) -> None:
    account = desk.do(AddAccount("é" * 200)).result
    assert len(desk.ask(account_fields, account).name) == 200
    with pytest.raises(Refusal):
        desk.do(EditAccount(account, name="é" * 201))
    assert len(desk.ask(account_fields, account).name) == 200


def test_the_31st_of_february_is_refused_before_any_command() -> None:
    for text in ("31 Feb 2026", "2026-02-31", "31/02/2026"):
        with pytest.raises(Refusal) as refused:
            Formats("en_GB").read_day(text, "due")
        assert refused.value.field == "due"
        assert text in Formats().say(refused.value.said)


def test_a_text_keeps_its_lines(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, purpose="  First line\r\n\r\n\tSecond “line” — 東京\u2028 \x07 "))
    (purpose,) = desk.ask(lambda session: session.scalars(select(Plan.purpose)).all())
    assert purpose == "First line\n\n\tSecond “line” — 東京"


def test_what_no_file_can_hold_becomes_a_sign(desk: Desk, story: Story) -> None:
    desk.do(EditContact(story.ann, name="Ann \ud800 Berg \ufffe", email=" ANN@Example.COM "))
    name, email = desk.ask(
        lambda session: session.execute(
            select(Contact.name, Contact.email).where(Contact.id == story.ann)
        ).one()
    )
    assert name == "Ann � Berg �"
    assert email == "ANN@example.com"


def test_an_empty_external_id_is_none_and_may_be_shared(desk: Desk) -> None:
    desk.do(AddAccount("One", external_id="  "))
    desk.do(AddAccount("Two", external_id=""))
    assert not any(desk.ask(lambda session: session.scalars(select(Account.external_id)).all()))


def test_long_words_are_cut_in_the_history_only(desk: Desk, story: Story) -> None:
    phrase = "Every depot " * 30
    done = desk.do(AddMilestone(story.plan, phrase))
    plan = desk.ask(plan_page, story.account, desk.today).plan
    assert plan is not None
    assert phrase.strip() in {row.phrase for row in plan.milestones.rows}
    assert len(Formats().say(done.changes.title)) < 110
