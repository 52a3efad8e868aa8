"""The tables of decisions and actions are found by their heads, in the language of their review."""

from datetime import date

from csdesk.domain.discussed import BY, WHO, Noted, Written
from csdesk.exchange.discussion import discussion_of
from csdesk.exchange.returned import ReturnedSheet, SheetRow
from csdesk.exchange.row import Cell
from csdesk.formats import Formats

ENGLISH, GERMAN = Formats("en_GB"), Formats("de_DE")


def sheet(*rows: list[Cell]) -> ReturnedSheet:
    lines = tuple(SheetRow(line, cells) for line, cells in enumerate(rows, start=1))
    return ReturnedSheet("Any name", lines, {})


def fourth_of_march(text: str) -> date | None:
    return date(2027, 3, 4) if text == "4.3." else None


def test_a_german_review_is_read_by_its_german_heads() -> None:
    heads = [GERMAN.say(one) for one in (Noted.DECISION.label, Noted.ACTION.label)]
    assert heads[0] != Noted.DECISION.label.template
    found = discussion_of(
        [
            sheet(["", "Cover"]),
            sheet(
                ["", "What we talk about"],
                ["", heads[0], "", GERMAN.say(WHO), "", GERMAN.say(BY)],
                ["", "Weiter so", "", "", "", ""],
                ["", ""],
                ["", heads[1], "", GERMAN.say(WHO), "", GERMAN.say(BY)],
                ["", "Planer nennen", "", "Tom", "", "4.3."],
                ["", "Rota senden", "", "Maya", "Okafor", 46447],
                ["", "Leitfaden", "", "", "", "bald"],
            ),
        ],
        [ENGLISH, GERMAN],
        fourth_of_march,
    )

    assert found == (
        Written(Noted.DECISION, "Weiter so"),
        Written(Noted.ACTION, "Planer nennen", "Tom", date(2027, 3, 4)),
        Written(Noted.ACTION, "Rota senden", "Maya Okafor", date(2027, 3, 1)),
        Written(Noted.ACTION, "Leitfaden", "", None, "bald"),
    )


def test_a_sheet_that_only_lists_decisions_is_no_such_table() -> None:
    assert discussion_of([sheet(["Decisions", "Cost"], ["Go on", 3])], [ENGLISH], fourth_of_march) is None
