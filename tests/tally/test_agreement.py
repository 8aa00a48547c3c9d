"""Agreement against published numbers, and what must hold of any table."""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
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
    tuple(None if mark == "." else int(mark) for mark in unit)
    for unit in zip(*_OBSERVERS, strict=True)
)


# Six subjects rated by four judges (judgeRatings of the R package agRee).
JUDGE_RATINGS = (
    (2, 4, 3, 3),
    (5, 7, 5, 6),
    (1, 3, 1, 2),
    (7, 9, 9, 8),
    (2, 4, 6, 1),
    (6, 8, 8, 4),
)

# Fifteen units, three coders, missing values (the example of the encyclopaedia's article).
_CODERS = ("*****34121133*3", "1*213343*******", "**21344*21133*4")
CODERS = tuple(
    tuple(None if mark == "*" else int(mark) for mark in unit)
    for unit in zip(*_CODERS, strict=True)
)


def rounded(value: Fraction | None, decimals: int) -> str:
    """Return an exact value with so many decimals, as tables print it."""
    assert value is not None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("ratings", "published"),
    [
        (SHROUT_FLEISS, "0.165742 0.289764 0.714841 0.442797 0.620051 0.909316"),
        (JUDGE_RATINGS, "0.737705 0.744136 0.825059 0.918367 0.920844 0.949660"),
    ],
)
def test_the_six_intraclass_coefficients(
    ratings: tuple[tuple[int, ...], ...], published: str
) -> None:
    """Shrout and Fleiss print .17 .29 .71 .44 .62 .91 for theirs."""
    found = intraclass(ratings)
    assert found is not None
    figures = (
        found.one_way, found.random, found.fixed,
        found.one_way_panel, found.random_panel, found.fixed_panel,
    )  # fmt: skip
    assert [rounded(each, 6) for each in figures] == published.split()


@pytest.mark.parametrize(
    ("scale", "published"),
    [
        (Scale.NOMINAL, "0.7434"),
        (Scale.ORDINAL, "0.8154"),
        (Scale.INTERVAL, "0.8491"),
        (Scale.RATIO, "0.7974"),
    ],
)
def test_krippendorffs_own_example(scale: Scale, published: str) -> None:
    assert rounded(alpha(KRIPPENDORFF, scale), 4) == published


@pytest.mark.parametrize(
    ("scale", "published"), [(Scale.NOMINAL, "0.691"), (Scale.INTERVAL, "0.811")]
)
def test_three_coders_with_gaps(scale: Scale, published: str) -> None:
    assert rounded(alpha(CODERS, scale), 3) == published


def test_interval_alpha_of_a_complete_table() -> None:
    assert rounded(alpha(SHROUT_FLEISS, Scale.INTERVAL), 6) == "0.147308"


def test_nominal_alpha_of_two_observers() -> None:
    """Krippendorff (2011), example B: ten units, alpha 0.095."""
    first, second = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert rounded(alpha(tuple(zip(first, second, strict=True)), Scale.NOMINAL), 3) == "0.095"


def test_concordance_of_opposite_and_equal_rankings() -> None:
    assert concordance(((1, 3), (2, 2), (3, 1))) == 0
    assert concordance(((1, 10), (2, 20), (3, 30))) == 1
    assert concordance(((1, 1, 1), (1, 1, 1), (2, 2, 2))) == 1, "ties corrected for"


def test_concordance_of_three_judges_and_six_objects() -> None:
    """S. Siegel, Nonparametric Statistics (1956): S = 25.5, W = 0.16."""
    ranks = ((1, 1, 6), (6, 5, 3), (3, 6, 2), (2, 4, 5), (5, 2, 4), (4, 3, 1))
    assert rounded(concordance(ranks), 6) == "0.161905"


def test_concordance_with_ties() -> None:
    """S. Siegel's second example, ten objects: S = 591, W = 0.828 with the ties corrected for.

    Ranks are doubled, which keeps them whole and changes nothing.
    """
    first = (2, 9, 4, 9, 6, 15, 12, 18, 15, 20)
    second = (5, 2, 5, 9, 9, 16, 18, 13, 20, 13)
    third = (4, 2, 9, 9, 9, 9, 16, 16, 16, 20)
    found = concordance(tuple(zip(first, second, third, strict=True)))
    assert rounded(found, 6) == "0.827731"


def test_too_little_is_refused() -> None:
    assert intraclass(((1, 2),)) is None
    assert intraclass(((1,), (2,), (3,))) is None
    assert concordance(((5, 5), (5, 5))) is None
    assert alpha(((5, 5), (5, 5)), Scale.INTERVAL) is None
    assert alpha(((None, 1), (2, None)), Scale.INTERVAL) is None


def table(*rows: tuple[int | None, ...]) -> RatingTable:
    return RatingTable(
        entries=tuple(EntryCode(f"SP-{number:03d}") for number in range(1, len(rows) + 1)),
        judges=tuple(JudgeId(f"GK{number:02d}") for number in range(1, len(rows[0]) + 1)),
        ratings=tuple(tuple(None if value is None else value for value in row) for row in rows),
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
    assert len(said) >= 18
    assert all(sentence.endswith(".") for sentence in said)
    together = " ".join(said)
    for name in ("ICC(1)", "ICC(1,k)", "ICC(2,1)", "ICC(2,k)", "ICC(3,1)", "ICC(3,k)", "Kendall"):
        assert name in together
    assert together.count("Krippendorff") == 4
    assert together.count("Spearman") == len(found.profiles)


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
