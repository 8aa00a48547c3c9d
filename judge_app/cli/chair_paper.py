"""`judge-app chair match`, `type`, `confirm` and `typings`: sheets that come on paper."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from judge_app.cli.chair_desk import BUNDLE, CORRECTIONS, DATABASE, HOME, marking_judge, opened_desk
from judge_app.cli.difference_report import comparison_lines, left_correction_line
from judge_app.cli.failures import sentence, speak
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Assessment, CriterionMark, Outcome
from judge_app.documents.sheet.payload import check_code
from judge_app.documents.sheet.sheet_codes import PaperSheet
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation
from judge_app.vietnamese.numbers import parse_score
from judge_app.workflows.difference_sentences import DifferenceSentences
from judge_app.workflows.paper_desk import PaperDesk
from judge_app.workflows.paper_matches import MatchedPage, MatchedSheet, PaperMatch, Standing
from judge_app.workflows.paper_sentences import PaperSentences
from judge_app.workflows.sheet_differences import compare
from judge_app.workflows.type_paper import (
    BothAgree,
    TypedMarks,
    TypingOutcome,
    asked_entries,
    confirm,
    discard,
    type_in,
)
from judge_app.workflows.typing_sentences import TypingSentences

_GOOD = {Standing.SAME, Standing.SUPERSEDED}
_WITHOUT_MARKS = (Outcome.ABSTAINED, Outcome.CONFLICTED, Outcome.COULD_NOT_OPEN)
_BY = click.option("--by", required=True, help="Họ tên người làm. / Name of whoever does it.")


@click.command("match")
@BUNDLE
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--take", is_flag=True, help="Nhận điểm từ mã. / Take marks from the codes.")
@CORRECTIONS
@click.option("--json", "as_json", is_flag=True, help="Cho chương trình khác. / For scripts.")
@HOME
@DATABASE
@lang_option
def match(
    bundle: Path,
    files: tuple[Path, ...],
    take: bool,
    corrected: tuple[str, ...],
    as_json: bool,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Đối chiếu bản quét, ảnh chụp phiếu giấy. / Match scans and photos of paper sheets.

    Bản sửa trên giấy chỉ được nhận khi ghi tên giám khảo bằng --correction. / A correction on paper
    is taken only where --correction names its judge.

    Mã thoát 0: mọi trang đều là phiếu đã nhận; 1: có trang khác, lạ hoặc không đọc được. / Exit
    status 0: every page is of a sheet that is there; 1: some are not, or cannot be read.
    """
    stop = Cancellation()
    with opened_desk(bundle, home, database, lang) as desk:
        paper = PaperDesk(desk)
        wanted = {marking_judge(desk.contest, name, lang) for name in corrected}
        with shown_progress(lang, stop) as report:
            found = paper.match(files, report, stop)
            corrections = _correction_lines(found, DifferenceSentences(desk.contest, lang))
            left = [s for s in found.offered if s.before and s.printed.judge not in wanted]
            chosen = tuple(sheet for sheet in found.offered if sheet not in left)
            taken = paper.take(chosen) if take else None
            if taken is not None:
                found = paper.match(files, report, stop)
    if as_json:
        click.echo(json.dumps(_record(found, lang), ensure_ascii=False, indent=1))
    else:
        for line in (*_lines(found, lang), *corrections):
            click.echo(line)
    if take:
        for judge in dict.fromkeys(sheet.printed.judge for sheet in left):
            click.echo(left_correction_line(judge, lang), err=True)
    good = all(p.sheet is not None and p.sheet.standing in _GOOD for p in found.pages)
    raise SystemExit(0 if good else 1)


