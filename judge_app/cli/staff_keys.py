"""`judge-app staff keys` and `staff certify`: whose key is what, and judges' own keys."""

import os
from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.fingerprints import FINGERPRINT
from judge_app.cli.language import lang_option

_FOLDER = click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
_ORIGINS = {
    "staff": ("Ban Tổ chức cấp", "made by staff"),
    "holder": ("giám khảo tự tạo", "made by its holder"),
    "token": ("USB Token", "USB token"),
}


@click.command("keys")
@_FOLDER
@lang_option
def keys(folder: Path, lang: str) -> None:
    """Cho biết khóa của từng người và dấu vân tay. / Say whose key is what; needs no code."""
    from judge_app.documents.keys.keys import fingerprint_groups  # noqa: PLC0415 - cryptography
    from judge_app.workflows.build_bundle import Building  # noqa: PLC0415
    from judge_app.workflows.clock import laptop_clock  # noqa: PLC0415
    from judge_app.workflows.key_desk import key_overview  # noqa: PLC0415

    place = 1 if lang == "en" else 0
    with told(lang):
        found = key_overview(folder, Building(clock=laptop_clock, random_bytes=os.urandom))
    if found is None:
        raise click.ClickException(
            "No keys yet: they are made with the first bundle."
            if lang == "en"
            else "Chưa có khóa: khóa được tạo khi đóng gói lần đầu."
        )
    words = ("Dấu vân tay của cuộc thi", "Fingerprint of the contest")[place]
    click.echo(f"{words}: {fingerprint_groups(found.root_fingerprint)}")
    click.echo(f"{('Danh sách khóa lần', 'Roster revision')[place]} {found.revision}")
    for line in found.members:
        origin = "-" if line.origin is None else _ORIGINS[line.origin.value][place]
        click.echo(f"{line.member.id}\t{line.member.name}\t{origin}\t{line.kind}")


@click.command("certify")
@_FOLDER
@click.argument("request", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--fingerprint",
    "digits",
    type=FINGERPRINT,
    prompt="Dấu vân tay giám khảo đọc / The fingerprint the judge reads out",
    help="24 chữ số giám khảo đọc. / The 24 digits that the judge reads out.",
)
@click.option(
    "--staff-code",
    envvar="JUDGE_APP_STAFF_CODE",
    help="Mã mở khóa gốc, trên thẻ của Ban Tổ chức. / The code of the root key.",
)
@lang_option
def certify(folder: Path, request: Path, digits: str, staff_code: str | None, lang: str) -> None:
    """Xác nhận khóa giám khảo tự tạo (REQUEST). / Certify a key that a judge made.

    Dấu vân tay phải do chính giám khảo đọc, không lấy từ USB. / The fingerprint must come from the
    judge, not from the stick.
    """
    from judge_app.workflows import certify_key  # noqa: PLC0415 - loads cryptography
    from judge_app.workflows.build_bundle import Building  # noqa: PLC0415
    from judge_app.workflows.clock import laptop_clock  # noqa: PLC0415

    outside = Building(clock=laptop_clock, random_bytes=os.urandom)
    with told(lang):
        asked = certify_key.open_request(folder, request, outside)
        done = certify_key.certify_key(folder, asked, digits, outside, staff_code)
        answer = certify_key.hand_back(done, request.parent)
    click.echo(
        f"Certified the key of {done.holder}, roster revision {done.roster_revision}.\n"
        f"Answer for the judge: {answer}\nNow build again: judge-app staff build {folder}"
        if lang == "en"
        else f"Đã xác nhận khóa của {done.holder}, danh sách khóa lần {done.roster_revision}.\n"
        f"Trả lời cho giám khảo: {answer}\nHãy đóng gói lại: judge-app staff build {folder}"
    )
