"""`judge-app chair publish`: the result set, signed with the chair's key or on the chair's token."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from judge_app.cli.chair_desk import BUNDLE, DATABASE, HOME, opened_desk
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.paths import data_folder
from judge_app.progress import Cancellation
from judge_app.workflows.clock import laptop_clock

if TYPE_CHECKING:
    from judge_app.documents.keys.held_key import HeldKey
    from judge_app.workflows.open_bundle import OpenedBundle


@click.command("publish")
@BUNDLE
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--code", envvar="JUDGE_APP_CODE", help="Mã của trưởng ban. / The chair's code.")
@click.option(
    "--token-driver",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ký bằng USB Token; --code là PIN. / Sign with a token; --code is its PIN.",
)
@HOME
@DATABASE
@lang_option
def publish(
    bundle: Path,
    folder: Path,
    code: str | None,
    token_driver: Path | None,
    home: Path | None,
    database: str,
    lang: str,
) -> None:
    """Ghi bộ kết quả vào FOLDER, có chữ ký nếu có mã. / Write the result set into FOLDER."""
    from judge_app.workflows import publish as publishing  # noqa: PLC0415 - loads documents

    stop = Cancellation()
    if token_driver is not None and not code:
        raise click.ClickException(
            "Give the token's PIN as --code."
            if lang == "en"
            else "Ký bằng USB Token cần mã PIN: thêm --code."
        )
    with opened_desk(bundle, home, database, lang) as desk:
        key = _key(desk.opened, code, token_driver, home or data_folder()) if code else None
        try:
            with shown_progress(lang, stop) as report:
                done = publishing.publish(
                    desk, folder, laptop_clock(), chair=key, report=report, cancellation=stop
                )
        finally:
            if key is not None:
                key.wipe()
    count = len(done.documents)
    signed = ("signed", "unsigned") if lang == "en" else ("đã ký", "chưa ký")
    word = "documents" if lang == "en" else "tài liệu"
    click.echo(f"{done.folder}: {count} {word}, {signed[0] if done.is_signed else signed[1]}")


def _key(
    opened: "OpenedBundle", code: str, token_driver: Path | None, home: Path
) -> "HeldKey | None":
    """Open the chair's key, in its file or on the token; None where the contest has no chair."""
    from judge_app.workflows.open_bundle import key_file_of, own_keys, unlock  # noqa: PLC0415
    from judge_app.workflows.token_key import unlock_token  # noqa: PLC0415

    chair = opened.contest.panel.chair
    if chair is None:
        return None
    if token_driver is not None:
        return unlock_token(opened, chair.id, token_driver, code)
    return unlock(opened, chair.id, key_file_of(opened, chair.id, own_keys(home)), code)
