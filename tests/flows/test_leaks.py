"""Whatever the book holds beside what is shared is caught in a file, and no sample review raises a false alarm."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import Enum, String, select
from sqlalchemy.orm import Session

from csdesk.commands.account import AddAccount
from csdesk.commands.allowed_text import AllowText
from csdesk.commands.milestone import EditMilestone
from csdesk.db.owners import record_tables, with_account
from csdesk.db.tables import Account, Contact, Contract
from csdesk.db.tables.account import Parts
from csdesk.db.tables.base import Amount
from csdesk.deck.certificate import read, written
from csdesk.deck.check import words_among
from csdesk.deck.content import Author, review_of
from csdesk.deck.secrets import Search, Secrets, Sort, tokens_of
from csdesk.deck.texts import texts_of
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.flows.check_file import check_file
from csdesk.flows.forbidden import Overheard, forbidden_words, texts_in
from csdesk.flows.prepare_review import LeakFound, ReviewRequest, prepare_review
from csdesk.flows.sample.stories import HARBOUR
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.account_names import account_names
from csdesk.queries.keep_out import NO_WORDS, OURS, keep_out
from csdesk.queries.shared import ReviewFacts, review_facts
from tests.deck.test_shared_facts import everything, share
from tests.lent import Original
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

AUTHOR = Author("Maya Okafor", "Customer success manager", "Northwind Systems")
START, END, TODAY = date(2026, 7, 1), date(2026, 9, 30), date(2026, 11, 22)


@pytest.fixture(scope="module")
def reader(sample: Original) -> Iterator[Desk]:
    """A desk at the sample book, which no test here changes."""
    desk = Desk.open(sample.known(), write=False, today=lambda: TODAY)
    yield desk
    desk.close()


def facts_and_secrets(desk: Desk, account: int) -> tuple[ReviewFacts, Secrets]:
    facts = desk.ask(review_facts, account, START, END, TODAY)
    formats = Overheard("en_GB")
    for kind in ReviewKind:
        review_of(facts, kind, AUTHOR, formats)
    return facts, forbidden_words(desk.ask(keep_out, account), facts.customer, (facts, AUTHOR), formats)


def written_texts(session: Session, account_id: int) -> set[str]:
    """Every text of an account in every table, found without the program's own list of columns."""
    found: set[str] = set()
    for name, table in record_tables().items():
        if name in OURS:
            continue
        joined, account = with_account(name)
        worded = [one for one in table.columns if isinstance(one.type, String) and one.name not in NO_WORDS]
        for column in worded:
            if not isinstance(column.type, Enum | Amount | Parts):
                rows = session.scalars(select(column).select_from(joined).where(account == account_id))
                found |= set(rows)
    return {text for text in found if text and any(sign.isalpha() for sign in text)}


def accounts(desk: Desk) -> list[int]:
    return [one.id for one in desk.ask(account_names)]


def caught(text: str, secrets: Secrets) -> bool:
    return bool(words_among([("Summary!C7", f"As we said: {text} (so far)")], secrets))


def test_every_internal_text_of_the_sample_book_is_caught(reader: Desk) -> None:
    for account in accounts(reader):
        facts, secrets = facts_and_secrets(reader, account)
        shared = [tokens_of(text) for text in (*texts_in(facts), *texts_in(AUTHOR))]
        said = " ".join(f" {' '.join(tokens)} " for tokens in shared)
        slipped = [
            text
            for text in reader.ask(written_texts, account)
            if f" {' '.join(tokens_of(text))} " not in said and not caught(text, secrets)
        ]
        # What is left is a word or two that every review says as well.
        assert all(len(tokens_of(one)) < 4 for one in slipped), slipped


def test_the_names_and_addresses_of_others_are_caught(reader: Desk) -> None:
    def others(session: Session, account: int) -> list[tuple[str, str]]:
        rows = session.execute(select(Contact.name, Contact.email).where(Contact.account_id != account))
        return [(name, email) for name, email in rows]

    def names(session: Session, account: int) -> list[str]:
        return list(session.scalars(select(Account.name).where(Account.id != account)))

    for account in accounts(reader):
        _, secrets = facts_and_secrets(reader, account)
        assert all(caught(name, secrets) for name in reader.ask(names, account))
        for name, email in reader.ask(others, account):
            assert caught(name, secrets)
            assert not email or caught(email, secrets)


NOT_WORDS = ("xl/_rels/workbook.xml.rels", "[Content_Types].xml")
"""Parts whose attributes hold a file together; what they name are parts, whose names are searched."""

IN_CELLS = {"c", "row", "v", "sheetData"}
LINKS = re.compile(r"\{.*officeDocument/2006/relationships\}id$")


