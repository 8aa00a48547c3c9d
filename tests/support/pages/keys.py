"""The two pages about keys, as a judge and as staff use them."""

import re
from pathlib import Path

from PySide6.QtWidgets import QListWidget

from judge_app.contest.ids import JudgeId
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.staff.workspace import StaffWorkspace
from tests.support.pages.window import Window

_KEYS_TAB = 4


class JudgesKeys:
    """A judge's own key and token."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def _workspace(self) -> JudgeWorkspace:
        workspace = self._window.main.workspace
        assert isinstance(workspace, JudgeWorkspace)
        return workspace

    def enter(self) -> None:
        """Go to the page from the list of people."""
        self._window.wait_for("Bạn là ai?")
        self._window.press("Khóa tự tạo, USB Token…")
        self._window.wait_for("Khóa sinh ra ngay trên máy này")
        self._window.idle()

    def make(self) -> str:
        """Make a key and return the code on the screen."""
        self._window.press("Tạo khóa trên máy này")
        self._window.wait_for("Mã mở khóa của bạn")
        found = re.search(r"\b(\w{5})-(\w{5})\b", self._window.text)
        assert found is not None
        return found.group(1) + found.group(2)

    @property
    def fingerprint(self) -> str:
        """The digits to read out, as they stand on the screen."""
        return self._workspace.key_page.own_card.fingerprint

    @property
    def token_fingerprint(self) -> str:
        """The digits of a token's key."""
        return self._workspace.key_page.token_card.fingerprint.replace(" ", "")

    def write(self, folder: Path) -> None:
        """Write the request to a stick."""
        self._window.press("Ghi yêu cầu ra USB…")
        self._window.choose_in_dialog(folder)
        self._window.wait_for("Đã ghi yêu cầu")

    def take_answer(self, path: Path) -> None:
        """Take staff's answer in."""
        self._window.press("Nhận trả lời của Ban Tổ chức…")
        self._window.choose_in_dialog(path)

    def choose_driver(self, driver: Path) -> None:
        """Choose the driver of the token."""
        self._window.press("Chọn trình điều khiển…")
        self._window.choose_in_dialog(driver)
        self._window.idle()

    @property
    def certificates(self) -> str:
        """What is listed."""
        found = self._list()
        return "\n".join(found.item(row).text() for row in range(found.count()))

    def choose_certificate(self, word: str) -> None:
        """Choose the certificate with this word in its line."""
        self._window.wait(lambda: word in self.certificates, f"a certificate “{word}”")
        found = self._list()
        for row in range(found.count()):
            if word in found.item(row).text():
                found.setCurrentRow(row)

    def ask_for_token(self, pin: str, folder: Path) -> None:
        """Let the token sign a request."""
        self._window.fill("Mã PIN của USB Token", pin)
        self._window.press("Ghi yêu cầu dùng token ra USB…")
        self._window.choose_in_dialog(folder)

    def open_token(self, pin: str) -> None:
        """Sign in with the token."""
        self._window.fill("Mã PIN của USB Token", pin)
        self._window.press("Mở token và bắt đầu chấm")

    def _list(self) -> QListWidget:
        return next(
            each
            for each in self._window.visible(QListWidget)
            if each.accessibleName() == "Chứng thư trên USB Token"
        )


class StaffsKeys:
    """Staff's page of everybody's keys."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def _workspace(self) -> StaffWorkspace:
        workspace = self._window.main.workspace
        assert isinstance(workspace, StaffWorkspace)
        return workspace

    def enter(self) -> None:
        """Go to the page once the folder is looked through."""
        self._window.idle()
        self._workspace.show_page(_KEYS_TAB)
        self._window.wait_for("Danh sách khóa lần")

    def mark(self, judge: JudgeId) -> None:
        """Select a member's line."""
        self._workspace.keys_page.table.mark(judge)

    def reissue(self, code: str) -> None:
        """Make a new key for the selected member."""
        self._window.press("Cấp khóa mới…")
        self._window.wait(lambda: self._window.dialog is not None, "the question")
        self._window.fill("Mã khóa gốc của Ban Tổ chức", code)
        self._window.press("Cấp khóa mới")

    def choose_request(self, path: Path) -> None:
        """Choose a request on a stick."""
        self._window.press("Xác nhận khóa tự tạo hoặc token…")
        self._window.choose_in_dialog(path)
        self._window.idle()

    def certify(self, digits: str, code: str) -> None:
        """Type what the judge reads out, and staff's code."""
        self._window.wait(lambda: self._window.dialog is not None, "the question")
        self._window.fill("Dấu vân tay giám khảo đọc", digits)
        self._window.fill("Mã khóa gốc của Ban Tổ chức", code)
        self._window.press("Xác nhận khóa")
