"""What the README says of the command line is what there is, and all of it."""

import re
from pathlib import Path

import pytest

from csdesk.cli.entry import MODULES
from tests.cli.conftest import Run

README = Path(__file__).resolve().parents[2] / "README.md"
EVERYWHERE = {"--book", "--today", "--json", "--passphrase-fd", "--take-over", "--help"}
COMMANDS = ("import KIND", "import measurements", *(name for name in MODULES if name != "import"))
OPTION = re.compile(r"--[a-z][a-z-]+")


def documented() -> dict[str, str]:
    """The README's lines by command."""
    _, _, section = README.read_text(encoding="utf-8").partition("## Command line")
    block = section.split("```")[1]
    lines = re.split(r"^csdesk ", block, flags=re.MULTILINE)[1:]
    said = dict.fromkeys(COMMANDS, "")
    for line in lines:
        for command in COMMANDS:
            if line.startswith(f"{command} "):
                said[command] += line
    return {command: line for command, line in said.items() if line}


def test_every_command_is_documented() -> None:
    assert set(documented()) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_every_documented_one_is_there(run: Run, command: str) -> None:
    there = set(OPTION.findall(run(*command.replace("KIND", "contracts").split(), "--help").out))
    said = set(OPTION.findall(documented()[command]))
    assert said - EVERYWHERE == there - EVERYWHERE
    assert there >= EVERYWHERE


def test_the_program_names_every_command(run: Run) -> None:
    shown = run("--help").out
    assert all(command.split()[0] in shown for command in COMMANDS)
