"""Accounts as customer relationship programs write them out."""

from __future__ import annotations

from csdesk.domain.account import AccountStatus
from csdesk.exchange.kinds.kind import Field, RecordKind, Sort, key_field, meanings, titles
from csdesk.words import phrase

ACCOUNTS = RecordKind(
    name="accounts",
    words=phrase("Accounts"),
    fields=(
        key_field(
            "account id|account external id|customer id|company id|client id|organisation id|organization id|"
            "account number|customer number|kundennummer|kunden nr|kunden id|debitor|crm id|hubspot id"
        ),
        Field(
            "name",
            phrase("Name"),
            Sort.NAME,
            titles(
                "account name|name|company name|customer name|account|company|customer|client|client name|"
                "organisation|organization|organization name|org|kunde|kundenname|firma|firmenname|unternehmen|konto"
            ),
            required=True,
        ),
        Field(
            "status",
            phrase("Status"),
            Sort.CHOICE,
            titles("status|account status|customer status|stage|lifecycle stage|state|type|phase|zustand"),
            choices=AccountStatus,
            meanings=meanings(
                {
                    "prospect": "lead|opportunity|trial|evaluation|interessent|test|subscriber|evangelist|"
                    "marketing qualified lead|sales qualified lead|potential",
                    "onboarding": "implementation|implementing|new|in onboarding|einfuhrung|onboarded soon",
                    "active": "customer|customer direct|customer channel|live|won|current|paying|"
                    "aktiv|kunde|bestandskunde|yes|renewed|healthy",
                    "lost": "churned|churn|former customer|former|inactive|cancelled|canceled|closed|ended|"
                    "terminated|verloren|gekundigt|inaktiv|ehemalig|ex customer",
                }
            ),
            signs={
                "churn": ("lost", "active"),
                "churned": ("lost", "active"),
                "is churned": ("lost", "active"),
                "churn flag": ("lost", "active"),
                "lost": ("lost", "active"),
                "inactive": ("lost", "active"),
                "gekundigt": ("lost", "active"),
                "active": ("active", "lost"),
                "is active": ("active", "lost"),
                "aktiv": ("active", "lost"),
            },
        ),
        Field(
            "industry",
            phrase("Industry"),
            Sort.LINE,
            titles("industry|sector|vertical|branche|industrie|wirtschaftszweig"),
        ),
        Field(
            "country",
            phrase("Country"),
            Sort.LINE,
            titles("country|billing country|country code|country region|land|staat|nation"),
        ),
        Field(
            "segment",
            phrase("Segment"),
            Sort.LINE,
            titles("segment|customer segment|tier|plan tier|plan|size|customer tier|kundensegment|klasse"),
        ),
        Field(
            "customer_since",
            phrase("Customer since"),
            Sort.DAY,
            titles(
                "customer since|since|signup date|sign up date|start date|became a customer date|close date|"
                "customer start date|onboarded on|kunde seit|seit|vertragsbeginn|created date|create date|"
                "created at|date created"
            ),
        ),
        Field(
            "required_outcome",
            phrase("Required outcome"),
            Sort.TEXT,
            titles("required outcome|desired outcome|outcome|goal|business goal|ziel|gewunschtes ergebnis"),
        ),
        Field(
            "appropriate_experience",
            phrase("Appropriate experience"),
            Sort.TEXT,
            titles("appropriate experience|experience|service level|betreuung"),
        ),
        Field(
            "reason_to_buy",
            phrase("Reason to buy"),
            Sort.TEXT,
            titles("reason to buy|why bought|buying reason|use case|kaufgrund|anlass"),
        ),
        Field(
            "domain",
            phrase("Web domain"),
            Sort.LINE,
            titles("domain|website|web site|company domain name|url|homepage|webseite|internet"),
            only_matches=True,
        ),
    ),
    keys=(("external_id",), ("name",), ("domain",)),
    hints=("account", "customer", "company", "companies", "client", "kunde", "firma", "firmen"),
    unique_names=True,
)
