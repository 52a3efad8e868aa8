"""German lines as customer success managers write them down, and what each is recognised as first."""

from datetime import date

import pytest

from csdesk.domain.capture import Around, Asking, Reading, Talked, ToTalk, readings
from csdesk.domain.contact import Part
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.named_metric import KnownMetric
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, Manner
from csdesk.domain.typed_measurement import Measured
from csdesk.domain.typed_promise import Promise
from csdesk.formats import Formats
from csdesk.near_days import Looking, near_day

TODAY = date(2026, 11, 26)
FORMATS = Formats("de_DE")
MANNER = Manner(
    TODAY,
    lambda text: near_day(text, FORMATS, TODAY),
    lambda text: near_day(text, FORMATS, TODAY, Looking.BACK),
    FORMATS.read_number,
)
MAREIKE = Known("Mareike Brodersen", Side.THEIRS, 1)
TOM = Known("Tom Hesse", Side.THEIRS, 2)
HANNA = Known("Dr. Hanna Eschenbach", Side.THEIRS, 3)
LEILA = Known("Leila Amrani", Side.THEIRS, 4)


def known(number: int, name: str, unit: str, cadence: Cadence, kind: Kind = Kind.VALUE) -> KnownMetric:
    return KnownMetric(number, Metric(name, unit, 1, Better.UP, cadence, kind, Summary.MEAN))


HANSA = Around(
    7,
    "Hansa Hafenlogistik",
    (MAREIKE, TOM, HANNA, LEILA, Known("Ben Achterberg", Side.OURS)),
    ((Part.SPONSOR, MAREIKE), (Part.CHAMPION, TOM)),
    (
        known(1, "Zeit bis zur ersten Antwort", "h", Cadence.WEEKLY),
        known(2, "Beim ersten Kontakt gelöste Anfragen", "%", Cadence.WEEKLY, Kind.RATIO),
        known(3, "Zufriedenheit der Disponenten", "Punkte", Cadence.MONTHLY),
    ),
)


def first(line: str) -> Reading:
    return readings(line, HANSA, MANNER)[0]


@pytest.mark.parametrize(
    ("line", "text", "kind", "due", "who"),
    [
        ("Morgen Sponsor anrufen", "Sponsor anrufen (Mareike Brodersen)", "call", "11-27", MAREIKE),
        ("Brodersen anrufen wegen Vertrag", "Brodersen anrufen wegen Vertrag", "call", "", MAREIKE),
        ("Dr. Eschenbach zurückrufen", "Dr. Eschenbach zurückrufen", "call", "", HANNA),
        ("Rückruf Tom morgen 10 Uhr", "Rückruf Tom 10 Uhr", "call", "11-27", TOM),
        ("Nächsten Dienstag Tom wegen Dienst anrufen", "Tom wegen Dienst anrufen", "call", "12-01", TOM),
        ("Nächste Woche Frau Amrani treffen", "Frau Amrani treffen", "meeting", "12-03", LEILA),
        ("Tom bis Mittwoch an die Liste erinnern", "Tom an die Liste erinnern", "call", "12-02", TOM),
        ("Workshop mit Leila am 3.12.", "Workshop mit Leila", "meeting", "12-03", LEILA),
        ("Termin mit Leila am 14.12. um 10 Uhr", "Termin mit Leila um 10 Uhr", "meeting", "12-14", LEILA),
    ],
)
def test_what_is_still_to_be_talked_about(line: str, text: str, kind: str, due: str, who: Known) -> None:
    found = first(line)
    assert isinstance(found, ToTalk)
    assert (found.text, found.kind.value, found.contacts) == (text, kind, (who,))
    assert found.due == (date.fromisoformat(f"2026-{due}") if due else None)


