"""Placing one moved entry anew gives what placing everybody anew gives."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from judge_app.contest.ids import AwardId
from judge_app.contest.rules import (
    Award,
    AwardRules,
    ScoringRules,
    SharedPrizes,
    TieBreak,
    TieBreakKind,
)
from judge_app.tally.ballots import FIGURE_METHODS, Ballots
from judge_app.tally.mark_steps import Stepper
from judge_app.tally.moved_field import MovedField
from judge_app.tally.official_field import OfficialField
from judge_app.tally.prizes import prizes_of
from judge_app.tally.reading import read_matrix
from judge_app.tally.result import Worked, work_through
from judge_app.tally.standings import Basis, standings
from tests.support.tally_builder import ballots, contest
from tests.support.tally_everything import steps_tried_both_ways
from tests.support.tally_strategies import random_ballots

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
ADDING = tuple(sorted(FIGURE_METHODS))


def worked(held: Ballots) -> Worked:
    basis = Basis.of(held, read_matrix(held))
    return work_through(basis, standings(basis, held.contest.scoring))


@settings(max_examples=60, deadline=None, suppress_health_check=LENIENT)
@given(random_ballots(methods=ADDING))
def test_a_moved_entry_is_placed_as_if_all_were(held: Ballots) -> None:
    steps_tried_both_ways(held)


def test_most_steps_are_quick_where_first_places_are_counted() -> None:
    firsts = ScoringRules(tie_breaks=(TieBreak(kind=TieBreakKind.MORE_FIRSTS),))
    of = contest(["SP-001", "SP-002", "SP-003"], ["GK01"], scoring=firsts)
    assert steps_tried_both_ways(ballots(of, {"SP-001": ["90"], "SP-002": ["70"], "SP-003": ["70"]})) == [
        False, False, True, True, True, True,
    ]  # fmt: skip


def test_a_step_that_makes_a_mark_void_takes_the_place_away() -> None:
    rules = ScoringRules(void_beyond=Decimal(5), minimum_valid_marks=2)
    half = AwardRules(
        awards=(Award(id=AwardId("nhat"), label="Nhất", count=None),),
        share_cap=Decimal("0.5"),
        shared_prizes=SharedPrizes.WITHHOLD,
    )
    of = contest(["SP-001", "SP-002"], ["GK01", "GK02"], scoring=rules, awards=half)
    held = ballots(of, {"SP-001": ["90", "80"], "SP-002": ["60", "60"]})
    assert set(steps_tried_both_ways(held)) == {True}
    official = worked(held)
    stepper = Stepper(official.basis, official.standings)
    (order,) = official.orders
    field = OfficialField(official.standings, order)
    step = next(stepper.steps(0, up=True, columns=[0]))
    moved = MovedField(field, 0, stepper.alone_after(step))
    assert (field.ranked, moved.ranked) == (2, 1)
    assert prizes_of([moved], half).awards == {}
