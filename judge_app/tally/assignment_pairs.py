"""Lets judges meet each other about equally often, by exchanges that leave every load alone."""

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from judge_app.contest.ids import EntryCode, JudgeId

Chosen = dict[EntryCode, list[JudgeId]]
Pair = tuple[EntryCode, JudgeId]

WANTED_SPREAD = 2
_TRIES = 400


def balance_pairs(
    chosen: Chosen,
    judges: Sequence[JudgeId],
    barred: Collection[Pair],
    pinned: Collection[Pair],
    chance: random.Random,
    earlier: Mapping[EntryCode, Collection[JudgeId]],
) -> None:
    """Exchange judges between entries until meetings differ by at most two, or no longer improve.

    No exchange makes more pairs that the `earlier` plan did not have.
    """
    if len(judges) < 2:
        return
    meetings = _Meetings(chosen, judges)
    for _ in range(_TRIES):
        often = meetings.most_often()
        if meetings.count(often) - meetings.least() <= WANTED_SPREAD:
            return
        if not _parted(chosen, often, meetings, barred, pinned, chance, earlier):
            return


class _Meetings:
    """How often any two judges mark the same entry."""

    def __init__(self, chosen: Chosen, judges: Sequence[JudgeId]) -> None:
        self._met: Counter[frozenset[JudgeId]] = Counter()
        for number, first in enumerate(judges):
            for second in judges[number + 1 :]:
                self._met[frozenset((first, second))] = 0
        for row in chosen.values():
            for number, first in enumerate(row):
                for second in row[number + 1 :]:
                    self._met[frozenset((first, second))] += 1

    def count(self, pair: frozenset[JudgeId]) -> int:
        return self._met[pair]

    def least(self) -> int:
        return min(self._met.values())

    def most_often(self) -> frozenset[JudgeId]:
        return max(self._met, key=lambda pair: (self._met[pair], sorted(pair)))

    def gain(self, row: Sequence[JudgeId], giving: JudgeId, taking: JudgeId) -> int:
        """Return by how much the sum of squared meetings grows if `taking` replaces `giving`."""
        change = 0
        for other in row:
            if other != giving:
                change += 2 * self._met[frozenset((other, taking))] + 1
                change -= 2 * self._met[frozenset((other, giving))] - 1
        return change

    def replace(self, row: list[JudgeId], giving: JudgeId, taking: JudgeId) -> None:
        for other in row:
            if other != giving:
                self._met[frozenset((other, giving))] -= 1
                self._met[frozenset((other, taking))] += 1
        row[row.index(giving)] = taking


def _parted(
    chosen: Chosen,
    often: frozenset[JudgeId],
    meetings: _Meetings,
    barred: Collection[Pair],
    pinned: Collection[Pair],
    chance: random.Random,
    earlier: Mapping[EntryCode, Collection[JudgeId]],
) -> bool:
    """Make one exchange that lets the two of `often` meet less; return whether there was one."""
    shared = [entry for entry, row in chosen.items() if often <= set(row)]
    others = list(chosen)
    chance.shuffle(shared)
    chance.shuffle(others)
    for entry in shared:
        for leaving in sorted(often):
            if (entry, leaving) in pinned:
                continue
            for other in others:
                for coming in chosen[other]:
                    if _more_new_pairs(earlier, entry, leaving, other, coming) > 0:
                        continue
                    if _exchanges(chosen, entry, leaving, other, coming, barred, pinned):
                        gain = meetings.gain(chosen[entry], leaving, coming)
                        if gain < 0 and gain + meetings.gain(chosen[other], coming, leaving) < 0:
                            meetings.replace(chosen[entry], leaving, coming)
                            meetings.replace(chosen[other], coming, leaving)
                            return True
    return False


def _more_new_pairs(
    earlier: Mapping[EntryCode, Collection[JudgeId]],
    entry: EntryCode,
    leaving: JudgeId,
    other: EntryCode,
    coming: JudgeId,
) -> int:
    """Return by how many pairs the plan would differ more from an earlier one."""
    here, there = earlier.get(entry, ()), earlier.get(other, ())
    return (
        (coming not in here)
        - (leaving not in here)
        + (leaving not in there)
        - (coming not in there)
    )


def _exchanges(
    chosen: Chosen,
    entry: EntryCode,
    leaving: JudgeId,
    other: EntryCode,
    coming: JudgeId,
    barred: Collection[Pair],
    pinned: Collection[Pair],
) -> bool:
    """Return whether two judges may change places between two entries."""
    return (
        entry != other
        and coming not in chosen[entry]
        and leaving not in chosen[other]
        and (other, coming) not in pinned
        and (entry, coming) not in barred
        and (other, leaving) not in barred
    )
