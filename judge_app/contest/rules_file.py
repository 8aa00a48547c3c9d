"""`contest.toml`: the rules, rubric, units and panel of a contest, as people write them.

Entries are not in it; they come from the intake list. See `docs/rules.md` for every key.
"""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import RuleProblem, RuleProblemCode, address
from judge_app.contest.rules_file_lines import SourceLines
from judge_app.contest.rules_file_reading import ContestReader, ShapeProblem
from judge_app.contest.rules_file_writing import write_contest_toml

__all__ = ["ReadContest", "read_contest_toml", "write_contest_toml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContest:
    """What a text says: a contest without entries, or None where any problem is an error."""

    contest: Contest | None
    problems: tuple[RuleProblem, ...]


def read_contest_toml(text: str) -> ReadContest:
    """Return the contest that `text` describes, and everything that is wrong with it."""
    text = text.removeprefix("\ufeff")
    try:
        top = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return ReadContest(contest=None, problems=(_syntax_problem(text, str(error)),))
    lines = SourceLines(text)
    reader = ContestReader()
    contest = reader.read(top)
    problems = tuple(_placed(problem, lines) for problem in reader.problems)
    problems = tuple(sorted(problems, key=lambda problem: problem.line))
    return ReadContest(contest=None if problems else contest, problems=problems)


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
