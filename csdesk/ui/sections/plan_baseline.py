"""Where a goal starts from: computed from the figures of some periods, or stated by somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.goal import EditGoal
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_line
from csdesk.domain.goals import Baseline, StatedBaseline
from csdesk.domain.periods import first_day, last_day
from csdesk.domain.result import Missing
from csdesk.queries.plan_goals import GoalRow
from csdesk.ui.forms.editors import Chooser
from csdesk.ui.forms.span import Span, SpanField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import cell_height
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import boxed, choice_field, labelled, line_field, number_field, sentence
from csdesk.ui.sections.numbers import in_unit_of, kept, typed
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

COMPUTED, STATED = 0, 1
SORT_WIDTH, VALUE_WIDTH, EVIDENCE_WIDTH = 172, 104, 140


class BaselineEntry(Entry[GoalRow]):
    """The two sorts of baseline, of which one is shown; a newly given one takes the other's place."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.sort = Chooser()
        self.sort.addItems([words("From the figures of"), words("Stated as")])
        self.sort.setAccessibleName(words("Sort of baseline"))
        self.sort.setProperty("quiet", True)
        self.sort.setFixedWidth(wide(SORT_WIDTH))
        self.span = SpanField(shell.speech, words("Periods of the baseline"), shell.today, quiet=True)
        self.span.hide_title()
        self.stated = number_field(shell, words("Stated baseline"))
        self.stated.setFixedWidth(px(VALUE_WIDTH))
        self.source = line_field(shell, words("Source of the baseline"), words("Source"), rule=clean_line)
        self.evidence = choice_field(shell, words("Evidence of the baseline"), Evidence)
        self.evidence.setFixedWidth(wide(EVIDENCE_WIDTH))
        self.evidence.editor.setFixedWidth(wide(EVIDENCE_WIDTH))
        self.result = Elided("", "muted")
        self.result.setFixedHeight(cell_height())
        self._bind()
        self._lay_out()

    def _bind(self) -> None:
        self.shows(lambda row: in_unit_of(self.stated, row.standing.metric))
        self.bind(self.span, _span, _with_span)
        self.bind(
            self.stated,
            lambda row: typed(row.standing.metric, _stated(row).value) if _is_stated(row) else None,
            lambda row, it: EditGoal(row.id, baseline_value=kept(row.standing.metric, it)),
        )
        self.bind(
            self.source,
            lambda row: _stated(row).source,
            lambda row, it: EditGoal(row.id, baseline_source=it),
        )
        self.bind(
            self.evidence,
            lambda row: _stated(row).evidence,
            lambda row, it: EditGoal(row.id, baseline_evidence=it),
        )
        self.shows(self._show, self._load)

    def _lay_out(self) -> None:
        self._boxes = (
            boxed(sentence(self.span)),
            boxed(sentence(self.stated, self.source, self.evidence, spread=(self.source,))),
        )
        self.sort.activated.connect(self._show_sort)
        cells = (self.sort, *self._boxes, self.result)
        self.lines.addLayout(
            labelled(self.shell.words("Baseline"), *cells, spread=(self._boxes[STATED], self.result))
        )

    def _load(self, row: GoalRow) -> None:
        self._show_sort(STATED if _is_stated(row) else COMPUTED)
        self._show(row)

    def _show(self, row: GoalRow) -> None:
        if row.standing.goal.baseline is not None:
            self._show_sort(STATED if _is_stated(row) else COMPUTED)
        found = row.standing.baseline
        if isinstance(found, Missing):
            self.result.setText(self.shell.say(found.why))
            return
        value = row.standing.metric.shown(found.value)
        said = phrase("= {value} · {evidence}", value=value, evidence=found.evidence.label)
        self.result.setText(self.shell.say(said))

    def _show_sort(self, sort: int) -> None:
        self.sort.setCurrentIndex(sort)
        for place, box in enumerate(self._boxes):
            box.setVisible(place == sort)
        self.result.setVisible(sort == COMPUTED)


def _is_stated(row: GoalRow) -> bool:
    return isinstance(row.standing.goal.baseline, StatedBaseline)


def _stated(row: GoalRow) -> StatedBaseline:
    baseline = row.standing.goal.baseline
    return baseline if isinstance(baseline, StatedBaseline) else StatedBaseline(0.0)


def _span(row: GoalRow) -> Span | None:
    baseline = row.standing.goal.baseline
    if not isinstance(baseline, Baseline):
        return None
    return baseline.from_, last_day(row.standing.metric.cadence, baseline.to)


def _with_span(row: GoalRow, span: Span | None) -> EditGoal:
    if span is None:
        return EditGoal(row.id, baseline_from=None, baseline_to=None)
    first, last = (first_day(row.standing.metric.cadence, day) for day in span)
    return EditGoal(row.id, baseline_from=first, baseline_to=last)
