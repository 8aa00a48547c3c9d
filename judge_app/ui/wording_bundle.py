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
}
