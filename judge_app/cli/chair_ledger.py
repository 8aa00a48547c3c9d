"""`judge-app chair ledger`, `undo-import` and `open-marks`: what is in the ledger, and two steps."""

from pathlib import Path

import click

from judge_app.cli.chair_desk import BUNDLE, DATABASE, HOME, opened_desk
from judge_app.cli.language import lang_option
from judge_app.cli.opening_report import chair_key, marks_opened, opening_lines
from judge_app.db.ledger import LedgerKind
from judge_app.paths import data_folder

_KINDS = {
    LedgerKind.OPENED: ("mở sổ", "opened"),
    LedgerKind.IMPORT: ("nhận phiếu", "import"),
    LedgerKind.IMPORT_CONTINUED: ("nhận phiếu (tiếp dòng trên)", "import, continued"),
    LedgerKind.IMPORT_UNDONE: ("rút lần nhận", "import taken back"),
    LedgerKind.PAPER_TYPED: ("nhập phiếu giấy", "paper typed in"),
    LedgerKind.TYPING_DISCARDED: ("bỏ bản nhập", "typing discarded"),
    LedgerKind.SETTLEMENT: ("xử lý chênh lệch", "settlement"),
    LedgerKind.PANEL_VOTE: ("biểu quyết", "vote"),
    LedgerKind.MEETING: ("cuộc họp", "meeting"),
    LedgerKind.FREEZE: ("chốt kết quả", "result made official"),
    LedgerKind.MARKS_OPENED: ("mở niêm phong", "marks opened"),
    LedgerKind.EARLY_OPENING: ("mở niêm phong sớm", "marks opened early"),
}


@click.command("ledger")
@BUNDLE
@HOME
@DATABASE
@lang_option
def ledger(bundle: Path, home: Path | None, database: str, lang: str) -> None:
    """In sổ: số, lúc, việc, mã băm. / Print the ledger: number, time, what, hash."""
    place = 1 if lang == "en" else 0
    with opened_desk(bundle, home, database, lang) as desk:
        judges = {past.number: ", ".join(past.judges) for past in desk.state.imports}
        for entry in desk.ledger():
            about = judges.get(entry.number, "")
            click.echo(
                f"{entry.number}\t{entry.at}\t{_KINDS[entry.kind][place]}\t{about}\t{entry.hash[:16]}"
            )


@click.command("undo-import")
@BUNDLE
@click.argument("number", type=int)
@click.option("--reason", required=True)
@HOME
@DATABASE
@lang_option
def undo_import(
    bundle: Path, number: int, reason: str, home: Path | None, database: str, lang: str
) -> None:
    """Rút lại lần nhận NUMBER trong sổ. / Take back import NUMBER of the ledger."""
    with opened_desk(bundle, home, database, lang) as desk:
        desk.undo_import(number, reason)


@click.command("open-marks")
@BUNDLE
@click.option(
    "--code", envvar="JUDGE_APP_CODE", required=True, help="Mã của trưởng ban. / The chair's code."
)
@click.option("--reason", default="", help="Vì sao mở sớm. / Why before all sheets are in.")
@HOME
@DATABASE
@lang_option
def open_marks(
    bundle: Path, code: str, reason: str, home: Path | None, database: str, lang: str
) -> None:
    """Mở niêm phong điểm, khi đủ phiếu hoặc có lý do. / Open sealed marks."""
    with opened_desk(bundle, home, database, lang) as desk:
        entry = desk.open_marks(chair_key(desk, code, home or data_folder()), reason)
        content = None if entry is None else marks_opened(entry)
    for line in opening_lines(content, lang):
        click.echo(line)
    if content is not None and content.failed:
        raise SystemExit(1)
