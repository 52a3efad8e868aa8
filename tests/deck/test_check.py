"""The finished file is searched for what must not be in it, wherever it stands."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from csdesk.deck.check import Hit, words_found
from csdesk.deck.page import Review
from csdesk.deck.secrets import Search, Secrets, Sort
from tests.deck.samples import facts, response_result

Make = Callable[..., Review]
File = Callable[..., bytes]


def test_a_word_in_a_cell_is_found_with_its_place(review: Make, file: File) -> None:
    assert words_found(file(review(facts())), words("Rotterdam desk")) == (
        Hit("Rotterdam desk", "Success plan!F11"),
    )


def test_only_whole_words_count_whatever_the_case(review: Make, file: File) -> None:
    content = file(review(facts()))

    assert words_found(content, words("harbour freight"))
    assert not words_found(content, words("arbour", "Harbour Fre", "Freight Line"))


def test_words_are_found_in_charts_descriptions_feet_and_properties(review: Make, file: File) -> None:
    result = response_result()
    hidden = replace(result.changes[1], text="Zebra crossing")
    made = replace(
        review(replace(facts(), results=(replace(result, changes=(hidden,)),))), foot="Quokka", author="Okapi"
    )
    content = file(made)

    places = {hit.word: hit.place for hit in words_found(content, words("Quokka", "Okapi", "Zebra crossing"))}
    assert places["Quokka"] == "Cover"
    assert places["Okapi"] == "docProps/core.xml"
    assert "Zebra crossing" in places


def test_ten_thousand_names_are_searched_at_once(review: Make, file: File) -> None:
    names = [f"Account number {n} Limited" for n in range(10_000)]

    assert words_found(file(review(facts())), words(*names)) == ()


@pytest.mark.parametrize(
    "said",
    [
        *(
            "EUR 48,000",
            "€48,000",
            "48.000 €",
            "48 000 EUR",
            "EUR 48000.00",
            "48'000 CHF",
            "€ 48.000,00",
            "48k EUR",
        ),
        "€\N{NO-BREAK SPACE}48,000",
        *("in 2026 EUR 48,000", "2026 48,000 €", "EUR 48,000 3 times"),
    ],
)
def test_an_amount_is_found_however_it_is_written(said: str) -> None:
    secrets = Secrets(amounts=frozenset({Decimal(48000)}))
    found = [one.sort for one in Search(secrets).found_in(f"It costs {said} a year.")]
    assert found == [Sort.AMOUNTS]


@pytest.mark.parametrize(
    "said",
    [
        "48,000 parcels",
        "EUR 48",
        "EUR 148,000",
        "1 048 000 EUR",
        "EUR 48 000 000",
        "EUR 48,000.50",
        "in 48000 days",
        "48,001 €",
    ],
)
def test_other_figures_are_no_amount(said: str) -> None:
    assert not list(Search(Secrets(amounts=frozenset({Decimal(48000)}))).found_in(said))


@pytest.mark.parametrize("text", ["ann@example.com", "Write to Ann <Ann.Berg@mail.example.co.uk>."])
def test_an_address_is_found_unless_it_may_pass(text: str) -> None:
    assert [one.sort for one in Search(Secrets()).found_in(text)] == [Sort.EMAILS]
    passing = Secrets(emails=frozenset({"ann@example.com", "ann.berg@mail.example.co.uk"}))
    assert not list(Search(passing).found_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Users\\ann\\a.xlsx",
        "c:/users/ann",
        "/home/ann/book",
        "/Users/ann/x",
        "\\\\server\\share",
        "file:///tmp/a",
    ],
)
def test_a_path_of_this_computer_is_found(text: str) -> None:
    assert [one.sort for one in Search(Secrets()).found_in(f"See {text} there")] == [Sort.PATHS]


@pytest.mark.parametrize(
    "text", ["and/or", "3/4 of home/office days", "https://example.com/home/page", "A/B", "24/7"]
)
def test_what_only_looks_like_a_path_is_none(text: str) -> None:
    assert not list(Search(Secrets()).found_in(text))


def test_five_words_of_an_internal_text_are_found_whatever_stands_around_them() -> None:
    run = tuple("the sponsor may leave soon".split())
    secrets = Secrets(runs=frozenset({run}))
    hidden = "We hear THE  Sponsor\N{ZERO WIDTH SPACE} may\nleave soon, sadly"
    assert [one.sort for one in Search(secrets).found_in(hidden)] == [Sort.TEXTS]
    assert not list(Search(secrets).found_in("the sponsor may stay"))


def repacked(content: bytes, part: str, new: bytes | Callable[[bytes], bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as archive:
        names = [*old.namelist(), *({part} - set(old.namelist()))]
        for name in names:
            before = old.read(name) if name in old.namelist() else b""
            after = before if name != part else new if isinstance(new, bytes) else new(before)
            archive.writestr(name, after)
    return made.getvalue()


def put(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def replaced(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return replaced


SHEET = "xl/worksheets/sheet2.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
IN_RUNS = f"<comments xmlns='{MAIN}'><text><r><t>Quo</t></r><r><t>kka</t></r></text></comments>"
VALIDATION = b'</sheetData><dataValidations><dataValidation prompt="Quokka"/></dataValidations>'
DEFINED = b'</sheets><definedNames><definedName name="Quokka">1</definedName></definedNames>'


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (
            SHEET,
            put(
                b"</sheetData>",
                b'</sheetData><dataValidations><dataValidation prompt="Quokka"/></dataValidations>',
            ),
        ),
        (SHEET, put(b"</sheetData>", b"</sheetData><oddHeader>&amp;L&amp;8Quokka</oddHeader>")),
        (
            "xl/workbook.xml",
            put(
                b"</sheets>",
                b'</sheets><definedNames><definedName name="Quokka">1</definedName></definedNames>',
            ),
        ),
        ("xl/comments1.xml", b"<comments><t>Quokka</t></comments>"),
        ("xl/drawings/vmlDrawing1.vml", b'<xml><v alt="Quokka"/></xml>'),
        ("docProps/custom.xml", b"<p><property name='x'>Quokka</property></p>"),
        ("xl/worksheets/_rels/sheet2.xml.rels", b'<r><Relationship Target="Quokka"/></r>'),
        (SHEET, put(b"</sheetData>", b"</sheetData><!-- Quokka -->")),
        ("Quokka.xml", b"<a/>"),
    ],
)
def test_every_part_is_searched(
    review: Make, file: File, part: str, change: bytes | Callable[[bytes], bytes]
) -> None:
    content = repacked(file(review(facts())), part, change)
    assert [hit.word for hit in words_found(content, words("Quokka"))] == ["Quokka"]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_words_in_pictures_are_found(review: Make, file: File, form: str) -> None:
    picture = BytesIO()
    texts = PngInfo()
    texts.add_text("Comment", "Quokka", zip=True)
    kept = {"pnginfo": texts} if form == "PNG" else {"comment": b"Quokka"}
    Image.new("RGB", (4, 4)).save(picture, form, **kept)
    content = repacked(file(review(facts())), "xl/media/image9.png", picture.getvalue())
    assert [hit.word for hit in words_found(content, words("Quokka"))] == ["Quokka"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, put(b"</sheetData>", b'<row><c r="B99"><f>IF(0,"Quokka",1)</f></c></row></sheetData>')),
        (SHEET, put(b'<c r="B2"', b'<c x="Quokka" r="B2"')),
        ("xl/comments1.xml", IN_RUNS.encode()),
        ("docProps/app.xml", b"<a><b>Quokka</b></a>"),
    ],
)
def test_what_no_deck_of_ours_has_is_searched_as_well(
    review: Make, file: File, part: str, change: bytes | Callable[[bytes], bytes]
) -> None:
    content = repacked(file(review(facts())), part, change)
    assert [hit.word for hit in words_found(content, words("Quokka"))] == ["Quokka"]


def test_a_key_in_a_bare_figure_and_words_between_the_parts_of_a_file_are_found(
    review: Make, file: File
) -> None:
    content = file(review(facts()))
    assert not words_found(content, words("Quokka", "881204"))
    keyed = repacked(
        content, SHEET, put(b"</sheetData>", b'<row><c r="B99"><v>881204</v></c></row></sheetData>')
    )
    assert [hit.place for hit in words_found(keyed, words("881204"))] == ["Summary!B99"]
    made = BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.infolist()[0].comment = b"Quokka"
        archive.comment = b""
        archive.writestr("xl/more.xml", "<a/>")
    assert [hit.word for hit in words_found(made.getvalue(), words("Quokka"))] == ["Quokka"]
    assert [hit.sort for hit in words_found(b"Quokka" + content, words("Quokka"))] == [Sort.PARTS]


def test_what_stands_behind_a_picture_is_found(review: Make, file: File) -> None:
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    content = repacked(file(review(facts())), "xl/media/image9.png", picture.getvalue() + b"Quokka")
    assert words_found(content, words("Quokka"))


def test_a_part_that_can_not_be_searched_is_a_hit_itself(review: Make, file: File) -> None:
    content = repacked(file(review(facts())), "xl/vbaProject.bin", b"\xd0\xcf\x11")
    assert words_found(content, Secrets()) == (Hit("xl/vbaProject.bin", "xl/vbaProject.bin", Sort.PARTS),)


def words(*found: str) -> Secrets:
    """Some words as secrets."""
    return Secrets({Sort.WORDS: found})


PIECES = st.sampled_from(
    ["Aurora Shipping", "Aurora", "shipping", "EUR", " 48", "k", "48,000", "a@b.eu", "/home/x", "\u200b"]
)
TEXTS = st.lists(st.lists(PIECES | st.text(max_size=4), max_size=5).map(" ".join), max_size=6)


@settings(max_examples=60)
@given(TEXTS)
def test_many_texts_looked_through_at_once_hide_nothing(texts: list[str]) -> None:
    search = Search(
        Secrets(
            {Sort.ACCOUNTS: ("Aurora Shipping",), Sort.PEOPLE: ("Aurora Aurora Aurora",)},
            amounts=frozenset({Decimal(48_000)}),
        )
    )
    assert search.found_in_any(texts) == any(list(search.found_in(text)) for text in texts)
