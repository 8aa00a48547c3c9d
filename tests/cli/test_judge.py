"""A judge on the command line: status, marks, outcomes, what is missing, the signed sheet."""

from pathlib import Path

import pytest

from tests.support.command_line import run
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.signed_contest import GK01


@pytest.fixture
def contest(tmp_path: Path) -> SmallContest:
    return built_contest(tmp_path / "cuoc-thi")


class Judge:
    """GK01 at a laptop of their own."""

    def __init__(self, contest: SmallContest, home: Path) -> None:
        self._bundle = contest.built.bundle
        self._who = ("--judge", "GK01", "--home", home)

    def __call__(self, command: str, *words: object, status: int = 0, lang: str = "vi") -> str:
        """Run one of the judge's commands."""
        return run("judge", command, self._bundle, *words, *self._who, status=status, lang=lang)

    def mark_everything(self) -> None:
        """Give each entry the same marks."""
        for entry in ("SP-001", "SP-002", "SP-003"):
            self("mark", entry, "1.1=5", "1.2=6", "2=7")


@pytest.fixture
def judge(contest: SmallContest, tmp_path: Path) -> Judge:
    return Judge(contest, tmp_path / "may")


def test_marks_are_saved_and_shown(judge: Judge) -> None:
    assert "Đã lưu" in judge("mark", "SP-001", "1.1=5,5", "1.2=6", "2=7")
    shown = judge("status").splitlines()
    assert shown[0] == "SP-001\txong\t18,5"
    assert shown[1] == "SP-002\tchưa chấm\t"
    assert shown[-1] == "1/3"
    judge("mark", "SP-001", "1.1=")
    assert judge("status").splitlines()[0].startswith("SP-001\tđang chấm")


def test_a_reason_stands_beside_an_entry_that_is_not_marked(judge: Judge) -> None:
    judge("mark", "SP-002", "--outcome", "could-not-open", "--reason", "Màn hình đen")
    assert "SP-002\tcould not open\t" in judge("status", lang="en")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("SP-009", "1.1=5"), "Gói này không có “SP-009”."),
        (("SP-001", "9.9=5"), "Gói này không có “9.9”."),
        (("SP-001", "1.1=tám"), "Không hiểu “1.1=tám”"),
        (("SP-001", "1.1"), "Không hiểu “1.1”"),
        (("SP-001", "1.1=500"), "ngoài thang điểm"),
    ],
)
def test_what_is_no_mark_is_named_and_nothing_is_saved(
    judge: Judge, words: tuple[str, ...], said: str
) -> None:
    assert said in judge("mark", *words, status=1)
    assert judge("status").splitlines()[0].startswith("SP-001\tchưa chấm")


def test_somebody_who_is_not_on_the_panel_is_told(contest: SmallContest, tmp_path: Path) -> None:
    words = ("--judge", "GK77", "--home", tmp_path)
    assert "GK77" in run("judge", "status", contest.built.bundle, *words, status=1)


def test_what_is_missing_is_told_in_sentences(judge: Judge) -> None:
    judge("mark", "SP-001", "1.1=5")
    said = judge("finalise", status=1)
    assert "✗ SP-002: tiêu chí 1.1, 1.2, 2 chưa có điểm." in said
    assert "✗ SP-001: tiêu chí 1.2, 2 chưa có điểm." in said
    assert "✗ SP-002: no mark for criterion 1.1, 1.2, 2." in judge("finalise", status=1, lang="en")


def test_the_sheet_is_signed_into_a_folder(
    judge: Judge, contest: SmallContest, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    code = contest.built.codes[GK01]
    assert "Chưa chốt phiếu" in judge("export", stick, "--code", code, status=1)
    judge.mark_everything()
    assert "Đã chốt phiếu lần 1" in judge("finalise")
    assert "Mã không đúng" in judge("export", stick, "--code", "AAAAA-AAAAA", status=1)
    assert list(stick.iterdir()) == []
    said = judge("export", stick, "--code", code)
    (sheet,) = stick.iterdir()
    assert str(sheet) in said
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_a_correction_needs_a_reason(judge: Judge) -> None:
    judge.mark_everything()
    judge("finalise")
    judge("mark", "SP-003", "1.1=4")
    assert judge("finalise", status=1)
    assert "Đã chốt phiếu lần 2" in judge("finalise", "--reason", "Nhập nhầm SP-003")
