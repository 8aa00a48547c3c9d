"""What can be done while judging, declared once."""

from judge_app.ui.actions import ActionSpec
from judge_app.ui.language import later

_MARKING = later("Chấm điểm")
_GOING = later("Đi lại giữa các bài")
_LAYOUT = later("Bố cục")

UNDO = ActionSpec(
    id="judge.undo", label=later("Hoàn tác"), group=_MARKING, shortcuts=("Ctrl+Z",), icon="undo"
)
REDO = ActionSpec(
    id="judge.redo",
    label=later("Làm lại"),
    group=_MARKING,
    shortcuts=("Ctrl+Y", "Ctrl+Shift+Z"),
    icon="redo",
)
NEXT_OPEN = ActionSpec(
    id="judge.next-open",
    label=later("Bài chưa chấm tiếp theo"),
    group=_GOING,
    shortcuts=("Ctrl+Return", "Ctrl+Enter"),
    icon="next-unmarked",
)
NEXT = ActionSpec(
    id="judge.next",
    label=later("Bài sau"),
    group=_GOING,
    shortcuts=("Ctrl+PgDown",),
    icon="next",
)
PREVIOUS = ActionSpec(
    id="judge.previous",
    label=later("Bài trước"),
    group=_GOING,
    shortcuts=("Ctrl+PgUp",),
    icon="previous",
)
SEARCH = ActionSpec(
    id="judge.search",
    label=later("Tìm bài thi"),
    group=_GOING,
    shortcuts=("Ctrl+L",),
    icon="search",
)
FIELDS = ActionSpec(
    id="judge.fields",
    label=later("Về ô điểm"),
    group=_GOING,
    shortcuts=("F6",),
    icon="edit",
)
VIEWER = ActionSpec(
    id="judge.viewer", label=later("Về phần xem bài"), group=_GOING, shortcuts=("Shift+F6",)
)
LIST = ActionSpec(
    id="judge.list",
    label=later("Hiện hoặc ẩn danh sách bài"),
    group=_LAYOUT,
    shortcuts=("F9",),
    icon="panel-left",
)
MARKS = ActionSpec(
    id="judge.marks",
    label=later("Hiện hoặc ẩn bảng điểm"),
    group=_LAYOUT,
    shortcuts=("F10",),
    icon="panel-right",
)
COMPARE = ActionSpec(
    id="judge.compare",
    label=later("So sánh với một bài khác"),
    group=_LAYOUT,
    shortcuts=("Ctrl+K",),
    icon="compare",
)
COPY = ActionSpec(
    id="judge.copy",
    label=later("Giữ bản sao an toàn trên USB…"),
    group=_MARKING,
    icon="safety-copy",
)
FINISH = ActionSpec(
    id="judge.finish",
    label=later("Hoàn tất và xuất phiếu…"),
    group=_MARKING,
    shortcuts=("Ctrl+Shift+E",),
    icon="finish",
)
