"""Words for the stores of marks, and for sheets."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _in_use(_failure: Any) -> tuple[str, str]:
    return (
        tr("Bài chấm này đang mở ở một cửa sổ khác trên máy."),
        tr("Đóng cửa sổ kia trước, rồi mở lại ở đây."),
    )


def _newer_store(_failure: Any) -> tuple[str, str]:
    return (
        tr("Dữ liệu chấm trên máy này do phiên bản mới hơn của chương trình ghi."),
        tr("Dùng phiên bản đó để mở. Dữ liệu không bị thay đổi."),
    )


def _damaged_store(_failure: Any) -> tuple[str, str]:
    return (
        tr("Dữ liệu chấm trên máy này bị hỏng."),
        tr("Đừng xóa gì. Mở bản sao an toàn trên USB nếu có, hoặc gọi người hỗ trợ."),
    )


def _other_contest(_failure: Any) -> tuple[str, str]:
    return (
        tr("Dữ liệu chấm này của một cuộc thi khác."),
        tr("Mở đúng gói bài thi của dữ liệu này, hoặc chọn thư mục khác."),
    )


def _illegal_mark(_failure: Any) -> tuple[str, str]:
    return (
        tr("Điểm này nằm ngoài thang điểm nên chưa được lưu."),
        tr("Sửa điểm theo mức tối đa và bước điểm ghi bên cạnh ô."),
    )


def _store(failure: Any) -> tuple[str, str]:
    return (
        tr("Dữ liệu trên máy này không mở được: {path}.", path=failure.path),
        tr("Đừng xóa gì. Mở lại chương trình; nếu vẫn vậy, gọi người hỗ trợ."),
    )


WORDS: Mapping[str, Any] = {
    "StoreError": _store,
    "StoreInUseError": _in_use,
    "NewerStoreError": _newer_store,
    "DamagedStoreError": _damaged_store,
    "StoreOfOtherContestError": _other_contest,
    "IllegalMarkError": _illegal_mark,
}
