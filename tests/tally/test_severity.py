"""Severity taken out exactly, and refused where judges cannot be compared."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.rating_table import RatingTable
from judge_app.tally.severity import NotConnected, SeverityAdjusted, severity_adjusted
from judge_app.tally.standard_scores import StandardScores, TooFewMarks, standard_scores


def table(*rows: tuple[int | None, ...]) -> RatingTable:
    return RatingTable(
        entries=tuple(EntryCode(f"SP-{number:03d}") for number in range(1, len(rows) + 1)),
        judges=tuple(JudgeId(f"GK{number}") for number in range(1, len(rows[0]) + 1)),
        ratings=rows,
    )


def adjusted(held: RatingTable) -> SeverityAdjusted:
    found = severity_adjusted(held)
    assert isinstance(found, SeverityAdjusted)
    return found


def test_severities_of_a_complete_table_are_the_differences_of_means() -> None:
    found = adjusted(table((80, 70, 90), (60, 50, 70), (70, 60, 80)))
    assert dict(found.severities) == {"GK1": 0, "GK2": -10, "GK3": 10}
    assert [e.entry for e in found.entries] == ["SP-001", "SP-003", "SP-002"]
    assert [e.adjusted for e in found.entries] == [Fraction(80), Fraction(70), Fraction(60)]
    assert [e.place for e in found.entries] == [1, 2, 3]


def test_an_entry_that_met_only_strict_judges_rises() -> None:
    """GK3 is ten points stricter; SP-004 met GK3 alone, SP-003 everybody else."""
    found = adjusted(table((80, 80, 70), (60, 60, 50), (72, 72, None), (None, None, 65)))
    places = {str(entry.entry): entry.place for entry in found.entries}
    assert places["SP-004"] < places["SP-003"], "65 from GK3 is worth 75 from the others"
    worth = {str(entry.entry): entry.adjusted for entry in found.entries}
    assert worth["SP-004"] - worth["SP-003"] == 3


def test_montgomerys_catalysts() -> None:
    """D. C. Montgomery, Design and Analysis of Experiments: a balanced incomplete block design.

    Four catalysts in four batches: raw means order them 4, 1, 3, 2; with the batches taken out,
    71 3/8, 71 5/8, 72 and 75, they are 4, 3, 2, 1.
    """
    found = adjusted(
        table((73, 74, None, 71), (None, 75, 67, 72), (73, 75, 68, None), (75, None, 72, 75))
    )
    assert {str(e.entry): e.adjusted for e in found.entries} == {
        "SP-001": Fraction(571, 8),
        "SP-002": Fraction(573, 8),
        "SP-003": Fraction(72),
        "SP-004": Fraction(75),
    }
    assert [s for _, s in found.severities] == [Fraction(7, 8), 3, Fraction(-31, 8), 0]


def test_a_panel_in_two_halves_is_refused_with_their_names() -> None:
    found = severity_adjusted(table((80, 70, None), (None, None, 60), (75, 72, None)))
    assert found == NotConnected(groups=((JudgeId("GK1"), JudgeId("GK2")), (JudgeId("GK3"),)))


@given(st.integers(2, 6), st.integers(3, 10), st.integers(0, 10**6))
def test_the_model_is_found_again_exactly(panel: int, count: int, seed: int) -> None:
    chance = random.Random(seed)
    worth = [chance.randrange(40, 90) for _ in range(count)]
    strict = [chance.randrange(-9, 10) for _ in range(panel)]
    rows = [
        tuple(
            worth[e] + strict[j] if j == 0 or e == 0 or chance.random() < 0.6 else None
            for j in range(panel)
        )
        for e in range(count)
    ]
    found = adjusted(table(*rows))
    middle = Fraction(sum(strict), panel)
    assert [s for _, s in found.severities] == [s - middle for s in strict]
    assert {e.entry: e.adjusted - middle for e in found.entries} == {
        f"SP-{n:03d}": worth[n - 1] for n in range(1, count + 1)
    }


def test_standard_scores_need_ten_marks_of_everybody() -> None:
    assert standard_scores(table((1, 2), (3, 4))) == TooFewMarks(
        scarce=(JudgeId("GK1"), JudgeId("GK2"))
    )
    flat = table(*((50, n) for n in range(12)))
    assert standard_scores(flat) == TooFewMarks(flat=(JudgeId("GK1"),))


def test_standard_scores_take_out_severity_and_spread() -> None:
    found = standard_scores(table(*((50 + n, 20 + 3 * n) for n in range(11))))
    assert isinstance(found, StandardScores)
    assert found.scores[0].entry == "SP-011"
    assert found.scores[5].t_score == 50
    assert [score.place for score in found.scores] == list(range(1, 12))


@pytest.mark.parametrize("shift", [5, 30])
def test_a_stricter_judge_changes_no_standard_score(shift: int) -> None:
    rows = [(50 + n, 90 - n % 7 * 3) for n in range(12)]
    assert standard_scores(table(*rows)) == standard_scores(
        table(*((first - shift, second) for first, second in rows))
    )


def test_nobody_has_a_severity_before_any_sheet_is_in() -> None:
    nothing = RatingTable(entries=(EntryCode("SP-001"),), judges=(), ratings=((),), scale=1)
    assert severity_adjusted(nothing) == SeverityAdjusted(severities=(), entries=())
