"""`judge-app tally`: try a rulebook on a plain table of marks, such as last year's."""

import io
import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from judge_app.atomic_file import write_atomically
from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.contest.rules_file import read_contest_toml
from judge_app.file_errors import explained
from judge_app.tally.agreement import agreement
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.marks_table import TableProblem, TableProblemCode, read_marks_table
from judge_app.tally.verified import RecountMismatch, verified_result
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.advisory_sentences import AdvisorySentences
from judge_app.workflows.agreement_sentences import AgreementSentences
from judge_app.workflows.robustness_sentences import RobustnessSentences
from judge_app.workflows.weigh_result import weigh
from judge_app.workflows.why_sentences import WhySentences

_WORDS: dict[TableProblemCode, tuple[str, str]] = {
    TableProblemCode.EMPTY: ("bảng không có điểm nào.", "the table holds no marks."),
    TableProblemCode.NOT_A_TABLE: (
        "tệp không phải là bảng CSV ({0}).",
        "the file is no CSV table ({0}).",
    ),
    TableProblemCode.MISSING_COLUMN: ("thiếu cột “{0}”.", "the column “{1}” is missing."),
    TableProblemCode.EMPTY_CELL: ("ô “{0}” để trống.", "the cell “{1}” is empty."),
    TableProblemCode.NOT_A_MARK: ("“{0}” không phải là điểm.", "“{0}” is not a mark."),
    TableProblemCode.ILLEGAL_MARK: (
        "điểm {0} của tiêu chí {1} ngoài thang (tối đa {2}, bước {3}).",
        "the mark {0} for criterion {1} is off its scale (at most {2}, in steps of {3}).",
    ),
    TableProblemCode.UNKNOWN_CRITERION: (
        "thể lệ không có tiêu chí “{0}”.",
        "the rules have no criterion “{0}”.",
    ),
    TableProblemCode.CRITERION_NEEDED: (
        "cần cột “tiêu chí”, vì thể lệ có nhiều tiêu chí.",
        "a column “criterion” is needed, for the rules have several.",
    ),
    TableProblemCode.REPEATED: (
        "bài {0}, giám khảo {1}, tiêu chí {2} đã có ở dòng trên.",
        "entry {0}, judge {1}, criterion {2} stands on an earlier line.",
    ),
}


@click.command("tally")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--rules", required=True, type=click.Path(path_type=Path), help="contest.toml")
@click.option("--why", multiple=True, help="Vì sao bài này có hạng đó. / Why an entry's place.")
@click.option("--what-if", is_flag=True, help="Giải có đổi không. / Would the prizes change.")
@click.option("--agreement", "agreed", is_flag=True, help="Độ thống nhất. / Agreement.")
@click.option("--json", "as_json", is_flag=True, help="Cho chương trình khác. / For scripts.")
@click.option("--xlsx", type=click.Path(dir_okay=False, path_type=Path), help="*.xlsx")
@lang_option
def command(
    file: Path,
    rules: Path,
    why: tuple[str, ...],
    what_if: bool,
    agreed: bool,
    as_json: bool,
    xlsx: Path | None,
    lang: str,
) -> None:
    """Tổng hợp bảng điểm FILE (CSV) theo thể lệ. / Tally the marks of FILE (CSV) by the rules."""
    with told(lang):
        result = _result(file, _rules(rules, lang), lang)
        if xlsx is not None:
            write_atomically(xlsx, _workbook(result, lang))
    if as_json:
        click.echo(json.dumps(_records(result), ensure_ascii=False, indent=1))
    else:
        _print(result, lang)
    sentences = WhySentences(result.ballots.contest, lang)
    for code in why:
        if all(entry.code != code for entry in result.entries):
            raise click.BadParameter(code, param_hint="--why")
        click.echo(code)
        for sentence in sentences.of(result.entry(EntryCode(code))):
            click.echo(f"  {sentence}")
    if what_if:
        found = weigh(result)
        advisory = AdvisorySentences(result, lang)
        for sentence in (
            *RobustnessSentences(found.contest, lang).of(found.robustness),
            *advisory.severity(found.severity),
            *advisory.standard_scores(found.standard_scores),
        ):
            click.echo(sentence)
    if agreed:
        _print_agreement(result, lang)


def _print_agreement(result: TallyResult, lang: str) -> None:
    found = agreement(result)
    spoken = AgreementSentences(result.ballots.contest.rubric.maximum, lang)
    for sentence in spoken.panel(found):
        click.echo(sentence)
    for profile in found.profiles:
        for sentence in spoken.judge(profile):
            click.echo(f"  {sentence}")


def _rules(path: Path, lang: str) -> Contest:
    file = path / "contest.toml" if path.is_dir() else path
    with explained(file):
        read = read_contest_toml(file.read_bytes().decode("utf-8-sig", "replace"))
    if read.contest is None:
        raise click.ClickException(
            f"The rules have errors: judge-app rules check {file}"
            if lang == "en"
            else f"Thể lệ còn lỗi: judge-app rules check {file}"
        )
    return read.contest


def _result(file: Path, contest: Contest, lang: str) -> TallyResult:
    with explained(file):
        text = file.read_bytes().decode("utf-8-sig", "replace")
    table = read_marks_table(text, contest)
    if table.ballots is None:
        for problem in table.problems:
            click.echo(_sentence(problem, lang), err=True)
        raise SystemExit(1)
    result = verified_result(table.ballots)
    if isinstance(result, RecountMismatch):
        raise click.ClickException(
            "The two routines disagree; no result is shown."
            if lang == "en"
            else "Hai cách tính khác nhau; không hiện kết quả."
        )
    return result


def _sentence(problem: TableProblem, lang: str) -> str:
    english = lang == "en"
    words = _WORDS[problem.code][1 if english else 0].format(*problem.values)
    return f"{'Line' if english else 'Dòng'} {problem.line}: {words}"


_HEADINGS = (("Hạng", "Place"), ("Mã số", "Entry"), ("Điểm", "Figure"), ("Giải", "Award"))


def _rows(result: TallyResult, lang: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    contest = result.ballots.contest
    names = WhySentences(contest, lang)
    groups = []
    for category in contest.categories:
        rows: list[tuple[str, ...]] = [
            (
                entry.place_text,
                entry.code,
                "-" if entry.shown is None else comma(entry.shown, contest.scoring.rounding.entry),
                names.award_names(entry.awards),
            )
            for entry in result.entries
            if entry.category == category.id
        ]
        if rows:
            groups.append(((lang == "en" and category.name_en) or category.name, rows))
    return groups


def _print(result: TallyResult, lang: str) -> None:
    for name, rows in _rows(result, lang):
        table = Table(*(words[1 if lang == "en" else 0] for words in _HEADINGS), title=name)
        for row in rows:
            table.add_row(*row)
        Console().print(table)


def _records(result: TallyResult) -> list[dict[str, object]]:
    return [
        {
            "entry": entry.code,
            "category": entry.category,
            "place": entry.place,
            "figure": None if entry.shown is None else str(entry.shown),
            "awards": list(entry.awards),
            "advances": entry.advances,
        }
        for entry in result.entries
    ]


def _workbook(result: TallyResult, lang: str) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - loads in 0.2 s

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in _rows(result, lang):
        sheet = workbook.create_sheet(name[:31])
        sheet.append([words[1 if lang == "en" else 0] for words in _HEADINGS])
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
