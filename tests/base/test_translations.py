"""Catalogues keep step with the code, say what the texts say, and reviews are in their reader's language throughout."""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from csdesk.words import DOMAIN, ENGLISH, SAMPLE, SPOKEN, catalogue

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "packaging"))

import translations  # noqa: E402  # a script beside the program, not a part of it

PATHS = sorted(translations.LOCALES.glob("*/LC_MESSAGES/*.po"))
PLACE = re.compile(r"\{(\w+)\}")


@pytest.fixture(params=PATHS, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def found(path: Path) -> Catalog:
    return translations.read(path)


def messages(found: Catalog) -> list[Message]:
    return [one for one in found if one.id]


def texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [*value]  # type: ignore[misc]  # a text or several


def test_what_the_program_reads_is_what_translators_wrote(path: Path, found: Catalog) -> None:
    assert path.with_suffix(".mo").read_bytes() == translations.compiled(found)


def test_every_text_of_the_program_and_of_its_sample_book_is_translated(path: Path, found: Catalog) -> None:
    known = {texts(one.id)[0] for one in messages(found) if translations.is_translated(one)}
    assert set(translations.READERS[path.stem]()) - known == set()  # packaging/translations.py brings them in


def test_a_translation_has_the_places_of_its_text(found: Catalog) -> None:
    wrong = [
        one.id
        for one in messages(found)
        if translations.is_translated(one)
        for said in texts(one.string)
        if not set(PLACE.findall(said)) <= {place for text in texts(one.id) for place in PLACE.findall(text)}
        or said[:1].isspace() != texts(one.id)[0][:1].isspace()
    ]
    assert wrong == []


def test_no_figure_is_lost_in_translation(found: Catalog) -> None:
    """Only a count of one may be said by the words themselves."""
    lost = [
        one.id
        for one in messages(found)
        if translations.is_translated(one)
        for place in PLACE.findall(texts(one.id)[-1])
        if f"{{{place}}}" not in texts(one.string)[-1]
    ]
    assert lost == []


def test_a_language_of_the_program_lacks_nothing() -> None:
    spoken = [path for path in PATHS if path.parents[1].name in SPOKEN]
    assert {(path.parents[1].name, path.stem) for path in spoken} == {
        (language, domain) for language in SPOKEN - {ENGLISH} for domain in (DOMAIN, SAMPLE)
    }
    for path in spoken:
        assert [
            one.id for one in messages(translations.read(path)) if not translations.is_translated(one)
        ] == []


def test_a_text_without_translation_stays_as_it_is() -> None:
    assert catalogue("tlh").gettext("Results") == "Results"
    assert catalogue("de").gettext("Results") == "Ergebnisse"
