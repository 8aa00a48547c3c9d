"""`judge-app chair certificates`: one page an award of the official result."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from judge_app.cli.chair_desk import BUNDLE, DATABASE, HOME, opened_desk
from judge_app.cli.language import lang_option
from judge_app.paths import data_folder

if TYPE_CHECKING:
    from judge_app.workflows.certificates import CertificateSet

_KEPT = "Để nguyên nếu không ghi. / As before where not given."


def _texts(command: Any) -> Any:
    """Give the command an option for each text of the form; what is not given stays."""
    for name, words in reversed(
        (
            ("parent", "Cơ quan chủ quản. / The office above."),
            ("issuer", "Cơ quan trao giải. / Who awards."),
            ("decision", "Số quyết định, ví dụ 45/QĐ-BTV. / The decision's number."),
            ("decision-day", "Ngày quyết định, ví dụ 20/4/2024. / Its day."),
            ("register", "Số sổ của giấy đầu tiên, ví dụ 015/GCN. / First number in the register."),
            ("place", "Địa danh. / Place."),
            ("day", "Ngày ký, ví dụ 26/4/2024. / Day of signing."),
            ("on-behalf", "Ví dụ TM. BAN THƯỜNG VỤ. / On whose behalf."),
            ("signer-title", "Ví dụ CHỦ TỊCH. / The signer's title."),
            ("signer", "Họ tên người ký. / The signer's name."),
        )
    ):
        command = click.option(f"--{name}", help=words)(command)
    return command


@click.command("certificates", epilog=_KEPT)
@BUNDLE
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["chung-nhan", "giay-khen"]),
    help="Giấy chứng nhận hay giấy khen. / Certificate or certificate of merit.",
)
@_texts
@click.option(
    "--for",
    "recipients",
    type=click.Choice(["entry", "person"]),
    help="Mỗi bài một giấy, hay mỗi người một giấy. / One an entry, or one a person.",
)
@click.option(
    "--order",
    type=click.Choice(["lowest-first", "highest-first"]),
    help="Thứ tự đọc tại lễ trao giải. / As read out at the ceremony.",
)
@click.option(
    "--layout",
    type=click.Choice(["full", "texts", "entries-only"]),
    help=(
        "Cả khung; chỉ chữ trên phôi in sẵn khung; hoặc phôi in sẵn cả Quốc hiệu và tên giấy. / "
        "With a frame; texts only on a printed frame; or on one with nation and title too."
    ),
)
@click.option("--paper", type=click.Choice(["a4", "360x237"]), help="Khổ giấy. / Paper.")
@click.option("--right", type=float, help="Dịch chữ sang phải, mm (âm: sang trái). / Move right.")
@click.option("--down", type=float, help="Dịch chữ xuống dưới, mm (âm: lên trên). / Move down.")
@HOME
@DATABASE
@lang_option
def certificates(
    bundle: Path, file: Path, home: Path | None, database: str, lang: str, **typed: object
) -> None:
    """Ghi giấy chứng nhận, giấy khen của kết quả chính thức vào FILE (PDF).

    Mỗi giải một trang, không ký số: ký bút và đóng dấu sau khi in. Những gì đã ghi được nhớ cho lần
    sau. / Write the certificates of the official result to FILE, one page an award. They bear no
    electronic signature: sign them by hand. What is given is remembered.
    """
    from judge_app.atomic_file import write_atomically  # noqa: PLC0415
    from judge_app.documents.result.certificate_form import CertificateForm  # noqa: PLC0415
    from judge_app.workflows import certificates as making  # noqa: PLC0415 - loads documents

    folder = home or data_folder()
    with opened_desk(bundle, home, database, lang) as desk:
        given = {name: value for name, value in typed.items() if value is not None}
        before = making.remembered_form(folder, desk.contest)
        form = msgspec.convert({**msgspec.to_builtins(before), **given}, CertificateForm)
        done = making.make_certificates(desk, form)
        write_atomically(file, done.pdf)
        making.remember_form(folder, desk.contest, form)
    for line in _report(done, file, lang):
        click.echo(line)


def _report(done: "CertificateSet", file: Path, lang: str) -> list[str]:
    english = lang == "en"
    count = len(done.lines)
    lines = [
        f"{file}: {count} pages, to be signed by hand and sealed."
        if english
        else f"{file}: {count} trang, ký bút và đóng dấu sau khi in."
    ]
    lines += [
        f"{place}. {line.code}\t{line.award}\t{', '.join(line.recipients)}"
        for place, line in enumerate(done.lines, 1)
    ]
    for words, names in (
        (("Giải không có bài đạt", "Prizes that nobody got"), done.without_winner),
        (("Chờ phân định, chưa có giấy", "Tied, without a page"), done.withheld),
        (("Chữ rất nhỏ vì tên quá dài", "Very small letters: long names"), done.hard_to_read),
    ):
        if names:
            lines.append(f"! {words[1 if english else 0]}: {', '.join(names)}")
    return lines
