"""Accounts found by the e-mail domain of their people: as a guess that is told, and only where it means one alone."""

from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.imported import NewMetric
from csdesk.desk import Desk
from csdesk.exchange.field_from import FieldFrom
from csdesk.flows.import_any import dry_run
from csdesk.flows.import_measurements import plan_import
from csdesk.flows.look_at_file import look_at_file
from csdesk.formats import Formats
from tests.flows.test_import_measurements import Asked, asked, complaints

__all__ = ["asked"]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Two accounts with people: one alone at its domain, one who also has a private address."""
    ids = {name: desk.do(AddAccount(name)).result for name in ("Acme", "Globex")}
    for account, email in (
        *(("Acme", "jo@acme.com"), ("Acme", "jo@gmail.com")),
        *(("Globex", "pat@globex.org"), ("Globex", "sam@shared.net"), ("Acme", "kim@shared.net")),
    ):
        desk.do(AddContact(ids[account], name=email, email=email))
    return ids


def test_an_address_of_an_accounts_people_finds_it_as_a_guess_that_is_told(
    desk: Desk, asked: Asked, people: dict[str, int]
) -> None:
    text = "account,day,hours\nann@Acme.com,2026-07-06,3\nwww.globex.org,2026-07-06,4\nacme,2026-07-13,5\n"
    plan = plan_import(desk, asked(text))
    assert not plan.complaints and not plan.accounts
    assert {one.metric.account for one in plan.command.incoming if isinstance(one.metric, NewMetric)} == set(
        people.values()
    )
    assert dict(plan.guessed) == {"acme.com": "Acme", "globex.org": "Globex"}
    rows = {row.name: Formats("en_GB").say(row.said) for row in dry_run(desk, asked(text)).rows}
    assert all(f"guessed by “{domain}”" in rows[name] for domain, name in plan.guessed)


@pytest.mark.parametrize(
    ("address", "why"),
    [("jo@gmail.com", "anybody"), ("kim@shared.net", "no account"), ("x@y.zz", "no account")],
)
def test_an_address_that_tells_no_account_alone_is_refused_and_makes_none(
    desk: Desk, asked: Asked, people: dict[str, int], address: str, why: str
) -> None:
    (said,) = complaints(desk, asked(f"account,day,hours\n{address},2026-07-06,3\n"))
    assert why in said


def test_a_column_of_addresses_is_suggested_only_where_nothing_names_the_account(
    desk: Desk, people: dict[str, int], tmp_path: Path
) -> None:
    file = tmp_path / "tickets.csv"
    file.write_text(
        "Ticket ID,Requester,Created at\n1,a@acme.com,2026-07-06\n2,b@globex.org,2026-07-07\n3,c@acme.com,2026-07-08\n"
    )
    looked = look_at_file(desk, file, "measurements")
    assert looked.mapping.source("account") == FieldFrom("account", ("Requester",))
    assert "guess" in Formats("en_GB").say(dict(looked.reasons)["account"])
    file.write_text(
        "Company,Requester,Created at\nInitech,ann@acme.com,2026-07-06\nAcme,c@acme.com,2026-07-08\n"
    )
    assert look_at_file(desk, file, "measurements").mapping.source("account") == FieldFrom(
        "account", ("Company",)
    )
