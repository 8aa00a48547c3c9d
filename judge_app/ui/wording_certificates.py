"""Words for certificates that cannot be made, and for what is wrong with their form."""

from collections.abc import Mapping
from typing import Any, assert_never

from judge_app.documents.result.certificate_form import MOST_MOVED, FormProblem
from judge_app.ui.language import tr


def problem_sentence(problem: FormProblem) -> str:
    """Return what is wrong with a certificate's form, and what to type instead."""
    match problem:
        case FormProblem.DECISION_DAY:
            return tr("Ngày quyết định không có trong lịch: ghi như 20/4/2024.")
        case FormProblem.DAY:
            return tr("Ngày ký không có trong lịch: ghi như 26/4/2024.")
        case FormProblem.MOVED:
            return tr("Chỉ dịch chữ được tối đa {most} mm mỗi phía.", most=round(MOST_MOVED))
        case _:
            assert_never(problem)


def _not_official(_failure: Any) -> tuple[str, str]:
    return (
        tr("Kết quả chưa chốt nên chưa in giấy chứng nhận được."),
        tr("Sang trang “Kết quả”, bấm “Chốt kết quả chính thức…”, rồi quay lại đây."),
    )


def _changed(_failure: Any) -> tuple[str, str]:
    return (
        tr("Kết quả tính lại bây giờ khác với kết quả đã chốt nên không in giấy chứng nhận."),
        tr("Đừng trao giải. Gửi phần chi tiết kỹ thuật cho người hỗ trợ; phiếu vẫn an toàn."),
    )


def _nobody(_failure: Any) -> tuple[str, str]:
    return (
        tr("Kết quả chính thức không có giải nào nên không có giấy chứng nhận để in."),
        tr("Xem lại cột “Giải” ở trang “Kết quả”."),
    )


def _form(failure: Any) -> tuple[str, str]:
    return (
        tr("Chưa in được vì có chỗ ghi chưa đúng."),
        " ".join(problem_sentence(problem) for problem in failure.problems),
    )


WORDS: Mapping[str, Any] = {
    "ResultNotOfficialError": _not_official,
    "OfficialResultChangedError": _changed,
    "NobodyAwardedError": _nobody,
    "FormProblemsError": _form,
}
