"""`judge-app judge`: mark, finalise and export without a window, for scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from judge_app.cli.failures import speak, told
from judge_app.cli.judge_keys import accept_key, make_key
from judge_app.cli.judge_tokens import token_request, tokens
from judge_app.cli.language import lang_option
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.scoresheet import Outcome
from judge_app.paths import data_folder
from judge_app.vietnamese.numbers import comma, parse_score
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.mark_entry import JudgingSession

if TYPE_CHECKING:
    from judge_app.documents.keys.held_key import HeldKey

_BUNDLE = click.argument("bundle", type=click.Path(dir_okay=False, path_type=Path))
_JUDGE = click.option("--judge", required=True, help="Mã giám khảo, như GK01. / Such as GK01.")
_HOME = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục lưu bài chấm. / Where the work is kept.",
)

_STATES = {
    "unmarked": ("chưa chấm", "not marked"),
    "in-work": ("đang chấm", "in work"),
    "done": ("xong", "done"),
    "abstained": ("không cho điểm", "abstained"),
    "conflicted": ("xung đột", "conflict"),
    "could-not-open": ("không mở được", "could not open"),
}


@click.group("judge")
def group() -> None:
    """Chấm và xuất phiếu không cần cửa sổ. / Mark and export without a window."""


group.add_command(make_key)
group.add_command(accept_key)
group.add_command(tokens)
group.add_command(token_request)


@group.command("status")
@_BUNDLE
@_JUDGE
@_HOME
@lang_option
def status(bundle: Path, judge: str, home: Path | None, lang: str) -> None:
    """Cho biết bài nào đã chấm. / Say which entries are marked."""
    place = 1 if lang == "en" else 0
    with _session(bundle, judge, home, lang) as session:
        summary = session.summary()
        for entry in summary.entries:
            total = "" if entry.total is None else comma(entry.total)
            click.echo(f"{entry.code}\t{_STATES[entry.state][place]}\t{total}")
        click.echo(f"{summary.done}/{summary.total}")


@group.command("mark")
@_BUNDLE
@click.argument("entry")
@click.argument("marks", nargs=-1)
@_JUDGE
@_HOME
@click.option("--outcome", type=click.Choice([o.value for o in Outcome]))
@click.option("--reason", default="", help="Lý do. / Why.")
@click.option("--comment", help="Nhận xét. / A remark.")
@lang_option
def mark(
    bundle: Path,
    entry: str,
    marks: tuple[str, ...],
    judge: str,
    home: Path | None,
    outcome: str | None,
    reason: str,
    comment: str | None,
    lang: str,
) -> None:
    """Cho điểm ENTRY: MARKS như 1.1=8,5 hay 1.1= để xóa. / Mark ENTRY, such as 1.1=8,5."""
    code = EntryCode(entry)
    given = [_parsed(text, lang) for text in marks]
    with _session(bundle, judge, home, lang) as session:
        if code not in session.order:
            raise click.ClickException(_unknown(entry, lang))
        known = {leaf.id for leaf in session.contest.rubric.leaves}
        for criterion, _ in given:
            if criterion not in known:
                raise click.ClickException(_unknown(criterion, lang))
        for criterion, value in given:
            session.set_mark(code, criterion, value)
        if comment is not None:
            session.set_comment(code, comment)
        if outcome is not None:
            session.set_outcome(code, Outcome(outcome), reason)
        at = session.last_saved_at()
    if at is not None:
        saved = "Saved" if lang == "en" else "Đã lưu"
        click.echo(f"{saved} {at:%H:%M:%S}")


@group.command("finalise")
@_BUNDLE
@_JUDGE
@_HOME
@click.option("--reason", default="", help="Lý do sửa phiếu đã chốt. / Why it is corrected.")
@lang_option
def finalise(bundle: Path, judge: str, home: Path | None, reason: str, lang: str) -> None:
    """Chốt phiếu khi đã chấm đủ. / Declare the sheet final."""
    from judge_app.ui.judge.sheet_problem_words import problem_lines  # noqa: PLC0415 - loads Qt
    from judge_app.workflows import finalise as finalising  # noqa: PLC0415 - loads documents

    with _session(bundle, judge, home, lang) as session:
        speak(lang)
        for line in problem_lines(finalising.problems(session)):
            click.echo(f"✗ {line}")
        sheet = finalising.finalise(session, reason=reason, clock=laptop_clock)
    word = "Final: revision" if lang == "en" else "Đã chốt phiếu lần"
    click.echo(f"{word} {sheet.revision}")


@group.command("export")
@_BUNDLE
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_JUDGE
@_HOME
@click.option("--code", envvar="JUDGE_APP_CODE", prompt=True, hide_input=True, help="Mã trên thẻ.")
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="Tệp khóa.")
@click.option(
    "--token-driver",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ký bằng USB Token; --code là PIN. / Sign with a token; --code is its PIN.",
)
@click.option("--ink", type=click.Path(dir_okay=False, path_type=Path), help="Chữ ký (PNG).")
@lang_option
def export(
    bundle: Path,
    folder: Path,
    judge: str,
    home: Path | None,
    code: str,
    key: Path | None,
    token_driver: Path | None,
    ink: Path | None,
    lang: str,
) -> None:
    """Ký phiếu đã chốt và ghi PDF vào FOLDER. / Sign the final sheet into FOLDER."""
    from judge_app.workflows import finalise as finalising  # noqa: PLC0415 - loads documents

    with _session(bundle, judge, home, lang) as session:
        sheets = session.final_sheets()
        if not sheets:
            raise click.ClickException(
                "Nothing is final yet: judge-app judge finalise."
                if lang == "en"
                else "Chưa chốt phiếu: chạy judge-app judge finalise trước."
            )
        unlocked = _unlocked(session, key, token_driver, code, home or data_folder())
        ink_png = ink.read_bytes() if ink is not None else None
        try:
            done = finalising.export(session, sheets[-1], unlocked, folder, ink_png)
        finally:
            unlocked.wipe()
    words = "Exported" if lang == "en" else "Đã xuất"
    check = "check code" if lang == "en" else "mã kiểm tra"
    click.echo(f"{words}: {done.path} ({check} {done.check_code})")


def _unlocked(
    session: JudgingSession, key: Path | None, driver: Path | None, code: str, home: Path
) -> "HeldKey":
    """Open the key of the session's judge: on a token, in the named file, or in the one found."""
    from judge_app.workflows.open_bundle import key_file_of, own_keys, unlock  # noqa: PLC0415
    from judge_app.workflows.token_key import unlock_token  # noqa: PLC0415

    judge = session.judge.id
    if driver is not None:
        return unlock_token(session.opened, judge, driver, code)
    path = key or key_file_of(session.opened, judge, own_keys(home))
    return unlock(session.opened, judge, path, code)


@contextmanager
def _session(bundle: Path, judge: str, home: Path | None, lang: str) -> Iterator[JudgingSession]:
    from judge_app.workflows.open_bundle import open_bundle  # noqa: PLC0415 - loads cryptography

    with told(lang):
        opened = open_bundle(bundle)
        if all(member.id != judge for member in opened.contest.panel.marking):
            raise click.ClickException(_unknown(judge, lang))
        session = JudgingSession.open(
            opened, JudgeId(judge), folder=home or data_folder(), clock=laptop_clock
        )
        try:
            yield session
        finally:
            session.close()


def _parsed(text: str, lang: str) -> tuple[CriterionId, Decimal | None]:
    criterion, equals, value = text.partition("=")
    number = parse_score(value) if value.strip() else None
    if not equals or (value.strip() and number is None):
        raise click.ClickException(
            f"“{text}” is not understood; write a mark as 1.1=8,5."
            if lang == "en"
            else f"Không hiểu “{text}”; viết điểm dạng 1.1=8,5."
        )
    return CriterionId(criterion.strip()), number


def _unknown(name: str, lang: str) -> str:
    return f"“{name}” is not in this bundle." if lang == "en" else f"Gói này không có “{name}”."
