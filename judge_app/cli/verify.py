"""`judge-app verify`: what a file is, who signed it, and whether it can be believed."""

import json
from contextlib import suppress
from pathlib import Path

import click

from judge_app.cli.failures import sentence, told
from judge_app.cli.fingerprints import FINGERPRINT
from judge_app.cli.language import lang_option
from judge_app.documents.gate.refusal import RefusalReason
from judge_app.errors import JudgeAppError
from judge_app.workflows.verification import Belief, FileKind, Verification
from judge_app.workflows.verify_file import verify_file

_KINDS = {
    FileKind.BUNDLE: ("gói bài thi", "bundle"),
    FileKind.KEY: ("khóa giám khảo", "judge's key"),
    FileKind.KEY_REQUEST: ("yêu cầu xác nhận khóa", "request to certify a key"),
    FileKind.KEY_ANSWER: ("trả lời về khóa", "answer about a key"),
    FileKind.SHEET: ("phiếu chấm điểm", "scoresheet"),
    FileKind.RESULT: ("kết quả cuộc thi", "result"),
    FileKind.UNKNOWN: ("tệp khác", "another file"),
}
_BELIEFS = {
    Belief.GENUINE: ("✓ thật, nguyên vẹn", "✓ genuine and whole"),
    Belief.UNCONFIRMED: ("? chưa đủ căn cứ", "? cannot be told yet"),
    Belief.REFUSED: ("✗ không tin được", "✗ not to be believed"),
}
_NEEDED = {
    FileKind.KEY: (
        "Cần gói bài thi của cuộc thi: thêm --bundle.",
        "The contest's bundle is needed: add --bundle.",
    ),
    FileKind.KEY_REQUEST: (
        "So dấu vân tay của khóa với giám khảo, rồi: judge-app staff certify.",
        "Compare the key's fingerprint with the judge, then: judge-app staff certify.",
    ),
    FileKind.SHEET: (
        "Cần gói bài thi của cuộc thi: thêm --bundle.",
        "The contest's bundle is needed: add --bundle.",
    ),
    FileKind.RESULT: (
        "Nguyên vẹn; so dấu vân tay với thẻ mã hoặc bảng niêm yết, hoặc thêm --root.",
        "Whole; compare the fingerprint with the code slips, or add --root.",
    ),
}
_DETAILS = {
    FileKind.SHEET: ("lần", "revision"),
    FileKind.RESULT: ("bài", "entry"),
    FileKind.KEY_ANSWER: ("có trong danh sách khóa từ lần", "on the roster from revision"),
}
"""What the verification's detail is, for kinds where it is no mistake."""

_COMPARE = (
    "Nguyên vẹn; so dấu vân tay với thẻ mã, hoặc thêm --root.",
    "Whole; compare the fingerprint with the code slips, or add --root.",
)
_OTHER_ROOT = ("Dấu vân tay khác với --root.", "The fingerprint is not the one of --root.")
_SEALED = (
    "Phiếu niêm phong: mọi thứ đúng, trừ điểm bên trong chưa xem được trước khi trưởng ban mở.",
    "Sealed: all is right, but for the marks inside, which nobody can see before the chair opens.",
)
_ON_PAPER = (
    (
        "Phiếu giấy ({0}): kết quả tính theo số liệu trưởng ban ghi và ký, không theo bản quét. Muốn chắc, "
        "đối chiếu với bản giấy."
    ),
    (
        "On paper ({0}): the result rests on what the chair states and signed, not on a scan. To be sure, "
        "compare it with the paper."
    ),
)
_FOREIGN = (
    "Không phải tệp của chương trình này.",
    "Not a file of this program.",
)
_NO_SHEET = (
    "Trong tệp không có phiếu hay kết quả nào: là tệp PDF khác, hoặc phiếu bị ghi lại ở nơi khác.",
    "No scoresheet or result is in this file: another PDF, or a sheet that was saved elsewhere.",
)
_DAMAGED = ("Tệp hỏng: {0}.", "Damaged files: {0}.")
_NOT_A_RESULT = (
    "Không phải kết quả do trưởng ban của cuộc thi này ký, hoặc đã bị sửa. Xin bản khác.",
    "Not a result that this contest's chair signed, or changed since. Ask for another copy.",
)
_UNOPENED = (
    "Tệp không được ghi theo cách của chương trình này, có thể làm treo máy nên không mở. Xin bản khác.",
    "Not written the way this program does, and could freeze the computer: not opened. Ask for another.",
)


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--bundle", type=click.Path(dir_okay=False, path_type=Path), help="*.judgebundle")
@click.option("--root", type=FINGERPRINT, help="24 chữ số / digits.")
@click.option("--json", "as_json", is_flag=True, help="Cho chương trình khác. / For scripts.")
@lang_option
def command(
    files: tuple[Path, ...], bundle: Path | None, root: str | None, as_json: bool, lang: str
) -> None:
    """Kiểm tra FILES: gói, khóa, phiếu, kết quả. / Check bundles, keys, sheets, results.

    Yêu cầu và trả lời về khóa cũng vậy. / Requests and answers about keys too. Có gói trong FILES
    thì phiếu và khóa được so với gói đó. / A bundle among FILES serves to check the others.

    Mã thoát 0: mọi tệp đều thật; 1: có tệp không tin được; 2: chưa đủ căn cứ. / Exit status 0: all
    genuine; 1: some not to be believed; 2: not enough to tell.
    """
    opened = None
    among = bundle or _bundle_among(files)
    if among is not None:
        from judge_app.workflows.open_bundle import open_bundle  # noqa: PLC0415 - cryptography

        # one that was named must open; one that is merely among the files gets its own verdict
        with told(lang) if bundle is not None else suppress(JudgeAppError):
            opened = open_bundle(among)
    found = [verify_file(path, root_fingerprint=root or "", bundle=opened) for path in files]
    if as_json:
        lines = [_record(each, lang) for each in found]
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for each in found:
            click.echo(_text(each, lang))
    beliefs = {each.belief for each in found}
    raise SystemExit(1 if Belief.REFUSED in beliefs else 2 if Belief.UNCONFIRMED in beliefs else 0)


