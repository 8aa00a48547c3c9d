"""How sound a result is: would the prizes stand, and how far does the panel agree."""

from dataclasses import dataclass

from judge_app.contest.contest import Contest
from judge_app.progress import Cancellation, Report, unheard
from judge_app.tally.agreement import Agreement, agreement
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.rating_table import rating_table
from judge_app.tally.robustness import Robustness, robustness
from judge_app.tally.severity import NotConnected, SeverityAdjusted, severity_adjusted
from judge_app.tally.standard_scores import StandardScores, TooFewMarks, standard_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """All answers about one result."""

    result: TallyResult
    robustness: Robustness
    severity: SeverityAdjusted | NotConnected
    standard_scores: StandardScores | TooFewMarks
    agreement: Agreement

    @property
    def contest(self) -> Contest:
        """The contest that they are about."""
        return self.result.ballots.contest


def weigh(
    result: TallyResult, report: Report = unheard, cancellation: Cancellation | None = None
) -> Soundness:
    """Ask everything about a result; each question is answered by tallying again."""
    del report
    stop = cancellation or Cancellation()
    stop.check()
    asked = robustness(result)
    stop.check()
    table = rating_table(result)
    return Soundness(
        result=result,
        robustness=asked,
        severity=severity_adjusted(table),
        standard_scores=standard_scores(table),
        agreement=agreement(result),
    )
