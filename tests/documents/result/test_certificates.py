"""Certificates as other programs read them: every text, in its place, inside the frame."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_app.contest.ids import EntryCode
from judge_app.documents.result.certificate_form import (
    MOST_MOVED,
    CertificateForm,
    CertificateKind,
    CertificateLayout,
    CertificatePaper,
    first_form,
)
from judge_app.documents.result.certificate_frame import frame_inset
from judge_app.documents.result.certificates import CertificateBook, CertificateLine, render
from judge_app.workflows.sample_rules import sample_contest
from tests.support.pdf_a_checks import pdf_a_complaints
from tests.support.pdf_text import complaints_of_qpdf, pdf_text

POINTS = 72 / 25.4
CONTEST = sample_contest()
FORM = replace(
    first_form(CONTEST),
    decision="45/QĐ-BTV",
    decision_day="20/4/2024",
    register="015/GCN",
    day="05/01/2024",
    on_behalf="TM. Ban Thường vụ",
    signer_title="Chủ tịch",
    signer="Nguyễn Thị Mẫu",
)
GROUP = CertificateLine(
    code=EntryCode("SP-001"),
    recipients=("Nhóm tác giả chi hội 1",),
    unit="Hội LHPN huyện An Phú",
    award="Giải Nhất",
    category="Bảng tập thể",
    product="Ngày hội chuyển đổi số",
)
PERSON = replace(
    GROUP, code=EntryCode("SP-002"), recipients=("Trần Thị Thử",), award="Khuyến khích", category=""
)


def book(form: CertificateForm = FORM, *lines: CertificateLine) -> CertificateBook:
    moment = datetime(2024, 4, 20, 8, tzinfo=UTC)
    return CertificateBook(
        contest=CONTEST, form=form, lines=lines or (GROUP, PERSON), made_at=moment
    )


def pages(form: CertificateForm, tmp_path: Path, *lines: CertificateLine) -> list[list[str]]:
    """Return the lines of each page, gaps closed."""
    text = pdf_text(render(book(form, *lines)).pdf, tmp_path)
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        for page in text.split("\f")[:-1]
    ]


def letters(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Yield where the letters stand: left, top, right, bottom in millimetres from the top left."""
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    for page in document:
        words, height = page.get_textpage(), page.get_height()
        for number in range(words.count_chars()):
            left, bottom, right, top = words.get_charbox(number)
            if right > left:
                yield (
                    left / POINTS, (height - top) / POINTS, right / POINTS,
                    (height - bottom) / POINTS,
                )  # fmt: skip
        words.close()
        page.close()
    document.close()


def test_every_text_stands_on_the_page(tmp_path: Path) -> None:
    first, second = pages(FORM, tmp_path)
    assert first == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH MẪU",
        "BAN TỔ CHỨC CUỘC THI",
        "GIẤY CHỨNG NHẬN",
        "Nhóm tác giả chi hội 1",
        "Hội LHPN huyện An Phú",
        "Đã đạt giải Nhất, Bảng tập thể",
        "với sản phẩm “Ngày hội chuyển đổi số”",
        f"tại {CONTEST.name}, Vòng sơ khảo cấp tỉnh",
        "Mẫu, ngày 05 tháng 01 năm 2024",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "Quyết định số 45/QĐ-BTV ngày 20 tháng 4 năm 2024",
        "Số sổ: 015/GCN Nguyễn Thị Mẫu",
    ]
    assert "Đã đạt giải Khuyến khích" in second
    assert "Số sổ: 016/GCN Nguyễn Thị Mẫu" in second


def test_praise_has_its_own_title_and_blanks_are_dotted(tmp_path: Path) -> None:
    bare = replace(
        first_form(CONTEST), kind=CertificateKind.PRAISE, place="", paper=CertificatePaper.WIDE
    )
    (page,) = pages(bare, tmp_path, GROUP)
    assert "TẶNG GIẤY KHEN" in page
    assert "……………, ngày …… tháng …… năm ………" in page
    assert "Quyết định số …………… ngày …… tháng …… năm ………" in page
    assert "Số sổ: …………" in page


def test_on_printed_paper_only_what_is_not_there_yet(tmp_path: Path) -> None:
    texts, bare = (
        set(pages(replace(FORM, layout=layout), tmp_path)[0])
        for layout in (CertificateLayout.TEXTS, CertificateLayout.ENTRIES_ONLY)
    )
    assert texts - bare == {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIẤY CHỨNG NHẬN",
    }
    assert bare < texts


@pytest.mark.parametrize(("right", "down"), [(7.5, -4.0), (-MOST_MOVED, MOST_MOVED)])
def test_texts_move_by_exactly_so_many_millimetres(right: float, down: float) -> None:
    form = replace(FORM, layout=CertificateLayout.TEXTS)
    still = list(letters(render(book(form)).pdf))
    moved = list(letters(render(book(replace(form, right=right, down=down))).pdf))
    assert len(still) == len(moved)
    for (left, top, *_), (new_left, new_top, *_) in zip(still, moved, strict=True):
        assert new_left - left == pytest.approx(right, abs=0.02)
        assert new_top - top == pytest.approx(down, abs=0.02)


NAMES = st.text("ăâđêôơưạảấậếệịọộớợụ NTHPnhgc,.-", min_size=1, max_size=300)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(NAMES, min_size=1, max_size=9), NAMES, NAMES, NAMES, NAMES,
    st.sampled_from(CertificatePaper),
)  # fmt: skip
def test_no_text_ever_leaves_the_frame(
    names: list[str], unit: str, product: str, office: str, signer: str, paper: CertificatePaper
) -> None:
    form = replace(
        FORM, paper=paper, issuer=office, parent=unit, signer=signer, signer_title=office,
        on_behalf=unit, place=signer, decision=office, register=product,
    )  # fmt: skip
    line = replace(GROUP, recipients=tuple(names), unit=unit, product=product)
    width, height = (297, 210) if paper is CertificatePaper.A4 else (360, 237)
    edge = frame_inset() + 1
    for left, top, right, bottom in letters(render(book(form, line)).pdf):
        assert edge <= left
        assert right <= width - edge
        assert edge <= top
        assert bottom <= height - edge


@settings(max_examples=6, deadline=None)
@given(st.sampled_from([-MOST_MOVED, MOST_MOVED]), st.sampled_from([-MOST_MOVED, MOST_MOVED]))
def test_moved_texts_stay_on_the_paper(right: float, down: float) -> None:
    form = replace(FORM, layout=CertificateLayout.TEXTS, right=right, down=down)
    for left, top, end, bottom in letters(render(book(form)).pdf):
        assert min(left, top, 297 - end, 210 - bottom) >= 1


def test_very_long_texts_are_named() -> None:
    endless = replace(GROUP, product="Ứng dụng chuyển đổi số trong sinh hoạt chi hội " * 40)
    drawn = render(book(FORM, PERSON, endless))
    assert drawn.hard_to_read == (GROUP.code,)
    assert render(book()).hard_to_read == ()


def test_a_unit_that_is_the_winner_is_named_once(tmp_path: Path) -> None:
    (page,) = pages(FORM, tmp_path, replace(GROUP, recipients=(GROUP.unit,)))
    assert page.count(GROUP.unit) == 1


def test_the_file_is_sound_and_always_the_same(tmp_path: Path) -> None:
    pdf = render(book()).pdf
    assert pdf == render(book()).pdf
    assert complaints_of_qpdf(pdf, tmp_path) == ""
    assert pdf_a_complaints(pdf, attachments=0) == []
