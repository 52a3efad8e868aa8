"""`csdesk accounts`: the list of accounts, as the window shows it."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.cli.plain import day
from csdesk.domain.plan import Element
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.words import counted, phrase, words

HEAD = ("Account", "Industry", "Phase", "Plan", "Course", "Headline", "Renewal")


def run(arguments: Arguments, console: Console) -> None:
    """Print every account. Raises Refusal where the book can't be read."""
    with desk_of(arguments, write=False) as desk:
        rows = desk.ask(list_accounts, desk.today)
    if arguments.json:
        console.data([_data(row, console) for row in rows])
    elif rows:
        console.table(
            [words(title, console.formats.language) for title in HEAD], [_cells(row, console) for row in rows]
        )
    else:
        console.tell(phrase("There are no accounts in this book yet."))


def _data(row: AccountRow, console: Console) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "industry": row.industry,
        "country": row.country,
        "status": row.status.value,
        "phase": row.phase,
        "elements": row.elements,
        "headline": row.headline or None,
        "course": None if row.course is None else row.course.value,
        **({} if row.course_why is None else {"why": {"course": console.formats.say(row.course_why)}}),
        "renewal": day(row.renewal),
        "renewal_days": row.renewal_days,
    }


def _cells(row: AccountRow, console: Console) -> list[str]:
    say = console.formats.say
    of_six = phrase("{filled} of {all}", filled=row.elements, all=len(Element))
    return [
        row.name,
        row.industry,
        "" if row.phase is None else str(row.phase),
        "" if row.phase is None else say(of_six),
        "" if row.course is None else say(row.course.label),
        row.headline,
        _renewal(row, console),
    ]


def _renewal(row: AccountRow, console: Console) -> str:
    if row.renewal is None or row.renewal_days is None:
        return ""
    if row.renewal_days < 0:
        return console.formats.say(phrase("ended {day}", day=row.renewal))
    left = counted("{day} ({count} day)", "{day} ({count} days)", row.renewal_days, day=row.renewal)
    return console.formats.say(left)
