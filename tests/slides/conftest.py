"""What tests of decks share."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp: QApplication) -> QApplication:
    """Make the application that tests of screens need too, as a process can have only one."""
    return qapp
