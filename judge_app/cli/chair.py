"""`judge-app chair`: take sheets in, see who is missing, settle, freeze and publish."""

from decimal import Decimal
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from judge_app.cli import chair_certificates, chair_ledger, chair_paper, chair_publish
from judge_app.cli.chair_desk import BUNDLE, CORRECTIONS, DATABASE, HOME, marking_judge, opened_desk
from judge_app.cli.difference_report import (
    correction_lines,
    held_difference_lines,
    judge_of,
    left_correction_line,
)
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.contest.entry import Category
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.rules import LadderAction
from judge_app.progress import Cancellation
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.vietnamese.numbers import comma, parse_score
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.difference_sentences import DifferenceSentences
from judge_app.workflows.import_sheets import PlannedFile, Verdict
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.why_sentences import WhySentences

_VERDICTS = {
    Verdict.NEW: ("nhận mới", "new"),
    Verdict.SUPERSEDES: ("bản sửa, thay phiếu trước", "a correction of an earlier sheet"),
    Verdict.REPLACES_PAPER: ("nhận, thay phiếu giấy đã nhập", "takes the place of its paper"),
    Verdict.SAME: ("đã có rồi", "there already"),
    Verdict.REFUSED: ("không nhận", "refused"),
    Verdict.UNREADABLE: ("không đọc được", "unreadable"),
}


@click.group("chair")
def group() -> None:
    """Nhận phiếu, tổng hợp, công bố. / Take in sheets, tally, publish."""


for _command in (
    chair_paper.match,
    chair_paper.type_sheet,
    chair_paper.confirm_sheet,
    chair_paper.typings,
    chair_ledger.ledger,
    chair_ledger.undo_import,
    chair_ledger.open_marks,
    chair_publish.publish,
    chair_certificates.certificates,
):
    group.add_command(_command)


