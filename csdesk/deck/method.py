"""The appendix on method: what was measured and how, how each figure came about, and what is assumed."""

from __future__ import annotations

from csdesk.deck.fates import milestones_table, promises_table
from csdesk.deck.measure import fitted
from csdesk.deck.measured import manner, measurer, source_of
from csdesk.deck.milestones import milestone_table
from csdesk.deck.milestones_page import MOST_DRAWN
from csdesk.deck.page import Block, Cell, Column, Page, Paragraph, Space, Table, Tone
from csdesk.deck.results import MOST_CHANGES, changes_table
from csdesk.deck.story import Story
from csdesk.deck.then import MOST_MILESTONES as MOST_FATES
from csdesk.deck.then import promises_on_page
from csdesk.deck.told import Told
from csdesk.deck.voice import Voice, capital
from csdesk.domain.explain import Figure, explain
from csdesk.domain.metric import Definition, Metric
from csdesk.domain.result import Missing
from csdesk.words import phrase

DEFINITION_SHARES, FORMULA_SHARES, RULE_SHARES = (3, 2, 3, 4), (3, 9), (3, 9)
MOST_LINES = 20
EXPLAINED = (
    Figure.BASELINE,
    Figure.NOW,
    Figure.PROGRESS,
    Figure.REACHED_ON,
    Figure.LIMITS,
    Figure.ESTIMATE,
    Figure.VALUE,
)
RULES = (
    (
        phrase("Progress"),
        phrase(
            "(now − baseline) ÷ (target − baseline). Without a measured or stated baseline there is none."
        ),
    ),
    (
        phrase("Usual variation"),
        phrase(
            "From 12 figures up: their mean ± 2.66 × the mean difference from one figure to the next, leaving out "
            "differences of more than 3.267 times that mean. Limits begin anew where a change or a new "
            "definition says so. Source: NHS England, Making Data Count."
        ),
    ),
    (
        phrase("Improvement or concern"),
        phrase(
            "A figure outside the limits; seven in a row that all rise or all fall; two of three close to a "
            "limit; seven in a row on one side of the mean. Everything else is usual variation."
        ),
    ),
    (
        phrase("Before and after"),
        phrase(
            "The mean of the periods before a change against that of the periods after it, at least two on each "
            "side. “Because” is only said of a change that you confirmed; otherwise “since”."
        ),
    ),
    (
        phrase("Expected date"),
        phrase(
            "The middle of the slopes between all pairs of figures (Theil and Sen), carried on until it meets "
            "the target, with the interval that holds it nine times in ten."
        ),
    ),
    (
        phrase("How sure"),
        phrase(
            "Confirmed by you, measured, estimated or asserted. What is computed is only as sure as the weakest "
            "figure in it, and no result stands on less than measured figures."
        ),
    ),
    (
        phrase("Gaps"),
        phrase("A period without a figure is left empty in the chart; nothing is filled in or smoothed."),
    ),
)


def method_page(story: Story) -> Page:
    """Everything that somebody needs to compute the figures again."""
    voice = story.voice
    return Page(
        name=voice.say("Method"),
        title=voice.say("How every figure of this review was measured and computed"),
        under=voice.joined(
            voice.say("Figures up to {day}", day=story.as_of),
            voice.say("prepared {day}", day=story.facts.today),
        ),
        blocks=(
            _definitions(story),
            Space(12.0),
            *(block for told in story.results for block in _figures(told, voice)),
            _rules(voice),
            *_overflow(story),
        ),
        appendix=True,
    )


def _definitions(story: Story) -> Table:
    voice = story.voice
    headings = ("Metric", "Since", "What it means", "How, by whom and from where")
    metrics = [one.metric for one in story.facts.results if one.goal is not None]
    rows = [row for metric in metrics for row in _definition_rows(metric, story)]
    return Table(
        tuple(Column(voice.say(h), share) for h, share in zip(headings, DEFINITION_SHARES, strict=True)),
        tuple(rows),
        empty=voice.say("No metric is agreed yet."),
    )


def _definition_rows(metric: Metric, story: Story) -> list[tuple[Cell, ...]]:
    if not metric.definitions:
        nothing = Cell(story.voice.say("not yet said"), Tone.MUTED)
        return [(Cell(metric.name, bold=True), nothing, nothing, nothing)]
    return [_definition(metric, one, story) for one in metric.definitions]


def _definition(metric: Metric, one: Definition, story: Story) -> tuple[Cell, ...]:
    voice, meaning = story.voice, " ".join(one.meaning.split())
    how = voice.say(
        "{how}; measured by {who}; {source}",
        how=capital(manner(one) or voice.say("not yet said how")),
        who=measurer(one, story) or voice.say("not yet said by whom"),
        source=source_of(one) or voice.say("no source named"),
    )
    return (
        Cell(metric.name, bold=True),
        Cell(one.since),
        Cell(fitted(meaning, DEFINITION_SHARES[2], most=MOST_LINES))
        if meaning
        else Cell(voice.say("not yet said"), Tone.MUTED),
        Cell(fitted(how, DEFINITION_SHARES[3], most=MOST_LINES)),
    )


def _figures(told: Told, voice: Voice) -> tuple[Block, ...]:
    """How the figures of one result came about, with its own numbers in the formulas."""
    headings = (told.metric.name, voice.say("How it was computed"))
    rows = []
    for figure in EXPLAINED:
        if figure is Figure.VALUE and isinstance(told.analysis.value, Missing):
            continue
        lines = [voice.say(line) for line in explain(told.analysis, figure)]
        rows.append((Cell(voice.say(figure.label), bold=True), Cell("\n".join(lines))))
    columns = tuple(Column(h, share) for h, share in zip(headings, FORMULA_SHARES, strict=True))
    return Table(columns, tuple(rows)), Space(12.0)


def _rules(voice: Voice) -> Table:
    headings = ("Rule", "What it says")
    return Table(
        tuple(Column(voice.say(h), share) for h, share in zip(headings, RULE_SHARES, strict=True)),
        tuple((Cell(voice.say(name), bold=True), Cell(voice.say(text))) for name, text in RULES),
    )


def _overflow(story: Story) -> tuple[Block, ...]:
    """All changes and milestones, where their own pages had no room for them."""
    voice, plan = story.voice, story.plan
    blocks: list[Block] = []
    for told in story.results:
        if len(told.analysis.before_after) > MOST_CHANGES:
            blocks += [Space(12.0), Paragraph(voice.say("All changes: {name}", name=told.metric.name))]
            blocks.append(changes_table(told.analysis, voice, len(told.analysis.before_after)))
    if plan is not None and len(plan.milestones) > MOST_DRAWN:
        blocks += [Space(12.0), Paragraph(voice.say("All milestones"))]
        blocks.append(milestone_table(plan.milestones, story.facts.today, voice, len(plan.milestones)))
    return (*blocks, *_all_fates(story))


def _all_fates(story: Story) -> tuple[Block, ...]:
    """All promises, and all milestones of the last review, where their own page had no room for them."""
    voice, compared = story.voice, story.compared
    blocks: list[Block] = []
    if len(compared.promises) > promises_on_page(story):
        blocks += [Space(12.0), Paragraph(voice.say("All promises"))]
        blocks.append(promises_table(compared.promises, voice, len(compared.promises)))
    if compared.then is not None and len(compared.then.milestones) > MOST_FATES:
        blocks += [Space(12.0), Paragraph(voice.say("All milestones of the last review"))]
        blocks.append(milestones_table(compared.then.milestones, voice, len(compared.then.milestones)))
    return tuple(blocks)
