"""Words for work that cannot go on: setting up, packing, signing, tallying."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _folder_not_empty(failure: Any) -> tuple[str, str]:
    return (
        tr("Thư mục {folder} đã có tệp khác.", folder=failure.folder),
        tr("Chọn một thư mục trống. Không có gì bị thay đổi."),
    )


def _folder_has_problems(failure: Any) -> tuple[str, str]:
    report = failure.report
    count = len(report.problems) + len(report.rule_problems)
    return (
        tr("Chưa đóng gói được: thư mục cuộc thi còn {count} chỗ phải xem lại.", count=count),
        tr("Mở mục Kiểm tra, sửa các lỗi rồi đóng gói lại. Chưa có tệp nào được tạo."),
    )


def _not_built(_failure: Any) -> tuple[str, str]:
    return (
        tr("Chưa có gói bài thi nên chưa in được giấy tờ đi kèm."),
        tr("Đóng gói trước, rồi in: giấy tờ in theo đúng gói đã giao."),
    )


def _too_many_pages(failure: Any) -> tuple[str, str]:
    return (
        tr("Tài liệu có {pages} trang, quá dài để xem và in ở đây.", pages=failure.pages),
        tr("Mở tệp đã ghi bằng chương trình đọc PDF rồi in từ đó."),
    )


def _source_changed(failure: Any) -> tuple[str, str]:
    return (
        tr("{name} vừa bị thay đổi trong lúc đóng gói.", name=failure.path.name),
        tr("Đóng các chương trình đang mở tệp này rồi đóng gói lại. Gói cũ vẫn nguyên vẹn."),
    )


def _unknown_judge(failure: Any) -> tuple[str, str]:
    return (
        tr("Cuộc thi không có giám khảo {judge}.", judge=failure.judge),
        tr("Kiểm tra lại mã giám khảo trong danh sách của cuộc thi."),
    )


def _incomplete_sheet(failure: Any) -> tuple[str, str]:
    return (
        tr("Phiếu còn thiếu {count} chỗ nên chưa hoàn tất được.", count=len(failure.problems)),
        tr("Chấm nốt các bài còn thiếu, hoặc ghi lý do không chấm, rồi hoàn tất lại."),
    )


def _reason_needed(_failure: Any) -> tuple[str, str]:
    return (
        tr("Phiếu này sửa một phiếu đã xuất nên cần có lý do."),
        tr("Ghi lý do sửa, ví dụ “nhập nhầm điểm SP-020”, rồi xuất lại."),
    )


def _unacceptable_sheet(_failure: Any) -> tuple[str, str]:
    return (
        tr("Phiếu vừa ký không qua được phần kiểm tra của chính chương trình nên không xuất."),
        tr("Điểm vẫn an toàn. Xuất lại; nếu vẫn vậy, báo người hỗ trợ cùng chi tiết kỹ thuật."),
    )


def _unreadable_ink(_failure: Any) -> tuple[str, str]:
    return (
        tr("Chữ ký vẽ trên màn hình không dùng được."),
        tr("Ký lại, hoặc chọn để trống và ký bằng bút sau khi in."),
    )


def _newer_payload(_failure: Any) -> tuple[str, str]:
    return (
        tr("Phiếu được xuất bằng phiên bản mới hơn của chương trình."),
        tr("Cài phiên bản mới trên máy này rồi mở lại phiếu."),
    )


def _not_a_payload(_failure: Any) -> tuple[str, str]:
    return (
        tr("Dữ liệu điểm trong tệp không đọc được."),
        tr("Xin giám khảo xuất lại phiếu."),
    )


def _frozen(_failure: Any) -> tuple[str, str]:
    return (
        tr("Kết quả đã chốt nên không thay đổi được nữa."),
        tr("Có thể in và ghi lại bộ kết quả. Điểm và phiếu giữ nguyên như lúc chốt."),
    )


def _open_matters(failure: Any) -> tuple[str, str]:
    return (
        tr(
            "Chưa chốt được: còn {discrepancies} chênh lệch, {ties} bài đồng hạng, "
            "{missing} phiếu chưa nhận.",
            discrepancies=len(failure.discrepancies),
            ties=len(failure.ties),
            missing=failure.missing,
        ),
        tr("Xử lý các việc đó, hoặc chốt và ghi chúng vào biên bản như đang có."),
    )


def _mismatch(_failure: Any) -> tuple[str, str]:
    return (
        tr("Hai cách tính độc lập cho kết quả khác nhau nên không có kết quả nào được hiện."),
        tr("Đừng công bố. Gửi phần chi tiết kỹ thuật cho người hỗ trợ; phiếu vẫn an toàn."),
    )


WORDS: Mapping[str, Any] = {
    "FolderNotEmptyError": _folder_not_empty,
    "FolderHasProblemsError": _folder_has_problems,
    "BundleNotBuiltError": _not_built,
    "SourceChangedError": _source_changed,
    "TooManyPagesError": _too_many_pages,
    "UnknownJudgeError": _unknown_judge,
    "IncompleteSheetError": _incomplete_sheet,
    "ReasonNeededError": _reason_needed,
    "UnacceptableSheetError": _unacceptable_sheet,
    "UnreadableInkError": _unreadable_ink,
    "NewerPayloadError": _newer_payload,
    "NotAPayloadError": _not_a_payload,
    "FrozenResultError": _frozen,
    "OpenMattersError": _open_matters,
    "ResultMismatchError": _mismatch,
}
