"""Players that give up nothing for want of time; what they do on a slow machine is tested by itself."""

import pytest

from judge_app.media import seeking, watchdog
from judge_app.ui.players.qt import search as qt_search
from tests.support.patience import PATIENCE_MS


def have_players_be_patient(patch: pytest.MonkeyPatch) -> None:
    """Let no player of this process do with less, or be called stuck, because the machine is slow."""
    patch.setattr(seeking, "PATIENCE_MS", PATIENCE_MS)
    for limit in ("_LIMIT_MS", "_LONG_LIMIT_MS", "_STALLED_MS"):
        patch.setattr(qt_search, limit, PATIENCE_MS // 2)
    patch.setattr(watchdog, "FIRST_PICTURE_MS", PATIENCE_MS)
    patch.setattr(watchdog, "PROGRESS_MS", PATIENCE_MS)
