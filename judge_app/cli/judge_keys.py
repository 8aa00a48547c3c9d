"""`judge-app judge make-key` and `accept-key`: a judge's own key, certified by staff."""

import os
from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.contest.ids import JudgeId
from judge_app.paths import data_folder
from judge_app.workflows.clock import laptop_clock

_BUNDLE = click.argument("bundle", type=click.Path(dir_okay=False, path_type=Path))
_JUDGE = click.option("--judge", required=True, help="Mã giám khảo, như GK01. / Such as GK01.")
_HOME = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục lưu khóa trên máy này. / Where the key is kept on this machine.",
)


@click.command("make-key")
@_BUNDLE
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_JUDGE
@_HOME
@lang_option
def make_key(bundle: Path, folder: Path, judge: str, home: Path | None, lang: str) -> None:
    """Tự tạo khóa; ghi yêu cầu xác nhận vào FOLDER. / Make an own key; the request goes to FOLDER.

    Mã chỉ hiện một lần: ghi lại ngay. / The code is shown once: write it down.
    """
    from judge_app.documents.keys.codes import grouped  # noqa: PLC0415
    from judge_app.documents.keys.keys import fingerprint_groups  # noqa: PLC0415 - cryptography
    from judge_app.workflows import own_key  # noqa: PLC0415
    from judge_app.workflows.open_bundle import check_member, open_bundle  # noqa: PLC0415

    with told(lang):
        opened = open_bundle(bundle)
        check_member(opened, JudgeId(judge))
        outside = own_key.KeyMaking(moment=laptop_clock(), random_bytes=os.urandom)
        made = own_key.make_key(opened, JudgeId(judge), home or data_folder(), outside)
        request = own_key.write_request(made, folder)
    groups, code = fingerprint_groups(made.fingerprint), grouped(made.code)
    click.echo(
        f"Code of your key, shown only now: {code}\nKey on this machine: {made.file}\n"
        f"Request for staff: {request}\nRead this fingerprint to staff: {groups}"
        if lang == "en"
        else f"Mã mở khóa, chỉ hiện lần này: {code}\nKhóa trên máy này: {made.file}\n"
        f"Yêu cầu gửi Ban Tổ chức: {request}\nĐọc dấu vân tay này cho Ban Tổ chức: {groups}"
    )


@click.command("accept-key")
@_BUNDLE
@click.argument("answer", type=click.Path(dir_okay=False, path_type=Path))
@_JUDGE
@_HOME
@lang_option
def accept_key(bundle: Path, answer: Path, judge: str, home: Path | None, lang: str) -> None:
    """Nhận trả lời (ANSWER) của Ban Tổ chức về khóa. / Take staff's answer about the key."""
    from judge_app.workflows import own_key  # noqa: PLC0415 - cryptography
    from judge_app.workflows.open_bundle import check_member, open_bundle  # noqa: PLC0415

    with told(lang):
        opened = open_bundle(bundle)
        check_member(opened, JudgeId(judge))
        taken = own_key.accept_answer(opened, JudgeId(judge), answer, home or data_folder())
    is_in_force = opened.roster.revision >= taken.roster_revision
    if lang == "en":
        then = "You can sign with it." if is_in_force else "Use the next bundle to sign with it."
        click.echo(f"Your key is certified (roster revision {taken.roster_revision}). {then}")
    else:
        then = "Đã dùng được để ký." if is_in_force else "Dùng gói bài thi mới để ký bằng khóa này."
        click.echo(f"Khóa đã được xác nhận (danh sách khóa lần {taken.roster_revision}). {then}")
