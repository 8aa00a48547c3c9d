"""A problem of a rules file as a sentence, in Vietnamese or English."""

from typing import Literal

from judge_app.contest.problem_words_en import ENGLISH
from judge_app.contest.problem_words_vi import VIETNAMESE
from judge_app.contest.rule_problem import RuleProblem, RuleProblemCode

Language = Literal["vi", "en"]


def problem_sentence(problem: RuleProblem, language: Language) -> str:
    """Return what is wrong, without the place; see `problem_place` for that."""
    template = (VIETNAMESE if language == "vi" else ENGLISH)[problem.code]
    named = {f"n{i}": _number(value, language) for i, value in enumerate(problem.values)}
    named |= _extra(problem, language)
    return template.format(*problem.values, **named).strip()


def problem_place(problem: RuleProblem, language: Language) -> str:
    """Return where the problem is: `Dòng 14, judge[2].seat`."""
    parts = []
    if problem.line:
        parts.append(f"Dòng {problem.line}" if language == "vi" else f"Line {problem.line}")
    if problem.key:
        parts.append(problem.key)
    return ", ".join(parts)


def _number(value: str, language: Language) -> str:
    return value.replace(".", ",") if language == "vi" else value


def _extra(problem: RuleProblem, language: Language) -> dict[str, str]:
    """Return the pieces that depend on whether a value is there."""
    if problem.code is RuleProblemCode.UNKNOWN_KEY:
        near = problem.values[1]
        question = "Có phải “{}” không?" if language == "vi" else "Did you mean “{}”?"
        return {"hint": question.format(near) if near else ""}
    if problem.code is RuleProblemCode.OUT_OF_RANGE:
        least, most = (_number(value, language) for value in problem.values[2:])
        return {"range": _range(least, most, language)}
    return {}


def _range(least: str, most: str, language: Language) -> str:
    if language == "vi":
        return f"từ {least} đến {most}" if most else f"từ {least} trở lên"
    return f"from {least} to {most}" if most else f"{least} or more"
