"""People: what rests on somebody's word keeps that person, and a name outlives its contact."""

from datetime import date
from typing import Any

import pytest

from csdesk.commands.change import AddChange, Concerns, EditChange
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.commands.measurement import ConfirmMeasurements
from csdesk.commands.plan import EditPlan
from csdesk.commands.responsibility import EditResponsibility
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Part
from csdesk.domain.sharing import Shareable
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.changes import ChangeRow, list_changes
from csdesk.queries.people import people_page
from tests.story import Story


def test_several_may_be_sponsors(desk: Desk, story: Story) -> None:
    desk.do(AddContact(story.account, "Cleo Ek", parts=frozenset({Part.SPONSOR})))
    sponsors = [
        one.name for one in desk.ask(people_page, story.account).contacts if Part.SPONSOR in one.parts
    ]
    assert sponsors == ["Ann Berg", "Cleo Ek"]


def test_who_left_is_marked_and_listed_last(desk: Desk, story: Story) -> None:
    desk.do(EditContact(story.ann, left_on=desk.today))
    page = desk.ask(people_page, story.account)
    assert [(one.name, one.left_on) for one in page.contacts] == [
        ("Ben Dahl", None),
        ("Ann Berg", desk.today),
    ]
    assert not page.has_sponsor


def test_a_responsibility_keeps_the_name_of_a_deleted_contact(desk: Desk, story: Story) -> None:
    desk.do(EditContact(story.ben, name="Benjamin Dahl"))
    desk.do(DeleteContact(story.ben))
    (row,) = desk.ask(people_page, story.account).theirs
    assert (row.contact_id, row.person) == (None, "Benjamin Dahl")
    desk.undo()
    (row,) = desk.ask(people_page, story.account).theirs
    assert (row.contact_id, row.person) == (story.ben, "Benjamin Dahl")


@pytest.mark.parametrize("word", ["said what", "confirmed a figure", "confirmed a change"])
def test_a_contact_whose_word_something_rests_on_stays(word: str, desk: Desk, story: Story) -> None:
    match word:
        case "said what":
            desk.do(EditPlan(story.plan, said_by_id=story.ben))
        case "confirmed a figure":
            desk.do(ConfirmMeasurements((story.figure,), story.ben))
        case _:
            desk.do(EditChange(story.go_live, confirmed_by_id=story.ben))
    with pytest.raises(Refusal) as refused:
        desk.do(DeleteContact(story.ben))
    assert word in Formats().say(refused.value.said)


def test_a_typed_name_takes_the_contacts_place(desk: Desk, story: Story) -> None:
    desk.do(EditResponsibility(story.theirs, person="The night shift"))
    (row,) = desk.ask(people_page, story.account).theirs
    assert (row.contact_id, row.person) == (None, "The night shift")
    desk.do(EditResponsibility(story.theirs, contact_id=story.ann))
    (row,) = desk.ask(people_page, story.account).theirs
    assert row.person == "Ann Berg"


def test_a_change_is_confirmed_today_unless_a_day_is_given(desk: Desk, story: Story) -> None:
    assert changes(desk, story)[story.go_live].confirmed_on == desk.today
    desk.do(EditChange(story.go_live, confirmed_on=date(2026, 4, 1)))
    assert changes(desk, story)[story.go_live].confirmed_on == date(2026, 4, 1)
    desk.do(EditChange(story.go_live, confirmed_by_id=None))
    assert changes(desk, story)[story.go_live].confirmed_on is None


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        ({"day": date(2026, 3, 3)}, False),
        ({"text": "Something else"}, False),
        ({"by": "Lou", "shared": True, "metrics": ()}, True),
    ],
)
def test_a_change_of_another_day_or_other_words_is_one_that_nobody_confirmed(
    desk: Desk, story: Story, other: dict[str, Any], stays: bool
) -> None:
    desk.do(EditChange(story.go_live, **other))
    assert (changes(desk, story)[story.go_live].confirmed_on is not None) is stays
    desk.do(EditChange(story.go_live, text="Go-live, as Ann says", confirmed_by_id=story.ann))
    assert changes(desk, story)[story.go_live].confirmed_on is not None


def test_a_change_concerns_the_metrics_it_is_given(desk: Desk, story: Story) -> None:
    change = desk.do(
        AddChange(
            story.account, date(2026, 5, 1), "Training", ChangeKind.TRAINING, metrics=(Concerns(story.late),)
        )
    ).result
    desk.do(EditChange(change, metrics=(Concerns(story.late, new_start=True), Concerns(story.visits))))
    concerned = {one.metric_id: one.new_start for one in changes(desk, story)[change].metrics}
    assert concerned == {story.late: True, story.visits: False}
    desk.do(EditChange(change, metrics=(Concerns(story.visits),)))
    assert [one.name for one in changes(desk, story)[change].metrics] == ["Portal visits"]


def changes(desk: Desk, story: Story) -> dict[int, ChangeRow]:
    return {row.id: row for row in desk.ask(list_changes, story.account)}


def test_records_of_several_kinds_are_shared_by_one_step(desk: Desk, story: Story) -> None:
    records = (
        (Shareable.CONTACT, story.ann),
        (Shareable.CONTACT, story.ben),
        (Shareable.CHANGE, story.go_live),
    )
    done = desk.do(Share(records))
    assert Formats().say(done.changes.title) == "Share 3 records"
    assert all(one.shared for one in desk.ask(people_page, story.account).contacts)
    assert changes(desk, story)[story.go_live].shared
    assert not desk.do(Share(records)).changes
    desk.do(Share(records[:1], shared=False))
    assert [one.shared for one in desk.ask(people_page, story.account).contacts] == [False, True]
    desk.undo()
    desk.undo()
    assert not any(one.shared for one in desk.ask(people_page, story.account).contacts)
