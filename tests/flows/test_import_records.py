"""Records of every kind from files: mapped by their titles, matched by their keys, and never half brought in."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact
from csdesk.db.tables import Account, CommitmentStep, Contact, Contract, Goal, Milestone, Plan
from csdesk.desk import Desk
from csdesk.domain.account import AccountStatus
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Part
from csdesk.errors import Refusal
from csdesk.exchange.amending import Amendments
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.reading import read_file
from csdesk.exchange.suggesting import columns_of, suggest
from csdesk.flows.import_any import dry_run
from csdesk.flows.import_records import (
    ImportedRecords,
    RecordsRequest,
    UnusableRecords,
    import_records,
    plan_records,
)
from csdesk.flows.matching_records import Manners
from csdesk.flows.records_plan import Deed, RecordsPlan, RowOutcome
from csdesk.formats import Formats
from csdesk.queries.incoming import known_records
from tests.db.snapshots import snapshot

Asked = Callable[..., RecordsRequest]
CREATING = Manners(create_accounts=True)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A request for a file with the given text, its columns mapped by their titles."""

    def make(kind: str, text: str, *more: FieldFrom, **manners: object) -> RecordsRequest:
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        return suggested(kind, file, *more, **manners)

    return make


def suggested(kind: str, file: Path, *more: FieldFrom, **manners: object) -> RecordsRequest:
    given = {source.field for source in more}
    found = suggest(KINDS[kind], columns_of(read_file(file)), {})
    sources = (*(one.source for one in found if one.source.field not in given), *more)
    return RecordsRequest(file, kind, sources, manners=replace(CREATING, **manners))  # type: ignore[arg-type] # by name


def said(plan: RecordsPlan) -> list[str]:
    return [Formats().say(one.said) for one in plan.complaints]


def deeds(done: ImportedRecords) -> dict[str, int]:
    return {deed.value: done.plan.count(deed) for deed in Deed if done.plan.count(deed)}


def rows(desk: Desk, kind: str) -> list[dict[str, object]]:
    return [dict(one.values) for one in desk.ask(known_records, kind)]


def test_accounts_come_in_as_one_change_and_again_change_nothing(desk: Desk, asked: Asked) -> None:
    text = "Account ID,Account Name,Branche,Kunde seit,Churned\nA-1,Acme,Retail,2025-03-01,False\nA-2,Bolt,,,True\n"
    request = asked("accounts", text)
    before = desk.ask(snapshot)
    assert deeds(import_records(desk, request)) == {"create": 2}
    acme, bolt = rows(desk, "accounts")
    assert (acme["external_id"], acme["industry"], acme["customer_since"]) == (
        "A-1",
        "Retail",
        date(2025, 3, 1),
    )
    assert (acme["status"], bolt["status"]) == (AccountStatus.ACTIVE, AccountStatus.LOST)
    again = import_records(desk, request)
    assert (deeds(again), bool(again.changes)) == ({"same": 2}, False)
    assert Formats().say(desk.can_undo) == "Import “accounts.csv”"  # type: ignore[arg-type] # there is an entry
    desk.undo()
    assert desk.ask(snapshot) == before


def test_what_the_file_does_not_have_stays_and_what_it_has_is_shown_old_and_new(
    desk: Desk, asked: Asked
) -> None:
    desk.do(AddAccount("Acme", external_id="A-1", industry="Retail", segment="North"))
    plan = plan_records(desk, asked("accounts", "id,name,industry,segment\nA-1,Acme,Health,\n"))
    (outcome,) = plan.outcomes
    assert outcome.deed is Deed.CHANGE
    assert [Formats().say(one.said) for one in outcome.changes] == ["Industry: Retail → Health"]
    import_records(desk, asked("accounts", "id,name,industry,segment\nA-1,Acme,Health,\n"))
    assert rows(desk, "accounts")[0]["segment"] == "North"
    import_records(desk, asked("accounts", "id,name,industry,segment\nA-1,Acme,Health,\n", clears=True))
    assert rows(desk, "accounts")[0]["segment"] == ""


