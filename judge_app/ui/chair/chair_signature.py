"""How the chair signs the result: with the code on the slip, on a USB token, or not yet."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.file_dialogs import ask_for_file
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.pin_field import PinField
from judge_app.ui.widgets.text import ElidedLabel, Label

_CODE, _TOKEN = "code", "token"
_CAPTIONS = {
    _CODE: later("Mã 10 ký tự trên thẻ của trưởng ban. Để trống nếu chưa ký."),
    _TOKEN: later(
        "Cắm token, nhập mã PIN. Để trống nếu chưa ký. Nhập sai vài lần liên tiếp, token sẽ tự khóa."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairSecret:
    """What opens the chair's key: a code, or a token's PIN where there is a `driver`.

    An empty secret means that nothing is signed.
    """

    secret: str = field(default="", repr=False)
    driver: Path | None = None


class ChairSignature(QWidget):
    """Takes the code, or driver and PIN."""

    driver_chosen = Signal(object)
    """The path of a driver, to be remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._driver: Path | None = None
        self._way = Choice()
        self._way.setMinimumContentsLength(16)
        self._way.set_options(
            (_CODE, later("Ký bằng mã trên thẻ")), (_TOKEN, later("Ký bằng USB Token"))
        )
        self._way.chosen.connect(self.retranslate)
        self._caption = Label("", "caption").wrapped()
        self.code_field = CodeField()
        self._path = ElidedLabel("", "muted")
        self._choose = Button(later("Chọn trình điều khiển…"), "plain", "folder")
        self._choose.clicked.connect(self._on_choose)
        self._pin = PinField()
        self.setLayout(
            column(
                row(self._way, None),
                self._caption,
                self.code_field,
                row(self._path, self._choose, spacing=SPACE_2),
                self._pin,
                spacing=SPACE_2,
            )
        )
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def given(self) -> ChairSecret:
        """What was given."""
        if self._way.value == _TOKEN:
            return ChairSecret(secret=self._pin.text(), driver=self._driver)
        return ChairSecret(secret=self.code_field.code)

    @property
    def lacks_driver(self) -> bool:
        """Whether a PIN is there and no driver that could take it to the token."""
        given = self.given
        return self._way.value == _TOKEN and bool(given.secret) and given.driver is None

    def remember_driver(self, driver: str) -> None:
        """Show the driver that was used before, if one was."""
        self._driver = Path(driver) if driver else None
        self.retranslate()

    def ask_for_token(self, *, is_wanted: bool = True) -> None:
        """Ask for driver and PIN, or for the code again."""
        self._way.choose(_TOKEN if is_wanted else _CODE)
        self.retranslate()

    def clear(self) -> None:
        """Forget code and PIN."""
        self.code_field.clear()
        self._pin.clear()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        way = self._way.value
        self._way.setAccessibleName(tr("Cách ký của trưởng ban"))
        self._caption.setText(tr_later(_CAPTIONS[way]))
        self.code_field.setAccessibleName(tr("Mã của trưởng ban"))
        self._path.setText(
            tr("Chưa chọn trình điều khiển PKCS#11 của token.")
            if self._driver is None
            else str(self._driver)
        )
        self.code_field.setVisible(way == _CODE)
        for part in (self._path, self._choose, self._pin):
            part.setVisible(way == _TOKEN)

    def _on_choose(self) -> None:
        drivers = tr("Trình điều khiển (*.dll *.so *.dylib)")
        ask_for_file(self, tr("Chọn trình điều khiển PKCS#11"), [drivers], self._on_driver)

    def _on_driver(self, file: str) -> None:
        self.remember_driver(file)
        self.driver_chosen.emit(self._driver)
