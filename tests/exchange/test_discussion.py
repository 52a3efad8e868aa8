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


def test_answers_stand_below_their_questions_or_behind_them_and_the_next_date_below_its_head() -> None:
    heads = [GERMAN.say(one) for one in (Noted.DECISION.label, WHO, BY)]
    rows: list[list[Cell]] = [
        ["", "Was wir entscheiden"],
        ["", "Was stört am meisten?", "", ""],
        ["", "Die Nächte,", "", ""],
        ["", "", "und wer sie trägt?", ""],
        ["", "Was kommt danach? Antwerpen"],
        ["", *heads],
        ["", "Weiter so", "", ""],
        ["", GERMAN.say(Noted.NEXT.label)],
        ["", "4.3."],
        ["", "Ende"],
    ]
    asked = ["Was stört  am meisten?", "Was kommt danach?"]

    assert discussion_of([sheet(*rows)], [GERMAN], fourth_of_march, asked) == (
        Written(Noted.ANSWER, "Die Nächte, und wer sie trägt?", question=asked[0]),
        Written(Noted.ANSWER, "Antwerpen", question=asked[1]),
        Written(Noted.DECISION, "Weiter so"),
        Written(Noted.NEXT, "", due=date(2027, 3, 4)),
        Written(Noted.NEXT, "", unread="Ende"),
    )
    beside = [["", *heads], ["", GERMAN.say(Noted.NEXT.label), 46447]]
    assert discussion_of([sheet(*beside)], [GERMAN], fourth_of_march) == (
        Written(Noted.NEXT, "", due=date(2027, 3, 1)),
    )


def test_a_sheet_that_only_lists_decisions_is_no_such_table() -> None:
    assert discussion_of([sheet(["Decisions", "Cost"], ["Go on", 3])], [ENGLISH], fourth_of_march) is None
