"""Words for keys that judges make themselves: requests, answers, and what is wrong with them."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _not_a_request(_failure: Any) -> tuple[str, str]:
    return (
        tr("Tệp này không phải yêu cầu xác nhận khóa."),
        tr("Chọn tệp .keyrequest mà giám khảo gửi trên USB."),
    )


def _damaged_request(_failure: Any) -> tuple[str, str]:
    return (
        tr("Yêu cầu xác nhận khóa bị hỏng hoặc đã bị sửa."),
        tr("Không xác nhận tệp này. Xin giám khảo ghi lại yêu cầu ra USB."),
    )


def _newer_request(_failure: Any) -> tuple[str, str]:
    return (
        tr("Yêu cầu xác nhận khóa do phiên bản mới hơn của chương trình tạo."),
        tr("Cài phiên bản mới trên máy này rồi mở lại."),
    )


def _request_of_other_contest(failure: Any) -> tuple[str, str]:
    return (
        tr("Yêu cầu này của một cuộc thi khác ({contest}).", contest=failure.contest),
        tr("Không xác nhận. Xin giám khảo mở đúng gói bài thi của cuộc thi này rồi tạo lại khóa."),
    )


def _fingerprint_differs(failure: Any) -> tuple[str, str]:
    return (
        tr(
            "Dấu vân tay giám khảo {holder} đọc không khớp với yêu cầu trên USB.",
            holder=failure.holder,
        ),
        tr(
            "Chưa xác nhận gì. Đọc lại từng nhóm bốn chữ số; nếu vẫn khác, tệp đã bị tráo: xin giám khảo ghi lại yêu cầu."
        ),
    )


def _key_taken(failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa này đã được xác nhận cho {holder}.", holder=failure.holder),
        tr("Không cần xác nhận lại. Đóng gói lại nếu chưa đóng gói từ lúc đó."),
    )


def _unfit_key(failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa này không dùng để ký phiếu được ({found}).", found=failure.found),
        tr("Dùng khóa P-256, hoặc RSA từ 2048 bit trở lên."),
    )


def _not_an_answer(_failure: Any) -> tuple[str, str]:
    return (
        tr("Tệp này không phải trả lời về khóa."),
        tr("Chọn tệp .keyanswer mà Ban Tổ chức gửi trên USB."),
    )


def _damaged_answer(_failure: Any) -> tuple[str, str]:
    return (
        tr("Trả lời về khóa bị hỏng hoặc đã bị sửa."),
        tr("Không dùng tệp này. Xin Ban Tổ chức ghi lại trả lời ra USB."),
    )


def _newer_answer(_failure: Any) -> tuple[str, str]:
    return (
        tr("Trả lời về khóa do phiên bản mới hơn của chương trình tạo."),
        tr("Cài phiên bản mới trên máy này rồi mở lại."),
    )


def _answer_to_other_key(_failure: Any) -> tuple[str, str]:
    return (
        tr("Ban Tổ chức đã xác nhận một khóa không phải do máy này tạo."),
        tr(
            "Đừng ký. Báo ngay Ban Tổ chức: có thể yêu cầu đã bị tráo, hoặc bạn đã tạo khóa ở máy khác."
        ),
    )


def _token_cannot_open_marks(failure: Any) -> tuple[str, str]:
    return (
        tr(
            "Cuộc thi này niêm phong điểm, nên {holder} không dùng USB Token được.",
            holder=failure.holder,
        ),
        tr(
            "Điểm niêm phong chỉ mở bằng khóa trong tệp. Trưởng ban hãy dùng khóa Ban Tổ chức cấp, hoặc tự tạo khóa."
        ),
    )


WORDS: Mapping[str, Any] = {
    "NotAKeyRequestError": _not_a_request,
    "DamagedKeyRequestError": _damaged_request,
    "NewerKeyRequestError": _newer_request,
    "RequestOfOtherContestError": _request_of_other_contest,
    "FingerprintDiffersError": _fingerprint_differs,
    "KeyTakenError": _key_taken,
    "UnfitKeyError": _unfit_key,
    "NotAKeyAnswerError": _not_an_answer,
    "DamagedKeyAnswerError": _damaged_answer,
    "NewerKeyAnswerError": _newer_answer,
    "TokenCannotOpenMarksError": _token_cannot_open_marks,
    "AnswerToOtherKeyError": _answer_to_other_key,
}
