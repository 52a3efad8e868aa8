"""Part 3 of a plan: how much is enough, and by when; once agreed it is revised, with a day and a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.commands.goal import EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.goal_revision import DeleteRevision
from csdesk.domain.goals import HEADLINE_RANKS, GoalKind
from csdesk.domain.metric import Better, Metric
from csdesk.domain.result import Missing
from csdesk.queries.plan_goals import GoalRow, RevisionRow
from csdesk.queries.standing import Standing
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.scale import px
from csdesk.ui.sections.columns import BIN, Column, cell_height, head, line
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import boxed, choice_field, day_field, number_field, sentence
from csdesk.ui.sections.numbers import in_unit_of, kept, typed
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.plan_revise import Revise
from csdesk.ui.sections.plan_worth import WorthEntry
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.labels import Elided
from csdesk.ui.widgets.tips import plain_tip
from csdesk.words import Phrase, phrase

KIND, AIM, DAY, RANK, END, NUMBER = 106, 176, 118, 128, 70, 112


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a goal."""
    words = shell.words
    return (
        Column(words("Metric")),
        Column(words("Goal"), KIND),
        Column(words("Target"), AIM),
        Column(words("Due"), DAY),
        Column(words("Headline"), RANK),
    )


def targets_head(shell: Shell) -> QWidget:
    """The heads over the goals."""
    return head(columns(shell))


