"""Prizes from the highest down: counts, frames, caps, ties at the last prize, special awards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from judge_app.contest.ids import AwardId
from judge_app.contest.rules import Award, AwardRules, SharedPrizes
from judge_app.tally.comparison import Row
from judge_app.tally.prize_field import Frame, PrizeField, Scope


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


def award_prizes(entries: PrizeField, rules: AwardRules) -> Prizes:
    """Give the awards of one group. Ordinary awards come first, in their order, then special ones.

    An ordinary award goes to the best entries within its frame that have none of the same scope
    (category and kinds) yet, and with `one_per_entry` no prize at all. The cap counts entries.
    """
    giving = _Giving(rules, entries)
    for award in rules.awards:
        if not award.special:
            giving.give_ordinary(award)
    for award in rules.awards:
        if award.special:
            giving.give_special(award)
    return Prizes(given=tuple(giving.given), withheld=tuple(giving.withheld))


@dataclass(slots=True)
class _Giving:
    rules: AwardRules
    entries: PrizeField
    given: list[tuple[AwardId, Row]] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    holders: set[Row] = field(default_factory=set)
    in_scope: dict[Scope, set[Row]] = field(default_factory=dict)
    waiting: set[Row] = field(default_factory=set)
    """Entries of a withheld prize: they get nothing lower before that tie is broken."""
    debt: dict[Scope, int] = field(default_factory=dict)
    """Prizes of the next award that a shared or withheld one has used up."""
    cap_reached: bool = False

    def give_ordinary(self, award: Award) -> None:
        if self.cap_reached:
            return
        frame = Frame.of(award)
        scope = frame.scope
        taken = self.in_scope.setdefault(scope, set())
        left = None if award.count is None else self._less_debt(award.count, scope)
        over = self._hand_out(award, self._able(self.entries.by_place(frame), taken), left, taken)
        if self.rules.shared_prizes is not SharedPrizes.SHARE:
            self.debt[scope] = self.debt.get(scope, 0) + over

    def give_special(self, award: Award) -> None:
        frame = Frame.of(award)
        ties = (
            self.entries.by_place(frame)
            if award.criterion is None
            else self.entries.by_criterion(frame, award.criterion)
        )
        self._hand_out(award, self._able(ties, set()), award.count, set())

    def _able(self, ties: Iterable[list[Row]], taken: set[Row]) -> Iterator[list[Row]]:
        """Yield of each tie those who may still have the award."""
        for tied in ties:
            able = [row for row in tied if row not in taken and self._may_have(row)]
            if able:
                yield able

    def _may_have(self, row: Row) -> bool:
        holds_one = self.rules.one_per_entry and row in self.holders
        return not holds_one and row not in self.waiting

    def _less_debt(self, count: int, scope: Scope) -> int:
        owed = self.debt.get(scope, 0)
        self.debt[scope] = max(0, owed - count)
        return max(0, count - owed)

    def _hand_out(
        self, award: Award, ties: Iterable[list[Row]], left: int | None, taken: set[Row]
    ) -> int:
        """Give prizes to whole ties until none is left; return how many were given over the count.

        No more ties are looked at than there are prizes.

        A withheld tie that is larger than what is left counts as over, too: those who do not get
        this award will need the next one.
        """
        if left == 0:
            return 0
        for rows in ties:
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
            return self.entries.ranked
        numerator, denominator = self.rules.share_cap.as_integer_ratio()
        return self.entries.ranked * numerator // denominator - len(self.holders) - self._reserved()

    def _reserved(self) -> int:
        return sum(withheld.prizes for withheld in self.withheld)
