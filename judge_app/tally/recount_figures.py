"""The second tally's second step: from the marks of one entry to its figure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import (
    AggregateBy,
    LadderAction,
    Method,
    PartSource,
    ScoringRules,
)
from judge_app.tally.ballots import Settlement
from judge_app.tally.recount_marks import EXACT, Ballot
from judge_app.tally.recount_rubric import counting_leaves, highest_total

ADDING = (Method.MEAN, Method.SUM, Method.MEDIAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """One entry's figure, and whose ballots stand behind it."""

    void: frozenset[JudgeId]
    totals: Mapping[JudgeId, Decimal]
    """Valid complete totals."""
    counted: frozenset[JudgeId]
    """By total: those that were not left out as highest or lowest."""
    exact: Fraction | None
    figure: Fraction | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What does not come from an entry's own marks."""

    highest_total: Fraction
    """The most points that one judge can give one entry."""
    votes: Mapping[EntryCode, int]
    most_votes: int
    carried: Mapping[EntryCode, Fraction]

    @classmethod
    def of(cls, contest: Contest) -> "Outside":
        """Read the public votes and the figures of the earlier round."""
        votes = {vote.entry: vote.votes for vote in contest.votes}
        carried = {figure.entry: Fraction(figure.figure) for figure in contest.carried}
        return cls(
            highest_total=highest_total(contest),
            votes=votes,
            most_votes=max([0, *votes.values()]),
            carried=carried,
        )

    def vote_points(self, code: EntryCode, maximum: Fraction) -> Fraction | None:
        """Return the points of an entry's votes; the most votes get `maximum`."""
        if code not in self.votes:
            return None
        return maximum * self.votes[code] / self.most_votes if self.most_votes else Fraction(0)


def round_half_up(value: Fraction, decimals: int | None) -> Fraction:
    """Round a figure that is not negative."""
    if decimals is None:
        return value
    scale = 10**decimals
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def figure_entry(
    contest: Contest,
    entry: Entry,
    ballots: Mapping[JudgeId, Ballot],
    settlement: Settlement | None,
    outside: Outside,
) -> Figured:
    """Work out the figure of one entry."""
    rules = contest.scoring
    added = {judge: ballot.total for judge, ballot in ballots.items()}
    totals = {judge: total for judge, total in added.items() if total is not None}
    void = _void(totals, rules.void_beyond)
    totals = {judge: total for judge, total in totals.items() if judge not in void}
    if rules.aggregate_by is AggregateBy.CRITERION and rules.method in ADDING:
        standing = {judge: ballot for judge, ballot in ballots.items() if judge not in void}
        jury, top, reason = _by_criterion(contest, standing, outside.highest_total)
        counted = frozenset(totals)
    else:
        jury, top, reason, counted = _by_total(contest, totals, outside.highest_total)
    settled = _settled(rules, settlement, totals)
    if settled is not None:
        jury, reason = settled, ""
    exact, reason = _with_parts(contest, entry.code, jury, top, reason, outside)
    figure = None if exact is None else round_half_up(exact, rules.rounding.entry)
    return Figured(
        void=void, totals=totals, counted=counted, exact=exact, figure=figure, reason=reason
    )


def _void(totals: Mapping[JudgeId, Decimal], beyond: Decimal | None) -> frozenset[JudgeId]:
    if beyond is None or not totals:
        return frozenset()
    first_mean = sum(map(Fraction, totals.values()), Fraction(0)) / len(totals)
    limit = Fraction(beyond)
    return frozenset(j for j, total in totals.items() if abs(Fraction(total) - first_mean) > limit)


def leave_out(values: Mapping[JudgeId, Decimal], rules: ScoringRules) -> dict[JudgeId, Decimal]:
    """Take the lowest and the highest away, one occurrence at a time."""
    left = dict(values)
    if rules.method not in (Method.MEAN, Method.SUM):
        return left
    for _ in range(rules.dropping.lowest):
        del left[min(left, key=lambda judge: (left[judge], judge))]
    for _ in range(rules.dropping.highest):
        del left[max(left, key=lambda judge: (left[judge], judge))]
    return left


def together(values: list[Decimal], method: Method) -> Fraction:
    """Return the mean, sum or median; the mean for methods that compare."""
    if method is Method.MEDIAN:
        return Fraction(median(map(Fraction, values)))
    added = Decimal(0)
    for value in values:
        added = EXACT.add(added, value)
    return Fraction(added) if method is Method.SUM else Fraction(added) / len(values)


