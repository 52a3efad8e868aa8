"""Contracts and subscriptions as billing programs write them out; several may be an account's, ended or running."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.exchange.kinds.kind import (
    Field,
    RecordKind,
    Sort,
    account_field,
    key_field,
    meanings,
    titles,
)
from csdesk.words import phrase


class ContractState(Worded):
    """What a file says of a contract; a book reads it from the dates."""

    RUNNING = "running", phrase("Running")
    ENDED = "ended", phrase("Ended")


CONTRACTS = RecordKind(
    name="contracts",
    words=phrase("Contracts"),
    fields=(
        account_field(),
        key_field(
            "contract id|subscription id|agreement id|contract number|subscription number|order id|"
            "opportunity id|vertragsnummer|vertrags nr|abo id|vertrag"
        ),
        Field(
            "starts",
            phrase("Start"),
            Sort.DAY,
            titles(
                "start date|starts|start|contract start|contract start date|subscription start|begin|from|"
                "effective date|vertragsbeginn|beginn|von|startdatum|current term start"
            ),
            required=True,
        ),
        Field(
            "ends",
            phrase("End"),
            Sort.DAY,
            titles(
                "end date|ends|end|contract end|contract end date|subscription end|renewal date|expires|"
                "expiry date|expiration date|until|to|vertragsende|ende|bis|enddatum|laufzeit bis|current term end"
            ),
        ),
        Field(
            "annual_value",
            phrase("Annual value"),
            Sort.AMOUNT,
            titles(
                "annual value|arr|arr amount|acv|annual contract value|annual recurring revenue|amount|value|"
                "contract value|jahreswert|vertragswert|wert|betrag|jahresumsatz"
            ),
            monthly=titles(
                "mrr|mrr amount|monthly recurring revenue|monthly amount|monthly value|monatsbetrag"
            ),
        ),
        Field(
            "currency",
            phrase("Currency"),
            Sort.CURRENCY,
            titles("currency|currency code|currency iso code|wahrung|waehrung"),
        ),
        Field(
            "state",
            phrase("Running or ended"),
            Sort.CHOICE,
            titles("contract status|subscription status|status|state|vertragsstatus"),
            choices=ContractState,
            meanings=meanings(
                {
                    "running": "active|live|open|activated|in force|trialing|past due|renewed|aktiv|laufend|signed",
                    "ended": "expired|cancelled|canceled|churned|terminated|closed|inactive|beendet|gekundigt|lost",
                }
            ),
            only_matches=True,
        ),
        Field(
            "predecessor",
            phrase("Contract that it renews"),
            Sort.RECORD,
            titles(
                "predecessor|renews|renewal of|previous contract|previous contract id|vorganger|vorvertrag"
            ),
        ),
    ),
    keys=(("external_id",), ("account", "starts")),
    hints=("contract", "subscription", "agreement", "vertrag", "vertrage", "abo", "renewal", "order"),
)
