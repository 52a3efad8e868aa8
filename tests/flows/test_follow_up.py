"""The follow-up to a review: what it says, in which language, and the draft that carries it."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from csdesk.commands.account import EditAccount
from csdesk.commands.allowed_text import AllowText
from csdesk.commands.commitment import EditCommitment
from csdesk.commands.contact import EditContact
from csdesk.commands.review import EditReview
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.follow_up import FollowUp, draft, draft_name, follow_up
from csdesk.queries.follow_up_draft import follow_up_draft
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]


def written(desk: Desk, story: Story) -> FollowUp:
    found = desk.ask(follow_up_draft, story.said.held, desk.today)
    return follow_up(found, ("Kim Lee", "", "Acme"), "en_GB")


def test_it_says_what_was_heard_decided_and_agreed(desk: Desk, story: Story) -> None:
    desk.do(EditCommitment(story.said.promise, shared=True))
    desk.do(EditContact(story.ben, shared=True))
    desk.do(EditReview(story.said.held, next_date=date(2026, 10, 13)))
    found = written(desk, story)
    assert found.subject == "Quarterly business review Q2 2026: what we agreed"
    assert found.text.splitlines() == [
        "Hello,",
        "",
        "thank you for your time on 14 Jul 2026. This is what we take from our review:",
        "",
        "What we heard",
        "\u2013 Ann wants fewer calls",
        "",
        "What was decided",
        "\u2013 Roll out to all depots: All depots by December",
        "",
        "Who does what, by when",
        "\u2013 Names of the depots (Ben Dahl, by 25 Nov 2026)",
        "",
        "We meet again on 13 Oct 2026.",
        "",
        "If we have understood something wrongly, please tell us.",
        "",
        "Kind regards",
        "Kim Lee",
        "Acme",
    ]


def test_what_is_not_shared_stays_out(desk: Desk, story: Story) -> None:
    assert "Guide to the export" not in written(desk, story).text
    desk.do(EditCommitment(story.said.promise, shared=True))
    text = written(desk, story).text
    assert "(Champion, by 25 Nov 2026)" in text
    assert "Ben Dahl" not in text


def test_it_speaks_the_customers_language(desk: Desk, story: Story) -> None:
    desk.do(EditAccount(story.account, locale="de_DE"))
    found = written(desk, story)
    assert found.text.startswith("Guten Tag,")
    assert "14.7.2026" in found.text


def test_a_draft_is_one_that_mail_programs_send(desk: Desk, story: Story, tmp_path: Path) -> None:
    found = written(desk, story)
    path = draft(found, ("ann@example.com",), "kim@example.com", tmp_path / draft_name(found.subject))
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert (message["Subject"], message["X-Unsent"]) == (found.subject, "1")
    assert (message["To"], message["From"]) == ("ann@example.com", "kim@example.com")
    assert message.get_content().replace("\r\n", "\n").rstrip() == found.text


def test_a_draft_that_can_not_be_written_is_refused(desk: Desk, story: Story, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no folder"):
        draft(written(desk, story), (), "", tmp_path / "gone" / "draft.eml")


def test_what_must_not_leave_the_book_keeps_the_draft_from_being_written(
    desk: Desk, story: Story, tmp_path: Path
) -> None:
    desk.do(EditReview(story.said.held, heard="Ann wants fewer calls\nBen Dahl is a churn risk"))
    found = written(desk, story)
    assert {hit.word for hit in found.hits} >= {"Ben Dahl", "churn risk"}
    with pytest.raises(Refusal, match="must not leave this book"):
        draft(found, (), "", tmp_path / "draft.eml")
    assert not (tmp_path / "draft.eml").exists()


def test_what_is_the_customers_own_word_can_be_allowed(desk: Desk, story: Story) -> None:
    desk.do(EditReview(story.said.held, heard="Ben Dahl wants fewer calls"))
    desk.do(AllowText(story.account, "Ben Dahl"))
    assert written(desk, story).hits == ()