@pytest.mark.parametrize(
    ("line", "kind", "day", "started", "who"),
    [
        ("gestern mit Frau Brodersen telefoniert: eine Zahl", "call", "11-25", Side.OURS, MAREIKE),
        ("Frau Brodersen am Montag angerufen, sie will eine Seite", "call", "11-23", Side.OURS, MAREIKE),
        ("Herr Hesse hat angerufen: Dienst ist krank", "call", "11-26", Side.THEIRS, TOM),
        ("Gestern Mail von Frau Amrani: sie will die Maske", "email", "11-25", Side.THEIRS, LEILA),
        ("Herrn Hesse wegen der Dienste angeschrieben", "email", "11-26", Side.OURS, TOM),
        ("Fürsprecher gestern beim Mittagessen getroffen", "meeting", "11-25", Side.OURS, TOM),
        ("Vor zwei Wochen mit Hanna gesprochen: Server", "call", "11-12", Side.OURS, HANNA),
        ("Am 12.11. war Leila bei uns", "note", "11-12", Side.OURS, LEILA),
        ("Am Montag war Leila bei uns", "note", "11-23", Side.OURS, LEILA),
        ("Toms Server ziehen Ende Januar um, sagt Leila", "note", "11-26", Side.OURS, LEILA),
    ],
)
def test_what_was_talked_about(line: str, kind: str, day: str, started: Side, who: Known) -> None:
    found = first(line)
    assert isinstance(found, Talked)
    said = found.conversation
    assert (said.kind.value, said.started_by, said.contacts) == (kind, started, (who,))
    assert found.day == date.fromisoformat(f"2026-{day}")


@pytest.mark.parametrize(
    ("line", "text", "owner", "side", "due"),
    [
        ("Exportleitfaden bis 12. Dez. versprochen", "Exportleitfaden", "", Side.OURS, "2026-12-12"),
        (
            "Wir liefern den Leitfaden bis Ende November",
            "Wir liefern den Leitfaden",
            "",
            Side.OURS,
            "2026-11-30",
        ),
        ("Ich schicke Tom morgen das Angebot", "Ich schicke Tom das Angebot", "", Side.OURS, "2026-11-27"),
        ("Leitfaden bis Ende nächster Woche", "Leitfaden", "", Side.OURS, "2026-12-04"),
        ("Wir klären das bis Mitte Januar", "Wir klären das", "", Side.OURS, "2027-01-15"),
        ("Aufgabe: Umfrage – Ben – 10.12.", "Umfrage", "Ben Achterberg", Side.OURS, "2026-12-10"),
        ("Tom schickt morgen die Liste", "Tom schickt die Liste", "Tom Hesse", Side.THEIRS, "2026-11-27"),
        (
            "Herr Hesse liefert sie bis KW 50",
            "Herr Hesse liefert sie",
            "Tom Hesse",
            Side.THEIRS,
            "2026-12-11",
        ),
        ("Der Kunde liefert bis Quartalsende", "Der Kunde liefert", "", Side.THEIRS, "2026-12-31"),
        ("Tom braucht bis Freitag den Bericht", "Tom braucht den Bericht", "", Side.OURS, "2026-11-27"),
        ("Hesse hat bis 5.12. die Namen zugesagt", "die Namen", "Tom Hesse", Side.THEIRS, "2026-12-05"),
    ],
)
def test_what_is_promised(line: str, text: str, owner: str, side: Side, due: str) -> None:
    assert first(line) == Promise(text, owner, side, date.fromisoformat(due))


@pytest.mark.parametrize(
    ("line", "pillar", "answer", "by"),
    [
        ("Warum wöchentlich? Wegen Audit", "why", "Wegen Audit", None),
        ("Wofür brauchen Sie das? Für den Vorstand – Leila", "why", "Für den Vorstand", LEILA),
        ("Womit zählen die Depots? Excel, sagt Frau Amrani", "how", "Excel", LEILA),
        ("Mit wem stimmt sich Leila ab?", "who", "", None),
        ("Bis wann braucht er es? bis 15.12., sagt Tom", "when", "bis 15.12.", TOM),
    ],
)
def test_what_is_asked(line: str, pillar: str, answer: str, by: Known | None) -> None:
    found = first(line)
    assert isinstance(found, Asking)
    assert (found.answered.asked.pillar.value, found.answered.asked.answer) == (pillar, answer)
    assert found.answered.by == by


@pytest.mark.parametrize(
    ("line", "metric", "period"),
    [
        ("ZEA 3,6", 1, date(2026, 11, 16)),
        ("Erste Antwort 3,4 h", 1, date(2026, 11, 16)),
        ("ZEA liegt jetzt bei 3,5 h", 1, date(2026, 11, 16)),
        ("Zeit erste Antwort gesunken auf 3,5", 1, date(2026, 11, 16)),
        ("Anfragen gelöst: 71,5 % KW 46", 2, date(2026, 11, 9)),
        ("Zufriedenheit Oktober: 4,3", 3, date(2026, 10, 1)),
        ("Zufriedenheit Okt. 4,3 laut Umfrage", 3, date(2026, 10, 1)),
    ],
)
def test_what_was_measured(line: str, metric: int, period: date) -> None:
    found = first(line)
    assert isinstance(found, Measured)
    assert (found.metric.id, found.period) == (metric, period)
