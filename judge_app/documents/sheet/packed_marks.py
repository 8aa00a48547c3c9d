"""All marks of one sheet in as few bits as the rubric allows, for the code on the last page.

Entry after entry by code: two bits for the outcome, then, where the entry was marked, each leaf of
the rubric in printed order as a number of whole steps plus one (0: unmarked), in as many bits as
the leaf's highest number needs. The last byte is filled with zeros.
"""

from collections.abc import Mapping, Sequence

from judge_app.contest.ids import EntryCode
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.scoresheet import Assessment, CriterionMark, Outcome

_OUTCOMES = (Outcome.MARKED, Outcome.ABSTAINED, Outcome.CONFLICTED, Outcome.COULD_NOT_OPEN)
_OUTCOME_BITS = 2


def pack(rubric: Rubric, entries: Sequence[EntryCode], assessments: Sequence[Assessment]) -> bytes:
    """Return the packed marks; an entry without an assessment counts as wholly unmarked."""
    by_entry: Mapping[EntryCode, Assessment] = {a.entry: a for a in assessments}
    leaves = tuple((leaf, _width(leaf)) for leaf in rubric.leaves)
    bits = "".join(
        f"{value:0{width}b}"
        for entry in entries
        for value, width in _numbers(leaves, by_entry.get(entry, Assessment(entry=entry)))
    )
    size = -(-len(bits) // 8)
    return int(bits.ljust(8 * size, "0") or "0", 2).to_bytes(size)


def unpack(rubric: Rubric, entries: Sequence[EntryCode], content: bytes) -> tuple[Assessment, ...]:
    """Return the assessments (without texts) that were packed.

    Raises:
        ValueError: the bytes do not fit this rubric and these entries.
    """
    bits = _Bits(content)
    found = tuple(_unpacked(rubric, entry, bits) for entry in entries)
    bits.finish()
    return found


def _numbers(
    leaves: Sequence[tuple[Criterion, int]], assessment: Assessment
) -> list[tuple[int, int]]:
    """Return outcome and marks as numbers, each with how many bits it takes."""
    numbers = [(_OUTCOMES.index(assessment.outcome), _OUTCOME_BITS)]
    if assessment.outcome is Outcome.MARKED:
        given = {mark.criterion: mark.value for mark in assessment.marks}
        for leaf, width in leaves:
            mark = given.get(leaf.id)
            numbers.append((0 if mark is None else int(mark / leaf.step) + 1, width))
    return numbers


def _unpacked(rubric: Rubric, entry: EntryCode, bits: "_Bits") -> Assessment:
    outcome = _OUTCOMES[bits.take(_OUTCOME_BITS)]
    if outcome is not Outcome.MARKED:
        return Assessment(entry=entry, outcome=outcome)
    marks = []
    for leaf in rubric.leaves:
        steps = bits.take(_width(leaf))
        if steps > _most(leaf):
            raise ValueError(steps)
        if steps:
            marks.append(CriterionMark(criterion=leaf.id, value=leaf.step * (steps - 1)))
    return Assessment(entry=entry, marks=tuple(sorted(marks, key=lambda mark: mark.criterion)))


def _most(leaf: Criterion) -> int:
    return int(leaf.maximum / leaf.step) + 1


def _width(leaf: Criterion) -> int:
    return _most(leaf).bit_length()


class _Bits:
    """Reads numbers of a few bits from the front of some bytes."""

    def __init__(self, content: bytes) -> None:
        self._number = int.from_bytes(content)
        self._left = len(content) * 8

    def take(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise ValueError(count)
        return self._number >> self._left & ((1 << count) - 1)

    def finish(self) -> None:
        if self._left >= 8 or self._number & ((1 << self._left) - 1):
            raise ValueError(self._left)
