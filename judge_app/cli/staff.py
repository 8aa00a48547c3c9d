"""`judge-app staff`: set up a contest folder, check it, build the bundle, reissue a key."""

import os
from pathlib import Path

import click

from judge_app.cli.assignment_report import change_lines, impossible_lines, plan_lines
from judge_app.cli.failures import told
from judge_app.cli.folder_report import print_report
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.cli.staff_keys import certify, keys
from judge_app.cli.staff_print import print_papers
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.progress import Cancellation

_FOLDER = click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
_CODE = click.option(
    "--staff-code",
    envvar="JUDGE_APP_STAFF_CODE",
    help="Mã mở khóa gốc, trên thẻ của Ban Tổ chức. / The code of the root key.",
)
_QR = click.option(
    "--slip-qr",
    is_flag=True,
    help="In thêm mã QR trên thẻ, cho máy quét mã. / A QR on each slip, for a reader that types.",
)


@click.group("staff")
def group() -> None:
    """Lập, kiểm tra và đóng gói cuộc thi. / Set up, check and pack a contest."""


group.add_command(keys)
group.add_command(certify)
group.add_command(print_papers)


@group.command("new")
@_FOLDER
@click.option("--id", "contest_id", required=True, help="Chữ thường, số, gạch nối.")
@click.option("--name", required=True, help="Tên cuộc thi. / The contest's name.")
@lang_option
def new(folder: Path, contest_id: str, name: str, lang: str) -> None:
    """Lập cuộc thi mới trong FOLDER theo thể lệ mẫu. / Set up a new contest in FOLDER."""
    from dataclasses import replace  # noqa: PLC0415

    from judge_app.workflows.new_contest import create_contest_folder  # noqa: PLC0415
    from judge_app.workflows.sample_rules import sample_contest  # noqa: PLC0415

    contest = replace(sample_contest(), id=ContestId(contest_id), name=name, name_en="")
    with told(lang):
        create_contest_folder(folder, contest)
    click.echo(
        f"Made {folder}. Edit contest.toml and entries.xlsx, then: judge-app staff check {folder}"
        if lang == "en"
        else f"Đã tạo {folder}. Sửa contest.toml và entries.xlsx, rồi: "
        f"judge-app staff check {folder}"
    )


@group.command("check")
@_FOLDER
@lang_option
def check(folder: Path, lang: str) -> None:
    """Kiểm tra FOLDER, nêu mọi vấn đề cùng lúc. / Check FOLDER and name every problem."""
    from judge_app.workflows.check_contest import check_folder  # noqa: PLC0415 - loads openpyxl

    stop = Cancellation()
    with told(lang), shown_progress(lang, stop) as report:
        found = check_folder(folder, report, stop)
    print_report(found, lang)
    if not found.may_build:
        raise SystemExit(1)


@group.command("assign")
@_FOLDER
@click.option("--per-entry", required=True, type=click.IntRange(1), help="Số giám khảo mỗi bài.")
@click.option("--seed", default=1, show_default=True, help="Cùng số thì cùng kết quả.")
@click.option("--afresh", is_flag=True, help="Chia lại từ đầu. / Forget the plan that is there.")
@click.option("--without", multiple=True, help="Giám khảo xin rút. / A judge who drops out.")
@click.option("--dry-run", is_flag=True, help="Chỉ xem, không ghi. / Look, write nothing.")
@lang_option
def assign(
    folder: Path,
    per_entry: int,
    seed: int,
    afresh: bool,
    without: tuple[str, ...],
    dry_run: bool,
    lang: str,
) -> None:
    """Phân công giám khảo chấm từng bài, đổi ít nhất. / Share the entries out, changing least."""
    from judge_app.workflows.assign_judges import (  # noqa: PLC0415 - loads openpyxl
        Assigned,
        plan_judges,
        write_plan,
    )

    gone = tuple(JudgeId(judge) for judge in without)
    with told(lang):
        found = plan_judges(folder, per_entry=per_entry, seed=seed, afresh=afresh, without=gone)
        if isinstance(found, Assigned) and not dry_run:
            write_plan(folder, found)
    if not isinstance(found, Assigned):
        for line in impossible_lines(found, lang):
            click.echo(line, err=True)
        raise SystemExit(1)
    for line in (*plan_lines(found.plan, lang), *change_lines(found.handovers, lang)):
        click.echo(line)


