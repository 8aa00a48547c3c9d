"""Placing one moved entry anew gives what placing everybody anew gives."""

from collections.abc import Iterator
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
from judge_app.tally.mark_steps import MarkStep, Stepper
from judge_app.tally.moved_field import MovedField
from judge_app.tally.official_field import OfficialField
from judge_app.tally.places import GroupOrder, group_order
from judge_app.tally.prizes import PrizeList, prize_list, prizes_of
from judge_app.tally.reading import read_matrix
from judge_app.tally.result import Worked, work_through
from judge_app.tally.standings import Basis, standings
from tests.support.tally_builder import ballots, contest
from tests.support.tally_strategies import random_ballots

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
ADDING = tuple(sorted(FIGURE_METHODS))


def worked(held: Ballots) -> Worked:
    basis = Basis.of(held, read_matrix(held))
    return work_through(basis, standings(basis, held.contest.scoring))


def steps(official: Worked, stepper: Stepper, order: GroupOrder) -> Iterator[MarkStep]:
    """Yield every step of every mark of the entries that have a place."""
    columns = range(len(official.basis.matrix.leaves))
    for placed in order.placed:
        for up in (True, False):
            yield from stepper.steps(placed.row, up=up, columns=columns)


def told(prizes: PrizeList) -> tuple[object, ...]:
    return (
        {row: frozenset(awards) for row, awards in prizes.awards.items()},
        {(w.award, w.prizes, frozenset(w.rows), w.by_cap) for w in prizes.withheld},
        prizes.advancing,
        prizes.undecided,
    )


def compared(held: Ballots) -> list[bool]:
    """Compare both ways after every step; return for each whether the quick one could be taken."""
    official, quick = worked(held), []
    rules = held.contest.award_rules
    stepper = Stepper(official.basis, official.standings)
    for order in official.orders:
        field = OfficialField(official.standings, order)
        rows = sorted([*(p.row for p in order.placed), *order.left_out])
        for step in steps(official, stepper, order):
            moved = MovedField(field, step.row, stepper.alone_after(step))
            quick.append(moved.others_stay)
            if moved.others_stay:
                after = stepper.standings_after(step)
                whole = prize_list(after, [group_order(after, rows)])
                assert told(prizes_of([moved], rules)) == told(whole)
    return quick


@settings(max_examples=60, deadline=None, suppress_health_check=LENIENT)
@given(random_ballots(methods=ADDING))
def test_a_moved_entry_is_placed_as_if_all_were(held: Ballots) -> None:
    compared(held)


def test_most_steps_are_quick_where_first_places_are_counted() -> None:
    firsts = ScoringRules(tie_breaks=(TieBreak(kind=TieBreakKind.MORE_FIRSTS),))
    of = contest(["SP-001", "SP-002", "SP-003"], ["GK01"], scoring=firsts)
    assert compared(ballots(of, {"SP-001": ["90"], "SP-002": ["70"], "SP-003": ["70"]})) == [
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
    assert set(compared(held)) == {True}
    official = worked(held)
    stepper = Stepper(official.basis, official.standings)
    (order,) = official.orders
    field = OfficialField(official.standings, order)
    step = next(stepper.steps(0, up=True, columns=[0]))
    moved = MovedField(field, 0, stepper.alone_after(step))
    assert (field.ranked, moved.ranked) == (2, 1)
    assert prizes_of([moved], half).awards == {}