def places_of(part: str, root: Element) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Every place of a part that takes text, with what puts it there; cells hold theirs in elements of their own."""
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag not in IN_CELLS and not len(element):
            yield f"{part} <{tag}>", partial(setattr, element, "text")
        if tag not in IN_CELLS and part not in NOT_WORDS:
            for name in element.attrib:
                if not LINKS.match(name):
                    yield f"{part} {tag}@{name}", partial(element.set, name)


def test_every_internal_field_is_caught_in_every_place_of_a_deck_that_takes_text(
    sample: Original, book: Path, tmp_path: Path
) -> None:
    """Each place is given a field of its own in turn, all in one file; other tests plant in parts that no deck has."""
    path = tmp_path / "deck.xlsx"
    with closing(Desk.open(sample.copy_to(book), today=lambda: TODAY)) as desk:
        account = desk.ask(account_by_name, HARBOUR.name).id
        request = ReviewRequest(account, ReviewKind.QUARTERLY, START, END, path, AUTHOR, confirm=True)
        prepare_review(desk, request, Progress())
        _, secrets = facts_and_secrets(desk, account)
        fields = [text for text in desk.ask(written_texts, account) if caught(text, secrets)]
    fields += [one for words in secrets.phrases.values() for one in words]
    fields += [f"EUR {amount:,.2f}" for amount in secrets.amounts]
    put: dict[str, str] = {}
    made = BytesIO()
    with ZipFile(path) as deck, ZipFile(made, "w") as planted:
        for part in deck.namelist():
            content = deck.read(part)
            if part.endswith((".xml", ".rels")):
                root = fromstring(content)
                for place, say in places_of(part, root):
                    if place not in put:
                        put[place] = f"Quokka{len(put)} {fields[len(put) % len(fields)]}"
                        say(put[place])
                content = tostring(root)
            planted.writestr(part, content)
    search = Search(secrets)
    found = {one.text.split()[0]: one.text for one in texts_of(made.getvalue()) if one.text}
    missed = [
        place
        for place, text in put.items()
        if found.get(text.split()[0]) != text or not any(search.found_in(text))
    ]
    assert len(put) > 500
    assert not missed, missed


def test_contracts_and_keys_are_caught(reader: Desk) -> None:
    def keys(session: Session, account: int) -> list[tuple[str, object, str]]:
        rows = session.execute(
            select(Contract.uuid, Contract.annual_value, Contract.currency).where(
                Contract.account_id == account
            )
        )
        return [(row.uuid, row.annual_value, row.currency) for row in rows]

    for account in accounts(reader):
        _, secrets = facts_and_secrets(reader, account)
        for uuid, amount, currency in reader.ask(keys, account):
            assert caught(uuid, secrets)
            assert amount is None or caught(f"{currency} {amount:,.2f}", secrets)


def test_no_sample_review_raises_a_false_alarm(reader: Desk, tmp_path: Path) -> None:
    """The quarterly review has the sheets of all kinds, so every account is tried with that one."""
    made = 0
    for account in accounts(reader):
        for kind in ReviewKind if made == 0 else (ReviewKind.QUARTERLY,):
            request = ReviewRequest(account, kind, START, END, tmp_path / f"{account} {kind}.xlsx", AUTHOR)
            try:
                prepared = prepare_review(reader, request, Progress())
            except LeakFound:
                raise
            except Refusal:  # nothing is shared of two of them
                continue
            made += 1
            assert read(written(prepared.certificate)) == prepared.certificate
            if made < 4:
                assert check_file(reader, prepared.path, None, AUTHOR, "en_GB").hits == ()
    assert made >= 12


def test_a_name_that_somebody_typed_into_a_shared_text_is_caught_until_it_is_allowed(
    desk: Desk, story: Story, tmp_path: Path
) -> None:
    desk.do(AddAccount("Aurora Shipping"))
    desk.do(EditMilestone(story.first_step, reached_when="As Aurora Shipping did"))
    share(desk, *everything(story))
    request = ReviewRequest(story.account, ReviewKind.EXECUTIVE, START, END, tmp_path / "a.xlsx", AUTHOR)
    with pytest.raises(LeakFound) as found:
        prepare_review(desk, request, Progress())
    assert [(hit.word, hit.sort) for hit in found.value.hits] == [("Aurora Shipping", Sort.ACCOUNTS)]
    assert not request.path.exists()
    desk.do(AllowText(story.account, "Aurora Shipping", "Their sister company"))
    prepared = prepare_review(desk, request, Progress())
    assert prepared.certificate.allowed == ("Aurora Shipping",)
    said = [re.sub(r"\W+", " ", line.template) for line in prepared.certificate.lines]
    assert any("Allowed" in line for line in said)


def test_a_file_that_was_changed_afterwards_is_searched_again(
    desk: Desk, story: Story, tmp_path: Path
) -> None:
    share(desk, *everything(story))
    path = tmp_path / "a.xlsx"
    prepare_review(
        desk, ReviewRequest(story.account, ReviewKind.EXECUTIVE, START, END, path, AUTHOR), Progress()
    )
    book = load_workbook(path)
    book["Summary"]["C30"] = "Their churn worries us"
    book.save(path)
    checked = check_file(desk, path, None, AUTHOR, "en_GB")
    assert [(hit.word, hit.place) for hit in checked.hits] == [("churn", "Summary!C30")]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04rest"])
def test_what_is_no_workbook_is_refused(reader: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match="no workbook"):
        check_file(reader, path, 1, AUTHOR, "en_GB")
