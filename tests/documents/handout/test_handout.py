"""Papers of staff: what stands on them, and that long ones go on over pages."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId, UnitId
from judge_app.documents.handout import blank_sheets, entry_list
from judge_app.documents.handout.handover_register import HandedBundle, render
from tests.support.pdf_a_checks import pdf_a_complaints
from tests.support.pdf_text import complaints_of_qpdf, pdf_text
from tests.support.signed_contest import GK01, plain_contest

MOMENT = datetime(2024, 3, 20, 8, tzinfo=UTC)


def handed(contest: Contest) -> HandedBundle:
    return HandedBundle(
        contest=contest,
        bundle="cuoc-thi.judgebundle",
        size=12_897_484,
        check_code="5T1K-J5TP-RF9J",
        root_fingerprint="5190 2389 6787 4362 4427 8217",
        files=((GK01, "GK01.judgekey"), (JudgeId("GK02"), "GK02.keyanswer")),
        with_slip=frozenset({GK01}),
        made_at=MOMENT,
    )


def lines(content: bytes, tmp_path: Path) -> list[str]:
    return [" ".join(line.split()) for line in pdf_text(content, tmp_path).splitlines()]


def test_the_register_has_a_line_for_each_stick(tmp_path: Path) -> None:
    contest = plain_contest(entries=6)
    text = lines(render(handed(contest)), tmp_path)
    assert "SỔ GIAO NHẬN USB" in text
    assert "Gói bài thi: cuoc-thi.judgebundle (12,3 MB), mã kiểm tra 5T1K-J5TP-RF9J" in text
    assert "Dấu vân tay của cuộc thi: 5190 2389 6787 4362 4427 8217" in text
    whole = " ".join(text)
    for member in contest.panel.members:
        assert f"({member.id})" in whole
    assert "GK01.judgekey" in whole
    assert "GK02.keyanswer" in whole
    assert whole.count("□") == 1
    assert whole.count("Dự phòng:") == 3
    assert "NGƯỜI GIAO NGƯỜI NHẬN LẠI TM. BAN TỔ CHỨC" in whole


def test_the_list_leads_from_codes_to_authors(tmp_path: Path) -> None:
    contest = plain_contest(entries=3)
    first = replace(contest.entries[0], authors=("Lý Thị Mẫu", "Nguyễn Văn Thử"))
    contest = replace(contest, entries=(first, *contest.entries[1:]))
    whole = " ".join(lines(entry_list.render(contest, MOMENT), tmp_path))
    assert "Không đưa cho giám khảo, không chép vào USB." in whole
    assert "Lý Thị Mẫu" in whole
    assert "Nguyễn Văn Thử" in whole
    places = [whole.index(entry.code) for entry in contest.entries]
    assert places == sorted(places)


@pytest.mark.parametrize(("entries", "leaves"), [(6, 4), (60, 8), (3, 24)])
def test_the_kit_has_instructions_and_a_sheet_for_each_judge(
    tmp_path: Path, entries: int, leaves: int
) -> None:
    contest = plain_contest(entries=entries, leaves=leaves)
    pages = pdf_text(blank_sheets.render(contest, MOMENT), tmp_path).split("\f")[:-1]
    assert "BỘ PHIẾU GIẤY DỰ PHÒNG" in pages[0]
    for judge in contest.panel.marking:
        own = [page for page in pages if f"Phiếu giấy của {judge.name} ({judge.id})" in page]
        count = len(own)
        for number, page in enumerate(own, 1):
            assert f"trang {number}/{count}" in page
        assert "PHIẾU CHẤM ĐIỂM" in own[0]
        assert "(Ký, ghi rõ họ tên)" in own[-1]
        whole = "\n".join(own)
        for entry in contest.entries_for(judge.id):
            assert entry.code in whole


def test_entries_of_the_own_unit_are_not_offered(tmp_path: Path) -> None:
    contest = plain_contest(entries=6)
    home = UnitId(contest.entries[0].unit)
    members = tuple(
        replace(m, unit=home) if m.id == GK01 else replace(m, unit=None)
        for m in contest.panel.members
    )
    contest = replace(contest, panel=replace(contest.panel, members=members))
    own = sum(entry.unit == home for entry in contest.entries)
    text = pdf_text(blank_sheets.render(contest, MOMENT), tmp_path)
    assert text.count("cùng đơn vị: không chấm") == own > 0


def test_the_files_are_sound_and_always_the_same(tmp_path: Path) -> None:
    contest = plain_contest(entries=20)
    twice = [
        (
            render(handed(contest)),
            entry_list.render(contest, MOMENT),
            blank_sheets.render(contest, MOMENT),
        )
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    for pdf in twice[0]:
        assert complaints_of_qpdf(pdf, tmp_path) == ""
        assert pdf_a_complaints(pdf, attachments=0) == []
