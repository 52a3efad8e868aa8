"""How and by whom a metric is measured, as the customer reads it; what isn't said yet is an empty text."""

from __future__ import annotations

from csdesk.deck.story import Story
from csdesk.deck.voice import SIDES
from csdesk.domain.metric import Definition, Metric
from csdesk.domain.sides import Side


def definition_of(metric: Metric, story: Story) -> Definition | None:
    """What the metric meant on the review's day."""
    return metric.definition_at(story.as_of) or metric.definition


def measurer(definition: Definition | None, story: Story) -> str:
    """Who measures it: a person or, where none is named, the customer's name, us or both."""
    if definition is None or definition.side is None:
        return "" if definition is None else definition.measured_by.strip()
    if definition.measured_by.strip():
        return definition.measured_by.strip()
    if definition.side is Side.THEIRS:
        return story.facts.customer
    return story.voice.say(SIDES[definition.side])


def manner(definition: Definition | None) -> str:
    """How it is measured, on one line and without a full stop."""
    return "" if definition is None else " ".join(definition.how.split()).rstrip(".。")


def source_of(definition: Definition | None) -> str:
    """Where its figures come from."""
    return "" if definition is None else definition.source.strip()
