"""Agreement against published numbers, and what must hold of any table."""

import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.agreement import Agreement, agreement_of
from judge_app.tally.concordance import concordance
from judge_app.tally.intraclass import intraclass
from judge_app.tally.krippendorff import Scale, alpha
from judge_app.tally.rating_table import RatingTable
from judge_app.workflows.agreement_sentences import AgreementSentences

MAXIMUM = Decimal(100)

# Shrout and Fleiss (1979), table 2: six targets rated by four judges.
SHROUT_FLEISS = (
    (9, 2, 5, 8),
    (6, 1, 3, 2),
    (8, 4, 6, 8),
    (7, 1, 2, 6),
    (10, 5, 6, 9),
    (6, 2, 4, 7),
)

# Krippendorff (2011): twelve units, four observers, missing values.
_OBSERVERS = ("123321412...", "1233224125.3", ".333234225 1.".replace(" ", ""), "12332441251.")
KRIPPENDORFF = tuple(
    tuple(None if mark == "." else Fraction(mark) for mark in unit)
    for unit in zip(*_OBSERVERS, strict=True)
)


def exact(rows: tuple[tuple[int, ...], ...]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(value) for value in row) for row in rows)


def test_the_six_coefficients_of_shrout_and_fleiss() -> None:
    found = intraclass(exact(SHROUT_FLEISS))
    assert found is not None
    figures = (
        found.one_way, found.random, found.fixed,
        found.one_way_panel, found.random_panel, found.fixed_panel,
    )  # fmt: skip
    assert [round(float(each), 2) for each in figures] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


@pytest.mark.parametrize(
    ("scale", "published"),
    [
        (Scale.NOMINAL, 0.743),
        (Scale.ORDINAL, 0.815),
        (Scale.INTERVAL, 0.849),
        (Scale.RATIO, 0.797),
    ],
)
def test_krippendorffs_own_example(scale: Scale, published: float) -> None:
    found = alpha(KRIPPENDORFF, scale)
    assert found is not None
    assert round(float(found), 3) == published


def test_nominal_alpha_of_two_observers() -> None:
    """Krippendorff (2011), example B: ten units, alpha 0.095."""
    first, second = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    found = alpha(exact(tuple(zip(first, second, strict=True))), Scale.NOMINAL)
    assert found is not None
    assert round(float(found), 3) == 0.095


def test_concordance_of_opposite_and_equal_rankings() -> None:
    assert concordance(exact(((1, 3), (2, 2), (3, 1)))) == 0
    assert concordance(exact(((1, 10), (2, 20), (3, 30)))) == 1
    assert concordance(exact(((1, 1, 1), (1, 1, 1), (2, 2, 2)))) == 1, "ties corrected for"


def test_concordance_of_a_worked_example() -> None:
    """Three judges, six objects, ranks as in textbooks: S = 25.5, W = 0.16."""
    ranks = ((1, 1, 6), (6, 5, 3), (3, 6, 2), (2, 4, 5), (5, 2, 4), (4, 3, 1))
    found = concordance(exact(ranks))
    assert found is not None
    assert round(float(found), 3) == 0.162


def test_too_little_is_refused() -> None:
    assert intraclass(exact(((1, 2),))) is None
    assert intraclass(exact(((1,), (2,), (3,)))) is None
    assert concordance(exact(((5, 5), (5, 5)))) is None
    assert alpha(exact(((5, 5), (5, 5))), Scale.INTERVAL) is None
    assert alpha(((None, Fraction(1)), (Fraction(2), None)), Scale.INTERVAL) is None


def table(*rows: tuple[int | None, ...]) -> RatingTable:
    return RatingTable(
        entries=tuple(EntryCode(f"SP-{number:03d}") for number in range(1, len(rows) + 1)),
        judges=tuple(JudgeId(f"GK{number:02d}") for number in range(1, len(rows[0]) + 1)),
        ratings=tuple(
            tuple(None if value is None else Fraction(value) for value in row) for row in rows
        ),
    )


STRICT = table((80, 82, 60), (70, 71, 52), (90, 88, 70), (60, 63, 41), (75, 74, 55))


