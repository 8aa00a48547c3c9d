"""A judge who brings a key: one made on this machine, or one on a USB token."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.panel import Judge
from judge_app.errors import JudgeAppError
from judge_app.settings import SettingsFile
from judge_app.ui.judge.key_model import KeyModel
from judge_app.ui.judge.own_key_card import OwnKeyCard
from judge_app.ui.judge.token_card import TokenCard
from judge_app.ui.language import later
from judge_app.ui.theme.tokens import SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import centred, column, row, scrolled
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import explain

if TYPE_CHECKING:
    from judge_app.workflows.open_bundle import OpenedBundle


class KeyPage(QWidget):
    """Two cards; whatever is going on belongs to the one it was asked from."""

    back_asked = Signal()
    token_opened = Signal(str, object, str)
    """Judge's id, driver, PIN."""

    def __init__(self, model: KeyModel, settings: SettingsFile) -> None:
        super().__init__()
        self._model = model
        self._settings = settings
        self._asked: OwnKeyCard | TokenCard | None = None
        self._person = Label("", "page").wrapped()
        self._root = Fingerprint(later("Dấu vân tay của cuộc thi, so với thẻ hoặc bảng niêm yết"))
        self._own, self._token = OwnKeyCard(), TokenCard()
        self._back = Button(later("Quay lại"), "plain", "back")
        self._back.clicked.connect(self.back_asked)
        content = QWidget()
        content.setLayout(
            column(
                row(self._person, None, self._back),
                Text(
                    later(
                        "Đa số giám khảo dùng tệp khóa và thẻ mã của Ban Tổ chức, không cần trang này."
                    ),
                    "muted",
                ).wrapped(),
                self._root,
                self._own,
                self._token,
                None,
                spacing=SPACE_3,
                margins=(SPACE_4, SPACE_4),
            )
        )
        self.setLayout(column(scrolled(centred(content, 760))))
        self._connect()

    @property
    def own_card(self) -> OwnKeyCard:
        """The key made on this machine."""
        return self._own

    @property
    def token_card(self) -> TokenCard:
        """The USB token."""
        return self._token

    def begin(self, opened: "OpenedBundle", judge: Judge) -> None:
        """Take up a person of a bundle."""
        self._person.setText(f"{judge.id} · {judge.name}")
        self._root.show_digits(opened.roster.root_fingerprint)
        self._own.begin()
        self._model.begin(opened, judge.id)
        listed = opened.roster.key_of(judge.id).spki_sha256
        self._asked = self._token
        self._token.begin(self._settings.current.token_driver, listed)

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why the token did not open the work."""
        self._token.show_failure(failure)

    def _connect(self) -> None:
        model, own, token = self._model, self._own, self._token
        model.kept_found.connect(own.show_kept)
        model.made.connect(own.show_made)
        model.request_written.connect(self._on_written)
        model.answer_taken.connect(own.show_answer)
        model.tokens_found.connect(token.show_tokens)
        model.failed.connect(self._on_failed)
        own.make_asked.connect(self._on_make)
        own.request_asked.connect(self._on_own_request)
        own.answer_chosen.connect(self._on_answer)
        token.driver_chosen.connect(self._on_driver)
        token.request_asked.connect(self._on_token_request)
        token.open_asked.connect(self._on_open)

    def _on_make(self) -> None:
        self._asked = self._own
        self._model.make()

    def _on_own_request(self, key: Path, folder: Path) -> None:
        self._asked = self._own
        self._model.write_request(key, folder)

    def _on_answer(self, path: Path) -> None:
        self._asked = self._own
        self._model.take_answer(path)

    def _on_driver(self, driver: Path) -> None:
        self._asked = self._token
        self._settings.change(token_driver=str(driver))
        self._model.find_tokens(driver)

    def _on_token_request(self, *facts: object) -> None:
        self._asked = self._token
        self._model.request_for_token(*facts)  # type: ignore[arg-type] # as the card's signal says

    def _on_open(self, driver: Path, pin: str) -> None:
        self._asked = self._token
        self.token_opened.emit(self._model.judge, driver, pin)

    def _on_written(self, path: Path, digits: str) -> None:
        if self._asked is self._token:
            self._token.show_written(path, digits)
        else:
            self._own.show_written(path)

    def _on_failed(self, failure: JudgeAppError) -> None:
        if self._asked is self._token:
            self._token.show_failure(failure)
        else:
            self._own.notice.show_sentence(partial(explain, failure))
