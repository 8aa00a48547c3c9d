import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.code_slips import HolderCode, render
from tests.support.pdf_a_checks import pdf_a_complaints
from tests.support.pdf_text import pdf_text
from tests.support.signed_contest import MOMENT, signed_contest

HELD = signed_contest()


def _codes(count: int) -> tuple[HolderCode, ...]:
    return tuple(
        HolderCode(
            holder=JudgeId(f"GK{number:02d}"),
            name="Nguyễn Thị Hồng Ánh",
            role="Giám khảo",
            code="7K3MX9QRTB",
            file=f"GK{number:02d}.judgekey",
        )
        for number in range(1, count + 1)
    )


def _render(count: int, *, with_qr: bool = False) -> bytes:
    return render(
        HELD.contest,
        _codes(count),
        HELD.roster.root_fingerprint,
        made_at=MOMENT,
        with_qr=with_qr,
    )


def test_each_slip_says_who_what_code_and_which_contest(tmp_path: Path) -> None:
    text = pdf_text(_render(2), tmp_path)
    assert text.count("7K3MX-9QRTB") == 2
    assert "Giám khảo: Nguyễn Thị Hồng Ánh (GK02)" in text
    assert "mở tệp khóa GK02.judgekey" in text
    digits = HELD.roster.root_fingerprint
    assert " ".join(digits[i : i + 4] for i in range(0, 24, 4)) in text
    assert "Ứng dụng công nghệ thông tin" in text


def test_six_slips_take_two_pages(tmp_path: Path) -> None:
    assert pdf_text(_render(6), tmp_path).count("\f") == 2


def test_slips_come_out_the_same_twice_and_may_carry_a_code() -> None:
    assert _render(3) == _render(3)
    assert len(_render(3, with_qr=True)) > len(_render(3)) + 1000


def test_a_reader_gets_the_code_from_the_slip(tmp_path: Path) -> None:
    path = tmp_path / "slips.pdf"
    path.write_bytes(_render(2, with_qr=True))
    subprocess.run(["pdftoppm", "-r", "150", "-png", str(path), str(tmp_path / "page")], check=True)
    with Image.open(tmp_path / "page-1.png") as page:
        found = zxingcpp.read_barcodes(page)
    assert [each.text for each in found] == ["7K3MX9QRTB", "7K3MX9QRTB"]


def test_slips_are_built_for_the_archive_too() -> None:
    for with_qr in (False, True):
        assert pdf_a_complaints(_render(6, with_qr=with_qr), attachments=0) == []
