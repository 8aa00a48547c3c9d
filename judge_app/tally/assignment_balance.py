"""Evens out how much each judge has to do, by passing entries along the shortest chain.

The lightest judge takes an entry from somebody, who may take one from somebody else, until the
chain ends at a heavier judge. Where no chain is left, no plan has more even loads: this is the
augmenting path of a flow from judges to entries.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from judge_app.contest.ids import EntryCode, JudgeId

Chosen = dict[EntryCode, list[JudgeId]]
Pair = tuple[EntryCode, JudgeId]


def balance_loads(
    chosen: Chosen, judges: Sequence[JudgeId], barred: Collection[Pair], pinned: Collection[Pair]
) -> None:
    """Move judges between entries until loads differ by at most one, or cannot come closer."""
    loads = Counter(dict.fromkeys(judges, 0))
    loads.update(judge for row in chosen.values() for judge in row)
    while True:
        for light in sorted(judges, key=lambda judge: loads[judge]):
            chain = _chain(chosen, light, loads, barred, pinned)
            if chain:
                break
        else:
            return
        for entry, giving, taking in chain:
            chosen[entry].remove(giving)
            chosen[entry].append(taking)
            loads[giving] -= 1
            loads[taking] += 1


def _chain(
    chosen: Chosen,
    light: JudgeId,
    loads: Mapping[JudgeId, int],
    barred: Collection[Pair],
    pinned: Collection[Pair],
) -> list[tuple[EntryCode, JudgeId, JudgeId]]:
    """Return the shortest chain of handovers from a judge with two more than `light`, if any."""
    if max(loads.values()) <= loads[light] + 1:
        return []
    came: dict[JudgeId, tuple[EntryCode, JudgeId]] = {}
    level, seen = [light], {light}
    while level:
        givers: list[JudgeId] = []
        for taking in level:
            for giving, entry in _handovers(chosen, taking, seen, barred, pinned).items():
                seen.add(giving)
                came[giving] = (entry, taking)
                givers.append(giving)
        heaviest = max(givers, key=lambda judge: loads[judge], default=None)
        if heaviest is not None and loads[heaviest] > loads[light] + 1:
            return _unwound(came, heaviest, light)
        level = givers
    return []


def _handovers(
    chosen: Chosen,
    taking: JudgeId,
    seen: Collection[JudgeId],
    barred: Collection[Pair],
    pinned: Collection[Pair],
) -> dict[JudgeId, EntryCode]:
    """Return, of each other judge, the entry to take over: where one knows the others least."""
    met = Counter(other for row in chosen.values() if taking in row for other in row)
    best: dict[JudgeId, tuple[int, EntryCode]] = {}
    for entry, row in chosen.items():
        if taking in row or (entry, taking) in barred:
            continue
        known = sum(met[other] for other in row)
        for giving in row:
            if giving in seen or (entry, giving) in pinned:
                continue
            offer = (known - met[giving], entry)
            if giving not in best or offer < best[giving]:
                best[giving] = offer
    return {giving: entry for giving, (_, entry) in best.items()}


def _unwound(
    came: Mapping[JudgeId, tuple[EntryCode, JudgeId]], heavy: JudgeId, light: JudgeId
) -> list[tuple[EntryCode, JudgeId, JudgeId]]:
    chain = []
    giving = heavy
    while giving != light:
        entry, taking = came[giving]
        chain.append((entry, giving, taking))
        giving = taking
    return chain