@group.command("unicode")
@_FOLDER
@click.option("--dry-run", is_flag=True, help="Chỉ xem, không ghi. / Look, write nothing.")
@lang_option
def convert_to_unicode(folder: Path, dry_run: bool, lang: str) -> None:
    """Đổi chữ TCVN3, VNI trong entries.xlsx sang Unicode. / Convert old encodings to Unicode."""
    from judge_app.intake.legacy_cells import convert_cells, legacy_cells  # noqa: PLC0415
    from judge_app.intake.spreadsheet import LIST_NAME  # noqa: PLC0415

    english = lang == "en"
    with told(lang):
        cells = legacy_cells(folder / LIST_NAME)
        copy = convert_cells(folder / LIST_NAME, cells) if cells and not dry_run else None
    if not cells:
        click.echo("No old encoding found." if english else "Không có ô nào ở bảng mã cũ.")
    for cell in cells:
        click.echo(f"{cell.place} ({cell.encoding}): {cell.old} → {cell.new}")
    if copy is not None:
        click.echo(
            f"Converted {len(cells)} cells; the list as it was: {copy.name}."
            if english
            else f"Đã đổi {len(cells)} ô; danh sách cũ giữ ở {copy.name}."
        )


@group.command("build")
@_FOLDER
@_CODE
@_QR
@click.option(
    "--converter",
    type=click.Choice(["automatic", "libreoffice", "powerpoint", "built-in"]),
    default="automatic",
    show_default=True,
    help="Ai vẽ trang trình chiếu. / Who draws the pages of decks.",
)
@lang_option
def build(folder: Path, staff_code: str | None, slip_qr: bool, converter: str, lang: str) -> None:
    """Đóng gói: gói bài thi, khóa giám khảo, thẻ mã. / Make the bundle, keys and code slips."""
    from judge_app.slides.converting.choice import ConverterChoice  # noqa: PLC0415
    from judge_app.workflows import build_bundle  # noqa: PLC0415 - loads cryptography
    from judge_app.workflows.clock import laptop_clock  # noqa: PLC0415

    stop = Cancellation()
    outside = build_bundle.Building(
        clock=laptop_clock, random_bytes=os.urandom, qr_on_slips=slip_qr
    )
    with told(lang):
        try:
            with shown_progress(lang, stop) as report:
                done = build_bundle.build(
                    folder,
                    outside,
                    staff_code=staff_code,
                    choice=ConverterChoice(converter),
                    report=report,
                    cancellation=stop,
                )
        except build_bundle.FolderHasProblemsError as error:
            print_report(error.report, lang)
            raise SystemExit(1) from error
    _print_built(done, lang)


@group.command("reissue")
@_FOLDER
@click.argument("judge")
@_CODE
@_QR
@lang_option
def reissue(folder: Path, judge: str, staff_code: str | None, slip_qr: bool, lang: str) -> None:
    """Cấp khóa và mã mới cho JUDGE, rồi đóng gói lại. / Give JUDGE a new key, then build again."""
    from judge_app.workflows import build_bundle  # noqa: PLC0415 - loads cryptography
    from judge_app.workflows.clock import laptop_clock  # noqa: PLC0415
    from judge_app.workflows.reissue_key import reissue_key  # noqa: PLC0415

    outside = build_bundle.Building(
        clock=laptop_clock, random_bytes=os.urandom, qr_on_slips=slip_qr
    )
    with told(lang):
        slips = reissue_key(folder, JudgeId(judge), outside, staff_code)
    click.echo(
        f"New slip: {slips}. Now build again: judge-app staff build {folder}"
        if lang == "en"
        else f"Thẻ mã mới: {slips}. Hãy đóng gói lại: judge-app staff build {folder}"
    )


def _print_built(done: object, lang: str) -> None:
    from judge_app.documents.keys.keys import fingerprint_groups  # noqa: PLC0415
    from judge_app.intake.problem_words import intake_sentence, place_of  # noqa: PLC0415
    from judge_app.workflows.build_bundle import BuiltBundle  # noqa: PLC0415

    assert isinstance(done, BuiltBundle)
    for problem in done.problems:
        click.echo(f"! {place_of(problem, lang)}: {intake_sentence(problem, lang)}")
    groups = fingerprint_groups(done.root_fingerprint)
    size = done.bundle.stat().st_size / (1 << 20)
    if lang == "en":
        click.echo(f"Bundle: {done.bundle} ({size:.1f} MB)")
        click.echo(f"Judges' keys: {len(done.keys)} files beside it")
        click.echo(f"Fingerprint of the contest: {groups}")
    else:
        shown = f"{size:.1f}".replace(".", ",")
        click.echo(f"Gói bài thi: {done.bundle} ({shown} MB)")
        click.echo(f"Khóa giám khảo: {len(done.keys)} tệp bên cạnh gói")
        click.echo(f"Dấu vân tay của cuộc thi: {groups}")
    if done.slips is not None:
        text = (
            "Code slips to print and cut (never copy them to the sticks)"
            if lang == "en"
            else "Thẻ mã để in và cắt (đừng chép vào USB)"
        )
        click.echo(f"{text}: {done.slips}")
