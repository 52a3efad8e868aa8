"""What somebody who searches means besides words: a sort of record, or a time, in English and German."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MEANT = {
    "contract": "contract contracts renewal renewals vertrag verträge verlängerung verlängerungen verlängert",
    "contact": "contact contacts person people kontakt kontakte person personen",
    "plan": "plan plans purpose plan pläne zweck",
    "metric": "metric metrics kennzahl kennzahlen",
    "milestone": "milestone milestones meilenstein meilensteine",
    "change": "change changes changed veränderung veränderungen geändert",
    "answer": "question questions answer answers asked frage fragen antwort antworten gefragt beantwortet",
    "commitment": "commitment commitments promise promises promised zusage zusagen zugesagt versprochen"
    " versprechen aufgabe aufgaben",
    "decision": "decision decisions decided entscheidung entscheidungen entschieden",
    "interaction": "interaction interactions call calls meeting meetings talk talks interaktion interaktionen"
    " gespräch gespräche gesprochen anruf anrufe telefonat telefonate besprechung besprechungen",
}
KIND_OF = {word: kind for kind, said in MEANT.items() for word in said.split()}

LITTLE = frozenset(
    "what which who when where was were is are did do does has have had we us our they them their it he she i me a an "
    "the to in at on of for from by with about since last this find show all "
    "was welche welcher wer wann wo war waren ist sind hat haben wurde wurden wir uns unser sie es der die das dem den "
    "ein eine im in am an auf von vom für mit zu zum seit letzten letztes letzter diesem dieses alle".split()
)
"""Words that a question is put in and that nothing is found by."""

MONTHS = (
    "january januar jänner",
    "february februar",
    "march märz",
    "april",
    "may mai",
    "june juni",
    "july juli",
    "august",
    "september",
    "october oktober",
    "november",
    "december dezember",
)
STRETCHES = {word: (month, 1) for month, said in enumerate(MONTHS, start=1) for word in said.split()}
STRETCHES |= {f"q{quarter}": (3 * quarter - 2, 3) for quarter in (1, 2, 3, 4)}
SEASONS = {3: "spring frühling frühjahr", 6: "summer sommer", 9: "autumn fall herbst", 12: "winter"}
STRETCHES |= {word: (month, 3) for month, said in SEASONS.items() for word in said.split()}
"""The first month of what a word names, and how many there are."""

AROUND_WORDS = ".,;:!?"
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sought:
    """The sorts of records that are meant, the days between which they lie, and the words that are left."""

    kinds: tuple[str, ...]
    days: tuple[date, date] | None
    words: tuple[str, ...]


def sought(words: Iterable[str], today: date) -> Sought:
    """What words mean that are not looked for as they are. A time without its year is the last that has begun."""
    kinds: list[str] = []
    left: list[str] = []
    stretch: tuple[int, int] | None = None
    year: int | None = None
    for word in words:
        said = word.strip(AROUND_WORDS).casefold()
        if said in KIND_OF:
            kinds.append(KIND_OF[said])
        elif said in STRETCHES and stretch is None:
            stretch = STRETCHES[said]
        elif YEAR.fullmatch(said) and year is None:
            year = int(said)
        elif said not in LITTLE:
            left.append(word)
    return Sought(tuple(kinds), _days(stretch, year, today), tuple(left))


def _days(stretch: tuple[int, int] | None, year: int | None, today: date) -> tuple[date, date] | None:
    if stretch is None:
        return None if year is None else (date(year, 1, 1), date(year, 12, 31))
    month, months = stretch
    if year is None:
        year = today.year if date(today.year, month, 1) <= today else today.year - 1
    after = month - 1 + months
    return date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
