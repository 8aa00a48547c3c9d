"""What can be done with a clip, declared once. Keys work while a score field has the cursor."""

from judge_app.ui.actions import ActionSpec
from judge_app.ui.language import later

_GROUP = later("Xem video")

SPECS = {
    "toggle_play": ActionSpec(
        id="video.play",
        label=later("Phát hoặc dừng"),
        group=_GROUP,
        shortcuts=("F5", "Media Play"),
        icon="play",
        when="open",
    ),
    "skip_back": ActionSpec(
        id="video.back",
        label=later("Lùi 5 giây"),
        group=_GROUP,
        shortcuts=("Alt+Left",),
        when="open",
    ),
    "skip_forward": ActionSpec(
        id="video.forward",
        label=later("Tiến 5 giây"),
        group=_GROUP,
        shortcuts=("Alt+Right",),
        when="open",
    ),
    "step_back": ActionSpec(
        id="video.step-back",
        label=later("Lùi một hình"),
        group=_GROUP,
        shortcuts=("Shift+F7",),
        icon="step-back",
        when="picture",
    ),
    "step_forward": ActionSpec(
        id="video.step-forward",
        label=later("Tiến một hình"),
        group=_GROUP,
        shortcuts=("F7",),
        icon="step-forward",
        when="picture",
    ),
    "slower": ActionSpec(
        id="video.slower",
        label=later("Chậm hơn"),
        group=_GROUP,
        shortcuts=("F3",),
        when="open",
    ),
    "faster": ActionSpec(
        id="video.faster",
        label=later("Nhanh hơn"),
        group=_GROUP,
        shortcuts=("F4",),
        when="open",
    ),
    "mark_passage": ActionSpec(
        id="video.loop",
        label=later("Lặp một đoạn: đặt đầu, đặt cuối, thôi"),
        group=_GROUP,
        shortcuts=("F12",),
        icon="loop",
        when="open",
        checkable=True,
    ),
    "request_note": ActionSpec(
        id="video.note",
        label=later("Ghi nhận xét ở lúc này"),
        group=_GROUP,
        shortcuts=("F8",),
        icon="note",
        when="open",
    ),
    "louder": ActionSpec(
        id="video.louder", label=later("To hơn"), group=_GROUP, shortcuts=("Alt+Up",), when="open"
    ),
    "quieter": ActionSpec(
        id="video.quieter",
        label=later("Nhỏ hơn"),
        group=_GROUP,
        shortcuts=("Alt+Down",),
        when="open",
    ),
    "toggle_mute": ActionSpec(
        id="video.mute",
        label=later("Tắt hoặc bật tiếng"),
        group=_GROUP,
        shortcuts=("Ctrl+M",),
        icon="sound",
        when="open",
    ),
    "toggle_full_screen": ActionSpec(
        id="video.full-screen",
        label=later("Toàn màn hình"),
        group=_GROUP,
        shortcuts=("F11",),
        icon="fullscreen",
        when="open",
    ),
}
