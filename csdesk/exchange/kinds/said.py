"""Commitments and answers: what was promised, and what was asked and answered."""

from __future__ import annotations

from csdesk.domain.commitment import StepState
from csdesk.domain.question import Pillar
from csdesk.exchange.kinds.happenings import owner_field, side_field
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

COMMITMENTS = RecordKind(
    name="commitments",
    words=phrase("Commitments"),
    fields=(
        account_field(),
        key_field("commitment id|action id|task id|zusage id"),
        Field(
            "text",
            phrase("What was promised"),
            Sort.TEXT,
            titles(
                "commitment|text|what|action|action item|task|promise|subject|description|zusage|aufgabe|massnahme"
            ),
            required=True,
        ),
        side_field(),
        owner_field(),
        Field(
            "made_on",
            phrase("Made on"),
            Sort.DAY,
            titles(
                "made on|date|created|created on|created date|agreed on|promised on|datum|zugesagt am|vom"
            ),
        ),
        Field(
            "due",
            phrase("Due"),
            Sort.DAY,
            titles("due|due date|deadline|by when|fallig|fallig am|termin|bis"),
        ),
        Field(
            "state",
            phrase("State"),
            Sort.CHOICE,
            titles("state|status|stand|zustand"),
            choices=StepState,
            meanings=meanings(
                {
                    "open": "open|in progress|pending|new|to do|offen|in arbeit|not started|overdue|due soon",
                    "kept": "done|completed|complete|closed|finished|erledigt|fertig|eingehalten",
                    "cancelled": "canceled|dropped|abandoned|storniert|abgesagt|gestrichen|won t do",
                }
            ),
        ),
        Field(
            "state_on",
            phrase("Since"),
            Sort.DAY,
            titles("done on|closed on|completed on|completed date|closed date|status date|erledigt am"),
        ),
        shared_field(),
    ),
    keys=(("external_id",), ("account", "text")),
    hints=("commitment", "action", "promise", "zusage", "to do", "todo"),
)

ANSWERS = RecordKind(
    name="answers",
    words=phrase("Questions and answers"),
    fields=(
        account_field(),
        key_field("question id|answer id|frage id"),
        Field(
            "pillar",
            phrase("Pillar"),
            Sort.CHOICE,
            titles("pillar|category|area|saule|kategorie|bereich"),
            required=True,
            choices=Pillar,
            meanings=meanings(
                {
                    "why": "purpose|success|warum|wozu",
                    "how": "process|way|wie",
                    "what": "resources|limits|was|womit",
                    "who": "people|roles|wer",
                    "when": "time|timeline|wann|bis wann",
                }
            ),
        ),
        Field(
            "question",
            phrase("Question"),
            Sort.TEXT,
            titles("question|asked|frage|question text"),
            required=True,
        ),
        Field(
            "asked_on",
            phrase("Asked on"),
            Sort.DAY,
            titles("asked on|asked|date|question date|gefragt am|datum"),
        ),
        Field("answer", phrase("Answer"), Sort.TEXT, titles("answer|response|reply|antwort|answer text")),
        Field(
            "answered_by",
            phrase("Answered by"),
            Sort.RECORD,
            titles(
                "answered by|respondent|answered from|contact|contact name|interviewee|beantwortet von|kontakt"
            ),
            refers="contacts",
        ),
        Field(
            "answered_on",
            phrase("Answered on"),
            Sort.DAY,
            titles("answered on|answer date|answered|response date|beantwortet am"),
        ),
        Field(
            "review_after",
            phrase("Review after"),
            Sort.DAY,
            titles("review after|review on|revisit|check again|wiedervorlage|prufen nach"),
        ),
        shared_field(),
    ),
    keys=(("external_id",), ("account", "question")),
    hints=("answer", "question", "survey", "interview", "frage", "antwort", "discovery"),
)
