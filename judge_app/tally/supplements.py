"""Checks what comes with the sheets: settlements, votes, carried figures, and the rules' parts."""

from collections import Counter
from collections.abc import Iterable, Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.rules import LadderAction, Method
from judge_app.tally.ballot_problems import BallotProblem, BallotProblemCode
from judge_app.tally.ballots import FIGURE_METHODS, Ballots, Settlement

_THIRD = frozenset({LadderAction.THIRD_MARKING, LadderAction.MEAN_OF_THREE})


def supplement_problems(ballots: Ballots) -> tuple[BallotProblem, ...]:
    """Return what contradicts the contest beside the sheets themselves."""
    contest = ballots.contest
    ranking = contest.scoring.method not in FIGURE_METHODS
    known = {entry.code for entry in contest.entries}
    found: list[BallotProblem] = []
    if ranking and contest.scoring.parts:
        found.append(BallotProblem(code=BallotProblemCode.PARTS_OF_A_RANKING))
    for settlement in ballots.settlements:
        if settlement.entry not in known:
            code = BallotProblemCode.SETTLED_UNKNOWN_ENTRY
            found.append(BallotProblem(code=code, entry=settlement.entry))
        found += _settlement_problems(contest, settlement)
    for vote in ballots.panel_votes:
        if vote.entry not in known:
            code = BallotProblemCode.VOTED_UNKNOWN_ENTRY
            found.append(BallotProblem(code=code, entry=vote.entry))
    repeated = BallotProblemCode.REPEATED_PANEL_VOTE
    found += _repeated(repeated, (vote.entry for vote in ballots.panel_votes))
    repeated = BallotProblemCode.REPEATED_PUBLIC_VOTE
    found += _repeated(repeated, (vote.entry for vote in contest.votes))
    repeated = BallotProblemCode.REPEATED_CARRIED_FIGURE
    found += _repeated(repeated, (carried.entry for carried in contest.carried))
    return tuple(found)


def _settlement_problems(contest: Contest, settlement: Settlement) -> Iterator[BallotProblem]:
    third = settlement.action in _THIRD
    ranking = contest.scoring.method not in FIGURE_METHODS
    if third and settlement.third_total is None:
        code = BallotProblemCode.SETTLED_WITHOUT_TOTAL
        yield BallotProblem(code=code, entry=settlement.entry)
    if ranking and (third or settlement.figure is not None):
        code = BallotProblemCode.SETTLED_A_RANKING
        yield BallotProblem(code=code, entry=settlement.entry)
    if settlement.action is LadderAction.MINUTES and not settlement.words.strip():
        code = BallotProblemCode.SETTLED_WITHOUT_WORDS
        yield BallotProblem(code=code, entry=settlement.entry)
    most = contest.rubric.maximum
    judges = len(contest.panel.marking) if contest.scoring.method is Method.SUM else 1
    for figure, highest in ((settlement.figure, most * judges), (settlement.third_total, most)):
        if figure is not None and not (figure.is_finite() and 0 <= figure <= highest):
            code = BallotProblemCode.SETTLED_OFF_SCALE
            yield BallotProblem(code=code, entry=settlement.entry, value=str(figure))


def _repeated(code: BallotProblemCode, entries: Iterable[str]) -> Iterator[BallotProblem]:
    for entry, times in Counter(entries).items():
        if times > 1:
            yield BallotProblem(code=code, entry=entry, value=str(times))