def test_a_strict_judge_is_named_by_points() -> None:
    found = agreement_of(STRICT, {})
    third = found.profiles[2]
    assert -21 < third.bias < -18
    assert any("chặt hơn" in sentence for sentence in AgreementSentences(MAXIMUM).judge(third))
    assert found.intraclass is not None
    assert found.intraclass.fixed > found.intraclass.random, "being strict alike is no disorder"


def test_the_own_unit_is_measured_beside_the_judges_bias() -> None:
    own = {JudgeId("GK01"): frozenset({EntryCode("SP-002")})}
    marks = table((80, 80), (90, 70), (75, 75), (60, 60), (50, 50))
    (first, second) = agreement_of(marks, own).profiles
    assert (first.bias, first.own_unit) == (Fraction(0), Fraction(20))
    assert second.own_unit is None


def test_a_mark_far_off_is_found() -> None:
    rows = [(70 + n, 71 + n, 69 + n) for n in range(0, 20, 2)] + [(80, 20, 81)]
    profile = agreement_of(table(*rows), {}).profiles[1]
    assert [outlier.entry for outlier in profile.outliers] == ["SP-011"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_is_said_in_sentences(language: str) -> None:
    found = agreement_of(STRICT, {JudgeId("GK01"): frozenset({EntryCode("SP-001")})})
    spoken = AgreementSentences(MAXIMUM, language)
    said = [*spoken.panel(found), *(s for p in found.profiles for s in spoken.judge(p))]
    assert len(said) >= 8
    assert all(sentence.endswith(".") for sentence in said)


def test_with_too_little_one_sentence_says_what_is_missing() -> None:
    found = agreement_of(table((1, 2)), {})
    assert found.profiles == ()
    assert any(
        "Cần ít nhất 3 bài" in sentence for sentence in AgreementSentences(MAXIMUM).panel(found)
    )


marks = st.integers(0, 100)
complete = st.integers(2, 5).flatmap(
    lambda judges: st.lists(st.tuples(*([marks] * judges)), min_size=3, max_size=8)
)


def measured(rows: Sequence[tuple[int, ...]]) -> Agreement:
    return agreement_of(table(*rows), {})


@given(complete, st.randoms(use_true_random=False))
def test_the_order_of_judges_and_entries_changes_nothing(
    rows: list[tuple[int, ...]], chance: random.Random
) -> None:
    places = list(range(len(rows[0])))
    chance.shuffle(places)
    mixed = [tuple(row[place] for place in places) for row in rows]
    chance.shuffle(mixed)
    first, second = measured(rows), measured(mixed)
    assert first.intraclass == second.intraclass
    assert first.concordance == second.concordance
    assert first.alpha == second.alpha


@given(complete, st.integers(1, 50))
def test_a_strict_judge_leaves_order_and_fixed_coefficient_alone(
    rows: list[tuple[int, ...]], less: int
) -> None:
    shifted = [(row[0] - less, *row[1:]) for row in rows]
    first, second = measured(rows), measured(shifted)
    assert first.concordance == second.concordance
    assume(first.intraclass is not None and second.intraclass is not None)
    assert first.intraclass is not None
    assert second.intraclass is not None
    assert first.intraclass.fixed == second.intraclass.fixed


@given(complete)
def test_nothing_exceeds_full_agreement(rows: list[tuple[int, ...]]) -> None:
    found = measured(rows)
    assert found.concordance is None or 0 <= found.concordance <= 1
    assert found.alpha is None or found.alpha <= 1
    assert found.intraclass is None or found.intraclass.random <= 1


@given(st.lists(st.tuples(marks), min_size=3, max_size=8))
def test_judges_who_say_the_same_agree_fully(rows: list[tuple[int]]) -> None:
    same = [(row[0], row[0], row[0]) for row in rows]
    assume(len({row[0] for row in rows}) > 1)
    found = measured(same)
    assert found.concordance == 1
    assert found.alpha == 1
    assert found.intraclass is not None
    assert found.intraclass.random == 1
