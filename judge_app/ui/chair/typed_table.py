"""A paper sheet as it was typed: a line an entry, a column a criterion, as it stands on paper."""

from collections.abc import Iterable, Set

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.contest.totals import total
from judge_app.ui.language import language, tr
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.difference_sentences import DifferenceSentences

Doubt = tuple[EntryCode, CriterionId | None]


class TypedTable(DataTable):
    """Read-only; places in doubt carry a sign."""

    def __init__(self, contest: Contest) -> None:
        super().__init__(stretched=1)
        self._contest = contest
        self._doubts: Set[Doubt] = frozenset()
        self._shown: dict[EntryCode, Assessment] = {}

    def doubt(self, places: Set[Doubt]) -> None:
        """Mark places from now on."""
        self._doubts = places

    def show_sheet(self, assessments: Iterable[Assessment]) -> None:
        """Show what was typed."""
        self._shown = {assessment.entry: assessment for assessment in assessments}
        leaves = self._contest.rubric.leaves
        headings = [tr("Mã số"), tr("Tên bài"), *(leaf.id for leaf in leaves)]
        rows = [(code, self._cells(a)) for code, a in self._shown.items()]
        self.show_rows([*headings, tr("Tổng"), tr("Tình trạng")], rows)
        self.setSortingEnabled(False)  # the order of the paper, always

    def show_line(self, assessment: Assessment) -> None:
        """Show one line anew."""
        self._shown[assessment.entry] = assessment
        self.show_row(assessment.entry, self._cells(assessment))

    def _cells(self, assessment: Assessment) -> list[Cell]:
        code = assessment.entry
        is_marked = assessment.outcome is Outcome.MARKED
        words = DifferenceSentences(self._contest, language.current.value)
        own = total(self._contest.rubric, assessment)
        cells = [
            Cell(
                text=code,
                icon="warning" if (code, None) in self._doubts else "",
                role="warning",
            ),
            Cell(text=self._contest.entry(code).title),
        ]
        for leaf in self._contest.rubric.leaves:
            mark = assessment.mark(leaf.id)
            doubtful = (code, leaf.id) in self._doubts
            cells.append(
                Cell(
                    text="" if mark is None else comma(mark),
                    order=mark,
                    icon="warning" if doubtful else "",
                    role="warning",
                )
            )
        cells.append(Cell(text="" if own is None else comma(own), order=own))
        state = "" if is_marked else words.value(assessment.outcome)
        if assessment.reason and not is_marked:
            state = f"{state}: {assessment.reason}"
        cells.append(Cell(text=state, tooltip=state))
        return cells
