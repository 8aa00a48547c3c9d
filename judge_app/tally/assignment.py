"""Which judge marks which entry, when nobody marks them all.

Every entry gets so many judges; loads are equal within one, and judges meet each other about
equally often, so that one judge's severity can be told from the entries'. Own units and declared
conflicts are respected, choices that staff fixed are kept, and the same seed gives the same plan.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from judge_app.contest.ids import CategoryId, EntryCode, JudgeId
from judge_app.tally.assignment_balance import balance_loads
from judge_app.tally.assignment_pairs import balance_pairs
from judge_app.tally.assignment_repair import fewest_changes

Chosen = dict[EntryCode, list[JudgeId]]
Barred = frozenset[tuple[EntryCode, JudgeId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTask:
    """What is to be shared out. `entries` name their categories; `barred` pairs never meet."""

    entries: Mapping[EntryCode, CategoryId]
    judges: tuple[JudgeId, ...]
    per_entry: int
    barred: Barred = frozenset()
    fixed: Mapping[EntryCode, tuple[JudgeId, ...]] | None = None
    seed: int = 0

    def allowed(self, entry: EntryCode) -> tuple[JudgeId, ...]:
        """Return the judges who may mark an entry."""
        return tuple(judge for judge in self.judges if (entry, judge) not in self.barred)

    def fixed_for(self, entry: EntryCode) -> tuple[JudgeId, ...]:
        """Return the judges that staff chose for an entry."""
        return (self.fixed or {}).get(entry, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """An entry that cannot get enough judges, and who is barred from it."""

    entry: EntryCode
    wanted: int
    allowed: tuple[JudgeId, ...]
    barred: tuple[JudgeId, ...]
    wrongly_fixed: tuple[JudgeId, ...] = ()
    """Fixed choices that are barred, or of nobody on the panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlan:
    """Who marks what. `changed` counts the pairs that an earlier plan did not have."""

    judges_of: Mapping[EntryCode, tuple[JudgeId, ...]]
    loads: Mapping[JudgeId, int]
    pair_spread: int
    """Most meetings of two judges less fewest; conflicts may force more than two."""
    changed: int = 0

    @property
    def load_spread(self) -> int:
        """Highest load less lowest; conflicts may force more than one."""
        return max(self.loads.values()) - min(self.loads.values()) if self.loads else 0


def assign(task: AssignmentTask) -> AssignmentPlan | tuple[Impossible, ...]:
    """Share the entries out, or name every entry that cannot have enough judges."""
    return _planned(task, {})


def repair(
    task: AssignmentTask, earlier: Mapping[EntryCode, tuple[JudgeId, ...]]
) -> AssignmentPlan | tuple[Impossible, ...]:
    """Bring an earlier plan up to the task with the fewest changes.

    A judge who dropped out loses the entries, a late one gets a fair share, a substitute is simply
    another judge. No plan has more even loads, and none that is as even has fewer new pairs.
    """
    return _planned(task, earlier)


def _planned(
    task: AssignmentTask, earlier: Mapping[EntryCode, tuple[JudgeId, ...]]
) -> AssignmentPlan | tuple[Impossible, ...]:
    impossible = tuple(_impossible(task))
    if impossible:
        return impossible
    chance = random.Random(task.seed)  # noqa: S311 - the same seed must give the same plan
    chosen = _filled(task, earlier, chance)
    pinned = {
        (entry, judge)
        for entry, judges in chosen.items()
        for judge in judges
        if judge in task.fixed_for(entry)
    }
    balance_loads(chosen, task.judges, task.barred, pinned)
    if earlier:
        fewest_changes(chosen, task.judges, task.barred, pinned, earlier)
    balance_pairs(chosen, task.judges, task.barred, pinned, chance, earlier)
    return _plan(task, chosen, earlier)


def _impossible(task: AssignmentTask) -> Sequence[Impossible]:
    found = []
    for entry in task.entries:
        allowed = task.allowed(entry)
        wrong = tuple(judge for judge in task.fixed_for(entry) if judge not in allowed)
        too_many = len(task.fixed_for(entry)) > task.per_entry
        if len(allowed) < task.per_entry or wrong or too_many:
            found.append(
                Impossible(
                    entry=entry,
                    wanted=task.per_entry,
                    allowed=allowed,
                    barred=tuple(judge for judge in task.judges if judge not in allowed),
                    wrongly_fixed=wrong or (task.fixed_for(entry) if too_many else ()),
                )
            )
    return found


def _filled(
    task: AssignmentTask,
    earlier: Mapping[EntryCode, tuple[JudgeId, ...]],
    chance: random.Random,
) -> Chosen:
    """Give every entry its judges, the hardest to please first, whoever has least to do first."""
    chosen: Chosen = {}
    loads: Counter[JudgeId] = Counter()
    in_category: Counter[tuple[CategoryId, JudgeId]] = Counter()
    met: Counter[tuple[JudgeId, JudgeId]] = Counter()

    def take(entry: EntryCode, judge: JudgeId) -> None:
        for other in chosen[entry]:
            met[other, judge] += 1
            met[judge, other] += 1
        chosen[entry].append(judge)
        loads[judge] += 1
        in_category[task.entries[entry], judge] += 1

    for entry in task.entries:
        chosen[entry] = []
        kept = [*task.fixed_for(entry)]
        kept += [j for j in earlier.get(entry, ()) if j in task.allowed(entry) and j not in kept]
        for judge in kept[: task.per_entry]:
            take(entry, judge)
    order = list(task.entries)
    chance.shuffle(order)
    order.sort(key=lambda entry: len(task.allowed(entry)))
    luck = {judge: chance.getrandbits(32) for judge in task.judges}
    for entry in order:
        category = task.entries[entry]
        while len(chosen[entry]) < task.per_entry:
            others = chosen[entry]
            free = [judge for judge in task.allowed(entry) if judge not in others]
            take(
                entry,
                min(
                    free,
                    key=lambda judge: (
                        loads[judge],
                        in_category[category, judge],
                        sum(met[judge, other] for other in others),
                        luck[judge],
                    ),
                ),
            )
    return chosen


def _plan(
    task: AssignmentTask, chosen: Chosen, earlier: Mapping[EntryCode, tuple[JudgeId, ...]]
) -> AssignmentPlan:
    place = {judge: number for number, judge in enumerate(task.judges)}
    judges_of = {
        entry: tuple(sorted(judges, key=place.__getitem__)) for entry, judges in chosen.items()
    }
    loads = Counter(judge for judges in judges_of.values() for judge in judges)
    met = Counter(
        (first, second)
        for judges in judges_of.values()
        for number, first in enumerate(judges)
        for second in judges[number + 1 :]
    )
    meetings = [
        met[first, second]
        for number, first in enumerate(task.judges)
        for second in task.judges[number + 1 :]
    ]
    changed = sum(
        judge not in earlier.get(entry, ()) for entry, js in judges_of.items() for judge in js
    )
    return AssignmentPlan(
        judges_of=judges_of,
        loads={judge: loads[judge] for judge in task.judges},
        pair_spread=max(meetings) - min(meetings) if meetings else 0,
        changed=changed if earlier else 0,
    )