@click.command("type")
@BUNDLE
@click.argument("judge")
@_BY
@click.option("--reason", default="", help="Lý do sửa. / Why it corrects an earlier sheet.")
@HOME
@DATABASE
@lang_option
def type_sheet(
    bundle: Path,
    judge: str,
    by: str,
    reason: str,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Gõ phiếu giấy của JUDGE, mỗi bài một dòng. / Type the paper sheet of JUDGE, a line an entry.

    Một dòng là các điểm theo thứ tự tiêu chí, hoặc abstained, conflicted, could-not-open và lý do.
    / A line holds the marks in the order of the criteria, or an outcome and its reason.
    """
    with opened_desk(bundle, home, database, lang) as desk:
        holder = marking_judge(desk.contest, judge, lang)
        marks = tuple(
            _asked(desk.contest, code, lang) for code in asked_entries(desk.contest, holder)
        )
        outcome = type_in(desk, TypedMarks(judge=holder, by=by, assessments=marks, reason=reason))
        _tell(desk.contest, outcome, lang)


@click.command("confirm")
@BUNDLE
@click.argument("judge")
@_BY
@click.option("--yes", is_flag=True, help="Đã đối chiếu với bản giấy. / Compared with the paper.")
@HOME
@DATABASE
@lang_option
def confirm_sheet(
    bundle: Path,
    judge: str,
    by: str,
    yes: bool,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Người thứ hai xác nhận phiếu đã gõ của JUDGE. / A second person confirms what was typed."""
    with opened_desk(bundle, home, database, lang) as desk:
        holder = marking_judge(desk.contest, judge, lang)
        sentences = TypingSentences(desk.contest, lang)
        for typing in desk.state.typings_of(holder)[:1]:
            for line in sentences.sheet(typing):
                click.echo(line)
        asked = "Is this what the paper says?" if lang == "en" else "Đúng như bản giấy?"
        if yes or click.confirm(asked):
            _tell(desk.contest, confirm(desk, holder, by), lang)


@click.command("typings")
@BUNDLE
@click.option("--discard", "discarded", default="", help="Bỏ bản gõ của. / Set aside those of.")
@click.option("--reason", default="")
@HOME
@DATABASE
@lang_option
def typings(
    bundle: Path, discarded: str, reason: str, home: Path | None, database: str, lang: str
) -> None:
    """Liệt kê phiếu giấy gõ dở. / List paper sheets that wait for a second person."""
    with opened_desk(bundle, home, database, lang) as desk:
        if discarded:
            discard(desk, marking_judge(desk.contest, discarded, lang), reason)
        for typing in desk.state.typings:
            sheet = typing.sheet
            click.echo(f"{sheet.judge}\t{sheet.revision}\t{typing.by}\t{typing.at[:16]}")


def _tell(contest: Contest, outcome: TypingOutcome, lang: str) -> None:
    for line in TypingSentences(contest, lang).outcome(outcome):
        click.echo(line)
    if not isinstance(outcome, BothAgree):
        raise SystemExit(1)


def _asked(contest: Contest, code: EntryCode, lang: str) -> Assessment:
    """Ask for one entry until the line can be read."""
    leaves = contest.rubric.leaves
    while True:
        line: str = click.prompt(f"{code} ({len(leaves)})", prompt_suffix=": ")
        word, _, rest = line.strip().partition(" ")
        if word in {outcome.value for outcome in _WITHOUT_MARKS}:
            return Assessment(entry=code, outcome=Outcome(word), reason=rest.strip())
        figures = [parse_score(text) for text in line.replace(";", " ").split()]
        values = [figure for figure in figures if isinstance(figure, Decimal)]
        if len(values) == len(figures) == len(leaves):
            marks = (
                CriterionMark(criterion=leaf.id, value=value)
                for leaf, value in zip(leaves, values, strict=True)
            )
            return Assessment(entry=code, marks=tuple(marks))
        click.echo(
            f"{len(leaves)} marks are needed, as 8,5 9 7."
            if lang == "en"
            else f"Cần {len(leaves)} điểm, viết như 8,5 9 7."
        )


def _lines(found: PaperMatch, lang: str) -> list[str]:
    sentences = PaperSentences(lang)
    lines = []
    for page in found.pages:
        what, next_step = _said(sentences, page, lang)
        lines.append(f"{_page_name(page, lang)}: {_sheet_name(page, lang)}{what} {next_step}")
    return lines


def _correction_lines(found: PaperMatch, words: DifferenceSentences) -> list[str]:
    """Return what offered corrections would change, beside the sheets that are there."""
    lines = []
    for sheet in found.offered:
        if sheet.before is not None and isinstance(sheet.offer, PaperSheet):
            comparison = compare(words.contest, sheet.before, sheet.offer.sheet)
            lines += comparison_lines(comparison, words)
    return lines


def _said(sentences: PaperSentences, page: MatchedPage, lang: str) -> tuple[str, str]:
    if isinstance(page.failure, JudgeAppError):
        return sentence(page.failure, lang), ""
    return sentences.page(page)


def _page_name(page: MatchedPage, lang: str) -> str:
    word = "page" if lang == "en" else "trang"
    return f"{page.path.name} {word} {page.number}" if page.number else page.path.name


def _sheet_name(page: MatchedPage, lang: str) -> str:
    sheet = page.sheet
    if sheet is None:
        return ""
    printed = sheet.printed
    revision, of = ("revision", "page") if lang == "en" else ("lần", "trang")
    place = f", {of} {page.page}/{sheet.pages}" if page.page else ""
    signature = PaperSentences(lang).signature(sheet.signature)
    code = check_code(printed.payload_sha256)
    return f"{printed.judge} {revision} {printed.revision}{place}, {code}, {signature}. "


def _record(found: PaperMatch, lang: str) -> dict[str, Any]:
    speak(lang)
    sentences = PaperSentences(lang)
    return {
        "pages": [
            {
                "file": str(page.path),
                "page": page.number,
                "sheet": None if page.sheet is None else _printed(page.sheet),
                "sheet_page": page.page or None,
                "verdict": _verdict(page),
                "said": " ".join(_said(sentences, page, lang)).strip(),
            }
            for page in found.pages
        ],
        "sheets": [
            {
                **_printed(sheet),
                "verdict": sheet.standing.value,
                "signature": sheet.signature.value,
                "pages_missing": sheet.pages_missing,
                "can_be_taken": isinstance(sheet.offer, PaperSheet),
            }
            for sheet in found.sheets
        ],
    }


def _printed(sheet: MatchedSheet) -> dict[str, Any]:
    printed = sheet.printed
    return {
        "contest": printed.contest,
        "judge": printed.judge,
        "revision": printed.revision,
        "payload_sha256": printed.payload_sha256,
    }


def _verdict(page: MatchedPage) -> str:
    if page.sheet is not None:
        return page.sheet.standing.value
    if page.failure is None:
        return "no-code"
    return "unreadable" if isinstance(page.failure, JudgeAppError) else page.failure.value
