"""The chair on the command line, from the sticks to the signed result, and its recount elsewhere."""

import re
from pathlib import Path

import pytest

from tests.support.command_line import run
from tests.support.contest_folders import PRIZES, built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import GK01


class Chair:
    """The chair at a desk of their own, with the panel's work on a stick."""

    def __init__(self, story: PanelStory, home: Path) -> None:
        self.story = story
        self._bundle = story.contest.built.bundle
        self._home = home

    def __call__(self, command: str, *words: object, status: int = 0, lang: str = "vi") -> str:
        """Run one of the chair's commands."""
        where = ("--home", self._home)
        return run("chair", command, self._bundle, *words, *where, status=status, lang=lang)


@pytest.fixture
def chair(tmp_path: Path) -> Chair:
    story = panel_story(built_contest(tmp_path / "cuoc-thi"), tmp_path)
    return Chair(story, tmp_path / "ban-tong-hop")


def test_looking_takes_nothing_and_taking_is_done_once(chair: Chair) -> None:
    both_sheets(chair.story)
    assert chair("import", chair.story.stick, "--dry-run").count("nhận mới") == 2
    assert chair("board").count("chưa có") == 2
    assert chair("import", chair.story.stick).count("nhận mới") == 2
    assert chair("import", chair.story.stick).count("đã có rồi") == 2
    assert chair("board", lang="en").count("received") == 2


def test_a_refused_file_is_named_and_stays_listed(chair: Chair) -> None:
    sheet = chair.story.sheet(GK01)
    altered = chair.story.stick / "sua.pdf"
    content = bytearray(sheet.read_bytes())
    content[len(content) // 3] ^= 1
    altered.write_bytes(content)
    said = chair("import", chair.story.stick, status=1)
    assert re.search(r"sua\.pdf: không nhận - \w", said)
    assert chair("refused").startswith("sua.pdf\t")


def test_a_correction_takes_the_earlier_place(chair: Chair) -> None:
    chair("import", chair.story.sheet(GK01, "0.8"))
    second = chair.story.sheet(GK01, "0.7", reason="Nhập nhầm")
    said = chair("import", second, "--correction", GK01)
    assert re.search(r"bản sửa, thay phiếu trước \(\d+ ≠\)", said)
    assert "đã nhận bản sửa\t2" in chair("board")


def test_an_import_is_taken_back_with_a_reason(chair: Chair) -> None:
    both_sheets(chair.story)
    chair("import", chair.story.stick)
    chair("undo-import", 1, "--reason", "Chép nhầm USB")
    assert chair("board").count("chưa có") == 2


def test_places_are_shown_and_explained(chair: Chair) -> None:
    both_sheets(chair.story)
    chair("import", chair.story.stick)
    assert "SP-001" in chair("result")
    assert "GK01" in chair("result", "--why", "SP-001")
    assert "GK01" in chair("result", "--why", "SP-001", lang="en")


def test_what_the_panel_decided_is_recorded(chair: Chair) -> None:
    both_sheets(chair.story)
    chair("import", chair.story.stick)
    chair("settle", "SP-001", "minutes", "--words", "Đã hội ý.", "--figure", "19,5")
    chair("vote", "SP-002", 2, "--words", "Biểu quyết")
    said = chair("settle", "SP-001", "minutes", "--figure", "mười", status=1)
    assert "“mười” không phải là điểm." in said


def test_a_signed_result_is_confirmed_on_another_laptop(chair: Chair, tmp_path: Path) -> None:
    story = chair.story
    both_sheets(story)
    chair("import", story.stick)
    code = story.contest.built.codes[story.contest.opened.contest.panel.chair.id]  # type: ignore[union-attr]
    chair("freeze", "--despite-open-matters")
    assert "đã ký" in chair("publish", tmp_path / "ra", "--code", code)
    (table,) = (tmp_path / "ra").rglob("bang-tong-hop-diem.pdf")
    root = story.contest.built.root_fingerprint
    assert "giống hệt kết quả đã ký" in run("recount", table, story.stick, "--root", root)
    (story.stick / "thua.pdf").write_bytes(b"%PDF-1.7")
    said = run("recount", table, story.stick, "--root", root)
    assert re.search(r"! thua\.pdf: không dùng\. \w", said)
    first, *_ = sorted(story.stick.glob("phieu*.pdf"))
    first.unlink()
    assert "thiếu phiếu" in run("recount", table, story.stick, "--root", root, status=1)
    wrong = run("recount", table, story.stick, "--root", "1" * 24, status=1)
    assert "Không tin được kết quả này." in wrong


def test_certificates_come_from_the_official_result_and_remember_the_form(
    tmp_path: Path,
) -> None:
    contest = built_contest(tmp_path / "cuoc-thi", awards=PRIZES)
    chair = Chair(panel_story(contest, tmp_path), tmp_path / "ban-tong-hop")
    both_sheets(chair.story)
    chair("import", chair.story.stick)
    file = tmp_path / "giay.pdf"
    assert "chưa chốt" in chair("certificates", file, status=1)
    assert not file.exists()
    chair("freeze", "--despite-open-matters")
    said = chair("certificates", file, "--signer", "Nguyễn Thị Mẫu", "--down", "-2")
    assert "3 trang" in said
    assert "1. " in said
    assert "Giải Nhì" in said
    printed = file.read_bytes()
    said = chair("certificates", file, lang="en")
    assert "3 pages" in said
    assert file.read_bytes() == printed
    assert "31" not in chair("certificates", file, "--day", "31/2/2024", status=1)
    assert file.read_bytes() == printed
