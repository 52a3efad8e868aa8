"""Everything that can be done is data that is sound: somebody does it, and no key means two things at once."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from csdesk.ui.actions import ACTIONS, Action
from csdesk.ui.dialogs.keys import keys_by_menu
from csdesk.ui.loading import named
from csdesk.ui.places import BELONGS_TO, MENUS, PAGES, RAIL
from csdesk.ui.window import DOERS


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_somebody_does_it(action: Action) -> None:
    doer = named(PAGES[action.page]) if action.doer == "page" else DOERS[action.doer]
    assert callable(getattr(doer, action.method))
    assert not action.needs or isinstance(getattr(doer, action.needs), property)
    assert action.menu in MENUS


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_its_keys_are_keys(action: Action) -> None:
    assert all(not QKeySequence(keys).isEmpty() and QKeySequence(keys).toString() for keys in action.keys)


def test_no_key_means_two_things_on_one_page() -> None:
    for page in PAGES:
        keys = Counter(key for action in ACTIONS if action.page in ("", page) for key in action.keys)
        assert [key for key, times in keys.items() if times > 1] == []


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_the_page_of_keys_names_every_key() -> None:
    named_there = {title for _, rows in keys_by_menu() for title, _ in rows}
    assert {action.title for action in ACTIONS if action.keys} <= named_there


def test_the_rail_leads_to_pages_by_the_keys_of_the_menu() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    for entry in RAIL:
        assert entry.page in PAGES
        assert entry.keys in keys
    assert set(BELONGS_TO) | {entry.page for entry in RAIL} == set(PAGES)
