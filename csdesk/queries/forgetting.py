"""What forgetting a person or an account would erase from the book."""

from __future__ import annotations

from sqlalchemy.orm import Session

from csdesk.db.forgetting import forecast
from csdesk.domain.forgetting import Forecast, Whom


def forecast_of(session: Session, whom: Whom) -> Forecast:
    """Count it; nothing is changed. Raises Refusal where the record is not there any more."""
    return forecast(session.connection(), whom)
