"""What can be done with a deck, declared once. Keys work while a score field has the cursor."""

from typing import TYPE_CHECKING

from judge_app.ui.actions import ActionSpec, ActionTable
from judge_app.ui.language import later

if TYPE_CHECKING:
    from judge_app.ui.slides.deck_stage import DeckStage
    from judge_app.ui.slides.deck_view import DeckView

_GROUP = later("Xem trang chiếu")

SPECS = {
    "first_page": ActionSpec(
        id="deck.first",
        label=later("Trang đầu"),
        group=_GROUP,
        shortcuts=("Alt+Home",),
        icon="first",
        when="has-previous",
    ),
    "go_back": ActionSpec(
        id="deck.previous",
        label=later("Trang trước"),
        group=_GROUP,
        shortcuts=("Alt+Left", "PgUp"),
        icon="previous",
        when="has-back",
    ),
    "go_forward": ActionSpec(
        id="deck.next",
        label=later("Trang sau"),
        group=_GROUP,
        shortcuts=("Alt+Right", "PgDown"),
        icon="next",
        when="has-forward",
    ),
    "last_page": ActionSpec(
        id="deck.last",
        label=later("Trang cuối"),
        group=_GROUP,
        shortcuts=("Alt+End",),
        icon="last",
        when="has-next",
    ),
    "toggle_steps": ActionSpec(
        id="deck.steps",
        label=later("Xem từng bước, hoặc cả trang"),
        group=_GROUP,
        shortcuts=("Alt+B",),
        icon="animation",
        when="has-steps",
    ),
    "step_back": ActionSpec(
        id="deck.step-back",
        label=later("Bước trước"),
        group=_GROUP,
        shortcuts=("Alt+Up",),
        icon="step-back",
        when="stepping",
    ),
    "step_forward": ActionSpec(
        id="deck.step-forward",
        label=later("Bước sau"),
        group=_GROUP,
        shortcuts=("Alt+Down",),
        icon="step-forward",
        when="stepping",
    ),
    "play_media": ActionSpec(
        id="deck.play",
        label=later("Phát phim, âm thanh trên trang"),
        group=_GROUP,
        shortcuts=("F5",),
        icon="play",
        when="has-media",
    ),
    "zoom_out": ActionSpec(
        id="deck.zoom-out",
        label=later("Thu nhỏ"),
        group=_GROUP,
        shortcuts=("Ctrl+-",),
        icon="zoom-out",
        when="open",
    ),
    "zoom_in": ActionSpec(
        id="deck.zoom-in",
        label=later("Phóng to"),
        group=_GROUP,
        shortcuts=("Ctrl++", "Ctrl+="),
        icon="zoom-in",
        when="open",
    ),
    "fit_page": ActionSpec(
        id="deck.fit",
        label=later("Vừa trang"),
        group=_GROUP,
        shortcuts=("Ctrl+0",),
        icon="fit",
        when="open",
    ),
    "fit_width": ActionSpec(
        id="deck.width",
        label=later("Vừa chiều ngang"),
        group=_GROUP,
        shortcuts=("Ctrl+9",),
        icon="width",
        when="open",
    ),
    "toggle_thumbnails": ActionSpec(
        id="deck.thumbnails",
        label=later("Hiện hoặc ẩn các trang nhỏ"),
        group=_GROUP,
        shortcuts=("Alt+T",),
        icon="panel-left",
        when="open",
    ),
    "toggle_contents": ActionSpec(
        id="deck.contents",
        label=later("Mục lục, hoặc các trang nhỏ"),
        group=_GROUP,
        shortcuts=("Alt+M",),
        icon="list",
        when="open",
    ),
    "toggle_notes": ActionSpec(
        id="deck.notes",
        label=later("Hiện hoặc ẩn ghi chú của người trình bày"),
        group=_GROUP,
        shortcuts=("Alt+N",),
        icon="comment",
        when="open",
    ),
    "search": ActionSpec(
        id="deck.search",
        label=later("Tìm chữ trong bài"),
        group=_GROUP,
        shortcuts=("Ctrl+F",),
        icon="search",
        when="open",
    ),
    "next_hit": ActionSpec(
        id="deck.next-hit",
        label=later("Chỗ tìm thấy sau"),
        group=_GROUP,
        shortcuts=("F3",),
        icon="chevron-down",
        when="found",
    ),
    "previous_hit": ActionSpec(
        id="deck.previous-hit",
        label=later("Chỗ tìm thấy trước"),
        group=_GROUP,
        shortcuts=("Shift+F3",),
        icon="chevron-up",
        when="found",
    ),
    "request_note": ActionSpec(
        id="deck.note",
        label=later("Ghi nhận xét ở trang này"),
        group=_GROUP,
        shortcuts=("F8",),
        icon="note",
        when="open",
    ),
    "toggle_full_screen": ActionSpec(
        id="deck.full-screen",
        label=later("Toàn màn hình"),
        group=_GROUP,
        shortcuts=("F11",),
        icon="fullscreen",
        when="open",
    ),
}

SHORTCUTS = tuple(key for spec in SPECS.values() for key in spec.shortcuts if key != "F5")
"""Keys that stay the deck's while a clip plays on a page; F5 then plays and stops the clip."""


def declare(actions: ActionTable, stage: "DeckStage", view: "DeckView") -> None:
    """Make the actions; each runs the method of its name, of the stage or else of the view."""
    for method, spec in SPECS.items():
        owner = stage if hasattr(stage, method) else view
        actions.add(spec, getattr(owner, method))
    actions.apply(frozenset())
