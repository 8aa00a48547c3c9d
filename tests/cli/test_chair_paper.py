"""Paper at the chair's desk on the command line: matched, taken from its codes, typed by two."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from judge_app.cli.main import cli
from tests.support.command_line import run
from tests.support.contest_folders import built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.paper_stories import scan_of
from tests.support.signed_contest import GK01, GK02


class Chair:
    """The chair at a desk of their own."""

    def __init__(self, story: PanelStory, home: Path) -> None:
        self.story = story
        self._bundle = story.contest.built.bundle
        self._home = home

    def __call__(self, command: str, *words: object, status: int = 0, lang: str = "vi") -> str:
        where = ("--home", self._home)
        return run("chair", command, self._bundle, *words, *where, status=status, lang=lang)

    def typed(self, by: str, lines: str) -> tuple[int, str]:
        """Type a sheet of the first judge, a line an entry."""
        words = ["chair", "type", self._bundle, GK01, "--by", by, "--home", self._home]
        done = CliRunner().invoke(cli, [str(word) for word in words], input=lines)
        return done.exit_code, done.output


@pytest.fixture
def chair(tmp_path: Path) -> Chair:
    story = panel_story(built_contest(tmp_path / "cuoc-thi"), tmp_path)
    return Chair(story, tmp_path / "ban-tong-hop")


def test_scans_are_matched_taken_and_then_the_same(chair: Chair, tmp_path: Path) -> None:
    scans = [scan_of(sheet) for sheet in both_sheets(chair.story)]
    said = chair("match", *scans, status=1)
    assert "GK01 lần 1, trang 1/" in said
    assert "chữ ký thật" in said
    assert "Chưa nhận phiếu này." in said
    blank = tmp_path / "trang.txt"
    blank.write_text("không phải bản quét")
    found = json.loads(chair("match", *scans, blank, "--take", "--json", status=1))
    assert {sheet["verdict"] for sheet in found["sheets"]} == {"same"}
    assert {sheet["signature"] for sheet in found["sheets"]} == {"genuine"}
    assert found["pages"][-1]["verdict"] == "not-a-picture"
    assert "Choose a PDF" in chair("match", blank, status=1, lang="en")
    assert chair("match", *scans).count("Đúng là phiếu đang được tính.") == len(found["pages"][:-1])
    assert chair("board").count("phiếu giấy") == 2
    assert chair("board", lang="en").count("on paper") == 2


def test_two_people_type_a_sheet(chair: Chair) -> None:
    status, said = chair.typed("Trần Thị Lan", "16 x\n16 16 16\n16 16 8,5\n15,5 16 16\n")
    assert "Cần 3 điểm" in said
    assert status == 1
    assert "chưa tính" in said
    assert "GK01\t1\tTrần Thị Lan" in chair("typings")
    status, said = chair.typed("Lê Thị Hoa", "16 16 16\n16 16 9\n15,5 16 16\n")
    assert status == 1
    assert "8,5 → 9" in said
    same = chair("confirm", GK01, "--by", "tran thi lan", "--yes", status=1)
    assert "Người gõ không tự xác nhận" in same
    status, said = chair.typed("Lê Thị Hoa", "16 16 16\n16 16 8,5\n15,5 16 16\n")
    assert status == 0
    assert "Trần Thị Lan, Lê Thị Hoa" in said
    assert "phiếu giấy" in chair("board")


def test_a_second_person_confirms_or_all_is_set_aside(chair: Chair) -> None:
    assert "Nobody has typed" in chair("confirm", GK01, "--by", "A", "--yes", status=1, lang="en")
    chair.typed("Trần Thị Lan", "16 16 16\nabstained quen tác giả\n16 16 16\n")
    assert chair("typings", "--discard", GK01, "--reason", "gõ nhầm phiếu") == ""
    chair.typed("Trần Thị Lan", "16 16 16\nabstained quen tác giả\n16 16 16\n")
    said = chair("confirm", GK01, "--by", "Lê Thị Hoa", "--yes")
    assert "không cho điểm: quen tác giả" in said
    assert "Đã nhận phiếu giấy" in said


def test_strangers_and_impossible_marks_are_named(chair: Chair) -> None:
    said = chair("type", "GK99", "--by", "Lan", status=1)
    assert "không có giám khảo GK99" in said
    status, said = chair.typed("", "99 16 16\n16 16 16\n16 16 16\n")
    assert status == 1
    assert "Ghi họ tên" in said
    assert "SP-001, 1.1: điểm 99" in said


def test_a_correction_is_shown_side_by_side_and_may_wait(chair: Chair) -> None:
    chair("import", chair.story.sheet(GK01, "0.8"))
    assert "Chưa có hai phiếu" in chair("differences", GK01)
    second = chair.story.sheet(GK01, "0.7", reason="Nhập nhầm")
    said = chair("import", second, status=1)
    assert "Lý do: Nhập nhầm" in said
    assert "16 → 14" in said
    assert "Tổng\t48 → 42" in said
    assert "CHƯA nhận bản sửa của GK01" in said
    assert "đã nhận bản sửa" not in chair("board")
    assert "NOT taken" in chair("import", second, "--correction", GK02, status=1, lang="en")
    assert "không có giám khảo GK99" in chair("import", second, "--correction", "GK99", status=1)
    assert "CHƯA nhận" in chair("import", second, "--dry-run")
    assert "CHƯA nhận" not in chair("import", second, "--correction", GK01)
    assert "Reason: Nhập nhầm" in chair("differences", GK01, "--of", 2, lang="en")
    assert "There are no two sheets" in chair("differences", GK02, lang="en")


def test_a_correction_on_paper_is_taken_by_name_only(chair: Chair) -> None:
    chair("import", chair.story.sheet(GK01, "0.8"))
    second = scan_of(chair.story.sheet(GK01, "0.7", reason="Nhập nhầm"))
    said = chair("match", second, "--take", status=1)
    assert "16 → 14" in said
    assert "CHƯA nhận bản sửa của GK01" in said
    assert "đã nhận bản sửa" not in chair("board")
    assert "CHƯA" not in chair("match", second, "--take", "--correction", GK01)
    assert "đã nhận bản sửa\t2" in chair("board")
