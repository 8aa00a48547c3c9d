"""How many judges an entry has: what rules about dropping, sums and minimums rest on."""

from collections import Counter
from dataclasses import dataclass

from judge_app.contest.contest import Contest


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgesOfAnEntry:
    """The fewest and the most judges that any entry is marked by."""

    fewest: int
    most: int


def judges_of_an_entry(contest: Contest) -> JudgesOfAnEntry:
    """Return the numbers of judges an entry can have, before own units and conflicts.

    Without assignments every marking judge marks every entry. With assignments, entries are counted
    as they are assigned.
    """
    if not contest.panel.assignments:
        everybody = len(contest.panel.marking)
        return JudgesOfAnEntry(fewest=everybody, most=everybody)
    marking = {judge.id for judge in contest.panel.marking}
    counts = Counter(
        entry
        for assignment in contest.panel.assignments
        if assignment.judge in marking
        for entry in set(assignment.entries)
    )
    per_entry = list(counts.values()) or [0]
    return JudgesOfAnEntry(fewest=min(per_entry), most=max(per_entry))
