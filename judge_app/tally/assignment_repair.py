"""Brings an earlier plan up to date: loads as even as can be, and then the fewest changes.

A plan is a flow from entries to judges. Its cost is, first, the sum of the squares of the loads,
and then the number of pairs that the earlier plan did not have. A flow is of least cost where no
ring of handovers costs less than nothing (M. Klein, "A Primal Method for Minimal Cost Flows",
Management Science 14 (1967), 205-220); rings are looked for among the judges alone, with one more
node for a load that grows at one judge and shrinks at another.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from judge_app.contest.ids import EntryCode, JudgeId

Chosen = dict[EntryCode, list[JudgeId]]
Earlier = Mapping[EntryCode, Collection[JudgeId]]
Pair = tuple[EntryCode, JudgeId]
Handover = tuple[JudgeId, JudgeId]
"""Who gives an entry away and who takes it."""


def fewest_changes(
    chosen: Chosen,
    judges: Sequence[JudgeId],
    barred: Collection[Pair],
    pinned: Collection[Pair],
    earlier: Earlier,
) -> None:
    """Change a plan until none has more even loads, and none as even has fewer new pairs."""
    handovers = _Handovers(chosen, judges, barred, pinned, earlier)
    while True:
        ring = _cheapening_ring(handovers)
        if not ring:
            return
        handovers.carry_out(ring)


class _Handovers:
    """For every two judges the entries that may pass between them, by what that costs."""

    def __init__(
        self,
        chosen: Chosen,
        judges: Sequence[JudgeId],
        barred: Collection[Pair],
        pinned: Collection[Pair],
        earlier: Earlier,
    ) -> None:
        self._chosen, self.judges = chosen, judges
        self._barred, self._pinned, self._earlier = barred, pinned, earlier
        self.loads = dict.fromkeys(judges, 0)
        self._entries: dict[Handover, dict[int, dict[EntryCode, None]]] = {
            (giving, taking): {-1: {}, 0: {}, 1: {}}
            for giving in judges
            for taking in judges
            if giving != taking
        }
        self.heavy = 2 * sum(len(row) for row in chosen.values()) + 1
        """More than all pairs together: evenness comes before changes."""
        for entry, row in chosen.items():
            for judge in row:
                self.loads[judge] += 1
            self._list(entry)

    def costs(self) -> dict[Handover, int]:
        """Return the least cost of a handover between each two judges, where there is one."""
        found = {}
        for pair, by_cost in self._entries.items():
            cost = next((cost for cost, entries in by_cost.items() if entries), None)
            if cost is not None:
                found[pair] = cost
        return found

    def carry_out(self, ring: Sequence[Handover]) -> None:
        """Pass one entry along each handover of a ring."""
        planned = [(self._cheapest(pair), pair) for pair in ring]
        for entry, (giving, taking) in planned:
            self._unlist(entry)
            row = self._chosen[entry]
            row[row.index(giving)] = taking
            self.loads[giving] -= 1
            self.loads[taking] += 1
            self._list(entry)

    def _cheapest(self, pair: Handover) -> EntryCode:
        return next(entry for entries in self._entries[pair].values() for entry in entries)

    def _list(self, entry: EntryCode) -> None:
        for pair, cost in self._possible(entry):
            self._entries[pair][cost][entry] = None

    def _unlist(self, entry: EntryCode) -> None:
        for pair, cost in self._possible(entry):
            del self._entries[pair][cost][entry]

    def _possible(self, entry: EntryCode) -> Iterator[tuple[Handover, int]]:
        """Yield who may hand this entry to whom; +1 makes a new pair, -1 takes one back."""
        row, before = self._chosen[entry], self._earlier.get(entry, ())
        takers = [j for j in self.judges if j not in row and (entry, j) not in self._barred]
        for giving in row:
            if (entry, giving) not in self._pinned:
                for taking in takers:
                    yield (giving, taking), (taking not in before) - (giving not in before)


def _cheapening_ring(handovers: _Handovers) -> list[Handover]:
    """Return a ring of handovers of negative cost, without the node of loads; empty if none.

    Bellman and Ford's algorithm over the judges; `None` is the node of loads, from which a load
    that shrinks leads to the giver, and to which a load that grows leads from the taker.
    """
    nodes: list[JudgeId | None] = [None, *handovers.judges]
    edges: list[tuple[JudgeId | None, JudgeId | None, int]] = []
    for judge, load in handovers.loads.items():
        edges.append((None, judge, handovers.heavy * (1 - 2 * load)))
        edges.append((judge, None, handovers.heavy * (1 + 2 * load)))
    edges += [(giving, taking, cost) for (giving, taking), cost in handovers.costs().items()]
    distance = dict.fromkeys(nodes, 0)
    before: dict[JudgeId | None, JudgeId | None] = {}
    last: list[JudgeId | None] = []
    for _ in nodes:
        last = []
        for start, end, cost in edges:
            if distance[start] + cost < distance[end]:
                distance[end] = distance[start] + cost
                before[end] = start
                last.append(end)
        if not last:
            return []
    return _ring(before, last[0], len(nodes))


def _ring(
    before: Mapping[JudgeId | None, JudgeId | None], node: JudgeId | None, nodes: int
) -> list[Handover]:
    for _ in range(nodes):
        node = before[node]
    ring: list[Handover] = []
    at = node
    while True:
        start = before[at]
        if start is not None and at is not None:
            ring.append((start, at))
        at = start
        if at == node:
            return ring[::-1]
