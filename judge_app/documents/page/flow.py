"""A cursor that runs down a document and turns the page when something no longer fits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from judge_app.documents.page.pages import Pages
from judge_app.documents.page.text_lines import TextStyle, text_width, wrapped_paragraphs


def _nothing() -> None:
    """Draw nothing on top of a new page."""


@dataclass(slots=True, kw_only=True)
class Flow:
    """Where the next thing is drawn: `y` is the top of free space, in millimetres.

    `floor` is the lowest free place of a page. `on_turn` draws what continues on top of a new page,
    such as the head of a table.
    """

    pages: Pages
    y: float
    floor: float
    on_turn: Callable[[], None] = field(default=_nothing)
    _follower: float = 0

    @property
    def left(self) -> float:
        """The left margin."""
        return self.pages.paper.left

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.pages.paper.room

    @property
    def middle(self) -> float:
        """The place halfway between the margins."""
        return self.left + self.room / 2

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.turn()
        self.y = self.pages.paper.top
        self.on_turn()

    def keep(self, height: float) -> None:
        """Turn the page unless `height` millimetres are still free."""
        if self.y + height + self._follower > self.floor and self.y > self.pages.paper.top:
            self.turn()

    @contextmanager
    def followed_by(self, height: float) -> Iterator[None]:
        """Keep what is drawn inside the block on one page with the `height` that follows it.

        So signatures never stand alone on a page: the last lines before them go along.
        """
        self._follower = height
        try:
            yield
        finally:
            self._follower = 0

    def skip(self, height: float) -> None:
        """Leave some space."""
        self.y += height

    def lines(self, lines: tuple[str, ...], style: TextStyle, *, indent: float = 0) -> None:
        """Write lines at the left margin."""
        for line in lines:
            self.keep(style.line_height)
            self.pages.text(self.left + indent, self._base(style), line, style)
            self.y += style.line_height

    def centred(self, text: str, style: TextStyle, *, room: float | None = None) -> None:
        """Write a text in the middle, on as many lines as it needs."""
        for line in wrapped_paragraphs(text, style, room or self.room):
            self.keep(style.line_height)
            self.pages.centred(self.middle, self._base(style), line, style)
            self.y += style.line_height

    def labelled(self, label: str, text: str, styles: tuple[TextStyle, TextStyle]) -> None:
        """Write a label and, behind it, a text whose further lines stand under its first."""
        label_style, style = styles
        indent = text_width(label + " ", label_style)
        lines = wrapped_paragraphs(text, style, self.room - indent) or ("",)
        self.keep(style.line_height)
        self.pages.text(self.left, self._base(style), label, label_style)
        self.lines(lines, style, indent=indent)

    def _base(self, style: TextStyle) -> float:
        """Return the base line of a line whose top is at the cursor."""
        return self.y + style.line_height * 0.78
