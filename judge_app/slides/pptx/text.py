"""Words of a shape with every style worked out: own, list styles, layout, master, theme."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, flag, local, q, whole
from judge_app.slides.scene import BLACK, Bullet, Paragraph, Rgba, Run, TextBox

_SYMBOLS = str.maketrans({"§": "▪", "ü": "✓", "Ø": "➢", "v": "❖", "q": "❑", "n": "■", "l": "●"})
_SYMBOL_FONTS = {"wingdings", "wingdings 2", "webdings", "symbol"}
_FIELD_NUMBER = "slidenum"
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyles:
    """Where styles come from, the nearest first: elements that hold `a:lvl1pPr` and so on."""

    lists: tuple[Node, ...]
    palette: Palette
    major: str
    minor: str
    colour: Rgba | None = None
    """What a shape's style reference says of its letters."""
    number: int = 1
    """The slide's number, for fields."""


def read_text(body: Node | None, styles: TextStyles, inherited: Sequence[Node]) -> TextBox | None:
    """Return the words of a text body; `inherited` are body properties of layout and master."""
    if body is None or not any(node.text for node in body.iter(q("a:t"))):
        return None
    own = child(body, "a:bodyPr")
    properties = [node for node in (own, *inherited) if node is not None]
    own_list = child(body, "a:lstStyle")
    lists = (own_list, *styles.lists) if own_list is not None else styles.lists
    reader = _Paragraphs(styles, tuple(lists), own_lists=int(own_list is not None))
    paragraphs = tuple(reader.read(node) for node in body.findall(q("a:p")))
    fit = next((f for p in properties if (f := child(p, "a:normAutofit")) is not None), None)
    turned = {"vert": 90.0, "vert270": 270.0}.get(_first(properties, "vert") or "", 0.0)
    return TextBox(
        paragraphs=paragraphs,
        insets=_insets(properties),
        anchor=_first(properties, "anchor") or "t",
        wrap=(_first(properties, "wrap") or "square") != "none",
        scale=whole(fit, "fontScale", 100000) / 100000,
        tighten=whole(fit, "lnSpcReduction", 0) / 100000,
        turned=turned,
    )


def _insets(properties: Sequence[Node]) -> tuple[int, int, int, int]:
    def inset(name: str, default: int) -> int:
        return int(_first(properties, name) or default)

    return inset("lIns", 91440), inset("tIns", 45720), inset("rIns", 91440), inset("bIns", 45720)


def _first(nodes: Sequence[Node], name: str) -> str | None:
    return next((node.get(name) for node in nodes if node.get(name) is not None), None)


