"""A judge's USB token: which driver, which certificate, the PIN, and what to do with it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QListWidget, QListWidgetItem, QWidget

from judge_app.errors import JudgeAppError
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_5, TARGET
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.file_dialogs import ask_for_file, ask_for_folder
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.pin_field import PinField
from judge_app.ui.widgets.text import ElidedLabel, Text
from judge_app.ui.wording import Sentence, explain

if TYPE_CHECKING:
    from judge_app.documents.keys.token_facts import FoundToken, TokenCertificate

_ROWS = 3


class TokenCard(QFrame):
    """Lists what is plugged in; the PIN is handed over once for each press of a button."""

    driver_chosen = Signal(object)
    """The path of a driver, also to look again."""
    open_asked = Signal(object, str)
    """Driver and PIN: sign in with the token that the bundle lists."""
    request_asked = Signal(object, object, object, str, object)
    """Driver, token, certificate, PIN, and the folder for the request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._driver: Path | None = None
        self._listed = ""
        self._certificates: list[tuple[FoundToken, TokenCertificate]] = []
        self._path = ElidedLabel("", "muted")
        self._choose = Button(later("Chọn trình điều khiển…"), "plain", "folder")
        self._choose.clicked.connect(self._on_choose)
        self._look = Button(later("Tìm lại"), "quiet", "retry")
        self._look.clicked.connect(self._on_look)
        self._list = QListWidget()
        self._list.setFixedHeight(theme.scaled(_ROWS * TARGET))
        self._list.currentItemChanged.connect(self._update)
        self._warning = Text(
            later("Nhập sai mã PIN vài lần liên tiếp, token sẽ tự khóa."), "caption"
        )
        self._warning.wrapped()
        self._pin = PinField()
        self._pin.textChanged.connect(self._update)
        self._open = Button(later("Mở token và bắt đầu chấm"), "primary", "key")
        self._open.clicked.connect(self._on_open)
        self._request = Button(later("Ghi yêu cầu dùng token ra USB…"), "plain", "safety-copy")
        self._request.clicked.connect(self._on_request)
        self._fingerprint = Fingerprint(later("Dấu vân tay của khóa, đọc cho Ban Tổ chức"))
        self.notice = Notice()
        self.setProperty("panel", "card")
        self.setLayout(self._parts())
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def fingerprint(self) -> str:
        """The digits on the screen, in groups."""
        return self._fingerprint.text

    def begin(self, driver: str, listed: str) -> None:
        """Start afresh for a person; `listed` is the pin of the key that the bundle lists."""
        self._driver = Path(driver) if driver else None
        self._listed = listed
        self._certificates = []
        self._pin.clear()
        self._fingerprint.show_digits("")
        self.notice.clear()
        self.retranslate()
        if self._driver is not None:
            self.driver_chosen.emit(self._driver)

    def show_tokens(self, tokens: "tuple[FoundToken, ...]") -> None:
        """Show the certificates on the tokens that are plugged in."""
        self._certificates = [(t, each) for t in tokens for each in t.certificates]
        self.notice.clear()
        if not tokens:
            self.notice.show_sentence(_no_token_sentence, "warning")
        self.retranslate()

    def show_written(self, path: Path, digits: str) -> None:
        """Say where the request is, and what to read out."""
        self._pin.clear()
        self._fingerprint.show_digits(digits)
        self.notice.show_sentence(partial(_written_sentence, path), "good")

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say what the token or its driver refused; the PIN must be typed anew."""
        self._pin.clear()
        self.notice.show_sentence(partial(explain, failure))
        self._pin.setFocus()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._list.setAccessibleName(tr("Chứng thư trên USB Token"))
        self._path.setText(
            str(self._driver)
            if self._driver is not None
            else tr("Chưa chọn trình điều khiển PKCS#11 của token.")
        )
        marked = self._list.currentRow()
        self._list.clear()
        for token, certificate in self._certificates:
            kind = certificate.kind or tr("không ký phiếu được")
            words = f"{certificate.holder} · {certificate.issuer} · {kind} · {token.label}"
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self._list.addItem(item)
        if self._certificates:
            self._list.setCurrentRow(max(0, marked))
        self._update()

    def _parts(self) -> QLayout:
        return column(
            Text(later("USB Token"), "section"),
            Text(
                later(
                    "Ký bằng token do cơ quan cấp. Cần cài trình điều khiển của token trên máy "
                    "này, và Ban Tổ chức xác nhận khóa một lần trước khi chấm."
                ),
                "muted",
            ).wrapped(),
            row(self._path, self._look, self._choose, spacing=SPACE_2),
            self._list,
            self._pin,
            self._warning,
            self._fingerprint,
            self.notice,
            row(self._open, self._request, None, spacing=SPACE_3),
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_5),
        )

    def _chosen(self) -> "tuple[FoundToken, TokenCertificate] | None":
        place = self._list.currentRow()
        return self._certificates[place] if 0 <= place < len(self._certificates) else None

    def _update(self) -> None:
        from judge_app.documents.keys.keys import spki_sha256  # noqa: PLC0415  cryptography

        chosen = self._chosen()
        fits = chosen is not None and bool(chosen[1].kind)
        is_listed = chosen is not None and spki_sha256(chosen[1].certificate) == self._listed
        has_pin = bool(self._pin.text())
        self._look.setVisible(self._driver is not None)
        for part in (self._list, self._pin, self._warning):
            part.setVisible(bool(self._certificates))
        self._pin.setEnabled(fits)
        self._open.setVisible(is_listed)
        self._open.setEnabled(has_pin)
        self._request.setVisible(bool(self._certificates) and not is_listed)
        self._request.setEnabled(fits and has_pin)

    def _on_choose(self) -> None:
        drivers = tr("Trình điều khiển (*.dll *.so *.dylib)")
        ask_for_file(self, tr("Chọn trình điều khiển PKCS#11"), [drivers], self._on_driver)

    def _on_driver(self, file: str) -> None:
        self._driver = Path(file)
        self._certificates = []
        self.retranslate()
        self.driver_chosen.emit(self._driver)

    def _on_look(self) -> None:
        self.driver_chosen.emit(self._driver)

    def _on_open(self) -> None:
        self.notice.clear()
        pin = self._pin.text()
        self._pin.clear()
        self.open_asked.emit(self._driver, pin)

    def _on_request(self) -> None:
        ask_for_folder(self, tr("Chọn USB để ghi yêu cầu"), self._on_folder)

    def _on_folder(self, folder: str) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self.notice.clear()
        pin = self._pin.text()
        self._pin.clear()
        self.request_asked.emit(self._driver, *chosen, pin, Path(folder))


def _no_token_sentence() -> Sentence:
    return Sentence(
        what=tr("Không thấy USB Token nào."),
        next_step=tr("Cắm token vào máy rồi bấm “Tìm lại”."),
    )


def _written_sentence(path: Path) -> Sentence:
    return Sentence(
        what=tr("Token đã ký yêu cầu {name}.", name=path.name),
        next_step=tr(
            "Đưa USB cho Ban Tổ chức và tự mình đọc dấu vân tay bên trên cho họ, trực tiếp hoặc "
            "qua điện thoại."
        ),
    )