def _bundle_among(files: tuple[Path, ...]) -> Path | None:
    return next((path for path in files if path.suffix == ".judgebundle"), None)


def _pick(pair: tuple[str, str], lang: str) -> str:
    return pair[1 if lang == "en" else 0]


def _text(found: Verification, lang: str) -> str:
    heading = f"{found.path.name}: {_pick(_KINDS[found.kind], lang)}, {_pick(_BELIEFS[found.belief], lang)}"
    pairs = (
        (("cuộc thi", "contest"), found.contest),
        (("người ký", "signer"), found.signer),
        (("dấu vân tay cuộc thi", "contest's fingerprint"), _groups(found.fingerprint)),
        (("dấu vân tay của khóa", "key's fingerprint"), _groups(found.key_fingerprint)),
        (("mã kiểm tra", "check code"), found.check_code),
        (_DETAILS.get(found.kind, ("", "")), found.detail if found.kind in _DETAILS else ""),
    )
    facts = [f"  {_pick(names, lang)}: {value}" for names, value in pairs if value]
    said = [f"  {line}" for line in (_paper_words(found, lang), _reason(found, lang)) if line]
    return "\n".join([heading, *facts, *said])


def _record(found: Verification, lang: str) -> dict[str, str]:
    return {
        "file": str(found.path),
        "kind": found.kind.value,
        "verdict": found.belief.value,
        "contest": found.contest,
        "signer": found.signer,
        "fingerprint": found.fingerprint,
        "key_fingerprint": found.key_fingerprint,
        "detail": found.detail,
        "check_code": found.check_code,
        "sealed": "yes" if found.is_sealed else "no",
        "on_paper": ", ".join(found.on_paper),
        "reason": _reason(found, lang),
        "code": _code(found),
    }


def _code(found: Verification) -> str:
    """Return a word for scripts: the gate's reason, or the class of the failure."""
    if found.refusal is not None:
        return found.refusal.reason.value
    return type(found.failure).__name__ if found.failure is not None else ""


def _reason(found: Verification, lang: str) -> str:
    if found.failure is not None:
        return sentence(found.failure, lang)
    if found.kind is FileKind.UNKNOWN:
        return _pick(_FOREIGN if found.refusal is None else _NO_SHEET, lang)
    if found.refusal is not None:
        from judge_app.documents.gate.refusal_words import refusal_sentence  # noqa: PLC0415

        if found.kind is FileKind.RESULT:
            is_odd = found.refusal.reason in {
                RefusalReason.ODD_LAYOUT,
                RefusalReason.UNPACKS_TOO_LARGE,
            }
            return _pick(_UNOPENED if is_odd else _NOT_A_RESULT, lang)
        return refusal_sentence(found.refusal, lang)
    if found.belief is Belief.UNCONFIRMED:
        return _pick(_NEEDED.get(found.kind, _COMPARE), lang)
    if found.belief is Belief.REFUSED:
        return (
            _pick(_DAMAGED, lang).format(found.detail) if found.detail else _pick(_OTHER_ROOT, lang)
        )
    return _sealed_words(found, lang)


def _paper_words(found: Verification, lang: str) -> str:
    return _pick(_ON_PAPER, lang).format(", ".join(found.on_paper)) if found.on_paper else ""


def _sealed_words(found: Verification, lang: str) -> str:
    return _pick(_SEALED, lang) if found.is_sealed else ""


def _groups(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
