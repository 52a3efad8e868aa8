"""Then and now: what became of every promise, result and milestone of the last review; nothing is hidden."""

from __future__ import annotations

from csdesk.deck.fates import milestones_table, promises_table, results_table
from csdesk.deck.heights import page_height
from csdesk.deck.measure import PAGE
from csdesk.deck.page import Block, Page, Space
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice
from csdesk.domain.result import Missing
from csdesk.domain.then_and_now import Fate, PromiseFate, ResultFate, Step, ThenAndNow
from csdesk.domain.velocity import Pace
from csdesk.words import Phrase, phrase

FEW_PROMISES, MOST_MILESTONES = 7, 4
FORWARD = {Pace.EXPANDING, Pace.MOVING}


def no_then(story: Story) -> Phrase | None:
    """What the page lacks where it would be empty."""
    if story.compared.promises or story.compared.then is not None:
        return None
    return phrase("No review was marked as sent before this one, and no shared promise is kept.")


def then_page(story: Story) -> Page:
    """Held against what the last review showed; where none went out what became of the promises alone."""
    return _page(story, promises_on_page(story))


def promises_on_page(story: Story) -> int:
    """How many lines of promises the page has room for; a few stand there in any case."""
    there = len(story.compared.promises)
    more = range(there, FEW_PROMISES, -1)
    return next((most for most in more if page_height(_page(story, most)) <= PAGE), FEW_PROMISES)


def _page(story: Story, most: int) -> Page:
    voice, then = story.voice, story.compared.then
    return Page(
        name=voice.say("Then and now"),
        title=_title(story.compared.promises, then, voice),
        under=_under(story),
        blocks=_spaced(
            () if then is None or not then.results else (results_table(then, story),),
            (promises_table(story.compared.promises, voice, most),),
            ()
            if then is None or not then.milestones
            else (milestones_table(then.milestones, voice, MOST_MILESTONES),),
        ),
    )


def _under(story: Story) -> str:
    voice, then = story.voice, story.compared.then
    if then is None:
        return voice.say("What both sides promised, as it stands on {day}", day=story.facts.today)
    return voice.joined(
        voice.say("Figures of {then} against those of {now}", then=then.since, now=story.as_of),
        voice.say("promises as they stand on {day}", day=story.facts.today),
    )


def _spaced(*parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """Parts below one another with room between them."""
    blocks: list[Block] = []
    for part in parts:
        if part and blocks:
            blocks.append(Space(12.0))
        blocks += part
    return tuple(blocks)


def _title(promises: tuple[PromiseFate, ...], then: ThenAndNow | None, voice: Voice) -> str:
    said = [_of_promises(promises, voice)] if promises else []
    if then is not None and then.results:
        said.append(_of_results(then.results, voice))
    elif then is not None and then.milestones and not said:
        reached = sum(one.step is Step.REACHED for one in then.milestones)
        said.append(
            voice.count(
                "{reached} of {count} open milestone reached since the last review",
                "{reached} of {count} open milestones reached since the last review",
                len(then.milestones),
                reached=reached,
            )
        )
    return "; ".join(said) or voice.say("Nothing was open at the last review")


def _of_promises(promises: tuple[PromiseFate, ...], voice: Voice) -> str:
    def count(*fates: Fate) -> int:
        return sum(one.fate in fates for one in promises)

    said = voice.count(
        "{kept} of {count} promise kept",
        "{kept} of {count} promises kept",
        len(promises),
        kept=count(Fate.KEPT, Fate.KEPT_LATE),
    )
    others = (
        (count(Fate.LATE), phrase("{count} late", count=count(Fate.LATE))),
        (count(Fate.RENEGOTIATED), phrase("{count} renegotiated", count=count(Fate.RENEGOTIATED))),
        (count(Fate.DROPPED), phrase("{count} dropped", count=count(Fate.DROPPED))),
        (count(Fate.OPEN), phrase("{count} not due yet", count=count(Fate.OPEN))),
    )
    return ", ".join([said, *(voice.say(words) for number, words in others if number)])


def _of_results(results: tuple[ResultFate, ...], voice: Voice) -> str:
    moved = sum(not isinstance(one.velocity, Missing) and one.velocity.pace in FORWARD for one in results)
    return voice.count(
        "{moved} of {count} result nearer to its target",
        "{moved} of {count} results nearer to their targets",
        len(results),
        moved=moved,
    )