def test_keys_are_tried_in_their_order(desk: Desk, asked: Asked) -> None:
    one = desk.do(AddAccount("Acme", external_id="A-1")).result
    two = desk.do(AddAccount("Bolt")).result
    desk.do(AddContact(two, "Ann", email="ann@bolt.example"))
    text = "id,name,website,industry\na-1,Acme Ltd,,Retail\nB-2,bolt,,Health\n"
    import_records(desk, asked("accounts", text))
    found = {record.id: record.values for record in desk.ask(known_records, "accounts")}
    assert (found[one]["name"], found[one]["industry"]) == ("Acme Ltd", "Retail")
    assert (found[two]["external_id"], found[two]["industry"]) == ("B-2", "Health")
    import_records(desk, asked("accounts", "name,website,country\nBolt Inc,https://www.bolt.example/,SE\n"))
    assert [record["country"] for record in rows(desk, "accounts")] == ["", "SE"]


def test_an_account_of_the_same_name_and_another_id_is_refused(desk: Desk, asked: Asked) -> None:
    desk.do(AddAccount("Acme", external_id="A-1"))
    plan = plan_records(desk, asked("accounts", "id,name\nA-9,Acme\n"))
    assert said(plan) == ["Line 2: the account of this name has another external id in the book: “A-1”."]


def test_two_rows_for_one_record_are_not_both_kept(desk: Desk, asked: Asked) -> None:
    plan = plan_records(desk, asked("accounts", "id,name\nA-1,Acme\na-1,Acme Inc\nA-3,ACME\n"))
    assert said(plan) == [
        "Line 3: line 2 means the same record. Leave one of them out.",
        "Line 4: line 2 means the same record. Leave one of them out.",
    ]


def test_several_records_that_a_row_may_mean_are_named(desk: Desk, asked: Asked) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(AddContact(account, "Ann Berg", email="a@x.example"))
    desk.do(AddContact(account, "Ann Berg", email="b@x.example"))
    plan = plan_records(desk, asked("contacts", "company,name,title\nAcme,Ann Berg,CFO\n"))
    assert said(plan) == [
        "Line 2: the book has 2 records like this: Ann Berg; Ann Berg. "
        "Give the row an external id, or leave it out."
    ]


def test_names_that_are_nearly_the_same_are_offered(desk: Desk, asked: Asked) -> None:
    desk.do(AddAccount("Harbour Logistics GmbH"))
    plan = plan_records(desk, asked("accounts", "name\nHarbor Logistics\n"))
    assert plan.outcomes[0].near == "Harbour Logistics GmbH"
    contacts = asked("contacts", "company,name\nHarbor Logistics,Ann\n", create_accounts=False)
    assert said(plan_records(desk, contacts)) == [
        "Line 2, column “company”: “Harbor Logistics”: the book has no account with this external id or name. "
        "Nearly the same: “Harbour Logistics GmbH”."
    ]


def test_contacts_join_their_names_and_find_their_account_by_mail(desk: Desk, asked: Asked) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(AddContact(account, "Ann Berg", email="ann@acme.example"))
    text = "Vorname,Nachname,E-Mail,Kaufrolle\nBen,Dahl,ben@acme.example,Entscheider; Champion\n"
    assert deeds(import_records(desk, asked("contacts", text))) == {"create": 1}
    ben = next(one for one in desk.ask(known_records, "contacts") if one.values["name"] == "Ben Dahl")
    assert (ben.account_id, ben.values["parts"]) == (account, frozenset({Part.DECISION_MAKER, Part.CHAMPION}))


def test_a_cell_that_can_not_be_used_is_named_and_can_be_corrected_or_left_out(
    desk: Desk, asked: Asked
) -> None:
    text = "name,status,customer since\nAcme,Gold,2026-02-31\nBolt,live,2026-02-01\n"
    request = asked(
        "accounts", text, FieldFrom("status", ("status",)), FieldFrom("customer_since", ("customer since",))
    )
    with pytest.raises(UnusableRecords) as caught:
        import_records(desk, request)
    assert said(caught.value.plan) == [
        "Line 2, column “status”: “Gold”: this is none of “prospect”, “onboarding”, “active”, “lost”. "
        "Say what it stands for.",
        "Line 2, column “customer since”: “2026-02-31”: this is not a day of the calendar; write it like 2026-11-16.",
    ]
    mended = Amendments({(2, "status"): "lost", (2, "customer since"): "2026-02-28"})
    assert plan_records(desk, replace(request, amendments=mended)).count(Deed.CREATE) == 2
    left = Amendments(left_out=frozenset({2}))
    assert deeds(import_records(desk, replace(request, amendments=left))) == {"create": 1}


