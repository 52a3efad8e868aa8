"""What holds of every command: it is recorded whole, told, taken back, and done again, also after a restart."""

import pkgutil
from datetime import date
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

import pytest

import csdesk.commands
from csdesk.db.history import ASIDE
from csdesk.desk import Desk
from csdesk.formats import Formats
from csdesk.queries.history_detail import entry_detail
from csdesk.words import Phrase
from tests.commands.samples import PREPARED, SAMPLES
from tests.db.snapshots import snapshot
from tests.story import Story

UNTOLD = {"review_file", "data_request", "allowed_text"}
"""Tables of which the story has no row, since no command writes one yet."""


def every_command() -> set[type]:
    found: set[type] = set()
    for module in pkgutil.iter_modules(csdesk.commands.__path__, "csdesk.commands."):
        classes = getmembers(import_module(module.name), isclass)
        here = {one for name, one in classes if one.__module__ == module.name and not name.startswith("_")}
        found |= {one for one in here if hasattr(one, "run")}
    return found


def test_every_command_has_a_sample() -> None:
    assert every_command() == set(SAMPLES)


@pytest.mark.parametrize(
    "command", [one for one in SAMPLES if one.__name__ not in ASIDE], ids=lambda command: command.__name__
)
def test_is_taken_back_and_done_again(command: type, desk: Desk, story: Story, today: date) -> None:
    if command in PREPARED:
        desk.do(PREPARED[command](story))
    before = desk.ask(snapshot)
    sample = SAMPLES[command](story)
    done = desk.do(sample)
    after = desk.ask(snapshot)
    assert after != before
    assert done.changes.accounts
    assert done.changes.entry is not None
    told = desk.ask(entry_detail, done.changes.entry)
    assert told.records or told.others
    desk.undo()
    assert desk.ask(snapshot) == before
    desk.redo()
    assert desk.ask(snapshot) == after
    reopened = restart(desk, today)
    assert reopened.can_undo == done.changes.title
    reopened.undo()
    assert reopened.ask(snapshot) == before
    again = restart(reopened, today)
    again.redo()
    assert again.ask(snapshot) == after
    again.close()


@pytest.mark.parametrize("command", SAMPLES, ids=lambda command: command.__name__)
def test_says_what_it_does(command: type, story: Story) -> None:
    title = SAMPLES[command](story).title
    assert isinstance(title, Phrase)
    assert Formats().say(title)[0].isupper()


def test_everything_told_is_taken_back_step_by_step_and_told_again(desk: Desk) -> None:
    states = [desk.ask(snapshot)]
    while desk.can_undo:
        desk.undo()
        states.append(desk.ask(snapshot))
    assert not any(states[-1].values())
    for state in reversed(states[:-1]):
        desk.redo()
        assert desk.ask(snapshot) == state


def test_a_deleted_account_comes_back_with_everything(desk: Desk, story: Story) -> None:
    before = desk.ask(snapshot)
    assert {name for name, rows in before.items() if not rows} == UNTOLD
    desk.do(SAMPLES[csdesk.commands.account.DeleteAccount](story))
    assert not any(desk.ask(snapshot).values())
    desk.undo()
    assert desk.ask(snapshot) == before


def restart(desk: Desk, today: date) -> Desk:
    path: Path = desk.path
    desk.close()
    return Desk.open(path, today=lambda: today)
