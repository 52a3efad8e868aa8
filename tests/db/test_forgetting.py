"""Forgetting for good: no byte of the book says the name afterwards, and everything else stands as it did."""

from datetime import date
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.change import AddChange
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.db.backups import backups_of
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.forgetting import Choices, InBackups, Kind, Whom
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.flows.forgetting import forget, survey, whom_by_name
from csdesk.jobs import Progress
from csdesk.queries.account_names import account_names
from csdesk.queries.forgetting import deleted_records
from tests.entries import list_entries
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]
PERSON = "Ottilie Quandt-Wegener"


def says(file: Path, *names: str) -> bool:
    data = file.read_bytes()
    return any(name.encode() in data for name in names)


def name_of(desk: Desk, account: int) -> str:
    return next(row.name for row in desk.ask(account_names) if row.id == account)


def do(desk: Desk, whom: Whom) -> None:
    forget(desk, whom, Choices(), Progress())


@pytest.fixture
def person(desk: Desk, story: Story) -> int:
    """A person who is named in a text, too, and was edited."""
    contact = desk.do(AddContact(story.account, PERSON, email="otti@example.com")).result
    desk.do(EditContact(contact, job_title="Head of Dispatch"))
    desk.do(
        AddChange(story.account, date(2026, 9, 1), f"{PERSON} trained the night shift", ChangeKind.TRAINING)
    )
    return contact


def test_no_byte_of_the_book_says_a_forgotten_account(desk: Desk, story: Story) -> None:
    name = name_of(desk, story.account)
    other = desk.do(AddAccount("Quite Another")).result
    desk.do(EditAccount(story.account, name=f"{name} Two"))
    desk.undo()
    before = desk.ask(lambda session: survey_counts(desk, story))
    assert before["account"] == 1
    do(desk, Whom(Kind.ACCOUNT, story.account))
    assert [row.id for row in desk.ask(account_names)] == [other]
    assert check_book(desk).is_well
    desk.close()
    assert not says(desk.path, name)


def survey_counts(desk: Desk, story: Story) -> dict[str, int]:
    return dict(survey(desk, Whom(Kind.ACCOUNT, story.account), Progress()).records)


def test_a_forgotten_person_is_taken_out_of_the_texts_too(desk: Desk, story: Story, person: int) -> None:
    found = survey(desk, Whom(Kind.CONTACT, person), Progress())
    assert (found.name, dict(found.records)["contact"], found.texts) == (PERSON, 1, 1)
    do(desk, Whom(Kind.CONTACT, person))
    assert check_book(desk).is_well
    assert name_of(desk, story.account)
    desk.close()
    assert not says(desk.path, PERSON, "otti@example.com")


def test_what_the_history_knew_of_it_can_not_be_undone_and_does_not_fail(
    desk: Desk, story: Story, person: int
) -> None:
    do(desk, Whom(Kind.CONTACT, person))
    assert desk.can_undo is None
    with pytest.raises(Refusal):
        desk.undo()
    later = desk.do(AddAccount("Later")).result
    desk.undo()
    assert later not in [row.id for row in desk.ask(account_names)]
    assert check_book(desk).is_well
    titles = [str(entry.title) for entry in desk.ask(list_entries)]
    assert not any(PERSON in title for title in titles)


def test_what_was_deleted_with_it_before_goes_from_the_history(desk: Desk, story: Story) -> None:
    doomed = desk.do(AddAccount("Doomed One")).result
    contact = desk.do(AddContact(doomed, PERSON)).result
    desk.do(EditContact(contact, job_title="Once here"))
    desk.do(DeleteAccount(doomed))
    desk.undo()
    do(desk, Whom(Kind.ACCOUNT, doomed))
    assert check_book(desk).is_well
    desk.close()
    assert not says(desk.path, PERSON, "Doomed One", "Once here")


@pytest.mark.parametrize("choice", [InBackups.REWRITE, InBackups.REMOVE, InBackups.KEEP])
def test_backups_forget_too_on_asking(desk: Desk, story: Story, person: int, choice: InBackups) -> None:
    made = desk.back_up().path
    assert len(survey(desk, Whom(Kind.CONTACT, person), Progress()).backups) == 1
    done = forget(desk, Whom(Kind.CONTACT, person), Choices(choice), Progress()).outcome
    if choice is InBackups.KEEP:
        assert (done.backups_changed, done.backups_left) == (0, 1)
        assert says(made, PERSON)
        return
    assert (done.backups_changed, done.backups_left) == (1, 0)
    left = [one.path for one in backups_of(desk.path)]
    assert left == ([made] if choice is InBackups.REWRITE else [])
    assert not any(says(one, PERSON) for one in left)
    assert check_book(desk).is_well


def test_a_name_elsewhere_is_counted_and_stays(desk: Desk, story: Story, person: int) -> None:
    other = desk.do(AddAccount("Other")).result
    desk.do(AddChange(other, date(2026, 9, 2), f"Met {PERSON} at the fair", ChangeKind.TRAINING))
    assert survey(desk, Whom(Kind.CONTACT, person), Progress()).mentions == 1
    do(desk, Whom(Kind.CONTACT, person))
    assert check_book(desk).is_well


def test_what_is_gone_already_is_refused(desk: Desk, story: Story) -> None:
    with pytest.raises(Refusal):
        do(desk, Whom(Kind.CONTACT, 999_999))


def test_an_account_that_only_the_history_knows_is_forgotten_with_its_person(
    desk: Desk, story: Story
) -> None:
    doomed = desk.do(AddAccount("Doomed One")).result
    contact = desk.do(AddContact(doomed, PERSON)).result
    desk.do(EditContact(contact, name=f"{PERSON} II"))
    made = desk.back_up().path
    desk.do(DeleteAccount(doomed))
    later = desk.back_up().path
    rows = desk.ask(deleted_records)
    assert {(row.whom.kind, row.name, row.account) for row in rows} == {
        (Kind.ACCOUNT, "Doomed One", ""),
        (Kind.CONTACT, f"{PERSON} II", "Doomed One"),
    }
    whom = whom_by_name(desk, "doomed one", None)
    found = survey(desk, whom, Progress())
    assert (found.is_deleted, dict(found.records)["contact"], len(found.backups)) == (True, 1, 2)
    do(desk, whom)
    assert desk.ask(deleted_records) == ()
    assert check_book(desk).is_well
    with pytest.raises(Refusal):
        whom_by_name(desk, "Doomed One", None)
    desk.close()
    assert not any(says(file, PERSON, "Doomed One") for file in (desk.path, made, later))


def test_a_person_who_was_deleted_is_forgotten_and_the_account_stays(
    desk: Desk, story: Story, person: int
) -> None:
    desk.do(DeleteContact(person))
    name = name_of(desk, story.account)
    whom = whom_by_name(desk, name, PERSON.upper())
    assert whom == Whom(Kind.CONTACT, person)
    do(desk, whom)
    assert check_book(desk).is_well
    assert name_of(desk, story.account) == name
    desk.close()
    assert not says(desk.path, PERSON, "otti@example.com")
