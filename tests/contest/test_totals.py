from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.scoresheet import Assessment, CriterionMark, Outcome
from judge_app.contest.totals import subtotal, total


def _line(name: str, maximum: int = 10, weight: str = "1", *, counts: bool = True) -> Criterion:
    return Criterion(
        id=CriterionId(name),
        label=name,
        maximum=Decimal(maximum),
        weight=Decimal(weight),
        counts=counts,
    )


PARENT = Criterion(
    id=CriterionId("1"),
    label="1",
    maximum=Decimal(30),
    children=(_line("1.1"), _line("1.2", weight="2"), _line("1.3", counts=False)),
)
RUBRIC = Rubric(criteria=(PARENT, _line("2", weight="0.5")))


def _assessment(outcome: Outcome = Outcome.MARKED, **marks: str) -> Assessment:
    return Assessment(
        entry=EntryCode("SP-001"),
        outcome=outcome,
        marks=tuple(
            CriterionMark(criterion=CriterionId(name[1:].replace("_", ".")), value=Decimal(value))
            for name, value in marks.items()
        ),
    )


def test_weights_are_applied_and_what_does_not_count_is_left_out() -> None:
    assessment = _assessment(c1_1="8.5", c1_2="9", c1_3="10", c2="7")
    assert total(RUBRIC, assessment) == Decimal("30.0")
    assert subtotal(PARENT, assessment) == Decimal("26.5")
    assert subtotal(PARENT.children[2], assessment) == 10
    assert RUBRIC.maximum == PARENT.counting_maximum + 5 == 35


def test_nothing_marked_is_not_zero() -> None:
    assert total(RUBRIC, _assessment()) is None
    assert total(RUBRIC, _assessment(c1_3="5")) is None
    assert subtotal(PARENT, _assessment(c2="0")) is None
    assert total(RUBRIC, _assessment(c2="0")) == 0


def test_an_entry_that_was_not_marked_has_no_total() -> None:
    for outcome in Outcome:
        assessment = _assessment(outcome, c2="4")
        assert (total(RUBRIC, assessment) is None) == (outcome is not Outcome.MARKED)
        assert (subtotal(PARENT, assessment) is None) or outcome is Outcome.MARKED


@given(st.lists(st.decimals(0, 10, places=2), min_size=1, max_size=6))
def test_the_total_is_the_exact_sum(values: list[Decimal]) -> None:
    lines = tuple(_line(str(number)) for number in range(len(values)))
    assessment = _assessment(
        Outcome.MARKED, **{f"c{number}": str(value) for number, value in enumerate(values)}
    )
    assert total(Rubric(criteria=lines), assessment) == sum(values)
