"""`judge-app rules`: read a rulebook back, and name everything that is wrong with it."""

from pathlib import Path
from typing import Literal

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.contest.explanation import explain
from judge_app.contest.problem_words import problem_place, problem_sentence
from judge_app.contest.rule_problem import RuleProblem, Severity
from judge_app.contest.rules_file import ReadContest, read_contest_toml
from judge_app.file_errors import explained

_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group("rules")
def group() -> None:
    """Kiểm tra và giải thích thể lệ. / Check and explain a rulebook."""


@group.command("check")
@_FILE
@lang_option
def check(file: Path, lang: str) -> None:
    """Nêu mọi lỗi của FILE. / Name everything wrong with FILE (contest.toml or its folder)."""
    found = _read(file, lang)
    language = _spoken(lang)
    for problem in found.problems:
        click.echo(_line(problem, language))
    if found.contest is None:
        raise SystemExit(1)
    click.echo("The rules can be used." if language == "en" else "Thể lệ dùng được.")


@group.command("explain")
@_FILE
@lang_option
def explain_rules(file: Path, lang: str) -> None:
    """Đọc lại FILE thành câu để so với thể lệ in. / Read FILE back in sentences."""
    found = _read(file, lang)
    language = _spoken(lang)
    for problem in found.problems:
        click.echo(_line(problem, language), err=True)
    contest = found.contest or found.draft
    if contest is None:
        raise SystemExit(1)
    click.echo(contest.name)
    for number, sentence in enumerate(explain(contest, language), start=1):
        click.echo(f"{number:3}. {sentence}")
    raise SystemExit(0 if found.contest is not None else 1)


def _read(file: Path, lang: str) -> ReadContest:
    path = file / "contest.toml" if file.is_dir() else file
    with told(lang), explained(path):
        return read_contest_toml(path.read_bytes().decode("utf-8-sig", "replace"))


def _line(problem: RuleProblem, language: Literal["vi", "en"]) -> str:
    mark = "✗" if problem.severity is Severity.ERROR else "!"
    place = problem_place(problem, language)
    sentence = problem_sentence(problem, language)
    return f"{mark} {place}: {sentence}" if place else f"{mark} {sentence}"


def _spoken(lang: str) -> Literal["vi", "en"]:
    return "en" if lang == "en" else "vi"
