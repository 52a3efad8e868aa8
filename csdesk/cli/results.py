"""`csdesk results`: what the figures of an account show, or those of all accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.cli.results_data import ResultsData
from csdesk.desk import Desk
from csdesk.domain.figures import Analysis
from csdesk.domain.result import Maybe, Missing
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.results import AccountResults, account_results, all_results
from csdesk.words import phrase, words

HEAD = ("Metric", "Baseline", "Now", "As of", "Target", "Progress", "Course")
AT_RIGHT = frozenset({1, 2, 4, 5})
NOTHING = "–"
T = TypeVar("T")


def run(arguments: Arguments, console: Console) -> None:
    """Print them. Raises Refusal where there is no such account or metric."""
    with desk_of(arguments, write=False) as desk:
        found = _results(desk, arguments.account)
    if arguments.metric is not None:
        found = _with_metric(found, arguments.metric)
    if arguments.json:
        data = [ResultsData(console.formats).account(one) for one in found]
        console.data(data if arguments.account is None else data[0])
        return
    for one in found:
        _print(one, console)


def _results(desk: Desk, name: str | None) -> tuple[AccountResults, ...]:
    if name is None:
        return desk.ask(all_results, desk.today)
    account = desk.ask(account_by_name, name)
    return (desk.ask(account_results, account.id, desk.today),)


def _with_metric(results: Iterable[AccountResults], name: str) -> tuple[AccountResults, ...]:
    wanted = " ".join(name.split()).casefold()
    narrowed = (
        replace(one, metrics=tuple(m for m in one.metrics if m.metric.name.casefold() == wanted))
        for one in results
    )
    found = tuple(one for one in narrowed if one.metrics)
    if not found:
        raise Refusal("There is no metric called “{name}” there.", field="metric", name=name)
    return found


def _print(results: AccountResults, console: Console) -> None:
    console.line(results.name)
    if not results.metrics:
        console.line(phrase("  Nothing is measured yet."))
    else:
        rows = [_row(metric.analysis, console.formats) for metric in results.metrics]
        console.table([words(head, console.formats.language) for head in HEAD], rows, AT_RIGHT)
        for metric in results.metrics:
            console.line(f"  {console.formats.join(metric.analysis.sentence)}")
    for flag in results.flags:
        console.line(flag)
    console.line()


def _row(found: Analysis, formats: Formats) -> tuple[str, ...]:
    metric = found.metric
    target = None if found.aim is None else found.aim.target
    return (
        metric.name,
        _shown(found.baseline, lambda baseline: formats.quantity(metric.shown(baseline.value))),
        _shown(found.now, lambda now: formats.quantity(metric.shown(now.value))),
        _shown(found.now, lambda now: formats.day(now.ends)),
        NOTHING if target is None else formats.quantity(metric.shown(target)),
        _shown(found.progress, lambda progress: f"{formats.number(progress.value * 100, 0)} %"),
        _shown(found.course, lambda course: formats.say(course.label)),
    )


def _shown(maybe: Maybe[T], said: Callable[[T], str]) -> str:
    return NOTHING if isinstance(maybe, Missing) else said(maybe)
