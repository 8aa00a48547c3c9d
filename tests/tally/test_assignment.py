"""Plans: fair, respectful of conflicts, repeatable, and changed as little as possible."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from judge_app.contest.ids import CategoryId, EntryCode, JudgeId
from judge_app.tally.assignment import (
    AssignmentPlan,
    AssignmentTask,
    Barred,
    Impossible,
    assign,
    repair,
)


def entries(count: int) -> dict[EntryCode, CategoryId]:
    return {EntryCode(f"SP-{n:03d}"): CategoryId(f"bang-{n % 3}") for n in range(1, count + 1)}


def judges(count: int) -> tuple[JudgeId, ...]:
    return tuple(JudgeId(f"GK{n:02d}") for n in range(1, count + 1))


def some_conflicts(task_entries: int, panel: int, share: float, seed: int) -> Barred:
    chance = random.Random(seed)
    return frozenset(
        (entry, chance.choice(judges(panel)))
        for entry in entries(task_entries)
        if chance.random() < share
    )


def planned(task: AssignmentTask) -> AssignmentPlan:
    plan = assign(task)
    assert isinstance(plan, AssignmentPlan), plan
    return plan


def hold(task: AssignmentTask, plan: AssignmentPlan) -> None:
    """What is true of every plan."""
    assert set(plan.judges_of) == set(task.entries)
    for entry, row in plan.judges_of.items():
        assert len(set(row)) == len(row) == task.per_entry
        assert not {(entry, judge) for judge in row} & task.barred
        assert set(task.fixed_for(entry)) <= set(row)
    counted = Counter(judge for row in plan.judges_of.values() for judge in row)
    assert plan.loads == {judge: counted[judge] for judge in task.judges}


@pytest.mark.parametrize(
    ("count", "panel", "each"), [(55, 7, 3), (312, 15, 3), (600, 20, 3), (121, 12, 2)]
)
@pytest.mark.parametrize("seed", [0, 7])
def test_contests_of_every_size_are_shared_out_evenly(
    count: int, panel: int, each: int, seed: int
) -> None:
    task = AssignmentTask(
        entries=entries(count),
        judges=judges(panel),
        per_entry=each,
        barred=some_conflicts(count, panel, 0.3, seed),
        seed=seed,
    )
    plan = planned(task)
    hold(task, plan)
    assert plan.load_spread <= 1
    assert plan.pair_spread <= 2


def test_every_judge_sees_every_category() -> None:
    task = AssignmentTask(entries=entries(90), judges=judges(6), per_entry=2)
    plan = planned(task)
    for judge in task.judges:
        seen = Counter(task.entries[e] for e, row in plan.judges_of.items() if judge in row)
        assert max(seen.values()) - min(seen.values()) <= 4
        assert len(seen) == 3


def test_the_same_seed_gives_the_same_plan_and_another_another() -> None:
    first = AssignmentTask(entries=entries(40), judges=judges(6), per_entry=2, seed=1)
    second = AssignmentTask(entries=entries(40), judges=judges(6), per_entry=2, seed=2)
    assert planned(first) == planned(first)
    assert planned(first).judges_of != planned(second).judges_of


def test_fixed_choices_are_kept() -> None:
    chosen = {EntryCode("SP-001"): judges(6)[:2], EntryCode("SP-002"): judges(6)[5:]}
    task = AssignmentTask(entries=entries(20), judges=judges(6), per_entry=2, fixed=chosen)
    hold(task, planned(task))


def test_what_is_impossible_is_named() -> None:
    barred = frozenset((EntryCode("SP-002"), judge) for judge in judges(5)[:4])
    found = assign(AssignmentTask(entries=entries(4), judges=judges(5), per_entry=2, barred=barred))
    assert found == (
        Impossible(
            entry=EntryCode("SP-002"), wanted=2, allowed=judges(5)[4:], barred=judges(5)[:4]
        ),
    )


def test_a_fixed_choice_that_is_barred_is_named() -> None:
    pair = (EntryCode("SP-001"), JudgeId("GK01"))
    task = AssignmentTask(
        entries=entries(4),
        judges=judges(4),
        per_entry=2,
        barred=frozenset({pair}),
        fixed={pair[0]: (pair[1],)},
    )
    (found,) = assign(task)  # type: ignore[misc]
    assert found.wrongly_fixed == (JudgeId("GK01"),)


BEFORE = AssignmentTask(entries=entries(60), judges=judges(6), per_entry=3)


def repaired(task: AssignmentTask) -> AssignmentPlan:
    plan = repair(task, planned(BEFORE).judges_of)
    assert isinstance(plan, AssignmentPlan)
    hold(task, plan)
    return plan


def test_nothing_to_repair_changes_nothing() -> None:
    assert repaired(BEFORE).changed == 0


def test_a_judge_who_drops_out_loses_the_entries_and_nobody_else_moves() -> None:
    task = AssignmentTask(entries=entries(60), judges=judges(6)[:5], per_entry=3)
    plan = repaired(task)
    assert plan.changed == planned(BEFORE).loads[JudgeId("GK06")]
    assert plan.load_spread <= 1


def test_a_late_judge_gets_a_fair_share_and_no_more_changes() -> None:
    task = AssignmentTask(entries=entries(60), judges=judges(7), per_entry=3)
    plan = repaired(task)
    assert plan.load_spread <= 1
    assert plan.changed == plan.loads[JudgeId("GK07")]


def test_a_substitute_takes_over() -> None:
    substitute = (*judges(6)[:5], JudgeId("GK99"))
    task = AssignmentTask(entries=entries(60), judges=substitute, per_entry=3)
    plan = repaired(task)
    assert plan.changed == plan.loads[JudgeId("GK99")] == planned(BEFORE).loads[JudgeId("GK06")]


@st.composite
def tasks(draw: st.DrawFn) -> AssignmentTask:
    panel = draw(st.integers(2, 8))
    count = draw(st.integers(1, 40))
    codes, people = entries(count), judges(panel)
    barred = draw(
        st.frozensets(
            st.tuples(st.sampled_from(sorted(codes)), st.sampled_from(people)), max_size=count
        )
    )
    return AssignmentTask(
        entries=codes,
        judges=people,
        per_entry=draw(st.integers(1, panel)),
        barred=barred,
        seed=draw(st.integers(0, 5)),
    )


@settings(max_examples=120, deadline=None)
@given(tasks())
def test_any_task_has_a_plan_or_a_reason(task: AssignmentTask) -> None:
    found = assign(task)
    if isinstance(found, AssignmentPlan):
        hold(task, found)
        if not task.barred:
            assert found.load_spread <= 1
    else:
        assert found
        assert all(len(each.allowed) < task.per_entry for each in found)


@settings(max_examples=60, deadline=None)
@given(tasks())
def test_loads_differ_by_more_than_one_only_where_no_plan_is_more_even(
    task: AssignmentTask,
) -> None:
    """With one judge an entry, the fair load of a set of judges is bounded by who may do what."""
    found = assign(task)
    if not isinstance(found, AssignmentPlan) or found.load_spread <= 1:
        return
    heavy = {j for j, load in found.loads.items() if load == max(found.loads.values())}
    light = min(found.loads, key=lambda judge: found.loads[judge])
    for entry, row in found.judges_of.items():
        direct = set(row) & heavy and light not in row and (entry, light) not in task.barred
        assert not direct, "a heavy judge could have handed this entry to the lightest"


def every_plan(task: AssignmentTask) -> Iterator[dict[EntryCode, tuple[JudgeId, ...]]]:
    """Yield all plans there are."""
    choices = []
    for entry in task.entries:
        fixed = set(task.fixed_for(entry))
        sets = combinations(task.allowed(entry), task.per_entry)
        choices.append([row for row in sets if fixed <= set(row)])
    for rows in product(*choices):
        yield dict(zip(task.entries, rows, strict=True))


Price = tuple[int, int]


def price(plan: Mapping[EntryCode, tuple[JudgeId, ...]], before: Mapping[EntryCode, Any]) -> Price:
    """Return the unevenness of the loads, and how many pairs are new."""
    loads = Counter(judge for row in plan.values() for judge in row)
    new = sum(judge not in before.get(entry, ()) for entry, row in plan.items() for judge in row)
    return sum(load * load for load in loads.values()), new


@st.composite
def repairs(draw: st.DrawFn) -> tuple[AssignmentTask, dict[EntryCode, tuple[JudgeId, ...]]]:
    """A small plan, and a panel that has changed since: people gone, come late, conflicts new."""
    codes = entries(draw(st.integers(1, 4)))
    everybody = judges(5)
    was = draw(st.lists(st.sampled_from(everybody), min_size=1, max_size=4, unique=True))
    earlier = {
        entry: tuple(draw(st.lists(st.sampled_from(was), max_size=3, unique=True)))
        for entry in codes
    }
    panel = tuple(draw(st.lists(st.sampled_from(everybody), min_size=1, max_size=4, unique=True)))
    pairs = st.tuples(st.sampled_from(sorted(codes)), st.sampled_from(panel))
    return (
        AssignmentTask(
            entries=codes,
            judges=panel,
            per_entry=draw(st.integers(1, len(panel))),
            barred=draw(st.frozensets(pairs, max_size=4)),
            seed=draw(st.integers(0, 3)),
        ),
        earlier,
    )


@settings(max_examples=120, deadline=None)
@given(repairs())
def test_no_plan_is_more_even_and_none_as_even_has_fewer_changes(
    given_repair: tuple[AssignmentTask, dict[EntryCode, tuple[JudgeId, ...]]],
) -> None:
    """Held against every plan that there is."""
    task, earlier = given_repair
    assume(any(earlier.values()))
    found = repair(task, earlier)
    if not isinstance(found, AssignmentPlan):
        return
    hold(task, found)
    best = min(price(plan, earlier) for plan in every_plan(task))
    assert price(found.judges_of, earlier) == best
    assert found.changed == best[1]


@settings(max_examples=100, deadline=None)
@given(repairs())
def test_a_new_plan_is_as_even_as_any(
    given_repair: tuple[AssignmentTask, dict[EntryCode, tuple[JudgeId, ...]]],
) -> None:
    task, _ = given_repair
    found = assign(task)
    if isinstance(found, AssignmentPlan):
        assert price(found.judges_of, {})[0] == min(price(p, {})[0] for p in every_plan(task))


@pytest.mark.parametrize(("gone", "late"), [(1, 0), (0, 1), (2, 1), (1, 2)])
def test_large_plans_are_repaired_evenly(gone: int, late: int) -> None:
    task = AssignmentTask(
        entries=entries(312),
        judges=judges(15),
        per_entry=3,
        barred=some_conflicts(312, 15, 0.3, 1),
    )
    before = planned(task)
    panel = (*judges(15)[gone:], *(JudgeId(f"MOI{n}") for n in range(late)))
    plan = repair(replace(task, judges=panel), before.judges_of)
    assert isinstance(plan, AssignmentPlan)
    hold(replace(task, judges=panel), plan)
    assert plan.load_spread <= 1
    least = sum(before.loads[judge] for judge in judges(15)[:gone])
    fair = 312 * 3 // len(panel)
    assert max(least, fair * late) <= plan.changed <= max(least, (fair + 1) * late) + len(panel)
