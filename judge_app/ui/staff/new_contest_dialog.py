"""Asks for a new contest's name and its short id."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from judge_app.ui.language import later, tr
from judge_app.ui.widgets.question import Answer, Question
from judge_app.vietnamese.matching import plain_key

_GAPS = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


class NewContestDialog(Question):
    """The id follows the name until it is typed over."""

    def __init__(self, decide: Callable[[str, str], object], parent: QWidget | None) -> None:
        self._decide = decide
        self._name = QLineEdit()
        self._name.setAccessibleName(tr("Tên cuộc thi"))
        self._id = QLineEdit()
        self._id.setAccessibleName(tr("Mã cuộc thi"))
        form = QFormLayout()
        form.addRow(tr("Tên cuộc thi"), self._name)
        form.addRow(tr("Mã cuộc thi"), self._id)
        content = QWidget()
        content.setLayout(form)
        self._make = later("Chọn thư mục và lập…")
        super().__init__(
            tr("Lập cuộc thi mới"),
            tr("Thể lệ mẫu được chép vào thư mục mới; sửa lại theo thể lệ của bạn."),
            (
                Answer(label=later("Thôi"), is_safe=True),
                Answer(label=self._make, is_primary=True, run=self._on_make),
            ),
            parent=parent,
            content=content,
        )
        self._name.textChanged.connect(self._on_name)
        self._id.textChanged.connect(self._update)
        self._update()
        self._name.setFocus()

    def write(self, name: str) -> None:
        """Put a name into the field."""
        self._name.setText(name)

    def _on_name(self, name: str) -> None:
        self._id.setText(_GAPS.sub("-", plain_key(name)).strip("-")[:_LONGEST].strip("-"))
        self._update()

    def _update(self) -> None:
        sound = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self._id.text()) is not None
        self.button(self._make).setEnabled(sound and bool(self._name.text().strip()))

    def _on_make(self) -> None:
        self._decide(self._id.text(), self._name.text().strip())
