"""Words for the steps of long work, by the keys that the workflows report."""

from collections.abc import Mapping

from judge_app.ui.language import later, tr_later

STEPS: Mapping[str, str] = {
    "check": later("Đang kiểm tra thư mục"),
    "clips": later("Đang khám video và âm thanh"),
    "copy": later("Đang chép"),
    "copy-clip": later("Đang chép video"),
    "convert-clip": later("Đang tạo bản dễ phát"),
    "decks": later("Đang chuyển bài trình chiếu"),
    "examine": later("Đang kiểm tra phiếu"),
    "keep": later("Đang ghi phiếu vào sổ"),
    "read-scan": later("Đang đọc bản quét"),
    "hash": later("Đang tính mã kiểm tra"),
    "keys": later("Đang tạo khóa"),
    "publish": later("Đang ghi bộ kết quả"),
    "sample": later("Đang tạo cuộc thi mẫu"),
    "verify": later("Đang kiểm tra gói"),
}


def step_words(step: str) -> str:
    """Return what is being done; a step without words of its own is simply under way."""
    return tr_later(STEPS.get(step, later("Đang thực hiện")))
