"""Prizes from the highest down: counts, frames, caps, ties at the last prize, special awards."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from judge_app.contest.entry import Entry
from judge_app.contest.ids import AwardId
from judge_app.contest.rules import Award, AwardRules, SharedPrizes
from judge_app.tally.comparison import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A ranked entry as awards see it."""

    row: Row
    entry: Entry
    place: int
    mark: Fraction
    """What minimum marks are compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Prizes that wait for a tie to be broken: `prizes` of `award` for more `rows` than that."""

    award: AwardId
    prizes: int
    rows: tuple[Row, ...]
    by_cap: bool = False
    """Whether the cap, not the award's count, stands between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prizes:
    """Who got what in one group."""

    given: tuple[tuple[AwardId, Row], ...]
    withheld: tuple[Withheld, ...]


CriterionMark = Callable[[Row, Award], Fraction | None]
"""The panel's figure of an entry for the criterion of a special award."""


def award_prizes(
    candidates: Sequence[Candidate], rules: AwardRules, criterion_mark: CriterionMark
) -> Prizes:
    """Give the awards of one group. Ordinary awards come first, in their order, then special ones.

    `candidates` come best first. An ordinary award goes to the best entries within its frame that have none of the same scope
    (category and kinds) yet, and with `one_per_entry` no prize at all. The cap counts entries.
    """
    giving = _Giving(rules, len(candidates))
    for award in rules.awards:
        if not award.special:
            giving.give_ordinary(award, candidates)
    for award in rules.awards:
        if award.special:
            giving.give_special(award, candidates, criterion_mark)
    return Prizes(given=tuple(giving.given), withheld=tuple(giving.withheld))


_Scope = tuple[object, frozenset[object]]


@dataclass(slots=True)
class _Giving:
    rules: AwardRules
    ranked: int
    given: list[tuple[AwardId, Row]] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    holders: set[Row] = field(default_factory=set)
    in_scope: dict[_Scope, set[Row]] = field(default_factory=dict)
    waiting: set[Row] = field(default_factory=set)
    """Entries of a withheld prize: they get nothing lower before that tie is broken."""
    debt: dict[_Scope, int] = field(default_factory=dict)
    """Prizes of the next award that a shared or withheld one has used up."""
    cap_reached: bool = False

    def give_ordinary(self, award: Award, candidates: Sequence[Candidate]) -> None:
        if self.cap_reached:
            return
        scope = (award.category, frozenset(award.kinds))
        taken = self.in_scope.setdefault(scope, set())
        eligible = (
            candidate
            for candidate in candidates
            if candidate.row not in taken
            and self._may_have(candidate, award)
            and _in_frame(candidate.mark, award)
        )
        left = None if award.count is None else self._less_debt(award.count, scope)
        over = self._hand_out(award, by_place(eligible), left, taken)
        if self.rules.shared_prizes is not SharedPrizes.SHARE:
            self.debt[scope] = self.debt.get(scope, 0) + over

    def give_special(
        self, award: Award, candidates: Sequence[Candidate], criterion_mark: CriterionMark
    ) -> None:
        values: dict[Row, Fraction] = {}
        for candidate in candidates:
            mark = candidate.mark
            if award.criterion is not None:
                found = criterion_mark(candidate.row, award)
                if found is None:
                    continue
                mark = found
            if self._may_have(candidate, award) and _in_frame(mark, award):
                values[candidate.row] = mark
        eligible = [candidate for candidate in candidates if candidate.row in values]
        is_by_place = award.criterion is None
        tied = _by_value(eligible, lambda c: Fraction(-c.place) if is_by_place else values[c.row])
        self._hand_out(award, tied, award.count, set())

    def _may_have(self, candidate: Candidate, award: Award) -> bool:
        entry = candidate.entry
        return (
            (award.category is None or entry.category == award.category)
            and (not award.kinds or entry.kind in award.kinds)
            and candidate.row not in self.waiting
            and not (self.rules.one_per_entry and candidate.row in self.holders)
        )

    def _less_debt(self, count: int, scope: _Scope) -> int:
        owed = self.debt.get(scope, 0)
        self.debt[scope] = max(0, owed - count)
        return max(0, count - owed)

    def _hand_out(
        self, award: Award, tied: Iterable[list[Candidate]], left: int | None, taken: set[Row]
    ) -> int:
        """Give prizes to whole ties until none is left; return how many were given over the count.

        No more ties are looked at than there are prizes.

        A withheld tie that is larger than what is left counts as over, too: those who do not get
        this award will need the next one.
        """
        if left == 0:
            return 0
        for group in tied:
            rows = [candidate.row for candidate in group]
            if self._over_cap(rows):
                self._stop_at_cap(award, rows, left)
                return 0
            if left is not None and len(rows) > left:
                if self.rules.shared_prizes is SharedPrizes.WITHHOLD:
                    self._withhold(award, left, rows, by_cap=False)
                else:
                    self._give(award, rows, taken)
                return len(rows) - left
            self._give(award, rows, taken)
            left = None if left is None else left - len(rows)
            if left == 0:
                return 0
        return 0

    def _stop_at_cap(self, award: Award, rows: list[Row], left: int | None) -> None:
        self.cap_reached = self.cap_reached or not award.special
        room = self._room()
        if room > 0 and len(rows) > 1:
            prizes = room if left is None else min(left, room)
            self._withhold(award, prizes, rows, by_cap=True)

    def _withhold(self, award: Award, prizes: int, rows: list[Row], *, by_cap: bool) -> None:
        self.waiting.update(rows)
        self.withheld.append(
            Withheld(award=award.id, prizes=prizes, rows=tuple(rows), by_cap=by_cap)
        )

    def _give(self, award: Award, rows: list[Row], taken: set[Row]) -> None:
        self.given += [(award.id, row) for row in rows]
        self.holders.update(rows)
        taken.update(rows)

    def _over_cap(self, rows: list[Row]) -> bool:
        new = [row for row in rows if row not in self.holders]
        return self.rules.share_cap is not None and len(new) > self._room()

    def _room(self) -> int:
        """Entries that may still get a first prize of theirs under the cap."""
        if self.rules.share_cap is None:
            return self.ranked
        numerator, denominator = self.rules.share_cap.as_integer_ratio()
        return self.ranked * numerator // denominator - len(self.holders) - self._reserved()

    def _reserved(self) -> int:
        return sum(withheld.prizes for withheld in self.withheld)


def _in_frame(mark: Fraction, award: Award) -> bool:
    low = award.minimum is None or mark >= Fraction(award.minimum)
    return low and (award.below is None or mark < Fraction(award.below))


def by_place(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Yield candidates that come best first, those of one place together."""
    for _, tied in groupby(candidates, key=lambda candidate: candidate.place):
        yield list(tied)


def _by_value(
    candidates: Sequence[Candidate], value: Callable[[Candidate], Fraction]
) -> list[list[Candidate]]:
    """Return the candidates best first, those with equal values together."""
    groups: dict[Fraction, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(value(candidate), []).append(candidate)
    return [groups[key] for key in sorted(groups, reverse=True)]
