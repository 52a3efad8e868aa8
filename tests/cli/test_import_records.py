"""`csdesk import KIND`: the lines of the manual on real tables, mappings that are kept, and dry runs."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "kunden.csv"
    path.write_text(
        "Kundennummer;Firma;Branche;Status\nA-1;Acme;Handel;aktiv\nA-2;Bolt;Bau;gekündigt\n", encoding="utf-8"
    )
    return path


def bring_in(run: Run, book: Path, folder: Path, number: int, *more: object) -> dict[str, object]:
    lines: list[list[object]] = [
        ["accounts", folder / "accounts.csv"],
        ["contracts", folder / "subscriptions.csv", "--set", "currency=USD"],
        ["measurements", folder / "support_tickets.csv", "--account", "account_id", "--date", "submitted_at",
         "--metric-name", "Support tickets", "--sum-up", "count", "--cadence", "monthly", "--better", "down"],
        ["measurements", folder / "feature_usage.csv", "--contract", "subscription_id", "--date", "usage_date",
         "--metric-name", "Feature usage", "--value", "usage_count", "--sum-up", "sum", "--cadence", "monthly"],
    ]  # fmt: skip
    data = run("import", *lines[number], "--book", book, "--json", *more).data
    assert isinstance(data, dict)
    return data


def test_the_lines_of_the_manual_bring_real_tables_in_and_one_is_taken_back(
    run: Run, book: Path, shared_data: Path
) -> None:
    folder = shared_data / "ravenstack"
    done = [bring_in(run, book, folder, number) for number in range(4)]
    assert (done[0]["created"], done[1]["created"]) == (500, 5000)
    tickets, usage = independently(folder)
    assert (done[2]["added"], done[3]["added"]) == (len(tickets), len(usage))
    shown = run("results", "--book", book, "--metric", "Support tickets", "--json").data
    assert isinstance(shown, list)
    assert len(shown) == len({account for account, _ in tickets})
    again = [bring_in(run, book, folder, number) for number in range(4)]
    assert [one["entry"] for one in again] == [None] * 4
    taken = run("undo-import", str(done[2]["entry"]), "--book", book, "--json").data
    assert isinstance(taken, dict)
    assert taken["reversed"] == {
        "metric": len({account for account, _ in tickets}),
        "measurement": len(tickets),
    }
    assert bring_in(run, book, folder, 3, "--dry-run")["unchanged"] == len(usage)
    assert bring_in(run, book, folder, 1, "--dry-run")["unchanged"] == 5000


def independently(folder: Path) -> tuple[Counter[tuple[str, date]], Counter[tuple[str, date]]]:
    """Tickets counted and usage added up by account and month, read without csdesk."""
    owners = {row["subscription_id"]: row["account_id"] for row in rows(folder / "subscriptions.csv")}
    tickets: Counter[tuple[str, date]] = Counter()
    for row in rows(folder / "support_tickets.csv"):
        tickets[row["account_id"], month(row["submitted_at"])] += 1
    usage: Counter[tuple[str, date]] = Counter()
    for row in rows(folder / "feature_usage.csv"):
        usage[owners[row["subscription_id"]], month(row["usage_date"])] += int(row["usage_count"])
    return tickets, usage


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def month(text: str) -> date:
    return date.fromisoformat(text[:10]).replace(day=1)


def test_columns_are_found_and_said_why(run: Run, book: Path, accounts: Path) -> None:
    ran = run("import", "accounts", accounts, "--book", book)
    assert ran.out.splitlines() == [
        "External id ← Kundennummer: by its title",
        "Name ← Firma: by its title",
        "Status ← Status: by its title",
        "Industry ← Branche: by its title",
        "2 rows read.",
        "Accounts: 2 new, 0 changed, 0 left alone, 0 refused.",
    ]


def test_a_dry_run_says_old_and_new_and_every_refused_cell_and_changes_nothing(
    run: Run, book: Path, accounts: Path
) -> None:
    run("import", "accounts", accounts, "--book", book)
    accounts.write_text(
        "id,name,status\nA-1,Acme,lost\nA-2,Bolt,who knows\nA-3,Cord,live\n", encoding="utf-8"
    )
    data = run("import", "accounts", accounts, "--book", book, "--dry-run", "--json").data
    assert isinstance(data, dict)
    assert [data[name] for name in ("created", "changed", "unchanged", "refused", "entry")] == [
        1,
        1,
        0,
        1,
        None,
    ]
    assert data["rows"][0]["fields"] == {"status": {"old": "active", "new": "lost"}}
    (cell,) = data["refused_cells"]
    assert (cell["line"], cell["column"], cell["value"]) == (3, "status", "who knows")
    assert "Nothing was changed" in run("import", "accounts", accounts, "--book", book, "--dry-run").out
    refused = run("import", "accounts", accounts, "--book", book)
    assert (refused.code, "--value-of" in refused.err, "--skip-bad" in refused.err) == (1, True, True)
    mended = run("import", "accounts", accounts, "--book", book, "--value-of", "status:who knows=prospect")
    assert mended.code == 0


def test_a_mapping_is_kept_and_taken_again_by_shape_and_by_name(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_text("acct,from,m\nAcme,2025-01-01,100\n", encoding="utf-8")
    said = ["--column", "account=acct", "--column", "starts=from", "--column", "annual_value=m"]
    more = ["--set", "currency=EUR", "--create-accounts", "--save-mapping", "Deals"]
    assert run("import", "contracts", file, "--book", book, *said, *more).code == 0
    file.write_text("acct,from,m\nAcme,2025-01-01,100\nBolt,2026-01-01,200\n", encoding="utf-8")
    again = run("import", "contracts", file, "--book", book, "--json").data
    assert isinstance(again, dict)
    assert (again["created"], again["unchanged"]) == (1, 1)
    named = run("import", "contracts", file, "--book", book, "--mapping", "Deals", "--json").data
    assert isinstance(named, dict)
    assert named["unchanged"] == 2
    unknown = run("import", "contracts", file, "--book", book, "--mapping", "Deal")
    assert (unknown.code, "there are “Deals”" in unknown.err) == (1, True)


def test_what_a_mapping_can_not_say_is_named(run: Run, book: Path, tmp_path: Path, accounts: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text(
        '{"csdesk-mapping": 1, "kind": "accounts", "sources": [{"field": "size"}]}', encoding="utf-8"
    )
    ran = run("import", "accounts", accounts, "--book", book, "--mapping", mapping)
    assert (ran.code, "doesn't know ('size')" in ran.err) == (1, True)


def test_wide_figures_give_the_same_book_as_long_ones(
    run: Run, book: Path, tmp_path: Path, shared_data: Path
) -> None:
    long = [row for row in rows(shared_data / "nhs-ae" / "ae_attendances.csv") if row["type"] == "1"]
    wide: dict[str, dict[str, str]] = {}
    for row in long:
        wide.setdefault(row["org_code"], {})[row["period"]] = row["attendances"]
    months = sorted({row["period"] for row in long})
    file = tmp_path / "attendances.csv"
    with file.open("w", newline="", encoding="utf-8") as lines:
        out = csv.writer(lines)
        out.writerow(["org_code", *months])
        out.writerows([org, *(found.get(one, "") for one in months)] for org, found in wide.items())
    said = [
        "--metric-name",
        "Attendances",
        "--cadence",
        "monthly",
        "--create-accounts",
        "--book",
        book,
        "--json",
    ]
    first = run("import", "measurements", file, "--across", "periods", "--account", "org_code", *said).data
    again = run(
        "import", "measurements", shared_data / "nhs-ae" / "ae_attendances.csv", "--account", "org_code",
        "--date", "period", "--value", "attendances", "--where", "type=1", *said,
    ).data  # fmt: skip
    assert isinstance(first, dict)
    assert isinstance(again, dict)
    assert first["added"] == len(long) == again["unchanged"]
    assert again["entry"] is None


def test_several_metrics_side_by_side(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "usage.csv"
    file.write_text("account,month,logins,seats\nAcme,2026-01,10,3\nAcme,2026-02,12,\n", encoding="utf-8")
    data = run(
        "import", "measurements", file, "--book", book, "--across", "metrics", "--value", "logins",
        "--value", "seats", "--account", "account", "--date", "month", "--create-accounts", "--json",
    ).data  # fmt: skip
    assert isinstance(data, dict)
    assert (data["metrics_made"], data["added"]) == (2, 3)
    assert run("import", "measurements", file, "--book", book, "--value", "a", "--value", "b").code == 2
