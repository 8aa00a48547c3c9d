"""A message in the tone of what it says."""

from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from judge_app.errors import CancelledByUserError, DiskFullError
from judge_app.ui.widgets.fold import Fold
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.wording import explain


def test_what_the_user_stopped_is_no_problem(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_sentence(partial(explain, DiskFullError(Path("phim.mp4"))))
    assert notice.property("panel") == "problem"
    assert notice.findChildren(Fold)
    notice.clear()
    notice.show_sentence(partial(explain, CancelledByUserError()))
    assert notice.property("panel") == "info"
    assert not [fold for fold in notice.findChildren(Fold) if fold.isVisibleTo(notice)]
