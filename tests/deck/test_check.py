"""The finished file is searched for what must not be in it, wherever it stands."""

from collections.abc import Callable
from dataclasses import replace

from csdesk.deck.check import Hit, found_in, words_found
from csdesk.deck.page import Review
from tests.deck.samples import facts, response_result

Make = Callable[..., Review]
File = Callable[..., bytes]


def test_a_word_in_a_cell_is_found_with_its_place(review: Make, file: File) -> None:
    assert words_found(file(review(facts())), ["Rotterdam desk"]) == (
        Hit("Rotterdam desk", "Success plan!F11"),
    )


def test_only_whole_words_count_whatever_the_case(review: Make, file: File) -> None:
    content = file(review(facts()))

    assert words_found(content, ["harbour freight"])
    assert not words_found(content, ["arbour", "Harbour Fre", "Freight Line"])


def test_words_are_found_in_charts_descriptions_feet_and_properties(review: Make, file: File) -> None:
    result = response_result()
    hidden = replace(result.changes[1], text="Zebra crossing")
    made = replace(
        review(replace(facts(), results=(replace(result, changes=(hidden,)),))), foot="Quokka", author="Okapi"
    )
    content = file(made)

    places = {hit.word: hit.place for hit in words_found(content, ["Quokka", "Okapi", "Zebra crossing"])}
    assert places["Quokka"] == "Cover"
    assert places["Okapi"] == "docProps/core.xml"
    assert "Zebra crossing" in places


def test_ten_thousand_names_are_searched_at_once(review: Make, file: File) -> None:
    names = [f"Account number {n} Limited" for n in range(10_000)]

    assert words_found(file(review(facts())), names) == ()


def test_amounts_are_found_with_their_currency() -> None:
    assert found_in(["EUR 48,000", "€48,000"], ["It costs €48,000 a year.", "EUR 48,000.50"]) == {"€48,000"}
