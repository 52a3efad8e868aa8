"""Metrics with the goals set for them; a goal needs baseline, target and due date together."""

from __future__ import annotations

from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.exchange.kinds.kind import (
    Field,
    RecordKind,
    Sort,
    account_field,
    key_field,
    meanings,
    shared_field,
    titles,
)
from csdesk.words import phrase

METRICS = RecordKind(
    name="metrics",
    words=phrase("Metrics and goals"),
    fields=(
        account_field(),
        key_field("metric id|kpi id|kennzahl id"),
        Field(
            "name",
            phrase("Name"),
            Sort.NAME,
            titles("metric|metric name|name|kpi|kpi name|measure|indicator|kennzahl|messgrosse"),
            required=True,
        ),
        Field("unit", phrase("Unit"), Sort.LINE, titles("unit|unit of measure|einheit|masseinheit")),
        Field("decimals", phrase("Decimals"), Sort.WHOLE, titles("decimals|decimal places|nachkommastellen")),
        Field(
            "better",
            phrase("Better when"),
            Sort.CHOICE,
            titles("better|better when|direction|desired direction|richtung|polarity"),
            choices=Better,
            meanings=meanings(
                {
                    "up": "higher|increase|more|maximize|maximise|ascending|hoher|steigend|mehr|positive|larger",
                    "down": "lower|decrease|less|minimize|minimise|descending|niedriger|sinkend|weniger|negative",
                    "band": "range|inside|between|bereich|korridor|within",
                }
            ),
        ),
        Field(
            "cadence",
            phrase("Cadence"),
            Sort.CHOICE,
            titles("cadence|frequency|interval|period|periodicity|rhythmus|turnus|haufigkeit|takt"),
            choices=Cadence,
            meanings=meanings(
                {
                    "weekly": "week|w|wochentlich|woche",
                    "monthly": "month|m|monatlich|monat",
                    "quarterly": "quarter|q|quartalsweise|quartal|vierteljahrlich",
                }
            ),
        ),
        Field(
            "kind",
            phrase("Value or ratio"),
            Sort.CHOICE,
            titles("metric kind|kind|metric type|art"),
            choices=Kind,
            meanings=meanings(
                {"value": "number|absolute|wert|zahl", "ratio": "rate|share|percentage|quote|anteil"}
            ),
        ),
        Field(
            "summed_by",
            phrase("Summed up by"),
            Sort.CHOICE,
            titles("summed by|aggregation|summary|aggregate|zusammenfassung"),
            choices=Summary,
            meanings=meanings(
                {
                    "mean": "average|avg|mittelwert|durchschnitt",
                    "sum": "total|summe",
                    "last": "latest|letzter",
                }
            ),
        ),
        Field(
            "baseline",
            phrase("Baseline"),
            Sort.NUMBER,
            titles(
                "baseline|baseline value|start value|from value|initial value|ausgangswert|startwert|basis"
            ),
        ),
        Field(
            "target",
            phrase("Target"),
            Sort.NUMBER,
            titles("target|target value|goal|goal value|to value|zielwert|ziel|soll"),
        ),
        Field(
            "due",
            phrase("Due"),
            Sort.DAY,
            titles("due|due date|target date|goal date|by|deadline|fallig|falligkeit|zieldatum|termin"),
        ),
        shared_field(),
    ),
    keys=(("account", "external_id"), ("account", "name")),
    hints=("metric", "goal", "kpi", "kennzahl", "target", "ziele"),
    unique_names=True,
)
