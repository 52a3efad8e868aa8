"""What may happen to measurements, to a single one or to many at once as one entry of the history."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import all_of, contact_of
from csdesk.commands.edits import assign, values_set
from csdesk.commands.figures import Figure, cleaned_figure
from csdesk.commands.recording import Recorded, record
from csdesk.db.tables import Contact, Measurement, Metric
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_day
from csdesk.errors import Refusal
from csdesk.words import Phrase, counted, phrase

UNCONFIRMED = {"confirmed_by_id": None, "confirmed_on": None}


@dataclass(frozen=True, slots=True)
class RecordMeasurement:
    """One period's figure; it replaces what is there, and history keeps the earlier one. Gives back its id.

    A figure that the customer confirmed names who did; without a day that was today.
    """

    title: ClassVar[Phrase] = phrase("Record figure")

    metric_id: int
    period: date
    _: KW_ONLY
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    evidence: Evidence = Evidence.MEASURED
    source: str = ""
    note: str = ""
    confirmed_by_id: int | None = None
    confirmed_on: date | None = None

    def run(self, work: Work) -> int:
        """Refuses a period that is still to come, no figure, and a confirmation by nobody."""
        metric = work.get(Metric, self.metric_id)
        figure = Figure(**values_set(self, but=tuple(UNCONFIRMED)))
        values = {
            **values_set(cleaned_figure(figure, metric, work.today)),
            **_confirmation(work, metric, self.evidence, self.confirmed_by_id, self.confirmed_on),
        }
        work.about(metric.name)
        here = select(Measurement).where(
            Measurement.metric_id == metric.id, Measurement.period == values["period"]
        )
        row = work.first(here)
        if row is None:
            return work.add(Measurement(**values)).id
        assign(row, values)
        return row.id


@dataclass(frozen=True, slots=True)
class DeleteMeasurements:
    """Several periods have no figure any more, as one entry of the history."""

    measurement_ids: tuple[int, ...]

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return counted("Delete {count} figure", "Delete {count} figures", len(self.measurement_ids))

    def run(self, work: Work) -> None:
        """Refuses, with nothing deleted, when one of them is not there any more."""
        rows = all_of(work, Measurement, self.measurement_ids)
        work.delete_many(Measurement, [row.id for row in rows])


@dataclass(frozen=True, slots=True)
class RecordMeasurements:
    """Many figures at once: new ones are added, changed ones replaced, equal ones stay with what confirms them."""

    rows: tuple[Figure, ...]

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return counted("Record {count} figure", "Record {count} figures", len(self.rows))

    def run(self, work: Work) -> Recorded:
        """Refuses two figures for one period, and any figure that its metric can't have; nothing is then kept."""
        return record(work, self.rows)


@dataclass(frozen=True, slots=True)
class ConfirmMeasurements:
    """A contact of the customer's confirms figures, on the day given or today."""

    measurement_ids: tuple[int, ...]
    contact_id: int
    confirmed_on: date | None = None

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return counted("Confirm {count} figure", "Confirm {count} figures", len(self.measurement_ids))

    def run(self, work: Work) -> None:
        """Refuses figures of another account than the contact's, and a day that can't be meant."""
        contact = work.get(Contact, self.contact_id)
        confirmed = {
            "evidence": Evidence.CONFIRMED,
            "confirmed_by_id": contact.id,
            "confirmed_on": clean_day(self.confirmed_on or work.today, "confirmed_on"),
        }
        rows = all_of(work, Measurement, self.measurement_ids)
        metrics = all_of(work, Metric, {row.metric_id for row in rows})
        if any(metric.account_id != contact.account_id for metric in metrics):
            raise Refusal("{name} is a contact of another account.", field="contact_id", name=contact.name)
        work.about(contact.name)
        work.update_many(Measurement, [{"id": row.id, **confirmed} for row in rows])


def _confirmation(
    work: Work, metric: Metric, evidence: Evidence, contact_id: int | None, day: date | None
) -> dict[str, Any]:
    if evidence is not Evidence.CONFIRMED:
        return UNCONFIRMED
    if contact_id is None:
        raise Refusal("Say who of the customer's confirmed it.", field="confirmed_by_id")
    contact = contact_of(work, metric.account_id, contact_id, "confirmed_by_id")
    return {"confirmed_by_id": contact.id, "confirmed_on": clean_day(day or work.today, "confirmed_on")}
