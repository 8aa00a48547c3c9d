"""What is still to be looked at in a contest folder, in words."""

from collections.abc import Mapping

from judge_app.ui.language import later, tr, tr_later
from judge_app.workflows.check_contest import CheckStep, FolderReport

_STEPS: Mapping[CheckStep, str] = {
    CheckStep.FILES: later("tệp của các bài"),
    CheckStep.CLIPS: later("video và âm thanh"),
}


def unfinished_words(report: FolderReport) -> str:
    """Say what was not looked at yet; empty where everything was."""
    if not report.unfinished:
        return ""
    parts = ", ".join(tr_later(_STEPS[step]) for step in report.unfinished)
    return tr("Chưa kiểm tra xong: {parts}.", parts=parts)