def test_bad_rows_are_left_out_when_that_is_asked_for(desk: Desk, asked: Asked) -> None:
    request = replace(asked("accounts", "name,since\nAcme,x\nBolt,2026-01-01\n"), skip_bad=True)
    request = replace(
        request, sources=(FieldFrom("name", ("name",)), FieldFrom("customer_since", ("since",)))
    )
    assert deeds(import_records(desk, request)) == {"create": 1, "refuse": 1}


def test_other_words_constants_and_pieces(desk: Desk, asked: Asked) -> None:
    request = asked(
        "accounts",
        "customer,tier\nAcme GmbH (A-1),Enterprise\nBolt (A-2),\n",
        FieldFrom("name", ("customer",), split="(", piece=1),
        FieldFrom("external_id", ("customer",), split="(", piece=2),
        FieldFrom("segment", ("tier",), values=(("enterprise", "Large"),), otherwise="Small"),
        FieldFrom("country", otherwise="DE"),
    )
    import_records(desk, request)
    assert [(one["name"], one["segment"], one["country"]) for one in rows(desk, "accounts")] == [
        ("Acme GmbH", "Large", "DE"),
        ("Bolt", "Small", "DE"),
    ]


def test_two_columns_go_into_one_field_only_when_it_is_said_how(desk: Desk, asked: Asked) -> None:
    source = FieldFrom("name", ("first", "last"))
    text = "first,last,company\nAnn,Berg,Acme\n"
    with pytest.raises(Refusal, match="both go into one field"):
        plan_records(desk, asked("contacts", text, source))
    plan = plan_records(desk, asked("contacts", text, replace(source, join=" ")))
    assert plan.outcomes[0].name == "Ann Berg"


def test_dates_that_may_be_two_days_are_asked_for(desk: Desk, asked: Asked) -> None:
    text = "name,customer since\nAcme,03/04/2026\nBolt,05/06/2026\n"
    with pytest.raises(Refusal) as caught:
        plan_records(desk, asked("accounts", text, FieldFrom("customer_since", ("customer since",))))
    assert caught.value.field == "dates"


def test_a_required_field_without_a_column_is_asked_for(desk: Desk, asked: Asked) -> None:
    with pytest.raises(Refusal) as caught:
        plan_records(desk, asked("contracts", "account,value\nAcme,12\n"))
    assert (caught.value.field, Formats().say(caught.value.said)) == (
        "starts",
        "Say which column of “contracts.csv” holds: Start.",
    )


def test_contracts_take_twelve_months_and_the_currency_of_the_amount(desk: Desk, asked: Asked) -> None:
    text = "id,account,start,end,mrr,status,renews\nC-1,Acme,2025-01-01,2025-12-31,€ 100,expired,\n"
    text += "C-2,Acme,2026-01-01,,€ 125.50,active,C-1\n"
    import_records(desk, asked("contracts", text))
    first, second = rows(desk, "contracts")
    assert (first["annual_value"], second["annual_value"]) == (Decimal(1200), Decimal(1506))
    assert (second["currency"], second["predecessor"]) == ("EUR", "C-1")
    assert deeds(import_records(desk, asked("contracts", text))) == {"same": 2}


def test_a_contract_that_ended_needs_its_end(desk: Desk, asked: Asked) -> None:
    plan = plan_records(desk, asked("contracts", "account,start,end,status\nAcme,2025-01-01,,expired\n"))
    assert said(plan) == [
        "Line 2, column “end”: This contract is said to have ended, and there is no end date."
    ]


def test_metrics_bring_their_goals_into_the_open_plan(desk: Desk, asked: Asked) -> None:
    text = (
        "account,metric,unit,direction,art,baseline,target,due\nAcme,Late,%,lower,ratio,30,12.3,2026-12-31\n"
    )
    text += "Acme,Visits,,higher,value,,,\nAcme,Cost,EUR,lower,value,1234567.89,0.1,2026-12-31\n"
    assert deeds(import_records(desk, asked("metrics", text))) == {"create": 3}
    goal, cost = desk.ask(lambda session: session.scalars(select(Goal).order_by(Goal.id)).all())
    assert (goal.baseline_value, goal.target, goal.due) == (0.3, 0.123, date(2026, 12, 31))
    assert (cost.baseline_value, cost.target) == (1234567.89, 0.1)
    assert deeds(import_records(desk, asked("metrics", text))) == {"same": 3}


