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
from judge_app.cli.plain_records import plain
from judge_app.cli.table_words import table_sentence
from judge_app.cli.tally_report import TallyReport
from judge_app.contest.contest import Contest
from judge_app.contest.rules_file import read_contest_toml
from judge_app.file_errors import explained
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.marks_table import read_marks_table
from judge_app.tally.verified import RecountMismatch, verified_result

_EVERY = "all"


@click.command("tally")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--rules", required=True, type=click.Path(path_type=Path), help="contest.toml")
@click.option(
    "--why",
    multiple=True,
    help=f"Vì sao bài này có hạng đó; {_EVERY}: mọi bài. / Why an entry's place.",
)
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
        codes = tuple(str(entry.code) for entry in result.entries)
        unknown = [code for code in why if code not in {*codes, _EVERY}]
        if unknown:
            raise click.BadParameter(", ".join(unknown), param_hint="--why")
        asked = codes if _EVERY in why else tuple(dict.fromkeys(why))
        report = TallyReport(result, lang, why=asked, what_if=what_if, agreement=agreed)
        if xlsx is not None:
            write_atomically(xlsx, _workbook(report))
    if as_json:
        click.echo(json.dumps(plain(report.record()), ensure_ascii=False, indent=1))
    else:
        _print(report)


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
    table = read_marks_table(_text(file, lang), contest)
    if table.ballots is None:
        for problem in table.problems:
            click.echo(table_sentence(problem, lang), err=True)
        raise SystemExit(1)
    result = verified_result(table.ballots)
    if isinstance(result, RecountMismatch):
        raise click.ClickException(
            "The two routines disagree; no result is shown."
            if lang == "en"
            else "Hai cách tính khác nhau; không hiện kết quả."
        )
    return result


def _text(file: Path, lang: str) -> str:
    """Read a CSV as spreadsheets save it; names in an unknown encoding would be mixed up."""
    with explained(file):
        content = file.read_bytes()
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{file.name} is not saved as Unicode. In the spreadsheet, save it as “CSV UTF-8”."
            if lang == "en"
            else f"{file.name} không lưu dạng Unicode. Trong bảng tính, lưu lại dạng “CSV UTF-8”."
        ) from error


def _print(report: TallyReport) -> None:
    console = Console()
    for sheet in (*report.tables(), *report.marks_tables()):
        table = Table(*sheet.headings, title=sheet.title)
        for row in sheet.rows:
            table.add_row(*("" if cell is None else report.shown(cell) for cell in row))
        console.print(table)
    for title, sentences in report.passages():
        click.echo(title)
        for sentence in sentences:
            click.echo(f"  {sentence}")


def _workbook(report: TallyReport) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - loads in 0.2 s
    from openpyxl.styles import Font  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for found in (*report.tables(with_judges=True), *report.passage_tables()):
        sheet = workbook.create_sheet(_sheet_name(found.title))
        sheet.append(list(found.headings))
        for row in found.rows:
            sheet.append(list(row))
            for place, value in enumerate(row, start=1):
                if isinstance(value, str):
                    # A code that begins with "=" is text, not a formula.
                    sheet.cell(sheet.max_row, place).data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column, width in enumerate(found.widths):
            sheet.column_dimensions[chr(ord("A") + column)].width = width
        sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "-"
