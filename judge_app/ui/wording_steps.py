"""Words for the steps of long work, by the keys that the workflows report."""

from collections.abc import Mapping

from judge_app.ui.language import later, tr_later

STEPS: Mapping[str, str] = {
    "verify": later("Đang kiểm tra gói"),
    "build": later("Đang đóng gói"),
    "copy": later("Đang chép"),
    "check": later("Đang kiểm tra"),
    "probe": later("Đang khám tệp"),
    "convert": later("Đang chuyển bài trình chiếu"),
    "import": later("Đang nhận phiếu"),
    "render": later("Đang vẽ trang"),
    "sign": later("Đang ký"),
    "write": later("Đang ghi"),
    "sample": later("Đang tạo cuộc thi mẫu"),
}


def step_words(step: str) -> str:
    """Return what is being done; a step without words of its own is simply under way."""
    return tr_later(STEPS.get(step, later("Đang thực hiện")))
