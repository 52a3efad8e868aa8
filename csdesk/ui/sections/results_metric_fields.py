"""The fields of a metric and of its newest definition, for the card in which its chart stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.define import Define
from csdesk.commands.metric import EditMetric
from csdesk.domain.fields import clean_decimals, clean_line, clean_name, clean_now_periods, clean_text
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.typed import LineField, NumberField, TextField
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices
from csdesk.ui.sections.results_said import Shown
from csdesk.ui.shell import Shell


class MetricFields:
    """What is measured. `all` are the fields in their order."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        speech, words, bind = shell.speech, shell.words, entry.bind
        self.name = LineField(speech, words("Name"), rule=clean_name)
        bind(self.name, lambda row: _metric(row).name, lambda row, name: EditMetric(_id(row), name=name))
        self.unit = LineField(
            speech, words("Unit"), rule=lambda text: clean_line(text, "unit", 40), hint=words("h, %, days…")
        )
        bind(self.unit, lambda row: _metric(row).unit, lambda row, unit: EditMetric(_id(row), unit=unit))
        self.decimals = NumberField(speech, words("Decimals"), rule=_whole(clean_decimals), needed=True)
        bind(
            self.decimals,
            lambda row: Decimal(_metric(row).decimals),
            lambda row, number: EditMetric(_id(row), decimals=int(number or 0)),
        )
        self.better = ChoiceField(speech, words("Better when"), choices(shell, Better))
        bind(self.better, lambda row: _metric(row).better, lambda row, one: EditMetric(_id(row), better=one))
        self.cadence = ChoiceField(speech, words("Measured"), choices(shell, Cadence))
        bind(
            self.cadence, lambda row: _metric(row).cadence, lambda row, one: EditMetric(_id(row), cadence=one)
        )
        self.kind = ChoiceField(speech, words("Kind"), choices(shell, Kind))
        bind(self.kind, lambda row: _metric(row).kind, lambda row, one: EditMetric(_id(row), kind=one))
        self.summed_by = ChoiceField(speech, words("Longer periods by"), choices(shell, Summary))
        bind(
            self.summed_by,
            lambda row: _metric(row).summed_by,
            lambda row, one: EditMetric(_id(row), summed_by=one),
        )
        self.now = NumberField(
            speech,
            words("“Now” is the mean of the last"),
            unit=words("figures"),
            rule=_whole(clean_now_periods),
            needed=True,
        )
        bind(
            self.now,
            lambda row: Decimal(_metric(row).now_periods),
            lambda row, number: EditMetric(_id(row), now_periods=int(number or 1)),
        )
        self.all: Sequence[QWidget] = (
            self.name,
            self.unit,
            self.decimals,
            self.better,
            self.cadence,
            self.kind,
            self.summed_by,
            self.now,
        )


class DefinitionFields:
    """How it is measured: `texts` take more room than `others`."""

    def __init__(self, shell: Shell, entry: Entry[Shown]) -> None:
        speech, words, bind = shell.speech, shell.words, entry.bind
        self.meaning = TextField(speech, words("What it means"), rule=clean_text)
        bind(
            self.meaning,
            lambda row: _defined(row, "meaning"),
            lambda row, text: Define(_id(row), meaning=text),
        )
        self.how = TextField(speech, words("How it is measured"), rule=clean_text)
        bind(self.how, lambda row: _defined(row, "how"), lambda row, text: Define(_id(row), how=text))
        self.by = LineField(speech, words("By whom"), rule=clean_line)
        bind(
            self.by,
            lambda row: _defined(row, "measured_by"),
            lambda row, text: Define(_id(row), measured_by=text),
        )
        self.side = ChoiceField(speech, words("Side"), choices(shell, (Side.THEIRS, Side.OURS)))
        bind(self.side, _side, lambda row, side: Define(_id(row), side=side))
        self.source = LineField(speech, words("Source system"), rule=clean_line)
        bind(
            self.source, lambda row: _defined(row, "source"), lambda row, text: Define(_id(row), source=text)
        )
        self.texts: Sequence[QWidget] = (self.meaning, self.how)
        self.others: Sequence[QWidget] = (self.by, self.side, self.source)


def _metric(row: Shown) -> Metric:
    return row.result.metric


def _id(row: Shown) -> int:
    return row.result.metric_id


def _defined(row: Shown, name: str) -> str:
    definition = _metric(row).definition
    return "" if definition is None else str(getattr(definition, name))


def _side(row: Shown) -> Side:
    definition = _metric(row).definition
    return Side.THEIRS if definition is None or definition.side is None else definition.side


def _whole(rule: Callable[[int], int]) -> Callable[[Decimal | None], Decimal | None]:
    """A rule of whole numbers for a field of numbers."""

    def clean(number: Decimal | None) -> Decimal | None:
        if number is None:
            return None
        if number != number.to_integral_value():
            raise Refusal("Write a whole number.")
        return Decimal(rule(int(number)))

    return clean
