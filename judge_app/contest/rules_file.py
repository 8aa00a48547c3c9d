"""`contest.toml`: the rules, rubric, units and panel of a contest, as people write them.

Entries are not in it; they come from the intake list. See `docs/rules.md` for every key.
"""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import KeyPath, RuleProblem, RuleProblemCode, address
from judge_app.contest.rules_file_lines import SourceLines
from judge_app.contest.rules_file_reading import ContestReader, ShapeProblem
from judge_app.contest.rules_file_writing import write_contest_toml
from judge_app.contest.validation import check_contest, has_errors

__all__ = ["ReadContest", "read_contest_toml", "write_contest_toml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContest:
    """What a text says, and everything that is wrong with it.

    Once entries are there, `check_contest(contest, lines)` says all of it again, and what the rules
    and the entries have against each other.
    """

    contest: Contest | None
    """The contest without entries; None where any problem is an error."""
    problems: tuple[RuleProblem, ...]
    draft: Contest | None = None
    """The contest where every key was understood, even if its rules contradict themselves."""
    lines: SourceLines | None = field(default=None, compare=False)
    """Where everything stands; None where the text is not TOML."""


def read_contest_toml(text: str) -> ReadContest:
    """Return the contest that `text` describes, and everything that is wrong with it."""
    text = text.removeprefix("\ufeff")
    try:
        top = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return ReadContest(contest=None, problems=(_syntax_problem(text, str(error)),))
    lines = SourceLines(text)
    reader = ContestReader()
    draft = reader.read(top)
    shape = reader.problems
    broken = tuple(_broken_path(problem) for problem in shape)
    problems = (
        *(_placed(problem, lines) for problem in shape),
        *check_contest(draft, lines, broken),
    )
    return ReadContest(
        contest=None if has_errors(problems) else draft,
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        draft=None if shape else draft,
        lines=lines,
    )


def _broken_path(problem: ShapeProblem) -> KeyPath:
    """Return the path that has no value because of a problem: for a misspelt key, the right one."""
    if problem.code is RuleProblemCode.UNKNOWN_KEY and problem.values[1]:
        return (*problem.path[:-1], problem.values[1])
    return problem.path


def _placed(problem: ShapeProblem, lines: SourceLines) -> RuleProblem:
    return RuleProblem(
        code=problem.code,
        key=address(problem.path),
        values=problem.values,
        line=lines.line(problem.path),
    )


def _syntax_problem(text: str, message: str) -> RuleProblem:
    found = re.search(r"at line (\d+)", message)
    line = int(found.group(1)) if found else text.count("\n") + 1
    return RuleProblem(code=RuleProblemCode.NOT_TOML, key="", values=(message,), line=line)
