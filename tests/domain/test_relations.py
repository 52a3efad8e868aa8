"""Who speaks with whom, where nobody does, and at which level the main contact stood over time."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.altitude import main_contacts
from csdesk.domain.contact import Level, Part
from csdesk.domain.relations import LEVELS, Link, Person, Talk, names_in, relations
from csdesk.words import counted, phrase

TODAY = date(2026, 11, 22)
ANN = Person(1, "Ann", Level.EXECUTIVE, frozenset({Part.SPONSOR}))
BEN = Person(2, "Ben", Level.MANAGER, frozenset({Part.CHAMPION}))
CARL = Person(3, "Carl", Level.USER, frozenset())
EVERYBODY = (CARL, BEN, ANN)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_theirs_stand_by_level_and_links_count_each_pair() -> None:
    talks = [Talk(ago(10), ("Kim", "Lee"), (1, 3)), Talk(ago(3), ("Kim",), (1,)), Talk(ago(2), (), (2,))]
    found = relations(EVERYBODY, ("Mo",), talks, TODAY)
    assert [one.person.name for one in found.theirs] == ["Ann", "Ben", "Carl"]
    assert Link("Kim", 1, 2, ago(3)) in found.links
    assert Link("", 2, 1, ago(2)) in found.links
    assert [name for name, _ in found.ours] == ["", "Kim", "Lee", "Mo"]
    assert found.unknown == (Level.DIRECTOR,)
    assert found.warnings == ()


def test_silence_is_a_gap_with_those_who_matter_after_the_agreed_time() -> None:
    talks = [Talk(ago(40), ("Kim",), (1, 2))]
    gaps = {one.person.name: one.gap for one in relations(EVERYBODY, (), talks, TODAY).theirs}
    assert gaps == {"Ann": None, "Ben": None, "Carl": None}
    agreed = relations(EVERYBODY, (), talks, TODAY, agreed=30)
    assert agreed.theirs[0].gap == counted(
        "Not spoken to for {count} day", "Not spoken to for {count} days", 40
    )
    assert agreed.theirs[1].gap is None
    assert relations((ANN,), (), [], TODAY).theirs[0].gap == phrase("Never spoken to")


def test_what_hangs_on_one_person_is_said() -> None:
    talks = [Talk(ago(9), ("Kim",), (1,)), Talk(ago(4), ("Kim",), (1,))]
    said = [warning.template for warning in relations(EVERYBODY, (), talks, TODAY).warnings]
    assert len(said) == 2


def test_names_are_told_apart() -> None:
    assert names_in("Nadia Okafor, Ben and Ada") == ("Nadia Okafor", "Ben", "Ada")
    assert names_in("Anders und Andrea") == ("Anders", "Andrea")
    assert names_in("  ") == ()


def test_a_lower_main_contact_than_before_was_handed_down() -> None:
    talks = [
        Talk(date(2026, 6, 3), (), (1,)),
        Talk(date(2026, 7, 3), (), (1, 2)),
        Talk(date(2026, 7, 9), (), (1,)),
        Talk(date(2026, 9, 1), (), (2,)),
        Talk(date(2026, 11, 20), (), (1,)),
    ]
    stands = main_contacts(EVERYBODY, talks, TODAY)
    assert [(one.name, one.talks, one.handed_down_from) for one in stands] == [
        ("Ann", 3, None),
        ("Ben", 1, ANN),
        ("Ann", 1, None),
    ]
    assert (stands[0].first, stands[0].last) == (date(2026, 6, 1), date(2026, 7, 31))
    assert stands[-1].last == TODAY


def test_who_rises_later_did_not_stand_there_before() -> None:
    rises = replace(BEN, level=Level.DIRECTOR, before=((date(2026, 9, 15), Level.MANAGER),))
    talks = [Talk(date(2026, month, 3), (), (who,)) for month, who in ((7, 1), (8, 2), (9, 2), (10, 2))]
    stands = main_contacts((ANN, rises), talks, TODAY)
    assert [(one.name, one.level, one.talks, one.handed_down_from) for one in stands] == [
        ("Ann", Level.EXECUTIVE, 1, None),
        ("Ben", Level.MANAGER, 2, ANN),
        ("Ben", Level.DIRECTOR, 1, None),
    ]


@given(
    st.lists(
        st.builds(
            Talk,
            st.dates(date(2023, 1, 1), TODAY),
            st.just(()),
            st.lists(st.sampled_from((1, 2, 3)), max_size=3, unique=True).map(tuple),
        )
    )
)
def test_stands_follow_one_another_and_only_a_fall_is_a_hand_down(talks: list[Talk]) -> None:
    stands = main_contacts(EVERYBODY, talks, TODAY)
    for before, after in pairwise(stands):
        assert before.last < after.first and before.name != after.name
        fell = LEVELS.index(after.level) > LEVELS.index(before.level)
        assert (after.handed_down_from is not None) is fell
