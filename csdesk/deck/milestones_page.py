"""The milestones on a page of their own: planned against reached on a time axis, and how anyone can tell."""

from __future__ import annotations

from csdesk.charts.timeline import timeline_of
from csdesk.deck.milestones import milestone_table, shown_milestones
from csdesk.deck.page import Block, Page, Space, TimeChart
from csdesk.deck.plan_words import milestone_words
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice, capital
from csdesk.domain.milestone import MilestoneDates, MilestoneState, milestone_state, slip
from csdesk.domain.result import Missing
from csdesk.queries.shared import SharedPlan
from csdesk.words import Phrase, phrase

MOST_DRAWN = 7
FEW, LINES_OF_FEW, LINES_OF_MANY = 5, 4, 2
"""Where there are only a few milestones their texts may take more lines."""


def no_milestones(story: Story) -> Phrase | None:
    """What the page lacks where it would be empty."""
    if story.plan is None or not story.plan.milestones:
        return phrase("No milestone of the plan is shared.")
    return None


def milestones_page(story: Story) -> Page:
    """Where the plan stands in time; what is late is said to be late."""
    voice, plan, today = story.voice, story.plan, story.facts.today
    milestones = () if plan is None else plan.milestones
    lines = LINES_OF_FEW if len(milestones) <= FEW else LINES_OF_MANY
    return Page(
        name=voice.say("Milestones"),
        title=voice.say("No milestone is agreed yet") if plan is None else _title(plan, story),
        under=voice.joined(
            "" if plan is None else plan.title, voice.say("as they stand on {day}", day=today)
        ),
        blocks=(*_drawn(story), milestone_table(milestones, today, voice, MOST_DRAWN, lines=lines)),
    )


def _drawn(story: Story) -> tuple[Block, ...]:
    milestones = () if story.plan is None else story.plan.milestones
    shown = shown_milestones(milestones, MOST_DRAWN)
    made = timeline_of(
        [(one.phrase, MilestoneDates(one.planned, one.reached)) for one in shown], story.facts.today
    )
    return () if made is None else (TimeChart(made), Space(8.0))


def _title(plan: SharedPlan, story: Story) -> str:
    """How many are reached, how many are late, and how far from plan those reached were."""
    voice, today = story.voice, story.facts.today
    dates = [MilestoneDates(one.planned, one.reached) for one in plan.milestones]
    late = sum(milestone_state(one, today) is MilestoneState.OVERDUE for one in dates)
    said = [capital(milestone_words(plan, voice))]
    if late:
        said.append(voice.count("{count} is later than planned", "{count} are later than planned", late))
    return "; ".join([*said, *_pace(dates, voice)])


def _pace(dates: list[MilestoneDates], voice: Voice) -> list[str]:
    pace = slip(dates)
    if isinstance(pace, Missing):
        return []
    days = round(abs(pace))
    if not days:
        return [voice.say("half of those reached were on time or early")]
    if pace > 0:
        return [
            voice.count(
                "those reached were typically {count} day late",
                "those reached were typically {count} days late",
                days,
            )
        ]
    return [
        voice.count(
            "those reached were typically {count} day early",
            "those reached were typically {count} days early",
            days,
        )
    ]
