"""`csdesk goal`: set a metric's goal, with a draft of a plan where there is none."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.commands.goal_setting import GoalSet, SetGoal
from csdesk.domain.evidence import Evidence
from csdesk.domain.folding import key_of
from csdesk.errors import Refusal
from csdesk.exchange.table import named
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.metrics import MetricRow, list_metrics
from csdesk.words import Phrase, phrase


def run(arguments: Arguments, console: Console) -> None:
    """Set it and say what was made or changed. Raises Refusal, nothing changed, where that can't be done."""
    assert arguments.account is not None and arguments.metric is not None
    with desk_of(arguments, write=True) as desk:
        account = desk.ask(account_by_name, arguments.account)
        row = _metric_called(desk.ask(list_metrics, account.id), arguments.metric)
        done = desk.do(
            SetGoal(
                account.id,
                row.id,
                baseline=row.metric.stored(arguments.baseline),
                target=row.metric.stored(arguments.target),
                due=arguments.due,
                starts=arguments.start,
                shared=arguments.shared,
                source=arguments.source,
                evidence=Evidence(arguments.evidence) if arguments.evidence else None,
            )
        ).result
    if arguments.json:
        console.data({"account": account.name, "metric": row.metric.name, **_data(done)})
    else:
        console.line(_said(done, row))


def _metric_called(rows: tuple[MetricRow, ...], name: str) -> MetricRow:
    wanted = key_of(name)
    for row in rows:
        if row.metric.name.casefold() == wanted:
            return row
    if not rows:
        raise Refusal("There is no metric called “{name}”; this account has none yet.", name=name)
    raise Refusal(
        "There is no metric called “{name}”; this account has: {metrics}.",
        name=name,
        metrics=named(tuple(row.metric.name for row in rows)),
    )


def _data(done: GoalSet) -> dict[str, object]:
    return {
        "plan_made": done.made_plan,
        "goal_made": done.made_goal,
        "changed": done.changed,
        "plan_id": done.plan_id,
        "goal_id": done.goal_id,
    }


def _said(done: GoalSet, row: MetricRow) -> Phrase:
    if done.made_plan:
        return phrase("A draft of a plan was made, with a goal for “{metric}”.", metric=row.metric.name)
    if done.made_goal:
        return phrase("The plan has a goal for “{metric}” now.", metric=row.metric.name)
    if done.changed:
        return phrase("The goal for “{metric}” was changed.", metric=row.metric.name)
    return phrase("The goal for “{metric}” is just so already; nothing was changed.", metric=row.metric.name)
