"""Letters of a paragraph in runs of one style."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.effects import read_shadow
from judge_app.slides.pptx.fills import read_gradient
from judge_app.slides.pptx.names import Node, child, local, q
from judge_app.slides.pptx.strokes import read_stroke
from judge_app.slides.pptx.symbols import has_signs, is_symbol_font, plain_letters
from judge_app.slides.pptx.text_styles import TextStyles, first_part, first_value, is_yes
from judge_app.slides.scene import BLACK, Stroke
from judge_app.slides.scene_colours import Gradient, Rgba
from judge_app.slides.scene_text import LetterShadow, Run
from judge_app.vietnamese.legacy import old_font

LINE_BREAK = "\v"
_SMALL_CAPITALS = 0.8
_DEFAULT_SIZE = 18.0
_SYMBOLS = re.compile("[\uf000-\uf0ff]+")
"""What a run's font for symbols is meant for; its other letters keep their own."""
_LARGEST = 4000.0
"""Points (ECMA-376 20.1.10.72)."""
_CLEAN = str.maketrans({"\n": LINE_BREAK, "\r": None, "\u2028": LINE_BREAK})
_EFFECTS = q("a:effectLst")
_ROUGH = (_EFFECTS, *map(q, ("a:gradFill", "a:blipFill", "a:pattFill", "a:uFill", "a:uLn")))
"""Looks of letters that are drawn roughly."""
_LOOKS = {q("a:ln"): "line", q("a:effectLst"): "effects"} | dict.fromkeys(
    map(q, ("a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill")),
    "fill",
)
_EMU_A_POINT = 12700
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReader:
    """Reads runs; `near` and `far` are paragraph properties, those of the shape itself first."""

    styles: TextStyles
    near: tuple[Node, ...]
    far: tuple[Node, ...]

    def read(self, paragraph: Node) -> Iterator[Run]:
        """Yield the runs of a paragraph, breaks of lines among them."""
        for part in _parts(paragraph):
            kind = local(part)
            own = child(part, "a:rPr")
            if kind == "br":
                yield self._run(LINE_BREAK, own)
            elif kind in {"r", "fld"}:
                words = self._words(part, kind)
                if words:
                    yield from self._cased(self._run(words, own), own)
            elif kind in {"m", "AlternateContent"}:
                self.styles.note(ApproximationKind.EQUATION, "")
                words = "".join(t.text or "" for t in part.iter(f"{{{_MATH}}}t"))
                if words:
                    yield self._run(words, own)

    def size(self, own: Node | None) -> float:
        """Return the type size that run properties and everything behind them ask for."""
        return _points(self._chain(own))

    def _words(self, part: Node, kind: str) -> str:
        text = child(part, "a:t")
        words = "" if text is None else (text.text or "").translate(_CLEAN)
        if kind == "fld" and part.get("type", "") == "slidenum":
            return str(self.styles.number)
        return words.replace("_x000D_", "").replace("_x000B_", LINE_BREAK)

    def _chain(self, own: Node | None) -> tuple[Node, ...]:
        behind = (child(found, "a:defRPr") for found in (*self.near, *self.far))
        return tuple(node for node in (own, *behind) if node is not None)

    def _run(self, words: str, own: Node | None) -> Run:
        chain = self._chain(own)
        font = self._font(own)
        symbols = first_part(chain[:1], "a:sym")
        if symbols is not None and is_symbol_font(name := symbols.get("typeface", "")):
            words = _SYMBOLS.sub(lambda found: plain_letters(found[0], name), words)
        if is_symbol_font(font):
            if not has_signs(words, font):
                self.styles.note(ApproximationKind.FONT, font)
            words, font = plain_letters(words, font), self.styles.minor
        link = child(own, "a:hlinkClick")
        self._note_looks(own)
        bold = self.styles.bold
        line = first_value(chain, "u") or "none"
        edge, effects, fill = _looks(chain)
        rim = self._rim(edge)
        return Run(
            text=words,
            size=_points(chain),
            font=font,
            colour=self._colour(own, link),
            bold=is_yes(chain, "b") if first_value(chain, "b") or bold is None else bold,
            italic=is_yes(chain, "i"),
            underline=line != "none" or link is not None,
            underline_style="" if line in {"none", "sng", "words"} else line,
            strike=(first_value(chain, "strike") or "noStrike") != "noStrike",
            double_strike=first_value(chain, "strike") == "dblStrike",
            baseline=_share(first_value(chain, "baseline")),
            spacing=_share(first_value(chain, "spc")) * 1000,
            highlight=self.styles.palette.colour(child(own, "a:highlight")),
            gradient=self._gradient(fill) if link is None else None,
            outline=None if rim is None else rim.colour,
            outline_points=0.0 if rim is None else rim.width / _EMU_A_POINT,
            shadow=self._shadow(effects),
            link="" if link is None else self.styles.links(link.get(q("r:id"), "")),
        )

    def _gradient(self, fill: Node | None) -> Gradient | None:
        """Return the colours that run through letters, where their fill has several."""
        if fill is None or local(fill) != "gradFill":
            return None
        return read_gradient(fill, self.styles.palette, None)

    def _rim(self, line: Node | None) -> Stroke | None:
        """Return the line around letters that are filled; hollow ones have its colour instead."""
        if line is None or child(line.getparent(), "a:noFill") is not None:
            return None
        return read_stroke(line, self.styles.palette)

    def _shadow(self, effects: Node | None) -> LetterShadow | None:
        """Return the flat shadow that letters cast of their own."""
        cast = read_shadow(effects, self.styles.palette, lambda _kind, _what: None)
        if cast is None:
            return None
        return LetterShadow(colour=cast.colour, x=cast.x, y=cast.y, blur=cast.blur)

    def _note_looks(self, own: Node | None) -> None:
        """Note letters that change their colour along a line, or glow, shine or cast shadows."""
        if own is None:
            return
        parts = {part.tag: part for part in own.iterchildren(*_ROUGH)}
        if own.get("u", "").startswith("wavy") or len(parts.pop(_EFFECTS, ())):
            self.styles.note(ApproximationKind.EFFECT, "text")
        if parts:
            self.styles.note(ApproximationKind.FILL, "text")

    def _cased(self, run: Run, own: Node | None) -> Iterator[Run]:
        """Yield a run with its capitals; small ones are capitals of a smaller size."""
        capitals = first_value(self._chain(own), "cap") or "none"
        if old_font(run.font) is not None:
            capitals = "none"  # its letters stand for others, whose capitals are elsewhere
        if capitals == "all":
            yield replace(run, text=run.text.upper())
        elif capitals == "small":
            for text, is_small in _by_case(run.text):
                size = run.size * (_SMALL_CAPITALS if is_small else 1.0)
                yield replace(run, text=text.upper(), size=size)
        else:
            yield run

    def _font(self, own: Node | None) -> str:
        near = [n for p in self.near if (n := child(p, "a:defRPr")) is not None]
        latin = first_part([own, *near] if own is not None else near, "a:latin")
        if latin is None and self.styles.font:
            return self.styles.font
        if latin is None:
            far = [n for p in self.far if (n := child(p, "a:defRPr")) is not None]
            latin = first_part(far, "a:latin")
        return self.styles.font_name("" if latin is None else latin.get("typeface", ""))

    def _colour(self, own: Node | None, link: Node | None) -> Rgba:
        palette = self.styles.palette
        if link is not None and not _keeps_colour(link):
            linked = palette.scheme("hlink")
            if linked is not None:
                return linked >> 16 & 255, linked >> 8 & 255, linked & 255, 255
        near = [n for p in self.near if (n := child(p, "a:defRPr")) is not None]
        found = self._first_colour([own, *near] if own is not None else near)
        if found is None:
            found = self.styles.colour
        if found is None:
            far = [n for p in self.far if (n := child(p, "a:defRPr")) is not None]
            found = self._first_colour(far)
        if found is not None:
            return found
        text = palette.scheme("tx1")
        return BLACK if text is None else (text >> 16 & 255, text >> 8 & 255, text & 255, 255)

    def _first_colour(self, chain: Sequence[Node]) -> Rgba | None:
        palette = self.styles.palette
        for style in chain:
            if child(style, "a:noFill") is not None:
                # Letters that are only outlined are drawn in the outline's colour.
                return palette.colour(child(style, "a:ln", "a:solidFill")) or (0, 0, 0, 0)
            for holder in (
                child(style, "a:solidFill"),
                child(style, "a:gradFill", "a:gsLst", "a:gs"),
                child(style, "a:pattFill", "a:fgClr"),
            ):
                found = palette.colour(holder)
                if found is not None:
                    return found
        return None


