"""How a story becomes records: by the same commands as everything else, all of one account as one change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from csdesk.commands.account import AddAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.contract_event import AddContractEvent
from csdesk.commands.definition import AddDefinition
from csdesk.commands.measurement import RecordMeasurement, RecordMeasurements
from csdesk.commands.metric import AddMetric
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.flows.sample.figures import figures_of, period_of
from csdesk.flows.sample.phases import tell_phases
from csdesk.flows.sample.saying import tell_said
from csdesk.flows.sample.story import Deal, Happening, Measured, Person, Story
from csdesk.flows.sample.told import Told
from csdesk.formats import FALLBACK
from csdesk.words import Phrase, phrase


def key_of(story: Story) -> str:
    """The external id by which a story's account is known again."""
    return f"sample-{story.seed}"


@dataclass(frozen=True, slots=True)
class AddSampleAccount:
    """An invented account with everything that its story tells; what is drafted for it is said as in `locale`.

    Gives back its id.
    """

    title: ClassVar[Phrase] = phrase("Add sample account")

    story: Story
    locale: str = FALLBACK

    def run(self, work: Work) -> int:
        """Refuses what the single commands refuse."""
        story = self.story
        account_id = AddAccount(
            story.name,
            external_id=key_of(story),
            status=story.status,
            industry=story.industry,
            country=story.country,
            segment=story.segment,
            customer_since=None if story.since is None else work.today + timedelta(days=story.since),
            required_outcome=story.required_outcome,
            appropriate_experience=story.appropriate_experience,
            reason_to_buy=story.reason_to_buy,
        ).run(work)
        told = Told(work, story, account_id, self.locale)
        for person in story.people:
            told.people[person.key] = _add_person(told, person)
        _add_deals(told, story.deals)
        for number, measured in enumerate(story.metrics):
            told.metrics[measured.key] = _add_metric(told, measured, story.seed * 100 + number)
        for happening in story.happenings:
            _add_happening(told, happening)
        tell_phases(told)
        tell_said(told)
        work.about(story.name)
        return account_id


def _add_person(told: Told, person: Person) -> int:
    return AddContact(
        told.account_id,
        person.name,
        job_title=person.title,
        email=person.email,
        level=person.level,
        parts=person.parts,
        stance=person.stance,
        left_on=told.day_or_none(person.left),
        shared=person.shared,
    ).run(told.work)


def _add_deals(told: Told, deals: tuple[Deal, ...]) -> None:
    before: int | None = None
    for deal in deals:
        before = AddContract(
            told.account_id,
            told.day(deal.starts),
            ends=told.day(deal.ends),
            annual_value=Decimal(deal.value),
            currency=deal.currency,
            predecessor_id=before,
        ).run(told.work)
        for event in deal.events:
            AddContractEvent(
                before,
                told.day(event.day),
                event.kind,
                value_change=None if event.change is None else Decimal(event.change),
                reason=event.reason,
            ).run(told.work)


def _add_metric(told: Told, measured: Measured, seed: int) -> int:
    metric_id = AddMetric(
        told.account_id,
        measured.name,
        unit=measured.unit,
        decimals=measured.decimals,
        better=measured.better,
        cadence=measured.cadence,
        kind=measured.kind,
        now_periods=measured.now_periods,
        shared=measured.shared,
    ).run(told.work)
    for meaning in measured.meanings:
        AddDefinition(
            metric_id,
            period_of(measured, 0, told.work.today) if meaning.since is None else told.monday(meaning.since),
            meaning=meaning.meaning,
            how=meaning.how,
            side=meaning.side,
            measured_by=meaning.measured_by,
            source=meaning.source,
        ).run(told.work)
    _record(told, measured, metric_id, seed)
    return metric_id


def _record(told: Told, measured: Measured, metric_id: int, seed: int) -> None:
    figures = figures_of(measured, metric_id, seed, told.work.today)
    if measured.confirmed is None:
        RecordMeasurements(figures).run(told.work)
        return
    who, on, count = measured.confirmed
    RecordMeasurements(figures[:-count]).run(told.work)
    for figure in figures[-count:]:
        RecordMeasurement(
            metric_id,
            figure.period,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            evidence=Evidence.CONFIRMED,
            source=figure.source,
            confirmed_by_id=told.people[who],
            confirmed_on=told.day(on),
        ).run(told.work)


def _add_happening(told: Told, happening: Happening) -> None:
    who, on = happening.confirmed or (None, None)
    AddChange(
        told.account_id,
        told.monday(happening.day),
        happening.text,
        happening.kind,
        side=happening.side,
        by=happening.by,
        confirmed_by_id=None if who is None else told.people[who],
        confirmed_on=told.day_or_none(on),
        shared=happening.shared,
        metrics=tuple(
            Concerns(told.metrics[key], new_start=key in happening.new_start) for key in happening.metrics
        ),
    ).run(told.work)