def shortage(marks: int, rules: ScoringRules) -> str:
    """Return why so many marks are too few, or nothing."""
    if marks < 1 or marks < rules.minimum_valid_marks:
        return "too-few-marks"
    dropped = rules.dropping.highest + rules.dropping.lowest
    if rules.method in (Method.MEAN, Method.SUM) and dropped and (marks < 3 or marks <= dropped):
        return "too-few-to-drop"
    return ""


def _by_total(
    contest: Contest, totals: Mapping[JudgeId, Decimal], top: Fraction
) -> tuple[Fraction | None, Fraction, str, frozenset[JudgeId]]:
    reason = shortage(len(totals), contest.scoring)
    if reason:
        return None, top, reason, frozenset(totals)
    left = leave_out(totals, contest.scoring)
    method = contest.scoring.method
    if method is Method.SUM:
        top *= len(left)
    return together(list(left.values()), method), top, "", frozenset(left)


def _by_criterion(
    contest: Contest, ballots: Mapping[JudgeId, Ballot], most: Fraction
) -> tuple[Fraction | None, Fraction, str]:
    jury, top = Fraction(0), Fraction(0)
    counting = counting_leaves(contest)
    reasons = [
        shortage(len(marks_for(leaf.id, ballots)), contest.scoring) for leaf in counting
    ] or ["too-few-marks"]
    for reason in ("too-few-marks", "too-few-to-drop"):
        if reason in reasons:
            return None, most, reason
    for leaf in counting:
        figure, kept = criterion_figure(contest, leaf, ballots)
        jury += figure
        per_mark = Fraction(leaf.maximum) * Fraction(leaf.weight)
        top += per_mark * (kept if contest.scoring.method is Method.SUM else 1)
    return jury, top, ""


def marks_for(criterion: CriterionId, ballots: Mapping[JudgeId, Ballot]) -> dict[JudgeId, Decimal]:
    """Return the marks given for one criterion."""
    return {j: b.marks[criterion] for j, b in ballots.items() if criterion in b.marks}


def criterion_figure(
    contest: Contest, leaf: Criterion, ballots: Mapping[JudgeId, Ballot]
) -> tuple[Fraction, int]:
    """Return the panel's weighted figure of one criterion and how many marks it comes from."""
    rules = contest.scoring
    left = leave_out(marks_for(leaf.id, ballots), rules)
    figure = round_half_up(together(list(left.values()), rules.method), rules.rounding.criterion)
    return round_half_up(figure * Fraction(leaf.weight), rules.rounding.weighted), len(left)


def _settled(
    rules: ScoringRules, settlement: Settlement | None, totals: Mapping[JudgeId, Decimal]
) -> Fraction | None:
    if settlement is None or rules.method not in ADDING:
        return None
    if settlement.action in (LadderAction.CONFER, LadderAction.MINUTES):
        return None if settlement.figure is None else Fraction(settlement.figure)
    if settlement.action is LadderAction.ACCEPT or settlement.third_total is None:
        return None
    third = Fraction(settlement.third_total)
    if settlement.action is LadderAction.MEAN_OF_THREE:
        all_of_them = [third, *map(Fraction, totals.values())]
        third = sum(all_of_them, Fraction(0)) / len(all_of_them)
    if rules.method is Method.SUM and totals:
        third *= len(totals)
    return third


def _with_parts(
    contest: Contest,
    code: EntryCode,
    jury: Fraction | None,
    top: Fraction,
    reason: str,
    outside: Outside,
) -> tuple[Fraction | None, str]:
    if not contest.scoring.parts:
        return jury, reason
    added = Fraction(0)
    for part in contest.scoring.parts:
        maximum = Fraction(part.maximum)
        if part.source is PartSource.JURY:
            points = None if jury is None else (jury * maximum / top if top else Fraction(0))
        elif part.source is PartSource.VOTE:
            points = outside.vote_points(code, maximum)
            reason = reason or ("no-public-votes" if points is None else "")
        else:
            points = outside.carried.get(code)
            reason = reason or ("no-carried-figure" if points is None else "")
        added += round_half_up(points or Fraction(0), part.decimals)
    return (None if reason else added), reason
