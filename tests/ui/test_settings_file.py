"""Settings and memory on the disk: written whole, damaged files kept, what a later version wrote left alone."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from csdesk import jsonfile, settings
from csdesk.settings import Settings
from csdesk.ui.memory import Memory


def test_settings_come_back_as_they_were_chosen() -> None:
    chosen = Settings(name="Ann", theme="dark", locale="de_DE", currency="USD")
    settings.save(chosen)
    assert settings.load().settings == chosen


def test_what_a_later_version_wrote_stays() -> None:
    settings.settings_file().parent.mkdir(parents=True)
    settings.settings_file().write_text(json.dumps({"name": "Ann", "from_the_future": [1, 2]}))
    settings.save(replace(settings.load().settings, company="Acme"))
    kept = json.loads(settings.settings_file().read_text())
    assert (kept["name"], kept["company"], kept["from_the_future"]) == ("Ann", "Acme", [1, 2])


@pytest.mark.parametrize(
    "wrong", [{"theme": "pink"}, {"theme": 3}, {"locale": "xx_XX"}, {"currency": "euros"}]
)
def test_a_value_that_is_none_stands_at_its_default(wrong: dict[str, object]) -> None:
    settings.settings_file().parent.mkdir(parents=True)
    settings.settings_file().write_text(json.dumps(wrong))
    loaded = settings.load()
    assert loaded.settings == Settings()
    assert loaded.trouble is None


@pytest.mark.parametrize("damaged", ["{half", "[1, 2]", "\x00\x01"])
def test_a_damaged_file_is_kept_and_said(damaged: str) -> None:
    file = settings.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(damaged)
    loaded = settings.load()
    assert loaded.settings == Settings()
    assert loaded.trouble is not None
    assert file.with_name("settings.json.damaged-1").read_text() == damaged


def test_a_write_that_fails_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    jsonfile.write(file, {"a": 1})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        jsonfile.write(file, {"a": 2})
    assert jsonfile.read(file).values == {"a": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_every_setting_says_what_it_is() -> None:
    for field in fields(Settings):
        said = settings.about(field.name)
        assert said.title
        assert said.explanation.endswith(".")


def test_memory_touched_by_hand_can_not_stop_the_start(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text(json.dumps({"recent": ["gone.csdesk", 3], "accounts.widths": "wide", "page": 7}))
    memory = Memory(file)
    assert memory.recent_books() == []
    assert memory.numbers("accounts.widths") == []
    assert memory.text("page") == ""


def test_recent_books_are_those_still_there_last_one_first(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    books = [tmp_path / f"{number}.csdesk" for number in range(10)]
    for book in books:
        book.touch()
        memory.remember_book(book)
    memory.remember_book(books[8])
    books[9].unlink()
    memory.save()
    assert Memory(tmp_path / "window.json").recent_books()[:2] == [books[8], books[7]]
