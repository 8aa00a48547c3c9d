"""Which columns a table of marks has, how wide they are, and how it splits when it is too wide.

A rubric with more criteria than fit beside each other is printed as several tables, one after the
other, each with the entries' codes; totals stand in the last one.
"""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.rubric import Criterion, Rubric
from judge_app.vietnamese.numbers import comma

NUMBER_WIDTH = 9.0
CODE_WIDTH = 18.0
TOTAL_WIDTH = 15.0
WORDS_WIDTH = 32.0
_TITLE_LEAST = 40.0
_MARK_LEAST = 9.5
_MARK_MOST = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkColumn:
    """One leaf of the rubric. `parents` are the labels over it, from the top down."""

    index: int
    """The leaf's place among all leaves."""
    label: str
    maximum: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumns:
    """The columns of one table. Widths are millimetres."""

    marks: tuple[MarkColumn, ...]
    mark_width: float
    title_width: float
    has_totals: bool

    @property
    def depth(self) -> int:
        """How many rows of parents stand over the leaves."""
        return max((len(column.parents) for column in self.marks), default=0)

    @property
    def marks_left(self) -> float:
        """Where the first mark's column begins, from the table's left edge."""
        return NUMBER_WIDTH + CODE_WIDTH + self.title_width

    @property
    def marks_right(self) -> float:
        """Where the last mark's column ends."""
        return self.marks_left + self.mark_width * len(self.marks)


def fits_portrait(rubric: Rubric, room: float) -> bool:
    """Return whether all criteria stand side by side on a page with so much room."""
    return len(rubric.leaves) <= _capacity(room)


def matrix_columns(rubric: Rubric, room: float) -> tuple[MatrixColumns, ...]:
    """Return the tables that show all criteria of a rubric in `room` millimetres."""
    columns = mark_columns(rubric)
    parts = -(-len(columns) // _capacity(room))
    size = -(-len(columns) // parts)
    chunks = [columns[start : start + size] for start in range(0, len(columns), size)]
    last = len(chunks) - 1
    return tuple(
        _measured(chunk, room, has_totals=number == last) for number, chunk in enumerate(chunks)
    )


def mark_columns(rubric: Rubric) -> tuple[MarkColumn, ...]:
    """Return every leaf with the labels of its parents."""
    found: list[MarkColumn] = []
    for criterion in rubric.criteria:
        _collect(criterion, (), found)
    return tuple(found)


def _collect(criterion: Criterion, parents: tuple[str, ...], found: list[MarkColumn]) -> None:
    label = f"{criterion.id}. {criterion.label}"
    if not criterion.is_leaf:
        for child in criterion.children:
            _collect(child, (*parents, label), found)
        return
    found.append(
        MarkColumn(index=len(found), label=label, maximum=_maximum(criterion), parents=parents)
    )


def _maximum(leaf: Criterion) -> str:
    text = comma(leaf.maximum)
    if leaf.weight != Decimal(1):
        text += f" ×{comma(leaf.weight)}"
    return text if leaf.counts else f"({text})"


def _fixed(*, has_totals: bool) -> float:
    return NUMBER_WIDTH + CODE_WIDTH + (TOTAL_WIDTH + WORDS_WIDTH if has_totals else 0)


def _capacity(room: float) -> int:
    free = room - _fixed(has_totals=True) - _TITLE_LEAST
    return max(1, int(free / _MARK_LEAST))


def _measured(columns: tuple[MarkColumn, ...], room: float, *, has_totals: bool) -> MatrixColumns:
    free = room - _fixed(has_totals=has_totals)
    width = min(_MARK_MOST, max(_MARK_LEAST, free * 0.5 / len(columns)))
    return MatrixColumns(
        marks=columns,
        mark_width=width,
        title_width=free - width * len(columns),
        has_totals=has_totals,
    )
