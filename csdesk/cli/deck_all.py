"""`csdesk deck --all`: the reviews of every account with a plan, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of, today_of
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.flows.all_reviews import AllRequest, Outcome, prepare_all
from csdesk.flows.prepare_review import author_of
from csdesk.flows.review_name import last_quarter
from csdesk.words import counted, phrase


def run_all(arguments: Arguments, console: Console) -> None:
    """Write them and print their paths. Raises Refusal at the end where one of them could not be written."""
    start, end = last_quarter(today_of(arguments))
    request = AllRequest(
        kind=ReviewKind(getattr(arguments, "kind", ReviewKind.EXECUTIVE)),
        start=getattr(arguments, "since", start),
        end=getattr(arguments, "until", end),
        folder=arguments.out.absolute(),
        author=author_of(settings.load().settings),
        locale=console.formats.locale,
        pdf=arguments.pdf,
    )
    with desk_of(arguments, write=False) as desk:
        outcomes = prepare_all(desk, request, console.progress())
    console.done()
    _print(outcomes, console, as_json=arguments.json)
    left = sum(one.path is None for one in outcomes)
    written = len(outcomes) - left
    console.tell(counted("{count} review was written.", "{count} reviews were written.", written))
    if left:
        raise Refusal(
            counted(
                "{count} was not, for the reason above.", "{count} were not, for the reasons above.", left
            )
        )


def _print(outcomes: Sequence[Outcome], console: Console, *, as_json: bool) -> None:
    for one in outcomes:
        if one.refused is not None:
            console.tell(phrase("{account}: {reason}", account=one.account, reason=one.refused))
        elif not as_json:
            console.line(str(one.path))
    if as_json:
        console.data([_as_data(one, console) for one in outcomes])


def _as_data(one: Outcome, console: Console) -> dict[str, str | None]:
    return {
        "account": one.account,
        "file": None if one.path is None else str(one.path),
        "pdf": None if one.pdf is None else str(one.pdf),
        "refused": None if one.refused is None else console.formats.say(one.refused),
    }
