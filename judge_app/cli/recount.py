"""`judge-app recount`: work a signed result out again from the judges' sheets."""

from collections.abc import Iterator
from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.fingerprints import FINGERPRINT
from judge_app.cli.language import lang_option
from judge_app.cli.paper_marks import paper_lines
from judge_app.contest.ids import JudgeId
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.result.result_statement import StatedEntry
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.recount_result import Recount, recount_result


@click.command("recount")
@click.argument("result", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--root", type=FINGERPRINT, required=True, help="24 chữ số / digits.")
@click.option(
    "--show-paper",
    is_flag=True,
    help="In điểm của phiếu gõ tay để đối chiếu. / Print the marks of typed paper, to compare.",
)
@lang_option
def command(result: Path, sheets: tuple[Path, ...], root: str, show_paper: bool, lang: str) -> None:
    """Tính lại RESULT từ các phiếu trong SHEETS. / Work RESULT out again from SHEETS.

    SHEETS là tệp PDF giám khảo nộp, hoặc bản quét phiếu in ra có mã. / SHEETS are the files that
    judges handed in, or scans of printed sheets with their codes.

    Mã thoát 0: giống hệt; 1: khác, thiếu phiếu hoặc không tin được. / Exit status 0: the same; 1:
    something differs, is missing or cannot be believed.
    """
    with told(lang):
        found = recount_result(result, sheets, root_fingerprint=root)
    if isinstance(found, Refusal):
        sentence = refusal_sentence(found, lang)
        raise click.ClickException(
            f"This result cannot be believed. {sentence} Check --root and the file."
            if lang == "en"
            else f"Không tin được kết quả này. {sentence} Kiểm tra --root và tệp."
        )
    for line in _lines(found, english=lang == "en"):
        click.echo(line)
    if show_paper:
        for line in paper_lines(found, lang):
            click.echo(line)
    raise SystemExit(0 if found.is_confirmed else 1)


def _lines(found: Recount, *, english: bool) -> list[str]:
    lines = [found.statement.contest.name, *_sheet_lines(found, english=english)]
    if found.routines_differ:
        lines.append(
            "✗ The two routines disagree; tell whoever helps you."
            if english
            else "✗ Hai cách tính khác nhau; báo người hỗ trợ."
        )
    for difference in found.differences:
        stated, again = _entry(difference.stated), _entry(difference.recounted)
        lines.append(f"✗ {difference.code}: {stated} ≠ {again}")
    if found.is_confirmed:
        count = len(found.statement.entries)
        lines.append(
            f"✓ The same places, figures and awards for all {count} entries."
            if english
            else f"✓ Thứ hạng, điểm và giải của {count} bài giống hệt kết quả đã ký."
        )
    return lines


def _sheet_lines(found: Recount, *, english: bool) -> Iterator[str]:
    """Yield how many sheets were found, and every one that is not simply there."""
    wanted = len(found.statement.sheets)
    used = wanted - len(found.missing) - len(found.on_paper)
    yield (
        f"{used} of {wanted} sheets found." if english else f"Tìm thấy {used} trên {wanted} phiếu."
    )
    missing = (
        "sheet missing, both as a file and as a scan"
        if english
        else "thiếu phiếu, cả tệp lẫn bản quét"
    )
    yield from (f"✗ {judge}: {missing}" for judge in found.missing)
    unopened = (
        "sealed, and no mo-niem-phong-….json tells what is inside"
        if english
        else "còn niêm phong, thiếu tệp mo-niem-phong-….json"
    )
    yield from (f"✗ {judge}: {unopened}" for judge in found.unopened)
    yield from (_scan_line(found, judge, english=english) for judge in found.scanned)
    yield from (_paper_line(judge, english=english) for judge in found.on_paper)
    for refused in found.refused:
        sentence = refusal_sentence(refused.refusal, "en" if english else "vi")
        not_used = "not used." if english else "không dùng."
        yield f"! {refused.path.name}: {not_used} {sentence}"
    unused = "not part of this result" if english else "không thuộc kết quả này"
    yield from (f"! {path.name}: {unused}" for path in found.unused)


def _scan_line(found: Recount, judge: JudgeId, *, english: bool) -> str:
    if judge in found.contradicted:
        return f"✗ {judge}: " + (
            "the codes on the paper hold other marks than the chair states"
            if english
            else "mã trên giấy ghi điểm khác với số liệu trưởng ban đã ký"
        )
    return f"✓ {judge}: " + (
        "counted from a scan, by the codes that the judge signed"
        if english
        else "tính từ bản quét, theo mã có chữ ký của giám khảo"
    )


def _paper_line(judge: JudgeId, *, english: bool) -> str:
    if english:
        return (
            f"! {judge}: on paper, counted as the chair states and signed it, not from a scan; "
            "compare it with the paper"
        )
    return (
        f"! {judge}: phiếu giấy, tính theo số liệu trưởng ban ghi và ký, không theo bản quét; "
        "đối chiếu với bản giấy"
    )


def _entry(entry: StatedEntry | None) -> str:
    if entry is None:
        return "-"
    figure = "-" if entry.figure is None else comma(entry.figure)
    awards = ", ".join(entry.awards)
    return f"{entry.place or '-'} / {figure}" + (f" / {awards}" if awards else "")
