"""`csdesk results`: what accounts' figures show, with everything that is computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.cli.metric_data import metric_data
from csdesk.domain.folding import key_of
from csdesk.domain.result import Missing
from csdesk.errors import Refusal
from csdesk.exchange.table import named
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.results import AccountResults, MetricResult, account_results, all_results
from csdesk.words import phrase, words

HEAD = ("Metric", "Now", "From", "Target", "As of", "Course")
NOTHING = "—"


def run(arguments: Arguments, console: Console) -> None:
    """Print the results of one account or of all. Raises Refusal for an account or a metric that is not there."""
    with desk_of(arguments, write=False) as desk:
        if arguments.account is None:
            found = desk.ask(all_results, desk.today)
        else:
            account = desk.ask(account_by_name, arguments.account)
            found = (desk.ask(account_results, account.id, desk.today),)
    if arguments.metric is not None:
        found = _with_metric(found, arguments.metric)
    if arguments.json:
        data = [_data(one, console) for one in found]
        console.data(data if arguments.account is None else data[0])
        return
    for place, one in enumerate(found):
        if place:
            console.line()
        _print(one, console)


def _with_metric(found: Iterable[AccountResults], name: str) -> tuple[AccountResults, ...]:
    wanted = key_of(name)
    accounts = tuple(found)
    kept = tuple(
        replace(one, metrics=tuple(each for each in one.metrics if each.metric.name.casefold() == wanted))
        for one in accounts
    )
    if any(one.metrics for one in kept):
        return tuple(one for one in kept if one.metrics)
    there = dict.fromkeys(each.metric.name for one in accounts for each in one.metrics)
    if not there:
        raise Refusal("There is no metric called “{name}”; nothing is measured yet.", name=name)
    raise Refusal(
        "There is no metric called “{name}”; there are: {metrics}.", name=name, metrics=named(tuple(there))
    )


def _data(one: AccountResults, console: Console) -> dict[str, object]:
    return {
        "account": one.name,
        "phase": one.phase,
        "flags": [console.formats.say(flag) for flag in one.flags],
        "metrics": [metric_data(each.analysis, console.formats) for each in one.metrics],
    }


def _print(one: AccountResults, console: Console) -> None:
    console.line(one.name)
    for flag in one.flags:
        console.line(flag)
    if not one.metrics:
        console.line(phrase("Nothing is measured yet."))
    else:
        head = [words(title, console.formats.language) for title in HEAD]
        console.table(head, [_cells(each, console) for each in one.metrics], right=frozenset({1, 2, 3}))
    for each in one.metrics:
        console.line(f"{each.metric.name}: {console.formats.join(each.analysis.sentence)}")


def _cells(each: MetricResult, console: Console) -> list[str]:
    analysis, metric, formats = each.analysis, each.metric, console.formats
    now, baseline, course = analysis.now, analysis.baseline, analysis.course
    target = None if analysis.aim is None else analysis.aim.target
    return [
        metric.name,
        NOTHING if isinstance(now, Missing) else formats.quantity(metric.shown(now.value)),
        NOTHING if isinstance(baseline, Missing) else formats.quantity(metric.shown(baseline.value)),
        NOTHING if target is None else formats.quantity(metric.shown(target)),
        NOTHING if isinstance(now, Missing) else formats.day(now.ends),
        formats.say(course.why if isinstance(course, Missing) else course.label),
    ]
