"""Actions of the window itself, the same on every screen."""

from judge_app.ui.actions import ActionSpec
from judge_app.ui.language import later

_PROGRAM = later("Chương trình")
_LOOK = later("Hiển thị")

OPEN = ActionSpec(
    id="open",
    label=later("Mở gói bài thi…"),
    group=_PROGRAM,
    shortcuts=("Ctrl+O",),
    icon="open",
)
HOME = ActionSpec(
    id="home",
    label=later("Về trang đầu"),
    group=_PROGRAM,
    shortcuts=("Ctrl+Shift+Home",),
    icon="home",
    when="in workspace",
)
HELP = ActionSpec(
    id="help", label=later("Phím tắt…"), group=_PROGRAM, shortcuts=("F1",), icon="keyboard"
)
ABOUT = ActionSpec(id="about", label=later("Giới thiệu chương trình…"), group=_PROGRAM, icon="info")
QUIT = ActionSpec(
    id="quit",
    label=later("Đóng chương trình"),
    group=_PROGRAM,
    shortcuts=("Ctrl+Q",),
    icon="cancel",
)
LANGUAGE = ActionSpec(
    id="language",
    label=later("Đổi tiếng Việt / English"),
    group=_LOOK,
    shortcuts=("Ctrl+Alt+L",),
    icon="language",
)
SYSTEM = ActionSpec(
    id="look-system", label=later("Màu theo máy"), group=_LOOK, icon="settings", checkable=True
)
LIGHT = ActionSpec(
    id="look-light", label=later("Nền sáng"), group=_LOOK, icon="light", checkable=True
)
DARK = ActionSpec(id="look-dark", label=later("Nền tối"), group=_LOOK, icon="dark", checkable=True)
CONTRAST = ActionSpec(
    id="look-contrast",
    label=later("Tương phản cao"),
    group=_LOOK,
    icon="contrast",
    checkable=True,
)
STILL = ActionSpec(
    id="reduce-motion", label=later("Bớt chuyển động"), group=_LOOK, icon="pause", checkable=True
)
LARGER = ActionSpec(
    id="text-larger",
    label=later("Chữ to hơn"),
    group=_LOOK,
    shortcuts=("Ctrl+Alt++", "Ctrl+Alt+="),
    icon="zoom-in",
)
SMALLER = ActionSpec(
    id="text-smaller",
    label=later("Chữ nhỏ hơn"),
    group=_LOOK,
    shortcuts=("Ctrl+Alt+-",),
    icon="zoom-out",
)
NORMAL = ActionSpec(
    id="text-normal",
    label=later("Chữ cỡ thường"),
    group=_LOOK,
    shortcuts=("Ctrl+Alt+0",),
    icon="fit",
)

LOOKS = (SYSTEM, LIGHT, DARK, CONTRAST)
