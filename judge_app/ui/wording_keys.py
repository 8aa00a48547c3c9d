"""Words for keys, their codes, and what goes to and fro about them."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _wrong_code(_failure: Any) -> tuple[str, str]:
    return (
        tr("Mã không đúng."),
        tr("Kiểm tra lại thẻ giám khảo (10 ký tự). Mã không phân biệt chữ hoa, chữ thường."),
    )


def _not_a_key(_failure: Any) -> tuple[str, str]:
    return (
        tr("Tệp khóa giám khảo không đọc được."),
        tr("Chọn tệp có đuôi .judgekey mang tên bạn, đi kèm gói bài thi."),
    )


def _key_of_other_contest(_failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa giám khảo này của một cuộc thi khác."),
        tr("Chọn tệp khóa đi kèm gói bài thi đang mở."),
    )


def _key_of_other_holder(_failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa này của một giám khảo khác."),
        tr("Chọn tệp khóa mang tên bạn, hoặc chọn lại bạn là ai."),
    )


def _newer_key(_failure: Any) -> tuple[str, str]:
    return (
        tr("Tệp khóa được tạo bằng phiên bản mới hơn của chương trình."),
        tr("Cài phiên bản chương trình đi kèm trên USB rồi mở lại."),
    )


def _staff_code_needed(_failure: Any) -> tuple[str, str]:
    return (
        tr("Cuộc thi này đã có khóa."),
        tr("Nhập mã khóa gốc của Ban Tổ chức (in cùng thẻ mã) để đóng gói lại."),
    )


def _staff_key_missing(failure: Any) -> tuple[str, str]:
    return (
        tr("Không thấy khóa gốc của cuộc thi: {path}.", path=failure.path),
        tr("Chép lại thư mục keys từ bản lưu. Không có khóa gốc thì không đóng gói lại được."),
    )


def _key_not_on_roster(failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa này không có trong danh sách của gói bài thi cho {judge}.", judge=failure.judge),
        tr("Có lẽ khóa đã được cấp lại. Xin Ban Tổ chức gói và khóa mới nhất."),
    )


def _key_wiped(_failure: Any) -> tuple[str, str]:
    return (
        tr("Khóa đã được cất nên không ký được nữa."),
        tr("Mở lại gói bài thi và nhập mã trên thẻ, rồi ký lại."),
    )


def _key_file_missing(failure: Any) -> tuple[str, str]:
    return (
        tr("Không thấy tệp khóa của {holder} cạnh gói bài thi.", holder=failure.holder),
        tr(
            "Chép tệp {holder}.judgekey vào cùng thư mục với gói, rồi thử lại.",
            holder=failure.holder,
        ),
    )


WORDS: Mapping[str, Any] = {
    "WrongCodeError": _wrong_code,
    "NotAKeyFileError": _not_a_key,
    "KeyOfOtherContestError": _key_of_other_contest,
    "KeyOfOtherHolderError": _key_of_other_holder,
    "NewerKeyFileError": _newer_key,
    "KeyNotOnRosterError": _key_not_on_roster,
    "KeyWipedError": _key_wiped,
    "KeyFileMissingError": _key_file_missing,
    "StaffCodeNeededError": _staff_code_needed,
    "StaffKeyMissingError": _staff_key_missing,
}
