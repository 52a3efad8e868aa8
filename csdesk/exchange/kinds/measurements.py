"""Measurements: one row a value, or a column a period; their account may be found through a contract."""

from __future__ import annotations

from csdesk.exchange.kinds.kind import Field, RecordKind, Sort, account_field, titles
from csdesk.words import phrase

MEASUREMENTS = RecordKind(
    name="measurements",
    words=phrase("Figures"),
    fields=(
        account_field(required=False),
        Field(
            "contract",
            phrase("Contract (finds the account)"),
            Sort.RECORD,
            titles(
                "contract id|subscription id|contract|subscription|agreement id|vertragsnummer|vertrag|abo id"
            ),
        ),
        Field(
            "date",
            phrase("Date"),
            Sort.DAY,
            titles(
                "date|day|period|month|week|quarter|as of|measured on|usage date|submitted at|created at|timestamp|"
                "reporting date|datum|tag|monat|woche|quartal|zeitraum|stichtag|periode"
            ),
            required=True,
        ),
        Field(
            "metric",
            phrase("Metric"),
            Sort.LINE,
            titles("metric|metric name|measure|kpi|indicator|kennzahl|messgrosse|feature name|event name"),
        ),
        Field(
            "value",
            phrase("Value"),
            Sort.NUMBER,
            titles("value|result|figure|score|amount|count|usage count|wert|ergebnis|anzahl|menge|betrag"),
        ),
        Field("numerator", phrase("Numerator"), Sort.NUMBER, titles("numerator|zahler|part|hits")),
        Field("denominator", phrase("Denominator"), Sort.NUMBER, titles("denominator|nenner|total|base|all")),
    ),
    keys=(("account", "metric", "date"),),
    hints=(
        "measurement",
        "figure",
        "usage",
        "kpi",
        "ticket",
        "nutzung",
        "messwert",
        "kennzahlen",
        "attendances",
    ),
)
