"""What one captured line is recognised as."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.capture import Around, Asking, Reading, Talked, ToTalk, Unclear, readings
from csdesk.domain.contact import Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.named_metric import KeptFigure, KnownMetric, initials
from csdesk.domain.periods import Cadence
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, Manner
from csdesk.domain.typed_account import AccountNames, NamedAccount
from csdesk.domain.typed_measurement import Measured
from csdesk.domain.typed_promise import Promise
from csdesk.formats import Formats
from csdesk.near_days import Looking, near_day

TODAY = date(2026, 11, 26)
TOMORROW, YESTERDAY, FRIDAY = date(2026, 11, 27), date(2026, 11, 25), date(2026, 11, 27)
JANA = Known("Jana Novak", Side.THEIRS, 1)
MARIJKE = Known("Marijke van den Berg", Side.THEIRS, 2)


def metric(name: str, unit: str, cadence: Cadence, kind: Kind = Kind.VALUE) -> Metric:
    return Metric(name, unit, 1, Better.DOWN, cadence, kind, Summary.MEAN)


FRT = KnownMetric(
    1,
    metric("First response time", "h", Cadence.WEEKLY),
    (KeptFigure(date(2026, 11, 9), 3.9, Evidence.MEASURED),),
)
CSAT = KnownMetric(2, metric("Customer satisfaction", "%", Cadence.MONTHLY, Kind.RATIO))
CALLS = KnownMetric(3, metric("Full resolution time", "d", Cadence.WEEKLY))
ACME = Around(
    7,
    "Acme",
    (JANA, MARIJKE, Known("Kim Lee", Side.OURS)),
    ((Part.SPONSOR, MARIJKE),),
    (FRT, CSAT, CALLS),
    ((9, "Why weekly?"),),
)


def manner(locale: str = "en_GB", today: date = TODAY) -> Manner:
    formats = Formats(locale)
    return Manner(
        today,
        lambda text: near_day(text, formats, today),
        lambda text: near_day(text, formats, today, Looking.BACK),
        formats.read_number,
    )


def first(line: str, locale: str = "en_GB") -> Any:
    return readings(line, ACME, manner(locale))[0]


@pytest.mark.parametrize(
    ("locale", "line", "text", "kind", "due"),
    [
        ("en_GB", "call the sponsor tomorrow", "Call the sponsor (Marijke van den Berg)", "call", TOMORROW),
        ("en_GB", "tomorrow meet Jana", "Meet Jana", "meeting", TOMORROW),
        ("en_GB", "ask Jana about the rollout", "Ask Jana about the rollout", "call", None),
        ("de_DE", "Sponsorin morgen anrufen", "Sponsorin anrufen (Marijke van den Berg)", "call", TOMORROW),
        ("en_GB", "Jana am Freitag schreiben", "Jana schreiben", "email", FRIDAY),
    ],
)
def test_a_conversation_ahead_is_a_task_until_it_is_held(
    locale: str, line: str, text: str, kind: str, due: date | None
) -> None:
    found = first(line, locale)
    assert isinstance(found, ToTalk)
    assert (found.text, found.kind, found.due) == (text, InteractionKind(kind), due)
    assert found.contacts in ((MARIJKE,), (JANA,))


@pytest.mark.parametrize(
    ("line", "text", "kind", "day", "by"),
    [
        (
            "spoke with Jana about rollout yesterday",
            "spoke with Jana about rollout",
            "call",
            YESTERDAY,
            Side.OURS,
        ),
        ("Jana called: the night shift", "Jana called: the night shift", "call", TODAY, Side.THEIRS),
        ("mail from Jana 2 days ago", "mail from Jana", "email", date(2026, 11, 24), Side.THEIRS),
        ("gestern mit Jana gesprochen", "mit Jana gesprochen", "call", YESTERDAY, Side.OURS),
        ("Jana rief an", "Jana rief an", "call", TODAY, Side.THEIRS),
        ("Jana hat angerufen", "Jana hat angerufen", "call", TODAY, Side.THEIRS),
        ("vor drei Tagen Jana getroffen", "Jana getroffen", "meeting", date(2026, 11, 23), Side.OURS),
        ("Jana likes the new desk", "Jana likes the new desk", "note", TODAY, Side.OURS),
    ],
)
def test_a_conversation_that_was_held(line: str, text: str, kind: str, day: date, by: Side) -> None:
    found = first(line)
    assert isinstance(found, Talked)
    said = found.conversation
    assert (said.text, said.kind, found.day) == (text, InteractionKind(kind), day)
    assert (said.started_by, said.contacts) == (by, (JANA,))


@pytest.mark.parametrize(
    ("locale", "line", "promise"),
    [
        (
            "en_GB",
            "promised export guide by 12 Dec",
            Promise("export guide", due=date(2026, 12, 12)),
        ),
        ("en_GB", "send the guide tomorrow", Promise("send the guide", due=TOMORROW)),
        ("en_GB", "Jana will send names by Friday", Promise("send names", "Jana Novak", Side.THEIRS, FRIDAY)),
        ("en_GB", "the sponsor promised names", Promise("names", "Marijke van den Berg", Side.THEIRS)),
        (
            "en_GB",
            "Jana sends names by Friday",
            Promise("Jana sends names", "Jana Novak", Side.THEIRS, FRIDAY),
        ),
        (
            "de_DE",
            "Jana schickt bis Freitag die Liste",
            Promise("Jana schickt die Liste", "Jana Novak", Side.THEIRS, FRIDAY),
        ),
        ("en_GB", "they owe us the logs", Promise("the logs", side=Side.THEIRS)),
        ("de_DE", "Leitfaden bis 12.12. versprochen", Promise("Leitfaden", due=date(2026, 12, 12))),
        (
            "de_DE",
            "Jana hat die Liste bis Freitag versprochen",
            Promise("die Liste", "Jana Novak", Side.THEIRS, FRIDAY),
        ),
    ],
)
def test_a_promise_of_either_side(locale: str, line: str, promise: Promise) -> None:
    assert first(line, locale) == promise


def test_a_question_with_its_answer_answers_the_one_that_waits() -> None:
    found = first("why weekly? because audit")
    assert isinstance(found, Asking)
    assert (found.answered.asked.pillar, found.answered.asked.answer) == (Pillar.WHY, "because audit")
    assert found.open_id == 9
    said = first("warum wöchentlich? weil Audit, sagt Jana", "de_DE")
    assert (said.answered.asked.answer, said.answered.by, said.open_id) == ("weil Audit", JANA, None)
    assert first("why weekly because of the audit").answered.asked.question == "why weekly?"


@pytest.mark.parametrize(
    ("locale", "line", "value", "period", "evidence", "source"),
    [
        ("en_GB", "FRT 3.6", 3.6, date(2026, 11, 16), Evidence.ASSERTED, ""),
        ("de_DE", "FRT 3,6", 3.6, date(2026, 11, 16), Evidence.ASSERTED, ""),
        (
            "en_GB",
            "First response time was 3.6 hours last week",
            3.6,
            date(2026, 11, 16),
            Evidence.ASSERTED,
            "",
        ),
        ("en_GB", "frt 3.6 from Zendesk", 3.6, date(2026, 11, 16), Evidence.MEASURED, "Zendesk"),
        ("en_GB", "FRT ~4 this week", 4, date(2026, 11, 23), Evidence.ESTIMATED, ""),
        ("de_DE", "FRT KW 45 3,6 gemessen", 3.6, date(2026, 11, 2), Evidence.MEASURED, ""),
        ("en_GB", "CS 92 % Oct", 0.92, date(2026, 10, 1), Evidence.ASSERTED, ""),
        ("en_GB", "CS 92% on 3 Sep", 0.92, date(2026, 9, 1), Evidence.ASSERTED, ""),
    ],
)
def test_a_figure_finds_its_metric_and_its_period(
    locale: str, line: str, value: float, period: date, evidence: Evidence, source: str
) -> None:
    found = first(line, locale)
    assert isinstance(found, Measured)
    assert (found.typed.value, found.period) == (value, period)
    assert (found.evidence, found.source) == (evidence, source)


def test_a_period_that_has_a_figure_comes_after_one_without() -> None:
    before_it = KeptFigure(date(2026, 11, 16), 3.9, Evidence.CONFIRMED)
    full = Around(7, "Acme", metrics=(KnownMetric(1, FRT.metric, (before_it,)),))
    now, before = readings("FRT 3.6", full, manner())[:2]
    assert isinstance(now, Measured) and isinstance(before, Measured)
    assert (now.period, now.replaces) == (date(2026, 11, 23), None)
    assert (before.period, before.replaces) == (date(2026, 11, 16), before_it)


def test_a_name_that_two_metrics_have_gives_both() -> None:
    found = [one.metric.id for one in readings("time 3", ACME, manner()) if isinstance(one, Measured)]
    assert set(found) == {1, 3}
    assert initials("Tickets answered on the first call") == "TAFC"


@pytest.mark.parametrize("line", ["FRT 3.6 %", "NPS 45", "FRT 3.6 in October", "FRT 3/4"])
def test_what_reads_like_a_figure_and_is_none_says_why_and_can_still_be_a_note(line: str) -> None:
    found = readings(line, ACME, manner())
    assert isinstance(found[0], Unclear)
    assert isinstance(found[1], Talked)


@pytest.mark.parametrize(
    ("line", "newcomer"),
    [
        ("spoke with Dana Ruiz about alerts yesterday", "Dana Ruiz"),
        ("met with Ms Dana van der Meer: all well", "Dana van der Meer"),
        ("gesprochen mit Herrn Ruiz", ""),
        ("mail from Dana Ruiz, who is the new CISO", "Dana Ruiz"),
        ("call with the IT Department", ""),
        ("spoke with Acme Operations about the rota", ""),
        ("spoke with Jana Novak", ""),
        ("spoke with Dana", ""),
    ],
)
def test_who_is_named_in_full_and_not_known_yet_can_be_added(line: str, newcomer: str) -> None:
    found = [one for one in readings(line, ACME, manner()) if isinstance(one, Talked)]
    assert found[0].newcomer == newcomer
    assert found[-1].newcomer == ""


NAMES = AccountNames(
    [NamedAccount(1, "Acme"), NamedAccount(2, "Acme Süd GmbH"), NamedAccount(3, "Harbour Freight Lines")],
    [(3, "Tom Hesketh"), (1, "Jana Novak")],
)


@pytest.mark.parametrize(
    ("line", "here", "accounts", "text"),
    [
        ("call Tom @harb tomorrow", None, (3,), "call Tom tomorrow"),
        ("@harbour freight lines FRT 3.6", 1, (3,), "FRT 3.6"),
        ("@acme call", 3, (1,), "call"),
        ("@acme sud: call", 3, (2,), "call"),
        ("Harbour: FRT 3.6", 1, (3,), "FRT 3.6"),
        ("call Acme Süd GmbH", None, (2,), "call Acme Süd GmbH"),
        ("call Acme", 3, (1, 3), "call Acme"),
        ("spoke with Tom Hesketh", None, (3,), "spoke with Tom Hesketh"),
        ("spoke with Tom Hesketh", 1, (1,), "spoke with Tom Hesketh"),
        ("call somebody", None, (), "call somebody"),
        ("call @nobody there", 1, (), "call there"),
    ],
)
def test_the_account_is_the_one_that_is_named_else_the_open_one(
    line: str, here: int | None, accounts: tuple[int, ...], text: str
) -> None:
    open_one = next((one for one in NAMES.beginning("") if one.id == here), None)
    found = NAMES.meant(line, open_one)
    assert (tuple(one.id for one in found.accounts), found.text) == (accounts, text)


WORDS = st.sampled_from(
    "call called Jana the sponsor tomorrow gestern by bis Friday 12 Dec 3.6 3,6 FRT why warum weil ? : - @ promised"
    " versprochen will h % from week 46 Q3 am Frau Novak Ende März KW 50 liefert war I'll".split()
)


@given(line=st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)), comma=st.booleans())
def test_any_line_is_understood_somehow_and_keeps_to_the_calendar(line: str, comma: bool) -> None:
    meant = NAMES.meant(line, None)
    found: tuple[Reading, ...] = readings(
        meant.text, ACME, manner("de_DE" if comma else "en_GB"), meant.figure
    )
    assert bool(found) is bool(meant.text.split())
    for one in found:
        if isinstance(one, Talked):
            assert one.day <= TODAY
        if isinstance(one, Promise):
            assert one.text and (one.due is None or one.due >= TODAY)
        if isinstance(one, ToTalk):
            assert one.text and (one.due is None or one.due >= TODAY)
        if isinstance(one, Measured):
            assert one.period <= TODAY


@given(value=st.decimals(min_value=0, max_value=99_999, places=2), comma=st.booleans())
def test_a_figure_is_read_as_the_locale_writes_it(value: Any, comma: bool) -> None:
    locale = "de_DE" if comma else "en_GB"
    assert first(f"FRT {Formats(locale).number(value, 2)} h", locale).typed.value == float(value)
