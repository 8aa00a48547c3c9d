"""What stands before paragraphs: letters, numbers that go on counting, pictures."""

from collections.abc import Sequence

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.names import Node, child, local, q, whole
from judge_app.slides.pptx.numbering import numbered
from judge_app.slides.pptx.symbols import has_signs, is_symbol_font, plain_letters
from judge_app.slides.pptx.text_styles import LEVELS, TextStyles, first_part
from judge_app.slides.scene_text import Bullet, Run

_KINDS = {"buNone", "buChar", "buAutoNum", "buBlip"}


class Bullets:
    """Bullets of one body; numbers go on from paragraph to paragraph."""

    def __init__(self, styles: TextStyles) -> None:
        self._styles = styles
        self._numbers = [0] * LEVELS
        self._kinds = [""] * LEVELS

    def read(
        self, properties: Sequence[Node], level: int, runs: Sequence[Run], size: float
    ) -> Bullet | None:
        """Return the bullet of a paragraph with these runs; empty ones have none."""
        if not runs:
            return None
        kind = next((n for p in properties for n in p if local(n) in _KINDS), None)
        self._numbers[level + 1 :] = [0] * (LEVELS - level - 1)
        if kind is None or local(kind) != "buAutoNum":
            self._numbers[level] = 0
        if kind is None or local(kind) == "buNone":
            return None
        first = runs[0]
        name = self._font(properties, first)
        text = self._text(kind, level)
        if is_symbol_font(name) and local(kind) == "buChar":
            if not has_signs(text, name):
                self._styles.note(ApproximationKind.FONT, name)
            text, name = plain_letters(text, name), first.font
        colour = self._styles.palette.colour(first_part(properties, "a:buClr"))
        return Bullet(
            text=text,
            size=_size(properties, size),
            font=name,
            colour=colour or first.colour,
            picture=self._picture(kind),
        )

    def _font(self, properties: Sequence[Node], first: Run) -> str:
        for node in properties:
            if child(node, "a:buFontTx") is not None:
                return first.font
            font = child(node, "a:buFont")
            if font is not None:
                return self._styles.font_name(font.get("typeface", ""))
        return first.font

    def _text(self, kind: Node, level: int) -> str:
        if local(kind) == "buChar":
            # Diagrams write the sign twice; only the first letter is shown.
            return str(kind.get("char", "•"))[:1]
        return self._next(kind, level) if local(kind) == "buAutoNum" else "•"

    def _picture(self, kind: Node) -> bytes:
        blip = child(kind, "a:blip")
        relation = None if blip is None else blip.get(q("r:embed"))
        return (self._styles.images(relation) or b"") if relation else b""

    def _next(self, kind: Node, level: int) -> str:
        style = kind.get("type", "arabicPeriod")
        start = whole(kind, "startAt", 1)
        if self._kinds[level] != f"{style}{start}":
            self._numbers[level] = 0
        self._kinds[level] = f"{style}{start}"
        self._numbers[level] = max(self._numbers[level] + 1, start)
        return numbered(self._numbers[level], style)


def _size(properties: Sequence[Node], size: float) -> float:
    for node in properties:
        if child(node, "a:buSzTx") is not None:
            return size
        points = child(node, "a:buSzPts")
        if points is not None:
            return whole(points, "val", 1800) / 100
        share = child(node, "a:buSzPct")
        if share is not None:
            return size * whole(share, "val", 100000) / 100000
    return size
