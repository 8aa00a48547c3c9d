"""Qt's own dialogs speak the language of the program."""

import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from judge_app.paths import resource
from judge_app.ui.language import Language, language
from judge_app.ui.qt_words import QtWords

SOURCE = resource("i18n", "qt", "vi.ts")
MESSAGES = list(ET.parse(SOURCE).getroot().iter("message"))
ENGLISH = {message.findtext("source", "") for message in MESSAGES}
VIETNAMESE = {message.findtext("translation", "") for message in MESSAGES}


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    """Qt's words, and afterwards everything as it was."""
    before = language.current
    language.use(Language.VIETNAMESE)
    held = qapp.findChild(QtWords) or QtWords(qapp)
    yield held
    language.use(before)


def said(shown: QWidget) -> set[str]:
    """Return the texts and the tooltips of what a dialog holds."""
    found = {shown.windowTitle()}
    for button in shown.findChildren(QAbstractButton):
        found |= {button.text(), button.toolTip()}
    found |= {label.text() for label in shown.findChildren(QLabel)}
    found |= {group.title() for group in shown.findChildren(QGroupBox)}
    for action in shown.actions():
        found |= {action.text(), action.toolTip()}
    return {text for text in found if re.search("[a-zA-Z]{2}", text)}


def test_the_compiled_words_are_those_of_the_source(tmp_path: Path) -> None:
    compiler = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    compiled = tmp_path / "vi.qm"
    subprocess.run([compiler, "-silent", SOURCE, "-qm", compiled], check=True)
    assert compiled.read_bytes() == SOURCE.with_suffix(".qm").read_bytes(), "run: make qt-words"


def test_every_word_has_a_translation_with_the_same_places() -> None:
    for message in MESSAGES:
        source, ours = message.findtext("source", ""), message.findtext("translation", "")
        assert ours
        assert sorted(re.findall("%[0-9]", source)) == sorted(re.findall("%[0-9]", ours)), source
        assert source.count("&") >= ours.count("&"), source


def dialogs(qtbot: QtBot, folder: Path) -> tuple[QWidget, ...]:
    printer = QPrinter()
    printer.setOutputFileName(str(folder / "out.pdf"))
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    made = (QPrintPreviewDialog(printer), QPrintDialog(printer), files)
    for dialog in made:
        qtbot.addWidget(dialog)
    return made


def test_dialogs_speak_vietnamese_and_english(qtbot: QtBot, words: QtWords, tmp_path: Path) -> None:
    assert words.parent() is QApplication.instance()
    for dialog in dialogs(qtbot, tmp_path):
        heard = said(dialog)
        assert len(heard) >= 8, dialog
        left = (heard & ENGLISH) - VIETNAMESE
        assert not left, (dialog, left)
    language.use(Language.ENGLISH)
    for dialog in dialogs(qtbot, tmp_path):
        assert not (said(dialog) & VIETNAMESE) - ENGLISH, dialog


def test_the_menu_of_a_text_field_is_ours(qtbot: QtBot, words: QtWords) -> None:
    assert words is not None
    field = QLineEdit()
    qtbot.addWidget(field)
    texts = [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions()]
    assert [text for text in texts if text] == [
        "&Hoàn tác", "&Làm lại", "Cắ&t", "&Chép", "&Dán", "Xóa", "Chọn tất cả",
    ]  # fmt: skip
