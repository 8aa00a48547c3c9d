"""Which sheet of each judge speaks: the one with the highest revision."""

from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import FinalSheet
from judge_app.tally.ballot_problems import BallotProblem, BallotProblemCode
from judge_app.tally.ballots import Ballots
from judge_app.tally.matrix import Superseded


def choose_sheets(
    ballots: Ballots,
) -> tuple[dict[Judge, FinalSheet], tuple[Superseded, ...], tuple[BallotProblem, ...]]:
    """Return the speaking sheet of each judge, the superseded ones, and contradictions.

    The same sheet twice is one sheet; the order in which sheets came does not matter.
    """
    problems: list[BallotProblem] = []
    by_judge = _by_judge(ballots, problems)
    chosen: dict[Judge, FinalSheet] = {}
    superseded: list[Superseded] = []
    for judge in ballots.contest.panel.marking:
        revisions = by_judge.get(judge.id)
        if not revisions:
            continue
        last = max(revisions)
        chosen[judge] = revisions[last]
        superseded += [
            Superseded(judge=judge.id, revision=revision, by_revision=last)
            for revision in sorted(revisions)
            if revision != last
        ]
    return chosen, tuple(superseded), tuple(problems)


def _by_judge(
    ballots: Ballots, problems: list[BallotProblem]
) -> dict[JudgeId, dict[int, FinalSheet]]:
    members = {member.id: member for member in ballots.contest.panel.members}
    by_judge: dict[JudgeId, dict[int, FinalSheet]] = {}
    for sheet in ballots.sheets:
        member = members.get(sheet.judge)
        revisions = by_judge.setdefault(sheet.judge, {})
        known = revisions.setdefault(sheet.revision, sheet)
        if sheet.contest != ballots.contest.id:
            code = BallotProblemCode.OTHER_CONTEST
        elif member is None:
            code = BallotProblemCode.UNKNOWN_JUDGE
        elif not member.marks_entries:
            code = BallotProblemCode.NOT_MARKING
        elif known is not sheet and known != sheet:
            code = BallotProblemCode.CONFLICTING_SHEETS
        else:
            continue
        problems.append(BallotProblem(code=code, judge=sheet.judge, value=str(sheet.revision)))
    return by_judge
