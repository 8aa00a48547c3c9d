"""Dialogs of the window itself: an unheard failure, a bug, and what the program is."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_app import __version__
from judge_app.errors import JudgeAppError
from judge_app.ui.language import later, tr
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.wording import explain

_CLOSE = later("Đóng")


def failure_dialog(parent: QWidget, failure: JudgeAppError) -> Question:
    """Return the dialog for a failure that no screen shows itself."""
    words = explain(failure)
    return Question(
        words.what,
        words.next_step,
        (Answer(label=_CLOSE, is_safe=True),),
        parent=parent,
        details=words.details,
    )


def bug_dialog(parent: QWidget, report: Path | None) -> Question:
    """Return the dialog that says that the work is safe, and where the report lies."""
    text = tr(
        "Mọi điểm mà màn hình báo “Đã lưu” vẫn an toàn trên máy này. Bạn có thể chấm tiếp; "
        "nếu màn hình không đúng, hãy đóng chương trình và mở lại."
    )
    if report is not None:
        text += "\n\n" + tr("Gửi tệp này cho người hỗ trợ: {path}", path=report)
    return Question(
        tr("Chương trình gặp lỗi, nhưng bài chấm không mất."),
        text,
        (Answer(label=later("Làm tiếp"), is_safe=True),),
        parent=parent,
    )


def about_dialog(parent: QWidget) -> Question:
    """Return the dialog about the program."""
    text = tr(
        "Chấm thi không cần mạng: gói bài thi đã ký đi ra, phiếu chấm đã ký trở về. "
        "Phiên bản {version}, giấy phép MIT.",
        version=__version__,
    )
    return Question("judge-app", text, (Answer(label=_CLOSE, is_safe=True),), parent=parent)
