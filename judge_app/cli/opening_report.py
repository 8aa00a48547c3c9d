"""What `chair open-marks` needs and says."""

from pathlib import Path

import msgspec

from judge_app.contest.ids import JudgeId
from judge_app.db.ledger import LedgerEntry
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError
from judge_app.workflows.ledger_contents import MarksOpened
from judge_app.workflows.open_bundle import key_file_of, own_keys, unlock
from judge_app.workflows.panel_desk import PanelDesk


def chair_key(desk: PanelDesk, code: str, home: Path) -> HolderKey:
    """Return the chair's key, opened; `ChairCannotOpenError` where there is no file of it."""
    chair = desk.contest.panel.chair
    if chair is None:
        raise ChairCannotOpenError
    path = key_file_of(desk.opened, chair.id, own_keys(home))
    return unlock(desk.opened, chair.id, path, code).key


def marks_opened(entry: LedgerEntry) -> MarksOpened:
    """Return what an opening did."""
    return msgspec.json.decode(entry.content, type=MarksOpened)


def opening_lines(content: MarksOpened | None, lang: str) -> list[str]:
    """Return what an opening did, as sentences."""
    english = lang == "en"
    if content is None:
        return ["Nothing is sealed." if english else "Không có phiếu nào còn niêm phong."]
    count = len(content.opened)
    lines = [f"Sheets opened: {count}." if english else f"Đã mở {count} phiếu."]
    for failed in content.failed:
        refusal = Refusal(reason=RefusalReason(failed.reason), judge=JudgeId(failed.judge))
        lines.append(f"✗ {refusal_sentence(refusal, lang)}")
    return lines
