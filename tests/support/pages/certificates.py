"""The certificates' dialog as the chair knows it: by the words on it."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit

from judge_app.ui.chair.certificate_dialog import CertificateDialog
from tests.support.pages.window import Window


class CertificatesPage:
    """The open dialog of a window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        window.wait(lambda: isinstance(window.dialog, CertificateDialog), "the dialog")

    @property
    def said(self) -> str:
        """What became of the last step."""
        dialog = self._window.dialog
        assert isinstance(dialog, CertificateDialog)
        return dialog.notice.text

    def type_in(self, name: str, text: str) -> None:
        """Fill a field with words, Vietnamese ones too."""
        field = self.field(name)
        field.setFocus()
        field.setText(text)

    def field(self, name: str) -> QLineEdit:
        """Return the field that is read aloud by this name."""
        field = self._window.field(name)
        assert isinstance(field, QLineEdit)
        return field

    def choose(self, name: str, option: str) -> None:
        """Choose an option by its words."""
        for choice in self._window.visible(QComboBox):
            if choice.accessibleName() == name:
                place = choice.findText(option)
                assert place >= 0, option
                choice.setCurrentIndex(place)
                choice.activated.emit(place)
                return
        raise AssertionError(f"no choice “{name}”")

    def write(self, path: Path) -> str:
        """Write the file, and return what the dialog says then."""
        self._window.press("Ghi tệp PDF…")
        self._window.choose_in_dialog(path)
        self._window.wait(lambda: self.said, "the file")
        return self.said
