"""Contacts as customer relationship programs write them out."""

from __future__ import annotations

from csdesk.domain.contact import Level, Part
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

CONTACTS = RecordKind(
    name="contacts",
    words=phrase("Contacts"),
    fields=(
        account_field(),
        key_field("contact id|person id|user id|ansprechpartner id|kontakt id"),
        Field(
            "name",
            phrase("Name"),
            Sort.NAME,
            titles(
                "full name|name|contact name|contact|person|ansprechpartner|kontakt|kontaktperson|vollstandiger name"
            ),
            required=True,
            parts=(
                titles("first name|given name|forename|vorname"),
                titles("last name|surname|family name|nachname|name"),
            ),
        ),
        Field(
            "email",
            phrase("E-mail"),
            Sort.EMAIL,
            titles("email|e mail|email address|mail|e mail adresse|work email|primary email"),
        ),
        Field(
            "job_title",
            phrase("Title"),
            Sort.LINE,
            titles("job title|title|position|role|function|funktion|stelle|rolle|berufsbezeichnung"),
        ),
        Field(
            "level",
            phrase("Level"),
            Sort.CHOICE,
            titles("level|seniority|management level|ebene|hierarchie"),
            choices=Level,
            meanings=meanings(
                {
                    "executive": "c level|cxo|c suite|vp|vice president|owner|founder|geschaftsfuhrung|vorstand|board",
                    "director": "head|senior director|leiter|bereichsleiter|direktor",
                    "manager": "lead|team lead|teamleiter|supervisor|abteilungsleiter",
                    "administrator": "admin|system administrator|it",
                    "user": "individual contributor|end user|staff|employee|anwender|mitarbeiter|senior|entry",
                }
            ),
        ),
        Field(
            "parts",
            phrase("Parts"),
            Sort.CHOICES,
            titles("parts|part|buying role|contact role|roles|stakeholder role|beteiligung|kaufrolle"),
            choices=Part,
            meanings=meanings(
                {
                    "sponsor": "executive sponsor|budget holder|economic buyer|auftraggeber",
                    "decision-maker": "decisionmaker|entscheider|buyer|approver",
                    "champion": "influencer|advocate|power user|befurworter|fursprecher",
                    "project-lead": "project manager|projektleiter|project owner|implementation lead",
                    "user": "end user|anwender|other",
                }
            ),
        ),
        Field("stance", phrase("Stance (internal)"), Sort.TEXT, titles("stance|sentiment|haltung|attitude")),
        Field(
            "left_on",
            phrase("Left on"),
            Sort.DAY,
            titles("left on|date left|left|inactive since|ausgeschieden am|departed"),
        ),
        shared_field(),
    ),
    keys=(("external_id",), ("account", "email"), ("account", "name")),
    hints=("contact", "people", "person", "kontakt", "ansprechpartner", "stakeholder"),
)
