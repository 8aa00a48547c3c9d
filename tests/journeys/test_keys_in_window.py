"""Keys in the window: a judge's own, a token's, and staff who certify and reissue."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.documents.keys.held_key import HeldFileKey, KeyWipedError
from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.language import Language
from judge_app.ui.staff.workspace import StaffWorkspace
from judge_app.workflows import open_bundle
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.verification import Belief
from judge_app.workflows.verify_file import verify_file
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.own_keys import Exchange, exchange
from tests.support.pages.keys import JudgesKeys, StaffsKeys
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory
from tests.support.signed_contest import CHAIR, GK01, GK02
from tests.support.softhsm import PIN


@pytest.fixture
def both(tmp_path: Path) -> Exchange:
    return exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    opened = Window(qtbot, tmp_path / "laptop")
    yield opened
    opened.close()


def judges(window: Window, both: Exchange) -> JudgesKeys:
    window.open(both.contest.built.bundle, person=GK01)
    page = JudgesKeys(window)
    page.enter()
    return page


def staffs(window: Window, both: Exchange) -> StaffsKeys:
    window.open(both.contest.folder)
    page = StaffsKeys(window)
    page.enter()
    return page


def test_the_contests_fingerprint_is_shown_to_judges_and_staff(
    window: Window, both: Exchange
) -> None:
    digits = both.contest.opened.roster.root_fingerprint
    groups = " ".join(digits[at : at + 4] for at in range(0, 24, 4))
    window.open(both.contest.built.bundle, person=GK01)
    window.wait_for(groups)
    staffs(window, both)
    window.wait_for(groups)
    window.main._go_home()
    window.wait_for("Dấu vân tay")
    assert groups in window.text


def test_a_code_is_typed_back_before_the_request_leaves(window: Window, both: Exchange) -> None:
    page = judges(window, both)
    code = page.make()
    assert not window.button("Ghi yêu cầu ra USB…").isEnabled()
    window.fill("Gõ lại mã vừa ghi", "0" * 10)
    assert not window.button("Ghi yêu cầu ra USB…").isEnabled()
    window.fill("Gõ lại mã vừa ghi", code.lower())
    page.write(both.stick)
    assert code not in window.text
    assert (both.stick / "GK01.keyrequest").is_file()


def test_a_judge_makes_a_key_staff_certify_it_and_it_opens_the_work(
    window: Window, both: Exchange
) -> None:
    page = judges(window, both)
    code = page.make()
    digits = page.fingerprint
    window.fill("Gõ lại mã vừa ghi", code)
    page.write(both.stick)

    desk = staffs(window, both)
    desk.choose_request(both.stick / "GK01.keyrequest")
    desk.certify(digits, both.staff_code)
    window.wait_for("Đã xác nhận khóa của GK01.")
    window.wait_for("Giám khảo tự tạo, đã xác nhận")
    _built, opened = both.rebuild()

    page = judges(window, both)
    window.wait_for("đang dùng với gói này")
    page.take_answer(both.stick / "GK01.keyanswer")
    window.wait_for("Ban Tổ chức đã xác nhận đúng khóa của máy này.")
    window.press("Quay lại")
    window.wait_for("Bạn là ai?")
    window.idle()
    window.fill("Mã trên thẻ giám khảo", code)
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")
    assert opened.roster.revision == 2


def test_digits_that_differ_are_refused_in_words(window: Window, both: Exchange) -> None:
    both.make()
    desk = staffs(window, both)
    desk.choose_request(both.stick / "GK01.keyrequest")
    desk.certify("1234 " * 6, both.staff_code)
    window.wait_for("không khớp với yêu cầu")
    assert not (both.stick / "GK01.keyanswer").exists()


def test_a_request_of_another_contest_gets_no_question(
    window: Window, both: Exchange, tmp_path: Path
) -> None:
    other = built_contest(tmp_path / "khac", seed=9)
    both.make(opened=other.opened)
    desk = staffs(window, both)
    desk.choose_request(both.stick / "GK01.keyrequest")
    window.wait_for("của một cuộc thi khác")
    assert window.dialog is None


def test_staff_make_a_new_key_for_a_lost_slip(window: Window, both: Exchange) -> None:
    desk = staffs(window, both)
    desk.mark(GK02)
    desk.reissue(both.staff_code)
    window.wait_for("Đã cấp khóa mới cho GK02.")
    window.wait_for("Danh sách khóa lần 2.")
    assert len(list((both.contest.folder / "slips").glob("ma-moi-GK02-*.pdf"))) == 1
    desk.mark(GK01)
    desk.reissue("0" * 10)
    window.wait_for("Mã không đúng.")


def test_a_judge_signs_in_and_exports_with_a_token(
    window: Window, both: Exchange, soft_tokens: Path
) -> None:
    page = judges(window, both)
    page.choose_driver(soft_tokens)
    page.choose_certificate("p256 ·")
    page.ask_for_token(PIN, both.stick)
    window.wait_for("Token đã ký yêu cầu GK01.keyrequest.")
    both.certify(page.token_fingerprint)
    both.rebuild()

    page = judges(window, both)
    page.choose_certificate("p256 ·")
    page.open_token("sai-roi")
    window.wait_for("Mã PIN sai.")
    page.choose_certificate("p256 ·")
    page.open_token(PIN)
    window.wait_for("Bài chưa chấm tiếp theo")


def test_a_token_that_cannot_sign_offers_nothing(
    window: Window, both: Exchange, soft_tokens: Path
) -> None:
    page = judges(window, both)
    page.choose_driver(soft_tokens)
    page.choose_certificate("rsa1024 ·")
    assert not window.button("Ghi yêu cầu dùng token ra USB…").isEnabled()
    assert "không ký phiếu được" in page.certificates


def test_a_file_that_is_no_driver_is_told(window: Window, both: Exchange, tmp_path: Path) -> None:
    wrong = tmp_path / "ghi-chu.so"
    wrong.write_bytes(b"no library")
    page = judges(window, both)
    page.choose_driver(wrong)
    window.wait_for("không phải trình điều khiển USB Token")


def finish(window: Window, secret_name: str, secret: str, stick: Path) -> None:
    window.press("Xem phiếu và ký")
    window.wait_for("Đọc kỹ phiếu bên cạnh")
    window.press("Để trống, ký bằng bút sau khi in")
    window.fill(secret_name, secret)
    window.press("Ký và xuất phiếu…")
    window.choose_in_dialog(stick)


def all_marked(both: Exchange, opened: OpenedBundle) -> None:
    contest = SmallContest(both.contest.folder, both.contest.built, opened)
    story = PanelStory(contest=contest, home=both.laptop, stick=both.stick)
    session = story.session(GK01)
    try:
        for code in session.order:
            for leaf in session.contest.rubric.leaves:
                session.set_mark(code, leaf.id, leaf.maximum)
    finally:
        session.close()


def test_a_key_is_opened_once_in_a_run_and_the_code_is_asked_for_again(
    window: Window, both: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    really = open_bundle.unlock

    def counted(*arguments: object) -> object:
        opened.append(really(*arguments))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(open_bundle, "unlock", counted)
    all_marked(both, both.contest.opened)
    code = both.contest.built.codes[GK01]
    window.open(both.contest.built.bundle, person=GK01)
    window.wait_for("Bạn là ai?")
    window.fill("Mã trên thẻ giám khảo", code)
    window.press("Bắt đầu chấm")
    window.press("Hoàn tất…")
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.sign_in_page.code_field.text() == ""
    finish(window, "Mã trên thẻ giám khảo", "0" * 10, both.stick)
    window.wait_for("Mã không đúng.")
    assert list(both.stick.glob("*.pdf")) == []
    window.fill("Mã trên thẻ giám khảo", code)
    window.press("Ký và xuất phiếu…")
    window.choose_in_dialog(both.stick)
    window.wait_for("Đã xuất")
    assert workspace.sign_page is not None
    assert workspace.sign_page.code_field.text() == ""
    (held,) = opened
    assert isinstance(held, HeldFileKey)
    assert held.sign(b"still open")
    window.main.shut_down()
    window.idle()
    with pytest.raises(KeyWipedError):
        held.sign(b"wiped")


def test_a_token_signs_the_sheet_with_its_pin(
    window: Window, both: Exchange, soft_tokens: Path
) -> None:
    page = judges(window, both)
    page.choose_driver(soft_tokens)
    page.choose_certificate("rsa2048 ·")
    page.ask_for_token(PIN, both.stick)
    window.wait_for("Token đã ký yêu cầu")
    both.certify(page.token_fingerprint)
    opened = both.rebuild()[1]
    all_marked(both, opened)
    page = judges(window, both)
    page.choose_certificate("rsa2048 ·")
    page.open_token(PIN)
    window.press("Hoàn tất…")
    finish(window, "Mã PIN của USB Token", "sai-roi", both.stick)
    window.wait_for("Mã này chưa gửi tới token")
    window.fill("Mã PIN của USB Token", PIN)
    window.press("Ký và xuất phiếu…")
    window.choose_in_dialog(both.stick)
    window.wait_for("Đã xuất")
    (sheet,) = both.stick.glob("*.pdf")
    assert verify_file(sheet, bundle=opened).belief is Belief.GENUINE


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((683, 384), 100), ((1366, 768), 200)]
)
def test_nothing_is_cut_off(
    qtbot: QtBot,
    both: Exchange,
    tmp_path: Path,
    size: tuple[int, int],
    percent: int,
    spoken: Language,
) -> None:
    window = Window(qtbot, tmp_path / "home", size, percent=percent, spoken=spoken)
    try:
        window.open(both.contest.built.bundle, person=GK01)
        window.idle()
        judge = window.main.workspace
        assert isinstance(judge, JudgeWorkspace)
        judge.sign_in_page.own_key_asked.emit(GK01)
        window.idle()
        judge.key_page.own_card.make_asked.emit()
        window.idle()
        window.rest()
        assert re.search(r"\w{5}-\w{5}", window.text)
        assert window.cut_off() == []
        window.open(both.contest.folder)
        window.idle()
        staff = window.main.workspace
        assert isinstance(staff, StaffWorkspace)
        staff.show_page(4)
        window.rest()
        assert window.cut_off() == []
    finally:
        window.close()


def test_the_chair_signs_the_result_with_a_token(
    window: Window, tmp_path: Path, soft_tokens: Path
) -> None:
    both = exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path, CHAIR)
    both.list_token(soft_tokens, "EC", PIN)
    window.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    window.press("Chọn gói bài thi…")
    window.choose_in_dialog(both.contest.built.bundle)
    window.wait_for("Chưa xem tệp nào.")
    window.press("6. Ký và in")
    workspace = window.main.workspace
    assert isinstance(workspace, ChairWorkspace)
    workspace.publish_page.signature.ask_for_token()
    window.fill("Mã PIN của USB Token", "sai-roi")
    window.press("Ghi bộ kết quả…")
    window.wait_for("Chưa chọn trình điều khiển của USB Token.")
    window.press("Chọn trình điều khiển…")
    window.choose_in_dialog(soft_tokens)
    target = tmp_path / "ra"
    target.mkdir()
    window.press("Ghi bộ kết quả…")
    window.choose_in_dialog(target)
    window.wait_for("Mã PIN sai.")
    assert list(target.iterdir()) == []
    window.fill("Mã PIN của USB Token", PIN)
    window.press("Ghi bộ kết quả…")
    window.choose_in_dialog(target)
    window.wait_for("Đã ghi 7 tài liệu.")
    assert "Chưa có chữ ký số" not in window.text
    assert PIN not in window.text
    (table,) = target.glob("ket-qua-*/bang-tong-hop-diem.pdf")
    root = both.contest.opened.roster.root_fingerprint
    assert verify_file(table, root_fingerprint=root).belief is Belief.GENUINE
