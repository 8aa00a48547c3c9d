"""Words for what the file system refuses."""

from collections.abc import Mapping
from typing import Any

from judge_app.errors import FileProblemError
from judge_app.ui.language import tr


def _disk_full(failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("Ổ đĩa đã đầy, không ghi được {name}.", name=failure.path.name),
        tr("Giải phóng dung lượng hoặc chọn ổ đĩa khác rồi làm lại. Tệp cũ vẫn nguyên vẹn."),
    )


def _denied(failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("Máy không cho phép đọc hoặc ghi {path}.", path=failure.path),
        tr("Chọn một thư mục khác, hoặc nhờ người quản trị máy cấp quyền."),
    )


def _drive_removed(_failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("Mất kết nối với USB."),
        tr("Điểm vẫn an toàn trên máy này. Cắm lại USB rồi làm lại."),
    )


def _missing(failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("Không tìm thấy {path}.", path=failure.path),
        tr("Kiểm tra lại USB hoặc thư mục, rồi chọn lại tệp."),
    )


def _unwritten(failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("{name} đã ghi nhưng đọc lại không khớp.", name=failure.path.name),
        tr("Ổ đĩa có thể bị lỗi. Ghi lại vào một ổ đĩa khác; đừng dùng tệp vừa ghi."),
    )


def _file_problem(failure: FileProblemError) -> tuple[str, str]:
    return (
        tr("Không đọc hoặc ghi được {path}.", path=failure.path),
        tr("Kiểm tra ổ đĩa rồi làm lại, hoặc chọn một nơi khác."),
    )


def _damaged_bytes(failure: Any) -> tuple[str, str]:
    return (
        tr("Tệp {name} trong gói đã bị hỏng.", name=failure.name),
        tr("Các phần khác vẫn dùng được. Chép lại gói từ USB gốc, hoặc đánh dấu “Không mở được”."),
    )


def _cancelled(_failure: Any) -> tuple[str, str]:
    return (tr("Đã dừng theo yêu cầu."), tr("Những gì đã xong vẫn còn nguyên."))


WORDS: Mapping[str, Any] = {
    "DiskFullError": _disk_full,
    "AccessDeniedError": _denied,
    "DriveRemovedError": _drive_removed,
    "MissingFileError": _missing,
    "UnwrittenFileError": _unwritten,
    "FileProblemError": _file_problem,
    "DamagedBytesError": _damaged_bytes,
    "CancelledByUserError": _cancelled,
}
