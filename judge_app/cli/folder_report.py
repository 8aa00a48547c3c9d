"""Prints everything that is wrong with a contest folder, place by place."""

from typing import Literal

import click

from judge_app.contest.problem_words import problem_place, problem_sentence
from judge_app.contest.rule_problem import Severity as RuleSeverity
from judge_app.intake.problem_words import intake_sentence, place_of
from judge_app.intake.problems import Severity
from judge_app.workflows.check_contest import CONTEST_NAME, FolderReport


def print_report(report: FolderReport, lang: str) -> None:
    """Print each problem on a line of its own, errors marked ✗ and warnings marked !."""
    language: Literal["vi", "en"] = "en" if lang == "en" else "vi"
    for rule in report.rule_problems:
        mark = "✗" if rule.severity is RuleSeverity.ERROR else "!"
        place = problem_place(rule, language)
        where = f"{CONTEST_NAME}, {place}" if place else CONTEST_NAME
        click.echo(f"{mark} {where}: {problem_sentence(rule, language)}")
    for problem in report.problems:
        mark = "✗" if problem.severity is Severity.ERROR else "!"
        click.echo(f"{mark} {place_of(problem, lang)}: {intake_sentence(problem, lang)}")
    click.echo(_summary(report, lang))


def _summary(report: FolderReport, lang: str) -> str:
    errors = sum(p.severity is Severity.ERROR for p in report.problems)
    errors += sum(p.severity is RuleSeverity.ERROR for p in report.rule_problems)
    warnings = len(report.problems) + len(report.rule_problems) - errors
    entries = len(report.contest.entries) if report.contest is not None else 0
    if lang == "en":
        ending = "The bundle can be made." if report.may_build else "Put the ✗ right first."
        return f"{entries} entries, {errors} errors, {warnings} warnings. {ending}"
    ending = "Có thể đóng gói." if report.may_build else "Sửa các mục ✗ trước khi đóng gói."
    return f"{entries} bài, {errors} lỗi, {warnings} lưu ý. {ending}"
