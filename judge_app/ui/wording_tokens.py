"""Words for USB tokens: drivers, PINs and what a token says of its tries."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _token(_failure: Any) -> tuple[str, str]:
    return (
        tr("USB Token báo lỗi."),
        tr(
            "Rút token, cắm lại rồi thử lại. Nếu vẫn vậy, gửi phần chi tiết kỹ thuật cho người hỗ trợ."
        ),
    )


def _token_support_missing(_failure: Any) -> tuple[str, str]:
    return (
        tr("Bản cài đặt này chưa dùng được USB Token."),
        tr("Ký bằng tệp khóa và mã trên thẻ, hoặc nhờ người hỗ trợ cài thêm phần “token”."),
    )


def _token_driver(failure: Any) -> tuple[str, str]:
    return (
        tr(
            "{path} không phải trình điều khiển USB Token dùng được trên máy này.",
            path=failure.path,
        ),
        tr(
            "Cài trình điều khiển của nhà cung cấp token, rồi chọn tệp PKCS#11 của nó (.dll trên Windows, .so trên Linux)."
        ),
    )


def _token_gone(_failure: Any) -> tuple[str, str]:
    return (
        tr("Không thấy USB Token, hoặc token vừa bị rút ra."),
        tr("Cắm token vào máy rồi thử lại. Chưa có gì được ký."),
    )


def _other_pin(_failure: Any) -> tuple[str, str]:
    return (
        tr("Mã PIN khác với lúc mở token."),
        tr("Nhập lại. Mã này chưa gửi tới token nên không mất lượt thử nào."),
    )


def _pin_locked(_failure: Any) -> tuple[str, str]:
    return (
        tr("USB Token đã bị khóa vì nhập sai mã PIN nhiều lần, hoặc mã PIN đã hết hạn."),
        tr("Nhờ nơi cấp token mở khóa. Trong lúc chờ, có thể xin Ban Tổ chức khóa và mã mới."),
    )


def _token_key_missing(_failure: Any) -> tuple[str, str]:
    return (
        tr("USB Token có chứng thư nhưng không có khóa đi cùng."),
        tr("Chọn chứng thư khác trên token, hoặc hỏi nơi cấp token."),
    )


def _wrong_pin(failure: Any) -> tuple[str, str]:
    match failure.tries.value:
        case "none":
            return (
                tr("Mã PIN sai, và token đã bị khóa."),
                tr("Nhờ nơi cấp token mở khóa."),
            )
        case "last":
            return (
                tr("Mã PIN sai. Token báo chỉ còn một lần thử."),
                tr(
                    "Dừng lại và tìm đúng mã PIN: sai lần nữa token sẽ khóa, phải nhờ nơi cấp mở lại."
                ),
            )
        case _:
            return (
                tr("Mã PIN sai."),
                tr(
                    "Chương trình không tự thử lại. Nhập lại thật cẩn thận: sai vài lần liên tiếp, "
                    "token sẽ tự khóa."
                ),
            )


WORDS: Mapping[str, Any] = {
    "TokenError": _token,
    "TokenSupportMissingError": _token_support_missing,
    "TokenDriverError": _token_driver,
    "TokenGoneError": _token_gone,
    "OtherPinError": _other_pin,
    "PinLockedError": _pin_locked,
    "TokenKeyMissingError": _token_key_missing,
    "WrongPinError": _wrong_pin,
}
