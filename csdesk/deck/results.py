"""A page of results: one headline goal with its figures, its chart, and what was changed."""

from __future__ import annotations

from csdesk.charts.build import numbers_of
from csdesk.charts.labels import circled
from csdesk.charts.spec import ChartSpec, break_words
from csdesk.deck.measured import definition_of, measurer, source_of
from csdesk.deck.page import Block, Cell, Chart, Column, Page, Paragraph, Space, Table, Tiles, Tone
from csdesk.deck.result_tiles import result_tiles
from csdesk.deck.story import Story
from csdesk.deck.told import Told
from csdesk.deck.unready import unready_page
from csdesk.deck.voice import CADENCES, SIDES, Voice, capital
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.figures import Analysis
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.domain.value import ValueToDate
from csdesk.words import Money, Quantity, phrase

MOST_CHANGES = 5
SHARES = (5, 2, 2, 3)


def results_page(story: Story, told: Told) -> Page:
    """What was reached with one headline; a figure that is too weak for one says what it lacks instead."""
    if isinstance(told.analysis.headline, Missing) or isinstance(told.chart, Missing):
        return unready_page(story, told)
    voice = story.voice
    return Page(
        name=told.page,
        title=voice.say(told.analysis.finding or phrase("{name}", name=told.metric.name)),
        under=under_line(story, told),
        blocks=(
            Tiles(result_tiles(told, voice)),
            Space(8.0),
            Chart(voice.say(told.chart.title), told.chart),
            Space(4.0),
            *_sentences(told, told.chart, voice),
            Space(6.0),
            changes_table(told.analysis, voice, MOST_CHANGES),
        ),
    )


def under_line(story: Story, told: Told) -> str:
    """Who measured it and where, how often, until when, and how sure it is."""
    voice, metric, analysis = story.voice, told.metric, told.analysis
    definition = definition_of(metric, story)
    by, last = measurer(definition, story), analysis.series.points[-1]
    return voice.joined(
        voice.say("Measured by {who}", who=by) if by else voice.say("Not yet said by whom it is measured"),
        last.source.strip() or source_of(definition) or voice.say("no source named"),
        voice.say(CADENCES[metric.cadence]),
        voice.say("as of {period}", period=the_period(metric.cadence, last.period)),
        "" if isinstance(analysis.evidence, Missing) else voice.evidence(analysis.evidence),
    )


def changes_table(analysis: Analysis, voice: Voice, most: int) -> Table:
    """What was changed, by whom, and what the average did; of many the latest ones."""
    shown = analysis.before_after[-most:]
    numbers = numbers_of(analysis.changes)
    rows = tuple(_change(numbers[one.change], one, analysis, voice) for one in shown)
    left = len(analysis.before_after) - len(shown)
    if left:
        earlier = voice.count(
            "{count} earlier change stands in the appendix.",
            "{count} earlier changes stand in the appendix.",
            left,
        )
        rows = ((Cell(earlier, Tone.MUTED), *(Cell("") for _ in SHARES[1:])), *rows)
    headings = ("What changed", "When", "Who", "Average before and after")
    return Table(
        tuple(Column(voice.say(heading), share) for heading, share in zip(headings, SHARES, strict=True)),
        rows,
        empty=voice.say("No change is recorded for it in this time."),
    )


def _change(number: int, one: BeforeAfter, analysis: Analysis, voice: Voice) -> tuple[Cell, ...]:
    change, metric = one.change, analysis.metric
    text = " ".join(change.text.split()) or voice.say(change.kind.label)
    if change.confirmed and change.confirmed_on is not None:
        confirmed = voice.say("confirmed by {who} on {day}", who=change.confirmed_by, day=change.confirmed_on)
        text = f"{text} ({confirmed})"
    compared = one.comparison
    effect = (
        Cell(voice.say(compared.why), Tone.MUTED)
        if isinstance(compared, Missing)
        else Cell(
            voice.say(
                "{before} → {after}",
                before=metric.shown(compared.mean_before),
                after=metric.shown(compared.mean_after),
            )
        )
    )
    who = change.by or voice.say(SIDES[change.side])
    return (Cell(f"{circled(number)} {text}"), Cell(change.day), Cell(who), effect)


def _sentences(told: Told, spec: ChartSpec, voice: Voice) -> tuple[Block, ...]:
    """What happened, in sentences; below it how to read the chart."""
    analysis, panel = told.analysis, spec.panel
    notes = [
        *([] if panel.axis.note is None else [voice.say(panel.axis.note)]),
        *([] if panel.limits_words is None else [capital(voice.say(panel.limits_words)) + "."]),
        *(capital(voice.say(break_words(day))) + "." for day in panel.breaks),
        *_first_baseline(told, voice),
    ]
    value = analysis.value
    return (
        Paragraph(voice.formats.join(analysis.sentence)),
        *(() if isinstance(value, Missing) else (Paragraph(value_sentence(value, told, voice), Tone.GOOD),)),
        *((Paragraph(" ".join(notes), Tone.MUTED, small=True),) if notes else ()),
    )


def _first_baseline(told: Told, voice: Voice) -> list[str]:
    """Where the first phase began, when this is a later one: it stays printed."""
    if told.first is None:
        return []
    plan, value = told.first
    shown = told.metric.shown(value)
    if plan:
        return [voice.say("At the start of “{plan}” it was {value}.", plan=plan, value=shown)]
    return [voice.say("At the start of the first phase it was {value}.", value=shown)]


def value_sentence(value: ValueToDate, told: Told, voice: Voice) -> str:
    """The value with everything that it must not be shown without."""
    unit = "" if told.metric.in_percent else told.metric.unit.strip()
    sentence = voice.say(
        "Worth {money} since {since}: {units} × {amount}, as agreed by {who} on {day}.",
        money=value.shown,
        since=value.since,
        units=Quantity(value.units, unit, 0),
        amount=Money(value.worth.amount, value.worth.currency),
        who=value.worth.agreed_by,
        day=value.worth.agreed_on,
    )
    if not value.left_out:
        return sentence
    missing = voice.count(
        "{count} period without a figure adds nothing.",
        "{count} periods without a figure add nothing.",
        len(value.left_out),
    )
    return f"{sentence} {missing}"
