"""Every text can be read on its ground, in light and in dark, and no colour is named outside the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from csdesk.tokens import DARK, LIGHT, Theme, contrast
from csdesk.ui.stylesheet import STYLESHEET
from csdesk.ui.theme import PAIRS, stylesheet
from csdesk.ui.widgets.chip_delegate import GROUNDS

AA = 4.5
SOURCES = Path(__file__).resolve().parents[2] / "csdesk"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|\brgba?\(")


def pairs_of_stylesheet() -> set[tuple[str, str]]:
    """Texts and grounds that one rule of the stylesheet names together."""
    found = set()
    for _, body in re.findall(r"([^{}]+)\{([^{}]*(?:\$\{[^}]*\}[^{}]*)*)\}", STYLESHEET):
        text = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"background: \$(\w+)", body)
        if text and ground:
            found.add((text[1], ground[1]))
    return found


def pairs() -> list[tuple[str, str]]:
    declared = {(text, ground) for text, grounds in PAIRS for ground in grounds}
    return sorted(declared | pairs_of_stylesheet() | set(GROUNDS.items()))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_text_can_be_read_on_its_ground(theme: Theme, pair: tuple[str, str]) -> None:
    text, ground = pair
    assert contrast(theme.colour(text), theme.colour(ground)) >= AA


def test_the_stylesheet_pairs_some_texts_with_grounds() -> None:
    assert {("on_accent", "accent"), ("good", "good_ground")} <= pairs_of_stylesheet()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_stylesheet_has_a_value_for_every_token(theme: Theme) -> None:
    assert "$" not in stylesheet(theme)


def test_only_the_tokens_name_colours() -> None:
    guilty = [
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*.py")
        if path.name != "tokens.py" and COLOUR.search(path.read_text(encoding="utf-8"))
    ]
    assert not guilty
