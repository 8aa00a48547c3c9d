"""What can be done with a deck, declared once."""

from typing import TYPE_CHECKING

from judge_app.ui.actions import ActionSpec, ActionTable
from judge_app.ui.language import later

if TYPE_CHECKING:
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
    "previous_page": ActionSpec(
        id="deck.previous",
        label=later("Trang trước"),
        group=_GROUP,
        shortcuts=("Alt+Left", "PgUp"),
        icon="previous",
        when="has-previous",
    ),
    "next_page": ActionSpec(
        id="deck.next",
        label=later("Trang sau"),
        group=_GROUP,
        shortcuts=("Alt+Right", "PgDown"),
        icon="next",
        when="has-next",
    ),
    "last_page": ActionSpec(
        id="deck.last",
        label=later("Trang cuối"),
        group=_GROUP,
        shortcuts=("Alt+End",),
        icon="last",
        when="has-next",
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
    "request_note": ActionSpec(
        id="deck.note",
        label=later("Ghi nhận xét ở trang này"),
        group=_GROUP,
        shortcuts=("F8",),
        icon="note",
        when="open",
    ),
    "request_full_screen": ActionSpec(
        id="deck.full-screen",
        label=later("Toàn màn hình"),
        group=_GROUP,
        shortcuts=("F11",),
        icon="fullscreen",
        when="open",
    ),
}


def declare(actions: ActionTable, view: "DeckView") -> None:
    """Make the actions of a view; each runs the view's method of the same name."""
    for method, spec in SPECS.items():
        actions.add(spec, getattr(view, method))
    actions.apply(frozenset())
