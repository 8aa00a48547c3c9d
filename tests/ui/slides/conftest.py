"""A deck's view in a window, dressed as in the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_app.settings import Settings
from judge_app.ui.app import dress
from judge_app.ui.players.environment import prepare_environment
from tests.support.pages.deck import DeckPage

prepare_environment()


@pytest.fixture
def deck(qtbot: QtBot, tmp_path: Path) -> Iterator[DeckPage]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, Settings(theme="light"))
    page = DeckPage(qtbot, tmp_path)
    yield page
    page.close()
