"""What a review showed, kept when it goes out so that the next one can say what became of it.

Records are known again by their `key`, the UUID that they carry between books; it is never shown. A figure is kept as
it was shown, in its unit of that day: what a metric is called or measured in may change later.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from csdesk.domain.commitment import CommitmentState
from csdesk.domain.course import Course
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.words import Quantity

T = TypeVar("T")
FORM = 1
"""The form of the JSON; a later one may add fields, which an earlier csdesk reads past."""


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A headline as it was shown. Figures are in the unit of then; `progress` is a share of the way.

    What could not be said then is None. `definition` is what the metric meant and how it was measured.
    """

    key: str
    name: str
    unit: str
    decimals: int
    now: float | None
    period: date | None
    baseline: float | None
    target: float | None
    due: date | None
    progress: float | None
    course: Course | None
    definition: str

    def quantity(self, value: float) -> Quantity:
        """A figure as it was shown."""
        return Quantity(value, self.unit, self.decimals)


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """A milestone as it was shown."""

    key: str
    phrase: str
    planned: date | None
    reached: date | None


@dataclass(frozen=True, slots=True)
class ShownCommitment:
    """A promise as it was shown: `due` is the day that counted then."""

    key: str
    text: str
    side: Side
    owner: str
    due: date | None
    state: CommitmentState


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a review showed of what can change: `as_of` is the day on which its figures stood.

    `questions` are those that it put up for discussion.
    """

    kind: ReviewKind
    start: date
    end: date
    as_of: date
    results: tuple[ShownResult, ...] = ()
    milestones: tuple[ShownMilestone, ...] = ()
    commitments: tuple[ShownCommitment, ...] = ()
    next_date: date | None = None
    questions: tuple[str, ...] = ()


def written(shown: Shown) -> str:
    """What a review showed as JSON text."""
    plain = {"form": FORM, **asdict(shown)}
    return json.dumps(plain, ensure_ascii=False, default=_as_text)


def read(text: str) -> Shown | None:
    """What `written` wrote; None for what is nothing of the kind, as of a file that was kept without it."""
    try:
        plain = json.loads(text)
        return _shown(plain) if isinstance(plain, dict) and plain.get("form") else None
    except (ValueError, KeyError, TypeError):
        return None


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def _shown(plain: Mapping[str, Any]) -> Shown:
    return Shown(
        kind=ReviewKind(plain["kind"]),
        start=date.fromisoformat(plain["start"]),
        end=date.fromisoformat(plain["end"]),
        as_of=date.fromisoformat(plain["as_of"]),
        results=tuple(_result(one) for one in plain["results"]),
        milestones=tuple(_milestone(one) for one in plain["milestones"]),
        commitments=tuple(_commitment(one) for one in plain["commitments"]),
        next_date=_maybe(date.fromisoformat, plain.get("next_date")),
        questions=tuple(str(one) for one in plain.get("questions", ())),
    )


def _result(plain: Mapping[str, Any]) -> ShownResult:
    return ShownResult(
        key=str(plain["key"]),
        name=str(plain["name"]),
        unit=str(plain["unit"]),
        decimals=int(plain["decimals"]),
        now=_maybe(float, plain.get("now")),
        period=_maybe(date.fromisoformat, plain.get("period")),
        baseline=_maybe(float, plain.get("baseline")),
        target=_maybe(float, plain.get("target")),
        due=_maybe(date.fromisoformat, plain.get("due")),
        progress=_maybe(float, plain.get("progress")),
        course=_maybe(Course, plain.get("course")),
        definition=str(plain.get("definition", "")),
    )


def _milestone(plain: Mapping[str, Any]) -> ShownMilestone:
    return ShownMilestone(
        key=str(plain["key"]),
        phrase=str(plain["phrase"]),
        planned=_maybe(date.fromisoformat, plain.get("planned")),
        reached=_maybe(date.fromisoformat, plain.get("reached")),
    )


def _commitment(plain: Mapping[str, Any]) -> ShownCommitment:
    return ShownCommitment(
        key=str(plain["key"]),
        text=str(plain["text"]),
        side=Side(plain["side"]),
        owner=str(plain.get("owner", "")),
        due=_maybe(date.fromisoformat, plain.get("due")),
        state=CommitmentState(plain["state"]),
    )


def _maybe(made: Callable[[Any], T], value: Any) -> T | None:
    return None if value is None else made(value)
