"""Amounts of money as commands take them: both an amount and its currency, or neither."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.fields import clean_amount, clean_currency
from csdesk.errors import Refusal


def amount_or_none(amount: Decimal | None, field: str) -> Decimal | None:
    """A cleaned amount, or none."""
    return None if amount is None else clean_amount(amount, field)


def currency_or_none(code: str | None, field: str) -> str | None:
    """A cleaned currency code, or none."""
    return clean_currency(code, field) if code else None


def refuse_half_of_money(
    amount: Decimal | None, currency: str | None, amount_field: str, currency_field: str
) -> None:
    """Refuse an amount without currency, or a currency without amount."""
    if amount is not None and currency is None:
        raise Refusal("An amount needs its currency, such as EUR, GBP or USD.", field=currency_field)
    if amount is None and currency is not None:
        raise Refusal("There is a currency but no amount yet; write both or neither.", field=amount_field)
