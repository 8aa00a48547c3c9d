"""The second tally's third step: places by counting who is better, ties class by class."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.rules import AggregateBy, Method, TieBreak, TieBreakKind
from judge_app.tally.recount_criteria import criterion_worth
from judge_app.tally.recount_figures import ADDING, Figured, round_half_up
from judge_app.tally.recount_marks import BallotBox
from judge_app.tally.recount_rubric import counting_leaves
from judge_app.tally.recount_skating import skating_places

Figures = Mapping[EntryCode, Figured]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Places of one group, what they go by, and who has none."""

    places: dict[EntryCode, int]
    figures: dict[EntryCode, Fraction]
    reasons: dict[EntryCode, str]


@dataclass(slots=True, kw_only=True)
class _Worth:
    """What orders the entries: higher `key` first; `exact` before rounding; `figure` printed."""

    key: dict[EntryCode, Any]
    exact: dict[EntryCode, Fraction]
    figure: dict[EntryCode, Fraction]


def place_group(
    contest: Contest,
    group: list[Entry],
    figured: Figures,
    ballots: BallotBox,
    votes: Mapping[EntryCode, int],
) -> Ranking:
    """Return the places of the entries that compete with one another."""
    reasons = {e.code: figured[e.code].reason for e in group if figured[e.code].reason}
    ranked = [entry.code for entry in group if entry.code not in reasons]
    if contest.scoring.method is Method.SKATING:
        for code in _without_a_judge(ranked, figured):
            reasons[code] = "incomplete-panel"
        ranked = [code for code in ranked if code not in reasons]
    worth = _worth(contest, ranked, figured, ballots)
    classes = _classes(ranked, worth.key.__getitem__)
    for step in contest.scoring.tie_breaks:
        if step.kind is TieBreakKind.SHARED:
            break
        value = _step(contest, step, ranked, figured, ballots, votes, worth)
        classes = [part for tied in classes for part in _part(tied, value)]
    places, place = {}, 1
    for tied in classes:
        places.update(dict.fromkeys(tied, place))
        place += len(tied)
    return Ranking(places=places, figures=worth.figure, reasons=reasons)


def _classes(codes: list[EntryCode], key: Callable[[EntryCode], Any]) -> list[list[EntryCode]]:
    by_key: dict[Any, list[EntryCode]] = {}
    for code in codes:
        by_key.setdefault(key(code), []).append(code)
    return [by_key[found] for found in sorted(by_key, reverse=True)]


def _part(
    tied: list[EntryCode], value: Callable[[EntryCode], Fraction | None]
) -> list[list[EntryCode]]:
    if len(tied) == 1:
        return [tied]
    values = {code: value(code) for code in tied}
    if None in values.values():
        return [tied]
    return _classes(tied, values.__getitem__)


def _worth(
    contest: Contest, ranked: list[EntryCode], figured: Figures, ballots: BallotBox
) -> _Worth:
    method = contest.scoring.method
    if method in ADDING:
        figure = {c: f for c in ranked if (f := figured[c].figure) is not None}
        exact = {c: f for c in ranked if (f := figured[c].exact) is not None}
        return _Worth(key=figure, exact=exact, figure=figure)
    totals = {code: figured[code].totals for code in ranked}
    if method is Method.RANK_SUM:
        sums = _rank_sums(totals)
        decimals = contest.scoring.rounding.entry
        rounded = {code: round_half_up(value, decimals) for code, value in sums.items()}
        return _Worth(key=_negated(rounded), exact=_negated(sums), figure=rounded)
    if method is Method.SKATING:
        final, added = _skate(contest, ranked, figured, ballots)
        return _Worth(key=_negated(final), exact=_negated(added), figure=added)
    sequences = _median_sequences(totals)
    medians = {code: Fraction(sequence[0]) for code, sequence in sequences.items()}
    return _Worth(key=sequences, exact=medians, figure=medians)


def _negated(values: Mapping[EntryCode, Fraction]) -> dict[EntryCode, Fraction]:
    return {code: -value for code, value in values.items()}


def _panel(totals: Mapping[EntryCode, Mapping[JudgeId, Decimal]]) -> set[JudgeId]:
    return {judge for given in totals.values() for judge in given}


