"""Another theme reaches what is there, and not what was taken away."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from csdesk.ui.sections.plan_head import PlanHead
from csdesk.ui.sections.results_changes import ChangeEntry
from csdesk.ui.shell import Shell
from csdesk.ui.theme import Looks


def test_a_theme_chosen_after_entries_were_taken_away_disturbs_nothing(
    shell: Shell, looks: Looks, qtbot: QtBot
) -> None:
    parts: list[QWidget] = [ChangeEntry(shell), PlanHead(shell)]
    for part in parts:
        delete(part)
    with qtbot.captureExceptions() as raised:
        looks.choose("dark")
        looks.choose("light")
    assert not raised


def test_another_theme_colours_the_buttons_of_an_entry(shell: Shell, looks: Looks, qtbot: QtBot) -> None:
    entry = ChangeEntry(shell)
    qtbot.addWidget(entry)
    before = entry.more.icon().cacheKey()
    looks.choose("dark")
    after = entry.more.icon().cacheKey()
    looks.choose("light")
    assert before != after
