"""A card keeps to its one page, whatever it is given."""

from hypothesis import given
from hypothesis import strategies as st

from csdesk.deck.paper_size import A4
from csdesk.paper.card import Card, CardLine, CardPart, card_page
from csdesk.tokens import PAPER

LINES = st.lists(st.text("abc de", min_size=1, max_size=400), max_size=45)


def part(title: str, texts: list[str]) -> CardPart:
    return CardPart(title, tuple(CardLine(text, "due 12 Dec 2026") for text in texts), "Nothing is open.")


@given(left=LINES, right=LINES)
def test_everything_stands_on_the_page_and_what_was_left_out_is_counted(
    left: list[str], right: list[str]
) -> None:
    card = Card(
        title="Acme",
        below="Meeting card",
        mark="INTERNAL USE ONLY",
        foot="For us alone",
        author="",
        notes="Notes",
        left=(part("Purpose", left[:1]), part("People", left)),
        right=(part("We promised", right),),
        more=lambda count: f"and {count} more",
    )
    (page,) = card_page(card, A4, PAPER.accent).pages
    assert all(0 < words.middle < page.height - 5 for words in page.words)
    assert {"INTERNAL USE ONLY", "For us alone", "We promised"} <= set(page.texts)
    if len(right) == 45:
        assert any(text.startswith("and ") for text in page.texts)
