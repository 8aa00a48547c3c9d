"""An entry that cannot be shown says so, stays markable, and offers "could not open"."""

from pathlib import Path

import pytest

from judge_app.contest.ids import EntryCode
from judge_app.documents.keys.key_file import seal
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import open_bundle
from tests.support.bundles import make_bundle
from tests.support.clocks import TickingClock
from tests.support.contest_folders import CHEAP
from tests.support.pages.window import Window
from tests.support.signed_contest import GK01, signed_contest

CODE = "AAAAABBBBB"
SIGNED = signed_contest(leaves=3)
VIDEO, SLIDES = EntryCode("SP-003"), EntryCode("SP-001")
"""By the kinds that the contest gives these entries."""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "thi.judgebundle"
    files = {
        (VIDEO, "phim.mp4"): b"\0\0\0\x20ftypisom" + b"this is no film at all" * 400,
        (SLIDES, "bai.pptx"): b"PK\x03\x04" + b"cut short" * 300,
        ("SP-004", "danh-sach.mp4"): b"#EXTM3U\nhttps://example.org/a.ts\n",
        ("SP-005", "khong-phai-anh.png"): b"\x89PNG\r\n\x1a\n and nothing more",
    }
    make_bundle(path, files, signed=SIGNED)
    key = seal(
        SIGNED.keys[GK01],
        code=CODE,
        contest=SIGNED.contest.id,
        judge=GK01,
        root_fingerprint=SIGNED.roster.root_fingerprint,
        cost=CHEAP,
    )
    (tmp_path / "GK01.judgekey").write_bytes(key)
    return path


@pytest.fixture
def page(window: Window, bundle: Path) -> JudgingPage:
    window.open(bundle, person=GK01)
    window.wait_for("Bạn là ai?")
    window.fill("Mã trên thẻ giám khảo", CODE)
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.judging_page is not None
    return workspace.judging_page


def report_buttons(window: Window) -> list[str]:
    """Return the words of the buttons that report an entry, once they are laid out."""
    words = [button.text() for button in window.visible_buttons()]
    return [each for each in words if "không mở được" in each.casefold()]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (VIDEO, "Không phát được phim.mp4."),
        (SLIDES, "bai.pptx bị cắt ngắn"),
        (EntryCode("SP-004"), "danh-sach.mp4 không phải là video mà chỉ là danh sách địa chỉ."),
    ],
)
@pytest.mark.expects_log
def test_it_is_named_markable_and_reportable(
    window: Window, page: JudgingPage, bundle: Path, tmp_path: Path, code: EntryCode, what: str
) -> None:
    page.go_to(code)
    window.wait_for(what)
    window.wait(lambda: report_buttons(window), "a way to report it")
    window.press(report_buttons(window)[0])
    window.wait_for("Bài không bị điểm thấp vì lý do này")
    window.press("Xem lại")
    leaf = SIGNED.contest.rubric.leaves[0]
    page.marks.mark_changed.emit(leaf.id, leaf.maximum)
    window.idle()
    window.main.shut_down()
    window.idle()
    session = JudgingSession.open(
        open_bundle(bundle), GK01, folder=tmp_path / "home", clock=TickingClock()
    )
    assert session.assessment(code).mark(leaf.id) == leaf.maximum
    session.close()
