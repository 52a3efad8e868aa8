"""What csdesk writes about itself holds nothing of its customers, and is for its owner's eyes only."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from csdesk import jsonfile
from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.paths import log_folder, settings_folder
from csdesk.settings import Settings, save
from csdesk.ui.faults import close_log, note, open_log

NAME = "Zanzibar Freight"
owner_only = pytest.mark.skipif(os.name == "nt", reason="the profile's own rights say who may read there")


@pytest.fixture
def log() -> Iterator[Path]:
    """The log's file, open."""
    assert open_log() is None
    yield log_folder() / "csdesk.log"
    close_log()


def clumsy(desk: Desk) -> None:
    """A fault of ours whose message quotes a customer's record."""
    desk.ask(lambda session: session.execute(text("SELECT :name FROM nowhere"), {"name": NAME}))


def refused(desk: Desk) -> None:
    raise Refusal("“{name}” is there already.", name=NAME)


def wrapped(desk: Desk) -> None:
    try:
        clumsy(desk)
    except DBAPIError as error:
        raise ValueError(f"could not read {NAME}") from error


@pytest.mark.parametrize("fault", [clumsy, refused, wrapped])
def test_the_log_quotes_no_record(desk: Desk, log: Path, fault: object) -> None:
    desk.do(AddAccount(NAME))
    with pytest.raises((DBAPIError, Refusal, ValueError)) as raised:
        fault(desk)  # type: ignore[operator]
    shown = note(raised.value).report
    for handler in logging.getLogger("csdesk").handlers:
        handler.flush()
    written = log.read_text(encoding="utf-8")
    assert "test_secrets.py" in written
    assert NAME not in written + shown


def test_a_fault_of_the_database_quotes_no_values(desk: Desk) -> None:
    with pytest.raises(DBAPIError) as raised:
        clumsy(desk)
    assert NAME not in str(raised.value)


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.rglob("*") if file.is_file()}


@owner_only
def test_log_settings_book_and_lock_are_for_their_owner_only(desk: Desk, log: Path) -> None:
    before = os.umask(0o022)
    try:
        note(ValueError())
        save(Settings())
        jsonfile.write(settings_folder() / "window.json", {})
        assert modes(log_folder()) == modes(settings_folder()) == {0o600}
        assert modes(desk.path.parent) == {0o600}
        assert {stat.S_IMODE(one.stat().st_mode) for one in (log_folder(), settings_folder())} == {0o700}
    finally:
        os.umask(before)
