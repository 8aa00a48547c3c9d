"""Everything in a contest's rules that contradicts itself, all at once.

Each check looks at one subject and yields what it finds; none stops another. Rules about entries
are checked once entries are there.
"""

from collections.abc import Callable, Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import KeyPath, RuleProblem, Severity
from judge_app.contest.rules_file_lines import SourceLines
from judge_app.contest.validation_awards import check_awards
from judge_app.contest.validation_entries import check_entries, check_intake
from judge_app.contest.validation_finding import Finding
from judge_app.contest.validation_ladder import check_ladder, check_tie_breaks
from judge_app.contest.validation_names import check_names
from judge_app.contest.validation_panel import check_panel
from judge_app.contest.validation_rubric import check_rubric
from judge_app.contest.validation_scoring import check_scoring

_CHECKS: tuple[Callable[[Contest], Iterator[Finding]], ...] = (
    check_names,
    lambda contest: check_rubric(contest.rubric),
    check_panel,
    check_scoring,
    check_ladder,
    check_tie_breaks,
    check_awards,
    check_intake,
    check_entries,
)


def check_contest(
    contest: Contest, lines: SourceLines | None = None, broken: tuple[KeyPath, ...] = ()
) -> tuple[RuleProblem, ...]:
    """Return every contradiction in the rules, in the order of lines where lines are known.

    Args:
        contest: with its entries or, before they are read, without.
        lines: of the rules file that the contest came from.
        broken: paths of that file that could not be read; what rests on them is not said.
    """
    findings = [
        finding
        for check in _CHECKS
        for finding in check(contest)
        if not any(finding.rests_on(path) for path in broken)
    ]
    problems = [finding.at_line(_line(finding.path, lines) if lines else 0) for finding in findings]
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _line(path: KeyPath, lines: SourceLines) -> int:
    """Entries stand in a file of their own."""
    return 0 if path[0] == "entry" else lines.line(path)


def has_errors(problems: tuple[RuleProblem, ...]) -> bool:
    """Return whether any of these problems keeps the contest from being built."""
    return any(problem.severity is Severity.ERROR for problem in problems)
