"""Words for decks, pictures and clips that cannot be shown or made."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import later, tr, tr_later

_DECK_WHAT: Mapping[str, str] = {
    "password": later("{name} có mật khẩu, không mở được."),
    "old-binary": later("{name} là bài trình chiếu kiểu cũ (.ppt)."),
    "open-document": later("{name} là bài của OpenOffice đời cũ (.sxi) hoặc dạng phẳng (.fodp)."),
    "empty": later("{name} là tệp rỗng."),
    "other-document": later("{name} là tệp Word hoặc Excel, không phải bài trình chiếu."),
    "keynote": later("{name} làm bằng Keynote của máy Apple."),
    "archive": later("{name} là tệp nén chứa các tệp khác."),
    "picture-or-clip": later("{name} là ảnh hoặc phim mang đuôi tệp trình chiếu."),
    "web-page": later("{name} là một trang web, có lẽ do tải về không thành công."),
    "lock-file": later("{name} chỉ là tệp khóa tạm của PowerPoint, không có nội dung."),
    "cut-short": later("{name} bị cắt ngắn, có lẽ do chép chưa xong."),
    "bomb": later("{name} phình to bất thường khi mở nên không được mở."),
    "not-a-deck": later("{name} không phải là bài trình chiếu."),
    "damaged": later("{name} bị hỏng."),
    "no-pages": later("{name} không có trang nào."),
    "too-large": later("{name} quá lớn so với máy này."),
    "too-slow": later("{name} mở quá lâu nên đã dừng."),
    "killed-reader": later("Phần đọc bài trình chiếu đã dừng khi mở {name}."),
}
_DECK_NEXT: Mapping[str, str] = {
    "password": later("Xin đơn vị gửi bản không đặt mật khẩu."),
    "old-binary": later("Mở bằng PowerPoint rồi lưu thành .pptx, hoặc cài LibreOffice để đổi."),
    "open-document": later("Mở bằng LibreOffice rồi lưu thành .odp hoặc .pptx."),
    "empty": later("Chép lại tệp từ nguồn, hoặc xin đơn vị gửi lại."),
    "keynote": later("Xin đơn vị xuất ra .pptx hoặc PDF từ Keynote."),
    "archive": later("Giải nén, rồi mở từng tệp."),
    "lock-file": later("Xin đơn vị gửi tệp thật, không có dấu ~$ ở đầu tên."),
    "cut-short": later("Chép lại tệp từ nguồn, hoặc xin đơn vị gửi lại."),
}
_OTHERWISE = later("Các bài khác vẫn xem được. Chép tệp ra để thử, hoặc đánh dấu “Không mở được”.")


def _deck(failure: Any) -> tuple[str, str]:
    name = failure.name or tr("Bài trình chiếu")
    what = tr_later(_DECK_WHAT[failure.reason.value], name=name)
    return what, tr_later(_DECK_NEXT.get(failure.reason.value, _OTHERWISE))


_PAGE_WHAT: Mapping[str, str] = {
    "too-slow": later("Trang {page} vẽ quá lâu nên đã dừng."),
    "died": later("Phần vẽ đã dừng ở trang {page}."),
    "too-large": later("Trang {page} cần nhiều bộ nhớ hơn máy này có."),
    "damaged": later("Trang {page} bị hỏng, không vẽ được."),
}


def _page(failure: Any) -> tuple[str, str]:
    what = _PAGE_WHAT.get(failure.reason, later("Trang {page} không vẽ được."))
    return (
        tr_later(what, page=failure.page),
        tr("Các trang khác vẫn xem được. Chữ của trang này hiện thay cho hình."),
    )


def _clip(failure: Any) -> tuple[str, str]:
    return (
        tr("Không đọc được {name} nằm trong bài trình chiếu.", name=failure.name),
        tr("Các trang vẫn xem được. Phần này của tệp bị hỏng hoặc bị thiếu."),
    )


def _no_converter(failure: Any) -> tuple[str, str]:
    program = {"powerpoint": "PowerPoint", "libreoffice": "LibreOffice"}[failure.choice.value]
    return (
        tr("Máy này không có {program}.", program=program),
        tr("Cài {program}, hoặc để chương trình tự chọn cách chuyển.", program=program),
    )


def _picture(failure: Any) -> tuple[str, str]:
    return (tr("Ảnh {name} bị hỏng hoặc không đọc được.", name=failure.name), tr_later(_OTHERWISE))


def _no_video_maker(_failure: Any) -> tuple[str, str]:
    return (
        tr("Máy này thiếu phần xử lý video dành cho Ban Tổ chức."),
        tr("Cài chương trình bằng gói cài đặt đầy đủ, rồi làm lại."),
    )


def _not_copied(failure: Any) -> tuple[str, str]:
    return (
        tr("Không tạo được bản sao dễ phát của {name}.", name=failure.path.name),
        tr("Tệp gốc vẫn nguyên vẹn. Đổi bằng chương trình khác, hoặc xin đơn vị gửi lại."),
    )


WORDS: Mapping[str, Any] = {
    "UnreadableDeckError": _deck,
    "PageNotDrawnError": _page,
    "UnreadableClipError": _clip,
    "NoConverterError": _no_converter,
    "UnreadablePictureError": _picture,
    "NoVideoMakerError": _no_video_maker,
    "NoClipReaderError": _no_video_maker,
    "ClipNotCopiedError": _not_copied,
}
