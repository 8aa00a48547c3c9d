"""`judge-app judge tokens` and `token-request`: a judge who signs with a USB token."""

from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.contest.ids import JudgeId
from judge_app.workflows.clock import laptop_clock

DRIVER = click.option(
    "--driver",
    required=True,
    envvar="JUDGE_APP_TOKEN_DRIVER",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Trình điều khiển PKCS#11 của token (.dll, .so). / The token's PKCS#11 driver.",
)
_TRIES = {
    "plenty": ("", ""),
    "few": ("đã có lần nhập sai PIN", "a wrong PIN was given"),
    "last": ("chỉ còn một lần thử PIN", "one try of the PIN is left"),
    "none": ("đã bị khóa", "locked"),
}


@click.command("tokens")
@DRIVER
@lang_option
def tokens(driver: Path, lang: str) -> None:
    """Liệt kê USB Token và chứng thư trên đó. / List tokens and their certificates; no PIN."""
    from judge_app.documents.keys.keys import spki_sha256  # noqa: PLC0415 - cryptography
    from judge_app.workflows.token_key import find_tokens  # noqa: PLC0415

    place = 1 if lang == "en" else 0
    with told(lang):
        found = find_tokens(driver)
    if not found:
        click.echo(("Không có token nào đang cắm.", "No token is plugged in.")[place])
    unfit = ("không ký phiếu được", "cannot sign sheets")[place]
    for token in found:
        parts = (token.label, token.manufacturer, token.model, _TRIES[token.tries.value][place])
        click.echo(" · ".join(part for part in parts if part))
        for number, each in enumerate(token.certificates, 1):
            pin = spki_sha256(each.certificate)[:16]
            click.echo(f"  {number}. {each.holder} ({each.issuer}), {each.kind or unfit}, {pin}…")


@click.command("token-request")
@click.argument("bundle", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--judge", required=True, help="Mã giám khảo, như GK01. / Such as GK01.")
@DRIVER
@click.option("--token", "label", help="Tên token, nếu cắm nhiều. / Its label, if several are in.")
@click.option(
    "--certificate",
    "number",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Chứng thư thứ mấy. / Which of its certificates.",
)
@click.option("--pin", envvar="JUDGE_APP_TOKEN_PIN", prompt=True, hide_input=True, help="PIN.")
@lang_option
def token_request(
    bundle: Path,
    folder: Path,
    judge: str,
    driver: Path,
    label: str | None,
    number: int,
    pin: str,
    lang: str,
) -> None:
    """Ghi vào FOLDER yêu cầu dùng khóa trên token. / Ask staff to list the token's key.

    PIN chỉ gửi tới token một lần. / The PIN goes to the token once.
    """
    from judge_app.documents.keys.keys import fingerprint_groups  # noqa: PLC0415 - cryptography
    from judge_app.workflows.open_bundle import open_bundle  # noqa: PLC0415
    from judge_app.workflows.token_key import find_tokens, request_for_token  # noqa: PLC0415

    with told(lang):
        opened = open_bundle(bundle)
        fits = [token for token in find_tokens(driver) if label in {None, token.label}]
        chosen = [token for token in fits if len(token.certificates) >= number]
        if len(fits) != 1 or not chosen:
            raise click.ClickException(
                "Name one token and one of its certificates: judge-app judge tokens."
                if lang == "en"
                else "Hãy nêu đúng một token và một chứng thư: xem judge-app judge tokens."
            )
        path, digits = request_for_token(
            *(opened, JudgeId(judge), driver, chosen[0]),
            *(chosen[0].certificates[number - 1], pin),
            moment=laptop_clock(),
            folder=folder,
        )
    groups = fingerprint_groups(digits)
    click.echo(
        f"Request for staff: {path}\nRead this fingerprint to staff: {groups}"
        if lang == "en"
        else f"Yêu cầu gửi Ban Tổ chức: {path}\nĐọc dấu vân tay này cho Ban Tổ chức: {groups}"
    )