def _rank_sums(
    totals: Mapping[EntryCode, Mapping[JudgeId, Decimal]],
) -> dict[EntryCode, Fraction]:
    """A rank is the number of better totals plus half of the equal ones; missing: the mean rank."""
    panel = _panel(totals)
    by_judge = {
        judge: sorted(given[judge] for given in totals.values() if judge in given)
        for judge in panel
    }
    sums = {}
    for code, given in totals.items():
        added = Fraction(0)
        for judge, total in given.items():
            others = by_judge[judge]
            better = len(others) - bisect_right(others, total)
            equal = bisect_right(others, total) - bisect_left(others, total)
            added += better + Fraction(equal + 1, 2)
        sums[code] = added * len(panel) / len(given)
    return sums


def _median_sequences(
    totals: Mapping[EntryCode, Mapping[JudgeId, Decimal]],
) -> dict[EntryCode, tuple[Decimal, ...]]:
    """Walk outwards from the lower median: that is the order in which medians are taken away."""
    size = len(_panel(totals))
    sequences = {}
    for code, given in totals.items():
        grades = sorted(given.values())
        own = grades[(len(grades) - 1) // 2]
        grades = sorted(grades + [own] * (size - len(grades)))
        middle = (size - 1) // 2
        first = -1 if size % 2 else 1
        steps = [0] + [sign * k for k in range(1, size + 1) for sign in (first, -first)]
        sequences[code] = tuple(grades[middle + s] for s in steps if 0 <= middle + s < size)
    return sequences


def _without_a_judge(ranked: list[EntryCode], figured: Figures) -> list[EntryCode]:
    panel = _panel({code: figured[code].totals for code in ranked})
    return [code for code in ranked if set(figured[code].totals) != panel]


def _skate(
    contest: Contest, ranked: list[EntryCode], figured: Figures, ballots: BallotBox
) -> tuple[dict[EntryCode, Fraction], dict[EntryCode, Fraction]]:
    if not ranked:
        return {}, {}
    panel = sorted(figured[ranked[0]].totals)
    scores = [{code: [figured[code].totals[judge] for judge in panel] for code in ranked}]
    if contest.scoring.aggregate_by is AggregateBy.CRITERION:
        leaves = [leaf.id for leaf in counting_leaves(contest)]
        given = {code: ballots[code] for code in ranked}
        scores = [
            {code: [given[code][judge].marks[leaf] for judge in panel] for code in ranked}
            for leaf in leaves
        ]
    dances = [_as_places(dance) for dance in scores]
    final, added = skating_places([{str(c): p for c, p in dance.items()} for dance in dances])
    return {c: final[c] for c in ranked}, {c: added[c] for c in ranked}


def _as_places(scores: Mapping[EntryCode, list[Decimal]]) -> dict[EntryCode, list[Fraction]]:
    columns = [sorted(column) for column in zip(*scores.values(), strict=True)]
    return {
        code: [
            Fraction(2 * len(c) - bisect_right(c, score) - bisect_left(c, score) + 1, 2)
            for c, score in zip(columns, given, strict=True)
        ]
        for code, given in scores.items()
    }


def _step(
    contest: Contest,
    step: TieBreak,
    ranked: list[EntryCode],
    figured: Figures,
    ballots: BallotBox,
    votes: Mapping[EntryCode, int],
    worth: _Worth,
) -> Callable[[EntryCode], Fraction | None]:
    """Return what one step of the list compares."""

    def totals(code: EntryCode) -> Mapping[JudgeId, Decimal]:
        return figured[code].totals

    if step.kind is TieBreakKind.UNROUNDED:
        return worth.exact.get
    if step.kind is TieBreakKind.CRITERION:
        wanted = step.criterion
        return lambda code: (
            None
            if wanted is None
            else criterion_worth(contest, wanted, figured[code], ballots[code])
        )
    if step.kind is TieBreakKind.MEDIAN:
        return lambda code: (
            Fraction(median(map(Fraction, totals(code).values()))) if totals(code) else None
        )
    if step.kind is TieBreakKind.MORE_FIRSTS:
        judges = _panel({code: totals(code) for code in ranked})
        best = {j: max(totals(c)[j] for c in ranked if j in totals(c)) for j in judges}
        return lambda code: Fraction(sum(1 for j, t in totals(code).items() if t == best[j]))
    if step.kind is TieBreakKind.CHAIR:
        chair = next((m.id for m in contest.panel.members if m.seat == "chair"), None)
        return lambda code: (
            Fraction(totals(code)[chair]) if chair in totals(code) and chair else None
        )
    return lambda code: Fraction(votes[code]) if code in votes else None
