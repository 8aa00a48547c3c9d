"""The dialog of certificates: what it takes, and what it says of prizes without a page."""

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from judge_app.contest.ids import EntryCode
from judge_app.documents.result.certificate_form import (
    CertificateForm,
    CertificateKind,
    CertificateLayout,
    CertificatePaper,
    ReadingOrder,
    Recipients,
)
from judge_app.documents.result.certificates import CertificateLine
from judge_app.ui.chair.certificate_dialog import CertificateDialog
from judge_app.ui.language import Language, language
from judge_app.workflows.certificates import CertificateSet

FORM = CertificateForm(
    kind=CertificateKind.PRAISE,
    parent="Hội LHPN tỉnh",
    issuer="Ban Tổ chức",
    decision="45/QĐ-BTV",
    decision_day="20/4/2024",
    register="015",
    place="Mẫu",
    day="26/4/2024",
    on_behalf="TM. BAN THƯỜNG VỤ",
    signer_title="CHỦ TỊCH",
    signer="Nguyễn Thị Mẫu",
    recipients=Recipients.PERSON,
    order=ReadingOrder.HIGHEST_FIRST,
    layout=CertificateLayout.ENTRIES_ONLY,
    paper=CertificatePaper.WIDE,
    right=-1.25,
    down=3.0,
)
LINE = CertificateLine(
    code=EntryCode("SP-001"),
    recipients=("Chi hội 1",),
    unit="Huyện An Phú",
    award="Giải Nhất",
    category="",
    product="Ngày hội",
)
DONE = CertificateSet(pdf=b"", lines=(LINE, LINE), without_winner=(), withheld=(), hard_to_read=())


@pytest.fixture
def dialog(qtbot: QtBot) -> CertificateDialog:
    shown = CertificateDialog(FORM)
    qtbot.addWidget(shown)
    return shown


def test_a_form_comes_out_as_it_went_in(dialog: CertificateDialog) -> None:
    assert dialog.form == FORM


def test_moving_is_for_printed_frames_alone(qtbot: QtBot) -> None:
    for layout in CertificateLayout:
        shown = CertificateDialog(replace(FORM, layout=layout))
        qtbot.addWidget(shown)
        fields = [f for f in shown.findChildren(QLineEdit) if "(mm)" in f.accessibleName()]
        assert len(fields) == 2
        assert all(f.isEnabled() is (layout is not CertificateLayout.FULL) for f in fields)


@pytest.mark.parametrize(
    ("typed", "length"),
    [("", 0), ("2,5", 2.5), ("-2.5", -2.5), ("\u22123", -3), ("hai", inf), ("1e3", inf)],
)
def test_lengths_as_people_type_them(dialog: CertificateDialog, typed: str, length: float) -> None:
    (field,) = (
        f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Dịch sang phải (mm)"
    )
    field.setText(typed)
    assert dialog.form.right == length


def test_names_are_composed_and_trimmed(dialog: CertificateDialog) -> None:
    (field,) = (
        f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Họ tên người ký"
    )
    field.setText(" Nguye\u0302\u0303n ")
    assert dialog.form.signer == "Nguyễn"


def test_what_has_no_page_is_said(dialog: CertificateDialog) -> None:
    dialog.show_made(DONE, None)
    assert dialog.notice.text == ("Có 2 giấy, mỗi giấy một trang. Ký bút và đóng dấu sau khi in.")
    dialog.show_made(
        replace(
            DONE,
            without_winner=("Giải Ba",),
            withheld=(EntryCode("SP-007"),),
            hard_to_read=(EntryCode("SP-009"),),
        ),
        Path("giay.pdf"),
    )
    for words in (
        "Đã ghi 2 giấy vào giay.pdf.",
        "Giải không có bài đạt: Giải Ba.",
        "Chờ phân định, chưa có giấy: SP-007.",
        "Chữ phải in rất nhỏ vì tên quá dài: SP-009.",
    ):
        assert words in dialog.notice.text
    language.use(Language.ENGLISH)
    try:
        assert "Prizes that nobody got: Giải Ba." in dialog.notice.text
    finally:
        language.use(Language.VIETNAMESE)