class _Paragraphs:
    def __init__(self, styles: TextStyles, lists: tuple[Node, ...], *, own_lists: int) -> None:
        self._styles = styles
        self._own_lists = own_lists
        self._near: tuple[Node, ...] = ()
        """Properties of the shape itself, which outrank its style reference."""
        self._lists = lists
        self._numbers = [0] * _LEVELS

    def read(self, node: Node) -> Paragraph:
        own = child(node, "a:pPr")
        level = min(_LEVELS - 1, whole(own, "lvl"))
        chain = [own, *(self._level(styles, level) for styles in self._lists)]
        properties = [found for found in chain if found is not None]
        self._near = tuple(f for f in chain[: 1 + self._own_lists] if f is not None)
        runs = tuple(self._runs(node, properties))
        first_size = runs[0].size if runs else self._size(child(node, "a:endParaRPr"), properties)
        percent, points = _spacing(properties, "a:lnSpc", 100.0)
        return Paragraph(
            runs=runs,
            align=_first(properties, "algn") or "l",
            margin=int(_first(properties, "marL") or 0),
            indent=int(_first(properties, "indent") or 0),
            bullet=self._bullet(properties, level, runs, first_size),
            line_percent=percent,
            line_points=points,
            before=_distance(properties, "a:spcBef", first_size),
            after=_distance(properties, "a:spcAft", first_size),
            empty_size=first_size,
        )

    def _level(self, styles: Node, level: int) -> Node | None:
        found = child(styles, f"a:lvl{level + 1}pPr")
        return found if found is not None else child(styles, "a:defPPr")

    def _runs(self, node: Node, properties: Sequence[Node]) -> Iterator[Run]:
        for part in node:
            kind = local(part)
            if kind == "br":
                yield self._run("\v", child(part, "a:rPr"), properties)
            elif kind in {"r", "fld"}:
                text = child(part, "a:t")
                words = "" if text is None else text.text or ""
                if kind == "fld" and part.get("type", "") == _FIELD_NUMBER:
                    words = str(self._styles.number)
                if words:
                    yield self._run(words, child(part, "a:rPr"), properties)

    def _run(self, words: str, own: Node | None, properties: Sequence[Node]) -> Run:
        chain = [own, *(child(found, "a:defRPr") for found in properties)]
        styles = [found for found in chain if found is not None]
        capitals = _first(styles, "cap") or "none"
        return Run(
            text=words.upper() if capitals == "all" else words.replace("_x000D_", ""),
            size=self._size(own, properties),
            font=self._font(styles),
            colour=self._colour(own, properties),
            bold=_yes(styles, "b"),
            italic=_yes(styles, "i"),
            underline=(_first(styles, "u") or "none") != "none",
            strike=(_first(styles, "strike") or "noStrike") != "noStrike",
            baseline=float(_first(styles, "baseline") or 0) / 100000,
        )

    def _size(self, own: Node | None, properties: Sequence[Node]) -> float:
        chain = [own, *(child(found, "a:defRPr") for found in properties)]
        found = _first([node for node in chain if node is not None], "sz")
        return int(found) / 100 if found else 18.0

    def _font(self, styles: Sequence[Node]) -> str:
        for style in styles:
            latin = child(style, "a:latin")
            if latin is not None:
                return self.font_name(latin.get("typeface", ""))
        return self._styles.minor

    def font_name(self, typeface: str) -> str:
        if typeface.startswith("+mj"):
            return self._styles.major
        if typeface.startswith("+mn") or not typeface:
            return self._styles.minor
        return typeface

    def _colour(self, own: Node | None, properties: Sequence[Node]) -> Rgba:
        palette = self._styles.palette
        if child(own, "a:hlinkClick") is not None:
            linked = palette.scheme("hlink")
            if linked is not None and child(own, "a:solidFill") is None:
                return linked >> 16 & 255, linked >> 8 & 255, linked & 255, 255
        near = [n for p in self._near if (n := child(p, "a:defRPr")) is not None]
        found = self._first_colour([own, *near] if own is not None else near)
        if found is None and self._styles.colour is not None:
            return self._styles.colour
        far = [n for p in properties if (n := child(p, "a:defRPr")) is not None]
        found = found or self._first_colour(far)
        if found is not None:
            return found
        text = palette.scheme("tx1")
        return BLACK if text is None else (text >> 16 & 255, text >> 8 & 255, text & 255, 255)

    def _first_colour(self, styles: Sequence[Node]) -> Rgba | None:
        palette = self._styles.palette
        for style in styles:
            fill = child(style, "a:solidFill")
            if fill is None:
                fill = child(style, "a:gradFill", "a:gsLst", "a:gs")
            found = palette.colour(fill)
            if found is not None:
                return found
        return None

    def _bullet(
        self, properties: Sequence[Node], level: int, runs: Sequence[Run], size: float
    ) -> Bullet | None:
        kind = next(
            (n for p in properties for n in p if local(n) in {"buNone", "buChar", "buAutoNum"}),
            None,
        )
        if kind is None or local(kind) == "buNone" or not runs:
            if runs:
                self._numbers[level:] = [0] * (_LEVELS - level)
            return None
        first = runs[0]
        font = _part(properties, "a:buFont")
        name = first.font if font is None else self.font_name(font.get("typeface", ""))
        share = _part(properties, "a:buSzPct")
        scale = whole(share, "val", 100000) / 100000
        colour = self._styles.palette.colour(_part(properties, "a:buClr")) or first.colour
        text = kind.get("char", "•") if local(kind) == "buChar" else self._next(kind, level)
        if name.lower() in _SYMBOL_FONTS:
            text, name = text.translate(_SYMBOLS), first.font
        return Bullet(text=text, size=size * scale, font=name, colour=colour)

    def _next(self, kind: Node, level: int) -> str:
        self._numbers[level + 1 :] = [0] * (_LEVELS - level - 1)
        start = whole(kind, "startAt", 1)
        self._numbers[level] = max(self._numbers[level] + 1, start)
        return _numbered(self._numbers[level], kind.get("type", "arabicPeriod"))


def _yes(styles: Sequence[Node], name: str) -> bool:
    return any(True for s in styles[:1] if flag(s, name)) or next(
        (found for s in styles if (found := flag(s, name)) is not None), False
    )


def _part(properties: Sequence[Node], name: str) -> Node | None:
    return next((n for p in properties if (n := child(p, name)) is not None), None)


def _spacing(properties: Sequence[Node], name: str, default: float) -> tuple[float, float]:
    node = _part(properties, name)
    if node is None:
        return default, 0.0
    points = child(node, "a:spcPts")
    if points is not None:
        return default, whole(points, "val") / 100
    return whole(child(node, "a:spcPct"), "val", 100000) / 1000, 0.0


def _distance(properties: Sequence[Node], name: str, size: float) -> float:
    percent, points = _spacing(properties, name, 0.0)
    return points or percent / 100 * size * 1.2


_LETTERED = re.compile(r"alpha(Lc|Uc)")


def _numbered(number: int, style: str) -> str:
    if found := _LETTERED.match(style):
        letter = chr(ord("a") + (number - 1) % 26)
        text = letter if found[1] == "Lc" else letter.upper()
    elif style.startswith("roman"):
        text = _roman(number)
        text = text.lower() if "Lc" in style else text
    else:
        text = str(number)
    if style.endswith("ParenBoth"):
        return f"({text})"
    if style.endswith("ParenR"):
        return f"{text})"
    return text if style.endswith("Plain") else f"{text}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text += letters
            number -= value
    return text