def test_milestones_go_into_the_open_plan_or_a_draft(desk: Desk, asked: Asked) -> None:
    text = "Kunde,Meilenstein,geplant,erreicht,Seite\nAcme,Pilot,2026-03-01,2026-03-09,Kunde\n"
    text += "Acme,Live,2026-12-01,,wir\n"
    import_records(desk, asked("milestones", text))
    assert desk.ask(lambda session: session.scalar(select(func.count()).select_from(Plan))) == 1
    assert [(one["phrase"], str(one["side"])) for one in rows(desk, "milestones")] == [
        ("Pilot", "theirs"),
        ("Live", "ours"),
    ]
    assert deeds(import_records(desk, asked("milestones", text))) == {"same": 2}
    assert desk.ask(lambda session: session.scalar(select(func.count()).select_from(Milestone))) == 2


def test_commitments_take_their_state_as_a_step(desk: Desk, asked: Asked) -> None:
    text = "account,commitment,side,date,due,status,done on\n"
    text += "Acme,Send the list,us,2026-10-01,2026-10-09,done,2026-10-08\n"
    import_records(desk, asked("commitments", text))
    step = desk.ask(lambda session: session.scalars(select(CommitmentStep)).one())
    assert (step.state, step.day) == (StepState.KEPT, date(2026, 10, 8))
    assert deeds(import_records(desk, asked("commitments", text))) == {"same": 1}


def test_changes_name_their_metrics_and_answers_who_gave_them(desk: Desk, asked: Asked) -> None:
    import_records(desk, asked("metrics", 'account,name\nAcme,Calls\nAcme,"Hours, total"\nAcme,Visits\n'))
    import_records(desk, asked("contacts", "account,name,email\nAcme,Jo Ng,jo@acme.com\nBolt,Al Bo,\n"))
    changes = "account,date,change,metrics\nAcme,2026-02-01,New rota,{}\n"
    import_records(desk, asked("changes", changes.format('"calls; Visits"')))
    again = import_records(desk, asked("changes", changes.format('"Visits; Calls"')))
    assert not again.changes
    other = import_records(desk, asked("changes", changes.format('"Hours, total"')))
    assert [Formats().say(one.said) for one in other.plan.outcomes[0].changes] == [
        "Metrics it concerns: Calls, Visits → Hours, total"
    ]
    answers = "account,pillar,question,answered by\nAcme,Why,What is success?,{}\n"
    import_records(desk, asked("answers", answers.format("jo@acme.com")))
    assert rows(desk, "answers")[0]["answered_by"].names == "Jo Ng"  # type: ignore[attr-defined]
    with pytest.raises(UnusableRecords) as refused:
        import_records(desk, asked("answers", answers.format("Al Bo")))
    (complaint,) = refused.value.plan.complaints
    assert (complaint.line, complaint.column, complaint.value) == (2, "answered by", "Al Bo")
    assert "none of this name" in Formats().say(complaint.why)


def test_changes_and_answers_come_in(desk: Desk, asked: Asked) -> None:
    import_records(desk, asked("changes", "account,date,change,type\nAcme,2026-02-01,New rota,Schulung\n"))
    import_records(
        desk, asked("answers", "account,pillar,question,answer\nAcme,Warum,What is success?,Fewer calls\n")
    )
    assert [str(one["kind"]) for one in rows(desk, "changes")] == ["training"]
    assert [str(one["pillar"]) for one in rows(desk, "answers")] == ["why"]


def test_accounts_are_made_for_other_records_only_when_asked(desk: Desk, asked: Asked) -> None:
    request = asked("contacts", "company,name\nAcme,Ann\nAcme,Ben\n")
    done = import_records(desk, request)
    assert done.plan.accounts == ("Acme",)
    assert desk.ask(lambda session: session.scalar(select(func.count()).select_from(Account))) == 1
    assert desk.ask(lambda session: session.scalar(select(func.count()).select_from(Contact))) == 2