class TargetEntry(Entry[GoalRow]):
    """A goal: a target, or the two ends of a band; its revisions and its worth below."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.metric_name = Elided("")
        self.metric_name.setFixedHeight(cell_height())
        self.metric_name.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        self.standing = Elided("", "muted")
        self.standing.setFixedHeight(cell_height())
        self.standing.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        self.kind = choice_field(shell, words("Kind of goal"), GoalKind)
        self.target = number_field(shell, words("Target"))
        self.low = number_field(shell, words("At least"))
        self.high = number_field(shell, words("At most"))
        self.due = day_field(shell, words("Due on"), hint=words("By when?"))
        ranks = ((at, shell.say(phrase("Headline {rank}", rank=at))) for at in range(1, HEADLINE_RANKS + 1))
        self.rank = ChoiceField[int | None](
            shell.speech, words("Headline"), [(None, words("No headline")), *ranks], quiet=True
        )
        self.rank.hide_title()
        self.revise_button = quiet(words("Revise…"), self._revise)
        self.revise = Revise(shell, lambda: self.row)
        self.revise.done.connect(self._end_revising)
        self.revisions = Entries(
            lambda row: row.id,
            lambda: RevisionEntry(shell, lambda: self.row.standing.metric),
            kind="goal_revision",
        )
        self.worth = Disclosure(shell, words("What it is worth"), self._build_worth)
        self.worth_entry: WorthEntry | None = None
        self._bind()
        self._lay_out()

    def load(self, row: GoalRow) -> None:
        """Show another goal, its worth folded away."""
        super().load(row)
        self.worth.set_open(False)
        self.revise.hide()

    def focus_first(self) -> None:
        """The target, or the low end of the band."""
        (self.low if self.row.standing.metric.better is Better.BAND else self.target).setFocus()

    def _bind(self) -> None:
        self.shows(self._show_unit)
        self.bind(self.kind, lambda row: row.standing.goal.kind, lambda row, it: EditGoal(row.id, kind=it))
        self.bind(
            self.target,
            lambda row: typed(row.standing.metric, row.standing.goal.target),
            lambda row, it: EditGoal(row.id, target=kept(row.standing.metric, it)),
        )
        self.bind(
            self.low,
            lambda row: typed(row.standing.metric, row.standing.goal.low),
            lambda row, it: EditGoal(row.id, low=kept(row.standing.metric, it)),
        )
        self.bind(
            self.high,
            lambda row: typed(row.standing.metric, row.standing.goal.high),
            lambda row, it: EditGoal(row.id, high=kept(row.standing.metric, it)),
        )
        self.bind(self.due, lambda row: row.standing.goal.due, lambda row, it: EditGoal(row.id, due=it))
        self.bind(self.rank, lambda row: row.standing.goal.rank, lambda row, it: RankGoal(row.id, it))
        self.shows(
            lambda row: self.revisions.show_rows(row.revisions, anew=False),
            lambda row: self.revisions.show_rows(row.revisions, anew=True),
        )
        self.shows(self._show)

    def _lay_out(self) -> None:
        self._band = boxed(sentence(self.low, "–", self.high))
        aim = boxed(sentence(self.target, self._band))
        self.target.setFixedWidth(px(NUMBER))
        for end in (self.low, self.high):
            end.setFixedWidth(px(END))
        cells = (self.metric_name, self.kind, aim, self.due, self.rank)
        lines = line(columns(self.shell), cells)
        for field in (self.target, self.low, self.high):
            field.note_under(lines)
        self.lines.addLayout(lines)
        buttons = (self.revise_button, self.worth.button)
        self.lines.addLayout(sentence(self.standing, *buttons, spread=(self.standing,)))
        for part in (self.revisions, self.revise, self.worth):
            self.lines.addWidget(part)

    def _show_unit(self, row: GoalRow) -> None:
        for field in (self.target, self.low, self.high):
            in_unit_of(field, row.standing.metric)

    def _show(self, row: GoalRow) -> None:
        metric = row.standing.metric
        banded = metric.better is Better.BAND
        self.metric_name.setText(metric.name)
        self.standing.setText(self.shell.say(standing(row.standing)))
        self.target.setVisible(not banded)
        self._band.setVisible(banded)

    def offer(self, offer: Offer) -> None:
        """Let the worth choose from what there is now."""
        super().offer(offer)
        if self.worth_entry is not None:
            self.worth_entry.offer(offer)

    def show_agreed(self, agreed: bool) -> None:
        """Whether the plan was agreed, so that what stands is revised instead of overwritten."""
        self.revise_button.setVisible(agreed)

    def _revise(self) -> None:
        self.revise.begin()

    def _end_revising(self) -> None:
        self.revise_button.setFocus()

    def _build_worth(self) -> QWidget:
        self.worth_entry = WorthEntry(self.shell)
        self.worth_entry.offer(self.offered)
        self.shows(self.worth_entry.show_row, self.worth_entry.load)
        return self.worth_entry


class RevisionEntry(Entry[RevisionRow]):
    """From which day on something else is aimed at, and why."""

    def __init__(self, shell: Shell, metric: Callable[[], Metric], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._metric = metric
        self.said = Elided("", "muted")
        self.said.setFixedHeight(cell_height())
        self.said.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        self.shows(self._show)
        delete = self.deletes(
            shell.words("Delete revision"),
            lambda row: DeleteRevision(row.id),
            lambda row: phrase("The revision from {day} was deleted.", day=row.revision.on),
        )
        self.lines.addLayout(line((Column(""), Column("", BIN)), (self.said, delete)))

    def _show(self, row: RevisionRow) -> None:
        said = revised(self._metric(), row)
        self.said.setText(self.shell.say(said))
        self.said.setToolTip(plain_tip(self.shell.say(said)))


def standing(found: Standing) -> Phrase:
    """Where a goal stands, in one line."""
    now, course = found.glance.now, found.glance.course
    if isinstance(now, Missing):
        return now.why
    where = phrase("Now {value}, as of {day}", value=found.metric.shown(now.value), day=now.ends)
    if isinstance(course, Missing):
        return phrase("{where}. {why}", where=where, why=course.why)
    return phrase("{where} · {course}", where=where, course=course.label)


def revised(metric: Metric, row: RevisionRow) -> Phrase:
    """A revision as a sentence."""
    one = row.revision
    parts: list[Phrase] = []
    if one.target is not None:
        parts.append(phrase("target {value}", value=metric.shown(one.target)))
    if one.low is not None:
        parts.append(phrase("at least {value}", value=metric.shown(one.low)))
    if one.high is not None:
        parts.append(phrase("at most {value}", value=metric.shown(one.high)))
    if one.due is not None:
        parts.append(phrase("due {day}", day=one.due))
    aims = parts[0]
    for part in parts[1:]:
        aims = phrase("{before}, {part}", before=aims, part=part)
    return phrase("From {day}: {aims}. {reason}", day=one.on, aims=aims, reason=one.reason)
