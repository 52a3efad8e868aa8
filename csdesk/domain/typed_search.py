"""Words by which somebody who searches means a sort of record rather than what it says, in English and German."""

from __future__ import annotations

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


def kind_meant(word: str) -> str | None:
    """The table of the records that a word means as a sort; None where it means none."""
    return KIND_OF.get(word.casefold())
