"""Then and now: what became of everything that the last review showed. Nothing that was promised goes unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.commitment import CommitmentState, Promised
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence
from csdesk.domain.progress import Progress
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.shown import Shown, ShownCommitment, ShownMilestone, ShownResult
from csdesk.domain.sides import Side
from csdesk.domain.velocity import Velocity, velocity_of
from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Fate(Worded):
    """What became of a promise, as both sides read it."""

    KEPT = "kept", phrase("kept")
    KEPT_LATE = "kept-late", phrase("kept, later than promised")
    OPEN = "open", phrase("open, not due yet")
    RENEGOTIATED = "renegotiated", phrase("renegotiated")
    LATE = "late", phrase("late")
    DROPPED = "dropped", phrase("dropped")


class Step(Worded):
    """What became of a milestone."""

    REACHED = "reached", phrase("reached")
    AHEAD = "ahead", phrase("ahead, as planned")
    MOVED = "moved", phrase("moved")
    LATE = "late", phrase("later than planned")
    DROPPED = "dropped", phrase("dropped")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise made for the day `due`, as it stands now: the day that counts, and the one on which it ended."""

    key: str
    text: str
    side: Side
    owner: str
    made_on: date
    due: date | None
    standing: Promised


@dataclass(frozen=True, slots=True)
class PromiseFate:
    """A promise of the last review or made since, and what became of it; `due` counted then, `now_due` counts now."""

    text: str
    side: Side
    owner: str
    due: date | None
    now_due: date | None
    ended: date | None
    fate: Fate


@dataclass(frozen=True, slots=True)
class MilestoneFate:
    """A milestone of the last review; it is dropped where it is not shown any more."""

    phrase: str
    then: ShownMilestone
    now: ShownMilestone | None
    step: Step


@dataclass(frozen=True, slots=True)
class ResultFate:
    """A headline of the last review against what it is; `now` is None where it is not shown any more.

    Its `velocity` is between the two reviews; where its definition changed, the two figures can't be compared.
    """

    then: ShownResult
    now: ShownResult | None
    velocity: Maybe[Velocity]
    redefined: bool


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """What became of a review: its promises, the bad news first; its headlines and milestones, in their order."""

    since: date
    promises: tuple[PromiseFate, ...]
    results: tuple[ResultFate, ...]
    milestones: tuple[MilestoneFate, ...]

    def count(self, *fates: Fate) -> int:
        """How many promises met one of these fates."""
        return sum(one.fate in fates for one in self.promises)


ORDER = (Fate.LATE, Fate.DROPPED, Fate.RENEGOTIATED, Fate.KEPT_LATE, Fate.KEPT, Fate.OPEN)


def then_and_now(
    then: Shown, now: Shown, promises: Iterable[Promise], cadences: dict[str, Cadence], today: date
) -> ThenAndNow:
    """Hold a review that went out against what can be shown now.

    Promises are those that it showed as open, and those made from its day on. One that it showed and that is not there
    any more was dropped. `cadences` are the metrics' own, by key. Source: method.md, section 4.
    """
    found = {one.key: one for one in promises}
    shown = {one.key for one in then.commitments}
    fates = [
        _promise_fate(one, found.get(one.key), today) for one in then.commitments if not one.state.closed
    ]
    fates += [
        promise_fate(one, today)
        for one in found.values()
        if one.key not in shown and one.made_on >= then.as_of
    ]
    results = {one.key: one for one in now.results}
    milestones = {one.key: one for one in now.milestones}
    return ThenAndNow(
        since=then.as_of,
        promises=tuple(sorted(fates, key=lambda one: (ORDER.index(one.fate), one.due or date.max))),
        results=tuple(_result_fate(one, results.get(one.key), then, now, cadences) for one in then.results),
        milestones=tuple(
            _milestone_fate(one, milestones.get(one.key), today)
            for one in then.milestones
            if one.reached is None
        ),
    )


def promise_fate(promise: Promise, today: date, due: date | None = None) -> PromiseFate:
    """What became of a promise; `due` is the day that counted then, the one for which it was made where none did."""
    standing = promise.standing
    counted = next((day for day in (due, promise.due, standing.due) if day is not None), None)
    return PromiseFate(
        text=promise.text,
        side=promise.side,
        owner=promise.owner,
        due=counted,
        now_due=standing.due,
        ended=standing.ended,
        fate=_fate(standing, counted, today),
    )


def _promise_fate(then: ShownCommitment, now: Promise | None, today: date) -> PromiseFate:
    if now is None:
        return PromiseFate(then.text, then.side, then.owner, then.due, None, None, Fate.DROPPED)
    return promise_fate(now, today, then.due)


def _fate(standing: Promised, due: date | None, today: date) -> Fate:
    """A day that was moved without the customer's knowing doesn't count: then the promise is late."""
    match standing.state:
        case CommitmentState.CANCELLED:
            return Fate.DROPPED
        case CommitmentState.KEPT | CommitmentState.KEPT_LATE:
            late = due is not None and standing.ended is not None and standing.ended > due
            agreed = standing.renegotiated and standing.customer_knows
            on_time = standing.state is CommitmentState.KEPT and (agreed or not late)
            return Fate.KEPT if on_time else Fate.KEPT_LATE
        case CommitmentState.OVERDUE:
            return Fate.LATE
    if standing.renegotiated:
        if standing.customer_knows:
            return Fate.RENEGOTIATED
        return Fate.LATE if due is not None and due < today else Fate.OPEN
    return Fate.OPEN


def _milestone_fate(then: ShownMilestone, now: ShownMilestone | None, today: date) -> MilestoneFate:
    return MilestoneFate(then.phrase if now is None else now.phrase, then, now, _step(then, now, today))


def _step(then: ShownMilestone, now: ShownMilestone | None, today: date) -> Step:
    if now is None:
        return Step.DROPPED
    if now.reached is not None:
        return Step.REACHED
    if now.planned is not None and now.planned < today:
        return Step.LATE
    return Step.AHEAD if now.planned == then.planned else Step.MOVED


def _result_fate(
    then: ShownResult, now: ShownResult | None, before: Shown, after: Shown, cadences: dict[str, Cadence]
) -> ResultFate:
    redefined = now is not None and now.definition != then.definition
    gone = Missing(phrase("It is not shown any more."))
    if now is None:
        return ResultFate(then, None, gone, redefined=False)
    if redefined:
        other = Missing(phrase("It is measured differently now, so the two figures can't be compared."))
        return ResultFate(then, now, other, redefined=True)
    cadence = cadences.get(then.key, Cadence.MONTHLY)
    velocity = velocity_of(cadence, _progress(then), before.as_of, _progress(now), after.as_of)
    return ResultFate(then, now, velocity, redefined=False)


def _progress(shown: ShownResult) -> Maybe[Progress]:
    if shown.progress is None:
        return Missing(phrase("No progress could be told."))
    return Progress(shown.progress, Evidence.MEASURED)  # no figure less sure is a headline
