"""The columns of the intake list, and the words that staff may head them with."""

from enum import Enum

from judge_app.contest.entry import EntryKind
from judge_app.vietnamese.matching import plain_key


class ListColumn(Enum):
    """A column of `entries.xlsx`: its usual heading, and whether it must be there."""

    CODE = ("Mã số", True)
    TITLE = ("Tên sản phẩm", True)
    KIND = ("Loại hình", True)
    CATEGORY = ("Bảng", True)
    UNIT = ("Đơn vị", True)
    AUTHORS = ("Tác giả", False)
    FILES = ("Tệp chính", False)
    LINK = ("Liên kết", False)
    SUMMARY = ("Tóm tắt", False)
    NUMBER = ("STT", False)
    RECEIVED = ("Ngày nhận", False)
    REMARK = ("Ghi chú", False)

    @property
    def heading(self) -> str:
        """How staff usually head it."""
        return self.value[0]

    @property
    def is_needed(self) -> bool:
        """Whether a list without it cannot be read."""
        return self.value[1]


_ALIASES = {
    ListColumn.CODE: ("mã", "mã bài", "mã bài dự thi", "mã số bài", "mã số bài dự thi", "code"),
    ListColumn.TITLE: ("tên bài", "tên bài dự thi", "tên tác phẩm", "sản phẩm", "title"),
    ListColumn.KIND: ("loại", "thể loại", "kind"),
    ListColumn.CATEGORY: ("nhóm", "bảng thi", "bảng dự thi", "category"),
    ListColumn.UNIT: ("đơn vị dự thi", "đơn vị gửi", "huyện", "unit"),
    ListColumn.AUTHORS: (
        "nhóm tác giả",
        "tác giả/nhóm tác giả",
        "tác giả, nhóm tác giả",
        "authors",
    ),
    ListColumn.FILES: ("tệp", "tên tệp", "file", "tệp dự thi", "files"),
    ListColumn.LINK: ("đường dẫn", "link"),
    ListColumn.SUMMARY: ("nội dung tóm tắt", "tóm tắt nội dung", "summary"),
    ListColumn.NUMBER: ("tt", "số tt", "no"),
    ListColumn.RECEIVED: ("ngày giờ nhận", "nhận ngày", "received"),
    ListColumn.REMARK: ("ghi chú khác", "remark", "note"),
}

_BY_HEADING = {
    plain_key(heading): column
    for column in ListColumn
    for heading in (column.heading, *_ALIASES[column])
}

_KINDS = {
    EntryKind.VIDEO: ("video", "phim", "clip", "video clip", "phóng sự", "video ngắn", "phim ngắn"),
    EntryKind.SLIDES: (
        "trình chiếu",
        "slide",
        "slides",
        "bài trình chiếu",
        "slide trình chiếu",
        "bài thuyết trình",
        "powerpoint",
        "bài powerpoint",
    ),
    EntryKind.SOFTWARE: ("phần mềm", "ứng dụng", "software", "phần mềm tự thiết kế", "app"),
    EntryKind.DOCUMENT: ("văn bản", "tài liệu", "bài viết", "document"),
    EntryKind.IMAGES: ("ảnh", "hình ảnh", "bộ ảnh", "images", "infographic"),
    EntryKind.LINK: ("liên kết", "link", "đường dẫn", "trang mạng"),
}
_BY_KIND = {plain_key(word): kind for kind, words in _KINDS.items() for word in words}


def column_of(heading: str) -> ListColumn | None:
    """Return the column that a heading means, whatever its spelling."""
    return _BY_HEADING.get(plain_key(heading))


def kind_of(text: str) -> EntryKind | None:
    """Return the kind that a cell means."""
    return _BY_KIND.get(plain_key(text))
