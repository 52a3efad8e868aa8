"""The figures behind every chart, in the order of the pages."""

from __future__ import annotations

from csdesk.charts.spec import ChartSpec
from csdesk.deck.page import Chart, Figures, Page, Paragraph, Tone
from csdesk.deck.story import Story


def data_page(story: Story) -> Page:
    """All charts' figures as numbers; where there is no chart, that is said."""
    voice = story.voice
    figures = tuple(
        Figures(told.page, Chart(voice.say(told.chart.title), told.chart))
        for told in story.shown_results
        if isinstance(told.chart, ChartSpec)
    )
    nothing = Paragraph(voice.say("No figure stands behind a chart yet."), Tone.MUTED)
    return Page(
        name=voice.say("Data"),
        title=voice.say("The figures behind every chart"),
        under=voice.joined(
            voice.say("In the order of the sheets"),
            voice.say("an empty row is a period in which nothing was measured"),
        ),
        blocks=figures or (nothing,),
        appendix=True,
    )
