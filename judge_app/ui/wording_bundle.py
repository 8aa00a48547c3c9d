"""Words for bundles and keys that cannot be used."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _not_a_bundle(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} không phải là gói bài thi.", name=failure.path.name),
        tr("Chọn tệp có đuôi .judgebundle do Ban Tổ chức phát."),
    )


def _truncated(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} bị cắt ngắn, có lẽ do chép chưa xong.", name=failure.path.name),
        tr("Chép lại gói từ USB gốc rồi mở lại."),
    )


def _altered(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} đã bị thay đổi sau khi Ban Tổ chức ký.", name=failure.path.name),
        tr("Không dùng tệp này. Xin Ban Tổ chức một bản chép khác."),
    )


def _newer(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} được tạo bằng phiên bản mới hơn của chương trình.", name=failure.path.name),
        tr("Cài phiên bản chương trình đi kèm trên USB rồi mở lại."),
    )


def _missing_member(_failure: Any) -> tuple[str, str]:
    return (
        tr("Gói thiếu một tệp của bài thi này."),
        tr("Chép lại gói từ USB gốc, hoặc đánh dấu “Không mở được” cho bài này."),
    )


def _untrusted(failure: Any) -> tuple[str, str]:
    return (
        tr("Không xác nhận được ai đã ký {name}.", name=failure.path.name),
        tr("Không dùng tệp này. Xin Ban Tổ chức một bản chép khác."),
    )


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


def _bundle(failure: Any) -> tuple[str, str]:
    return (
        tr("Gói {name} không mở được.", name=failure.path.name),
        tr("Chép lại gói từ USB gốc rồi mở lại."),
    )


WORDS: Mapping[str, Any] = {
    "BundleError": _bundle,
    "NotABundleError": _not_a_bundle,
    "TruncatedBundleError": _truncated,
    "AlteredBundleError": _altered,
    "NewerBundleError": _newer,
    "MissingMemberError": _missing_member,
    "UntrustedBundleError": _untrusted,
    "WrongCodeError": _wrong_code,
    "NotAKeyFileError": _not_a_key,
    "KeyOfOtherContestError": _key_of_other_contest,
    "KeyOfOtherHolderError": _key_of_other_holder,
    "NewerKeyFileError": _newer_key,
}
