"""Changes and milestones: what was changed at the customer's, and the steps that the customer can see."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.sides import Side
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

SIDE_MEANINGS = meanings(
    {
        "ours": "us|we|our|internal|vendor|supplier|provider|wir|uns|intern|anbieter|csm",
        "theirs": "customer|client|them|external|kunde|extern|their",
        "both": "joint|shared|together|beide|gemeinsam",
    }
)


def side_field() -> Field:
    """Who does it or answers for it."""
    return Field(
        "side",
        phrase("Side"),
        Sort.CHOICE,
        titles("side|party|owner side|responsible side|seite|partei"),
        choices=Side,
        meanings=SIDE_MEANINGS,
    )


def owner_field() -> Field:
    """Who answers for it, by name."""
    return Field(
        "answerable",
        phrase("Owner"),
        Sort.LINE,
        titles("owner|answerable|responsible|assignee|assigned to|who|verantwortlich|zustandig|besitzer"),
    )


CHANGES = RecordKind(
    name="changes",
    words=phrase("Changes"),
    fields=(
        account_field(),
        key_field("change id|event id|anderung id"),
        Field(
            "day",
            phrase("Day"),
            Sort.DAY,
            titles("date|day|change date|event date|happened on|when|datum|tag|go live date|am"),
            required=True,
        ),
        Field(
            "text",
            phrase("What was changed"),
            Sort.TEXT,
            titles(
                "change|text|what|description|summary|event|title|subject|anderung|beschreibung|massnahme"
            ),
            required=True,
        ),
        Field(
            "kind",
            phrase("Kind"),
            Sort.CHOICE,
            titles("change kind|kind|change type|type|category|art|kategorie"),
            choices=ChangeKind,
            meanings=meanings(
                {
                    "go-live": "golive|launch|rollout|live|start|release|einfuhrung",
                    "process": "workflow|process change|prozess|ablauf",
                    "training": "enablement|workshop|schulung|education|onboarding",
                    "configuration": "setup|settings|integration|feature|konfiguration|technical|einstellung",
                    "people": "staffing|organisation|organization|team|personal|mitarbeiter|reorg",
                    "outside": "external|market|external event|extern|other|sonstiges",
                }
            ),
        ),
        side_field(),
        Field("by", phrase("Who made it"), Sort.LINE, titles("by|made by|who|author|person|von|wer")),
        Field(
            "metrics",
            phrase("Metrics it concerns"),
            Sort.RECORD,
            titles("metrics|metric|concerns|affects|kpis|kpi|kennzahlen|kennzahl|betrifft"),
            refers="metrics",
            several=True,
        ),
        shared_field(),
    ),
    keys=(("external_id",), ("account", "day", "text")),
    hints=("change", "event", "anderung", "go live", "massnahme"),
)

MILESTONES = RecordKind(
    name="milestones",
    words=phrase("Milestones"),
    fields=(
        account_field(),
        key_field("milestone id|task id|meilenstein id"),
        Field(
            "phrase",
            phrase("Milestone"),
            Sort.LINE,
            titles(
                "milestone|milestone name|phrase|name|title|task|task name|subject|meilenstein|aufgabe|schritt"
            ),
            required=True,
        ),
        Field(
            "reached_when",
            phrase("Reached when"),
            Sort.TEXT,
            titles(
                "reached when|done when|criteria|acceptance criteria|definition of done|description|kriterium"
            ),
        ),
        Field(
            "planned",
            phrase("Planned"),
            Sort.DAY,
            titles(
                "planned|planned date|due date|due|target date|deadline|planned on|geplant|fallig|plandatum|termin"
            ),
        ),
        Field(
            "reached",
            phrase("Reached"),
            Sort.DAY,
            titles(
                "reached|reached on|completed|completed on|completed date|completion date|done on|actual date|"
                "finished|erreicht|erreicht am|erledigt am|abgeschlossen am"
            ),
        ),
        side_field(),
        owner_field(),
        shared_field(),
        Field("expansion", phrase("Expansion behind it"), Sort.TEXT, titles("expansion|upsell|erweiterung")),
        Field(
            "expansion_value",
            phrase("Value of the expansion"),
            Sort.AMOUNT,
            titles("expansion value|expansion amount|upsell value|erweiterungswert"),
        ),
        Field(
            "expansion_currency",
            phrase("Currency of the expansion"),
            Sort.CURRENCY,
            titles("expansion currency|currency|wahrung"),
        ),
    ),
    keys=(("external_id",), ("account", "phrase")),
    hints=("milestone", "meilenstein", "project plan", "task", "aufgabe"),
)