@group.command("import")
@BUNDLE
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ xem, chưa nhận. / Look without taking.")
@CORRECTIONS
@HOME
@DATABASE
@lang_option
def take_in(
    bundle: Path,
    paths: tuple[Path, ...],
    dry_run: bool,
    corrected: tuple[str, ...],
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Nhận phiếu từ tệp và thư mục PATHS. / Take in sheets from files and folders.

    Bản sửa chỉ được nhận khi ghi tên giám khảo bằng --correction, sau khi xem điểm cũ và mới. / A
    correction is taken only where --correction names its judge, after a look at what it changes.

    Mã thoát 0: đã nhận hết; 1: có tệp không nhận, hoặc bản sửa chưa nhận. / Exit status 0: all is
    taken; 1: some files are refused, or corrections left.
    """
    stop = Cancellation()
    with opened_desk(bundle, home, database, lang) as desk:
        wanted = {marking_judge(desk.contest, name, lang) for name in corrected}
        with shown_progress(lang, stop) as report:
            plan = desk.dry_run(paths, report, stop)
        words = DifferenceSentences(desk.contest, lang)
        for file in plan.files:
            click.echo(_file_line(file, lang))
            for line in correction_lines(file, words):
                click.echo(f"  {line}")
        left = tuple(f for f in plan.corrections if judge_of(f) not in wanted)
        entry = None
        if not dry_run:
            with shown_progress(lang, stop) as report:
                entry = desk.take(plan.without({file.path for file in left}), report, stop)
    if entry is not None:
        english = f"Import {entry.number} of the ledger."
        click.echo(english if lang == "en" else f"Lần nhận số {entry.number} trong sổ.")
    for judge in dict.fromkeys(map(judge_of, left)):
        click.echo(left_correction_line(judge, lang), err=True)
    if plan.would_refuse or (left and not dry_run):
        raise SystemExit(1)


@group.command("board")
@BUNDLE
@HOME
@DATABASE
@lang_option
def board(bundle: Path, home: Path | None, database: str, lang: str) -> None:
    """Cho biết ai đã nộp phiếu. / Say who has sent a sheet."""
    words = {
        "missing": ("chưa có", "missing"),
        "received": ("đã nhận", "received"),
        "corrected": ("đã nhận bản sửa", "corrected"),
        "sealed": ("đã nhận, còn niêm phong", "received, sealed"),
    }
    place = 1 if lang == "en" else 0
    with opened_desk(bundle, home, database, lang) as desk:
        for row in desk.board().rows:
            revision = "" if row.held is None else str(row.held.sheet.revision)
            receipt = words[row.receipt][place]
            paper = ("\tphiếu giấy", "\ton paper")[place] if row.on_paper else ""
            click.echo(f"{row.judge}\t{row.name}\t{receipt}\t{revision}{paper}")


@group.command("differences")
@BUNDLE
@click.argument("judge")
@click.option("--of", "revision", type=int, help="Lần sửa. / The correction's revision.")
@HOME
@DATABASE
@lang_option
def differences(
    bundle: Path, judge: str, revision: int | None, home: Path | None, database: str, lang: str
) -> None:
    """So bản sửa của JUDGE với lần trước đó. / Show what a correction of JUDGE changed."""
    with opened_desk(bundle, home, database, lang) as desk:
        for line in held_difference_lines(desk, JudgeId(judge), revision, lang):
            click.echo(line)


@group.command("refused")
@BUNDLE
@HOME
@DATABASE
@lang_option
def refused(bundle: Path, home: Path | None, database: str, lang: str) -> None:
    """Liệt kê các tệp không nhận và lý do. / List refused files and why."""
    with opened_desk(bundle, home, database, lang) as desk:
        for file in desk.state.refused:
            click.echo(f"{file.name}\t{_reason(file.reason, file.judge, lang)}")


@group.command("settle")
@BUNDLE
@click.argument("entry")
@click.argument("action", type=click.Choice([a.value for a in LadderAction]))
@click.option("--words", default="", help="Ghi vào biên bản. / What the minutes say.")
@click.option("--figure", help="Điểm thống nhất. / The figure agreed upon.")
@click.option("--third-judge", default="", help="Người chấm lần ba. / Who marked a third time.")
@click.option("--third-total", help="Tổng điểm lần ba. / The third total.")
@HOME
@DATABASE
@lang_option
def settle(
    bundle: Path,
    entry: str,
    action: str,
    words: str,
    figure: str | None,
    third_judge: str,
    third_total: str | None,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Ghi cách xử lý chênh lệch của ENTRY. / Record how a discrepancy was settled."""
    with opened_desk(bundle, home, database, lang) as desk:
        desk.settle(
            Settlement(
                entry=EntryCode(entry),
                action=LadderAction(action),
                words=words,
                figure=_number(figure, lang),
                third_judge=JudgeId(third_judge) if third_judge else None,
                third_total=_number(third_total, lang),
                settled_at=laptop_clock().isoformat(timespec="seconds"),
            )
        )


@group.command("vote")
@BUNDLE
@click.argument("entry")
@click.argument("votes", type=int)
@click.option("--words", default="")
@HOME
@DATABASE
@lang_option
def vote(
    bundle: Path,
    entry: str,
    votes: int,
    words: str,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Ghi số phiếu biểu quyết cho ENTRY khi bằng điểm. / Record the vote on a tie."""
    with opened_desk(bundle, home, database, lang) as desk:
        desk.vote(PanelVote(entry=EntryCode(entry), votes=votes, words=words))


@group.command("result")
@BUNDLE
@click.option("--why", default="", help="Giải thích một bài. / Explain one entry.")
@HOME
@DATABASE
@lang_option
def result(bundle: Path, why: str, home: Path | None, database: str, lang: str) -> None:
    """In bảng kết quả theo thể lệ. / Print the result by the contest's rules."""
    from judge_app.workflows.why_sentences import WhySentences  # noqa: PLC0415

    with opened_desk(bundle, home, database, lang) as desk:
        desk.refuse_if_sealed()
        if why:
            entry = desk.result().entry(EntryCode(why))
            for sentence in WhySentences(desk.contest, lang).of(entry):
                click.echo(sentence)
        else:
            print_result(desk, lang)


@group.command("freeze")
@BUNDLE
@click.option("--despite-open-matters", is_flag=True)
@HOME
@DATABASE
@lang_option
def freeze(
    bundle: Path,
    despite_open_matters: bool,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Chốt kết quả chính thức. / Make the result official."""
    with opened_desk(bundle, home, database, lang) as desk:
        desk.freeze(despite_open_matters=despite_open_matters)
    click.echo("The result is official." if lang == "en" else "Kết quả đã chính thức.")


def print_result(desk: PanelDesk, lang: str) -> None:
    """Print the table of places, category by category."""
    place = 1 if lang == "en" else 0
    contest = desk.contest
    why = WhySentences(contest, lang)
    headings = (
        ("Hạng", "Place"), ("Mã số", "Code"), ("Tên sản phẩm", "Title"),
        ("Đơn vị", "Unit"), ("Điểm", "Figure"), ("Giải", "Award"),
    )  # fmt: skip
    worked = desk.result()
    for category in contest.categories:
        table = Table(*(heading[place] for heading in headings), title=_named(category, lang))
        for entry in worked.entries:
            if entry.category != category.id:
                continue
            facts = contest.entry(entry.code)
            figure = "-"
            if entry.shown is not None:
                figure = comma(entry.shown, contest.scoring.rounding.entry)
            table.add_row(
                entry.place_text,
                entry.code,
                facts.title,
                contest.unit(facts.unit).name,
                figure,
                why.award_names(entry.awards),
            )
        Console().print(table)


def _named(category: Category, lang: str) -> str:
    return (lang == "en" and category.name_en) or category.name


def _file_line(file: PlannedFile, lang: str) -> str:
    verdict = _VERDICTS[file.verdict][1 if lang == "en" else 0]
    line = f"{file.path.name}: {verdict}"
    if file.verdict is Verdict.REFUSED and file.refusal is not None:
        line += f" - {_reason(file.refusal.reason.value, file.refusal.judge or '', lang)}"
    if file.differences:
        line += f" ({len(file.differences)} ≠)"
    return line


def _reason(reason: str, judge: str, lang: str) -> str:
    from judge_app.documents.gate.refusal import Refusal, RefusalReason  # noqa: PLC0415
    from judge_app.documents.gate.refusal_words import refusal_sentence  # noqa: PLC0415

    refusal = Refusal(reason=RefusalReason(reason), judge=JudgeId(judge) if judge else None)
    return refusal_sentence(refusal, lang)


def _number(text: str | None, lang: str) -> Decimal | None:
    if text is None:
        return None
    number = parse_score(text)
    if number is None:
        raise click.ClickException(
            f"“{text}” is no mark." if lang == "en" else f"“{text}” không phải là điểm."
        )
    return number
