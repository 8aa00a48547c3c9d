"""Every mark of one entry: judges in rows, criteria in columns, and what became of each total."""

from judge_app.tally.cells import CellState
from judge_app.tally.way import GivenMarks, Way
from judge_app.ui.language import tr
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.why_sentences import WhySentences


class MarksTable(DataTable):
    """Shows the original marks; they are never changed, whatever was settled."""

    def __init__(self) -> None:
        super().__init__(stretched=None)

    def show_way(self, way: Way, why: WhySentences) -> None:
        """Show the marks behind an entry's place."""
        headings = [tr("Giám khảo"), *way.criteria, tr("Tổng"), tr("Ghi chú")]
        self.show_rows(headings, [self._row(given, why) for given in way.given])

    def _row(self, given: GivenMarks, why: WhySentences) -> tuple[str, list[Cell]]:
        cell = given.cell
        counted = cell.state is CellState.COUNTED
        remark = "" if counted else why.state(cell.state)
        told = "; ".join(filter(None, (remark, given.reason)))
        figures = [*given.marks, cell.total]
        return cell.judge, [
            Cell(text=cell.judge),
            *(
                Cell(text="-" if figure is None else comma(figure), order=figure or 0)
                for figure in figures
            ),
            Cell(text=told, tooltip=told, role="text" if counted else "warning"),
        ]
