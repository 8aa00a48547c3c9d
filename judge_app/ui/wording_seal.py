"""Words for the ledger's steps: sealed marks, and imports that are taken back."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _sealed_marks(failure: Any) -> tuple[str, str]:
    return (
        tr("Điểm của {judges} còn niêm phong.", judges=", ".join(failure.judges)),
        tr("Trưởng ban mở niêm phong bằng mã của mình rồi mới có kết quả."),
    )


def _early_opening(failure: Any) -> tuple[str, str]:
    return (
        tr(
            "Còn thiếu phiếu của {judges} nên chưa mở niêm phong.",
            judges=", ".join(failure.missing),
        ),
        tr("Chờ đủ phiếu; hoặc ghi lý do mở sớm, lý do này được lưu trong sổ."),
    )


def _chair_cannot_open(_failure: Any) -> tuple[str, str]:
    return (
        tr("Cuộc thi niêm phong điểm nhưng trưởng ban không có khóa mở được niêm phong."),
        tr("Ban Tổ chức cấp cho trưởng ban một tệp khóa (không dùng USB token) rồi đóng gói lại."),
    )


def _file_changed(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} đã khác lúc xem trước nên chưa nhận phiếu nào.", name=failure.path.name),
        tr("Xem trước lại rồi nhận. Sổ vẫn như cũ."),
    )


def _no_such_import(failure: Any) -> tuple[str, str]:
    return (
        tr("Trong sổ không có lần nhận số {number} nào đang tính.", number=failure.number),
        tr("Xem các lần nhận trong sổ rồi chọn lại số. Không có gì bị thay đổi."),
    )


WORDS: Mapping[str, Any] = {
    "SealedMarksError": _sealed_marks,
    "EarlyOpeningError": _early_opening,
    "ChairCannotOpenError": _chair_cannot_open,
    "NoSuchImportError": _no_such_import,
    "FileChangedError": _file_changed,
}