def test_the_real_accounts_and_subscriptions_come_in_whole(desk: Desk, shared_data: Path) -> None:
    folder = shared_data / "ravenstack"
    accounts = suggested("accounts", folder / "accounts.csv")
    contracts = suggested("contracts", folder / "subscriptions.csv", FieldFrom("currency", otherwise="USD"))
    assert deeds(import_records(desk, accounts)) == {"create": 500}
    assert deeds(import_records(desk, contracts)) == {"create": 5000}
    with (folder / "subscriptions.csv").open(newline="", encoding="utf-8") as lines:
        expected = list(csv.DictReader(lines))
    kept = rows(desk, "contracts")
    assert sum(one["annual_value"] or 0 for one in kept) == sum(
        Decimal(row["arr_amount"]) for row in expected
    )  # type: ignore[misc] # amounts
    assert Counter(one["ends"] is None for one in kept) == Counter(row["end_date"] == "" for row in expected)
    ids = {str(one.values["external_id"]): one.id for one in desk.ask(known_records, "accounts")}
    owners = Counter(one.account_id for one in desk.ask(known_records, "contracts"))
    assert owners == Counter(ids[row["account_id"]] for row in expected)
    assert deeds(import_records(desk, accounts)) == {"same": 500}
    assert deeds(import_records(desk, contracts)) == {"same": 5000}
    assert desk.ask(lambda session: session.scalar(select(func.count()).select_from(Contract))) == 5000


def test_a_head_of_two_lines_is_found_by_its_last_one_and_an_amount_by_its_title_in_euros(
    desk: Desk, asked: Asked
) -> None:
    text = 'Kunde,,Vertrag,\nNr.,Name,Beginn,Jahreswert €\nK1,Acme,01.02.2026,"1.234,50"\n'
    import_records(desk, asked("contracts", text))
    people = "Kunde,,Ansprechpartner,\nNr.,Name,Vorname,Nachname\nK1,Acme,Eva,Muster\n"
    import_records(desk, asked("contacts", people))
    assert [one["name"] for one in rows(desk, "contacts")] == ["Eva Muster"]
    (contract,) = rows(desk, "contracts")
    assert (contract["starts"], contract["annual_value"], contract["currency"]) == (
        date(2026, 2, 1),
        Decimal("1234.50"),
        "EUR",
    )


def test_the_order_of_keys_decides_which_record_a_row_means(desk: Desk, asked: Asked) -> None:
    import_records(
        desk,
        asked("contacts", "account,name,email\nAcme,Ann Berg,ann@x.example\nAcme,Bo Lind,bo@x.example\n"),
    )
    torn = asked("contacts", "account,name,email\nAcme,Bo Lind,ann@x.example\n")
    assert [one.before for one in _only(plan_records(desk, torn)).changes] == ["Ann Berg"]
    by_name = replace(torn, manners=replace(torn.manners, keys=("name", "email")))
    assert [one.before for one in _only(plan_records(desk, by_name)).changes] == ["bo@x.example"]
    with pytest.raises(Refusal, match="tells no"):
        plan_records(desk, replace(torn, manners=replace(torn.manners, keys=("account",))))


def _only(plan: RecordsPlan) -> RowOutcome:
    (found,) = plan.outcomes
    return found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("contacts", "Name,E-mail\nAnn,ann@acme.com\n"),
        ("changes", "Account,Date,What changed\nann@acme.com,2026-03-02,New rota\n"),
    ],
)
def test_whose_a_record_is_may_be_guessed_by_an_address_and_every_row_says_so(
    desk: Desk, asked: Asked, kind: str, text: str
) -> None:
    acme = desk.do(AddAccount("Acme")).result
    desk.do(AddContact(acme, name="Jo", email="jo@acme.com"))
    plan = plan_records(desk, asked(kind, text))
    assert not plan.complaints and not plan.accounts
    assert [one.account for one in plan.command.new] == [acme]
    assert plan.guessed == (("acme.com", "Acme"),)
    (row,) = dry_run(desk, asked(kind, text)).rows
    assert Formats().say(row.said).startswith("guessed by “acme.com”: ")
