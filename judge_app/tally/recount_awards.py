"""The second tally's last step: prizes and advancement, award by award over the ordered classes."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import AwardId, EntryCode
from judge_app.contest.rules import Award, Method, SharedPrizes
from judge_app.tally.recount_criteria import criterion_worth
from judge_app.tally.recount_figures import Figured, round_half_up, together
from judge_app.tally.recount_marks import BallotBox
from judge_app.tally.recount_places import Ranking

Pairs = list[tuple[AwardId, EntryCode]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountedPrizes:
    """Awards given and withheld, and who goes on."""

    given: Pairs
    withheld: Pairs
    advancing: set[EntryCode]
    undecided: set[EntryCode]


def recount_prizes(
    contest: Contest,
    group: list[Entry],
    figured: Mapping[EntryCode, Figured],
    ballots: BallotBox,
    ranking: Ranking,
) -> RecountedPrizes:
    """Give the prizes of one group a second time."""
    ceremony = _Ceremony(contest, group, figured, ballots, ranking)
    ordinary = [award for award in contest.award_rules.awards if not award.special]
    special = [award for award in contest.award_rules.awards if award.special]
    for award in ordinary:
        if not ceremony.full:
            ceremony.hold_ordinary(award)
    for award in special:
        ceremony.hold_special(award)
    advancing, undecided = ceremony.next_round()
    return RecountedPrizes(
        given=ceremony.given,
        withheld=ceremony.withheld,
        advancing=advancing,
        undecided=undecided,
    )


class _Ceremony:
    def __init__(
        self,
        contest: Contest,
        group: list[Entry],
        figured: Mapping[EntryCode, Figured],
        ballots: BallotBox,
        ranking: Ranking,
    ) -> None:
        self._contest = contest
        self._rules = contest.award_rules
        self._entries = {e.code: e for e in group if e.code in ranking.places}
        self._figured, self._ballots, self._ranking = figured, ballots, ranking
        cap = self._rules.share_cap
        ranked = len(self._entries)
        self._most = None if cap is None else int(Fraction(cap) * ranked)
        self._used_up: dict[tuple[object, ...], int] = {}
        self._reserved = 0
        self._waiting: set[EntryCode] = set()
        self._winners: set[EntryCode] = set()
        self.given: Pairs = []
        self.withheld: Pairs = []
        self.full = False

    def worth(self, code: EntryCode) -> Fraction:
        """What minimum marks are compared with."""
        scoring = self._contest.scoring
        if scoring.method in (Method.RANK_SUM, Method.SKATING):
            totals = list(self._figured[code].totals.values())
            return round_half_up(together(totals, Method.MEAN), scoring.rounding.entry)
        return self._ranking.figures[code]

    def hold_ordinary(self, award: Award) -> None:
        same = [
            other.id
            for other in self._rules.awards
            if not other.special and _scope(other) == _scope(award)
        ]
        already = {code for given, code in self.given if given in same}
        able = [
            code
            for code in self._entries
            if code not in already
            and self._admits(award, code)
            and _frames(award, self.worth(code))
        ]
        classes = _classes({code: -self._ranking.places[code] for code in able})
        count = award.count
        if count is not None:
            used = min(count, self._used_up.get(_scope(award), 0))
            self._used_up[_scope(award)] = self._used_up.get(_scope(award), 0) - used
            count -= used
        over = self._hand_out(award, classes, count)
        if self._rules.shared_prizes is not SharedPrizes.SHARE:
            self._used_up[_scope(award)] = self._used_up.get(_scope(award), 0) + over

    def hold_special(self, award: Award) -> None:
        worth: dict[EntryCode, Fraction | int] = {}
        for code in self._entries:
            mark: Fraction | None = self.worth(code)
            if award.criterion is not None:
                mark = criterion_worth(
                    self._contest, award.criterion, self._figured[code], self._ballots[code]
                )
            if mark is not None and self._admits(award, code) and _frames(award, mark):
                worth[code] = -self._ranking.places[code] if award.criterion is None else mark
        self._hand_out(award, _classes(worth), award.count)

    def _admits(self, award: Award, code: EntryCode) -> bool:
        entry = self._entries[code]
        if award.category is not None and award.category != entry.category:
            return False
        if award.kinds and entry.kind not in award.kinds:
            return False
        if code in self._waiting:
            return False
        return not self._rules.one_per_entry or code not in self._winners

    def _give(self, award: Award, tied: list[EntryCode]) -> None:
        self.given += [(award.id, code) for code in tied]
        self._winners.update(tied)

    def _hand_out(self, award: Award, classes: list[list[EntryCode]], count: int | None) -> int:
        for tied in classes:
            if count == 0:
                break
            if self._most is not None:
                room = self._most - len(self._winners) - self._reserved
                if len(set(tied) - self._winners) > room:
                    self.full = self.full or not award.special
                    if room > 0 and len(tied) > 1:
                        self._hold_back(award, tied, room if count is None else min(room, count))
                    break
            if count is not None and len(tied) > count:
                if self._rules.shared_prizes is SharedPrizes.WITHHOLD:
                    self._hold_back(award, tied, count)
                else:
                    self._give(award, tied)
                return len(tied) - count
            self._give(award, tied)
            if count is not None:
                count -= len(tied)
        return 0

    def _hold_back(self, award: Award, tied: list[EntryCode], prizes: int) -> None:
        self._reserved += prizes
        self._waiting.update(tied)
        self.withheld += [(award.id, code) for code in tied]

    def next_round(self) -> tuple[set[EntryCode], set[EntryCode]]:
        """Who goes on: by category, everybody whose betters leave room."""
        going: set[EntryCode] = set()
        undecided: set[EntryCode] = set()
        minimum = self._rules.advance_minimum
        able = [c for c in self._entries if minimum is None or self.worth(c) >= Fraction(minimum)]
        by_category: dict[str, list[EntryCode]] = {}
        for code in able:
            by_category.setdefault(self._entries[code].category, []).append(code)
        withholds = self._rules.shared_prizes is SharedPrizes.WITHHOLD
        for rivals in by_category.values():
            places = sorted(self._ranking.places[code] for code in rivals)
            for code in rivals:
                place = self._ranking.places[code]
                ahead, with_equals = bisect_left(places, place), bisect_right(places, place)
                if ahead < self._rules.advance:
                    split = with_equals > self._rules.advance and withholds
                    (undecided if split else going).add(code)
        return going, undecided


def _scope(award: Award) -> tuple[object, ...]:
    return (award.category, *sorted(award.kinds))


def _frames(award: Award, mark: Fraction) -> bool:
    if award.minimum is not None and mark < Fraction(award.minimum):
        return False
    return award.below is None or mark < Fraction(award.below)


def _classes(worth: Mapping[EntryCode, Fraction | int]) -> list[list[EntryCode]]:
    """Return the entries best first, equals together."""
    equals: dict[Fraction | int, list[EntryCode]] = {}
    for code, found in worth.items():
        equals.setdefault(found, []).append(code)
    return [equals[found] for found in sorted(equals, reverse=True)]