def _looks(chain: Sequence[Node]) -> tuple[Node | None, Node | None, Node | None]:
    """Return the nearest line around letters, their effects, and their fill."""
    found: dict[str, Node] = {}
    for node in chain:
        for part in node.iterchildren(*_LOOKS):
            found.setdefault(_LOOKS[part.tag], part)
    return found.get("line"), found.get("effects"), found.get("fill")


def _parts(paragraph: Node) -> Iterator[Node]:
    for part in paragraph:
        if local(part) == "AlternateContent":
            fallback = child(part, "mc:Fallback")
            if fallback is not None and fallback.find(q("a:r")) is not None:
                yield from fallback
                continue
        yield part


def _keeps_colour(link: Node) -> bool:
    """Say whether a link keeps the colour its letters have (an extension of 2018)."""
    return any(local(node) == "hlinkClr" and node.get("val") == "tx" for node in link.iter())


def _points(chain: Sequence[Node]) -> float:
    size = first_value(chain, "sz")
    try:
        return min(_LARGEST, max(1.0, int(size) / 100)) if size else _DEFAULT_SIZE
    except ValueError:
        return _DEFAULT_SIZE


def _share(value: str | None) -> float:
    """Return hundred-thousandths as a share; Strict files write percents."""
    if value is None:
        return 0.0
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100000
    except ValueError:
        return 0.0


def _by_case(text: str) -> Iterator[tuple[str, bool]]:
    """Yield parts of a text that are all small letters, and all others, in order."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or text[place].islower() != text[start].islower():
            yield text[start:place], text[start].islower()
            start = place
