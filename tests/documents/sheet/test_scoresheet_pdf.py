import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.scoresheet import Assessment, Audience, Note, Outcome, Place
from judge_app.documents.sheet.payload import check_code, encode, payload_sha256
from judge_app.documents.sheet.scoresheet_pdf import draw, render
from tests.support.pdf_text import complaints_of_qpdf, pdf_text
from tests.support.signed_contest import GK02, final_sheet, signed_contest, with_assessment

HELD = signed_contest()
SHEET = final_sheet(HELD)


def test_the_sheet_says_who_marked_what_for_whom(tmp_path: Path) -> None:
    text = pdf_text(render(HELD.contest, SHEET), tmp_path)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH",
        "PHIẾU CHẤM ĐIỂM",
        "Nguyễn Thị Hồng Ánh (GK01)",
        "Quyết định số 15/QĐ-BTV",
        "Sóc Trăng, ngày 11 tháng 4 năm 2024",
        "GIÁM KHẢO",
        "6 bài được phân công, 6 bài đã cho điểm",
        check_code(payload_sha256(encode(SHEET))),
    ):
        assert words in text, words


def test_marks_and_totals_are_there_in_figures_and_words(tmp_path: Path) -> None:
    assessment = SHEET.assessments[2]
    text = " ".join(pdf_text(render(HELD.contest, SHEET), tmp_path).split())
    figures = [str(mark.value).replace(".", ",") for mark in assessment.marks]
    figures = [figure.removesuffix(",0") for figure in figures]
    total = sum(mark.value for mark in assessment.marks)
    assert f"{' '.join(figures)} {total}".replace(".", ",") in text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.ABSTAINED, "Không cho điểm: máy hỏng"),
        (Outcome.CONFLICTED, "Xung đột lợi ích: máy hỏng"),
        (Outcome.COULD_NOT_OPEN, "Không mở được bài: máy hỏng"),
    ],
)
def test_an_entry_without_marks_says_why(outcome: Outcome, words: str, tmp_path: Path) -> None:
    changed = Assessment(entry=EntryCode("SP-003"), outcome=outcome, reason="máy hỏng")
    text = pdf_text(render(HELD.contest, with_assessment(SHEET, changed)), tmp_path)
    assert words in text
    assert "5 bài đã cho điểm" in text


def test_comments_and_notes_are_printed_and_private_ones_are_not(tmp_path: Path) -> None:
    notes = (
        Note(
            id="1",
            text="Tiếng nhỏ",
            criterion=CriterionId("1.2"),
            place=Place(file="clip.mp4", milliseconds=62_500),
        ),
        Note(id="2", text="Chữ mờ", place=Place(page=7)),
        Note(id="3", text="Của riêng tôi", audience=Audience.PRIVATE),
    )
    changed = replace(SHEET.assessments[0], comment="Dòng một\nDòng hai", notes=notes)
    text = pdf_text(render(HELD.contest, with_assessment(SHEET, changed)), tmp_path)
    assert "SP-001: Dòng một" in text
    assert "Dòng hai" in text
    assert "Tiếng nhỏ (tiêu chí 1.2, clip.mp4, phút 01:02)" in text
    assert "Chữ mờ (trang 7)" in text
    assert "riêng" not in text


def test_a_correction_says_what_it_replaces_and_why(tmp_path: Path) -> None:
    sheet = final_sheet(HELD, revision=2)
    text = pdf_text(render(HELD.contest, sheet), tmp_path)
    assert "Lần 2, thay lần 1. Lý do: Nhập nhầm điểm của SP-003" in text


def test_a_long_reason_stands_whole_under_the_remarks(tmp_path: Path) -> None:
    reason = " ".join(f"lý-do-{number}" for number in range(200))
    changed = Assessment(entry=EntryCode("SP-003"), outcome=Outcome.COULD_NOT_OPEN, reason=reason)
    text = pdf_text(render(HELD.contest, with_assessment(SHEET, changed)), tmp_path)
    assert "lý-do-199" in text


def test_the_pages_are_the_same_bytes_in_another_process_and_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from judge_app.documents.sheet.scoresheet_pdf import render\n"
        "from tests.support.signed_contest import final_sheet, signed_contest\n"
        "held = signed_contest()\n"
        "pages = render(held.contest, final_sheet(held))\n"
        "print(hashlib.sha256(pages).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=Path(__file__).resolve().parents[3],
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert render(HELD.contest, SHEET) == render(HELD.contest, SHEET)


@pytest.mark.parametrize(("entries", "leaves"), [(1, 1), (1, 4), (60, 8), (7, 30), (130, 3)])
def test_sheets_of_every_size_are_sound(entries: int, leaves: int, tmp_path: Path) -> None:
    held = signed_contest(entries=entries, leaves=leaves)
    drawn = draw(held.contest, final_sheet(held, GK02))
    assert complaints_of_qpdf(drawn.content, tmp_path) == ""
    text = pdf_text(drawn.content, tmp_path)
    codes = [entry.code for entry in held.contest.entries]
    assert [code for code in codes if code not in text] == []
    pages = text.count("\f")
    assert drawn.stamp.page == pages
    assert text.count("Mã kiểm tra") == pages
    assert f"trang {pages}/{pages}" in text


@pytest.mark.parametrize("entries", range(1, 41, 3))
def test_the_signature_never_stands_alone_on_a_page(entries: int, tmp_path: Path) -> None:
    held = signed_contest(entries=entries)
    pages = pdf_text(render(held.contest, final_sheet(held)), tmp_path).split("\f")
    (last,) = [page for page in pages if "(Ký, ghi rõ họ tên)" in page]
    assert f"SP-{entries:03}" in last


def test_a_wide_rubric_lies_down_and_a_narrow_one_stands() -> None:
    sizes = []
    for leaves in (4, 8):
        held = signed_contest(leaves=leaves)
        with pikepdf.open(io.BytesIO(render(held.contest, final_sheet(held)))) as pdf:
            sizes.append([round(float(side)) for side in pdf.pages[0].mediabox])
    assert sizes == [[0, 0, 595, 842], [0, 0, 842, 595]]


def test_all_fonts_are_embedded_and_none_is_a_standard_one() -> None:
    content = render(HELD.contest, SHEET)
    assert b"Helvetica" not in content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert all("Tinos" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
