"""Which language the program speaks to whom, and the one that nobody speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.pseudo import stretched
from csdesk.settings import LANGUAGE_VARIABLE, SYSTEM, language_of
from csdesk.words import MIRRORED, PSEUDO, counted, template_of, words


@pytest.mark.parametrize(
    ("chosen", "systems", "spoken"),
    [
        (SYSTEM, ["de-AT", "en"], "de"),
        (SYSTEM, ["fr-FR", "de_DE"], "de"),
        (SYSTEM, ["C"], "en"),
        (SYSTEM, [], "en"),
        ("en", ["de-DE"], "en"),
        ("de", ["en-GB"], "de"),
    ],
)
def test_what_was_chosen_counts_and_else_the_first_known_language_of_the_system(
    chosen: str, systems: list[str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    assert language_of(chosen, systems) == spoken


def test_who_works_on_csdesk_names_a_language_for_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, MIRRORED)
    assert language_of("de", ["en"]) == MIRRORED


@given(st.text(alphabet="ab {}\n", max_size=30), st.sampled_from(["{name}", "%%", "{count}"]))
def test_a_stretched_text_keeps_its_places_and_blanks(text: str, place: str) -> None:
    said = stretched(f" {text}x{place}")
    assert said.lstrip(" \n").startswith("[")
    assert said.endswith("]")
    assert said.index("[") >= 1
    assert place in said
    assert len(said) > len(text)


def test_what_went_through_the_catalogue_shows_it() -> None:
    assert words("Results", PSEUDO).startswith("[R")
    assert "{count}" in template_of(counted("{count} metric", "{count} metrics", 2), PSEUDO)
