"""Colours of a deck: the theme's, mapped by master and slide, changed by modifiers (ECMA-376 20.1.2.3)."""

import colorsys
from collections.abc import Callable
from dataclasses import dataclass

from judge_app.slides.pptx.named_colours import named_colour
from judge_app.slides.pptx.names import Node, child, local, whole
from judge_app.slides.scene import BLACK
from judge_app.slides.scene_colours import Rgba

_SAME = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The theme's colours by name, and the map from what slides say to what the theme calls it."""

    theme: dict[str, int]
    mapping: dict[str, str]

    def scheme(self, name: str) -> int | None:
        """Return the colour that a scheme name means."""
        mapped = self.mapping.get(name, _SAME.get(name, name))
        return self.theme.get(mapped)

    def colour(self, holder: Node | None, instead: Rgba | None = None) -> Rgba | None:
        """Return the colour of the first colour element in `holder`.

        `instead` is what `phClr` stands for.
        """
        if holder is None:
            return None
        for node in holder:
            found = self._base(node, instead)
            if found is not None:
                return _modified(found, node)
        return None

    def _base(self, node: Node, instead: Rgba | None) -> Rgba | None:
        kind = local(node)
        value = node.get("val", "")
        if kind == "srgbClr":
            return _opaque(_hex(value))
        if kind == "schemeClr":
            if value == "phClr":
                return instead or BLACK
            found = self.scheme(value)
            return None if found is None else _opaque(found)
        if kind == "sysClr":
            return _opaque(_hex(node.get("lastClr", "000000")))
        if kind == "prstClr":
            return _opaque(named_colour(value))
        if kind == "scrgbClr":
            parts = (whole(node, part) / 100000 for part in "rgb")
            red, green, blue = (
                round(255 * max(0.0, min(1.0, part)) ** (1 / 2.2)) for part in parts
            )
            return red, green, blue, 255
        if kind == "hslClr":
            hue, sat, lum = whole(node, "hue") / 21600000, whole(node, "sat"), whole(node, "lum")
            return _from_hls(hue, lum / 100000, sat / 100000, 255)
        return None


def read_palette(theme: Node | None, mapping: dict[str, str]) -> Palette:
    """Return the palette of a theme part."""
    return _palette(child(theme, "a:themeElements", "a:clrScheme"), mapping)


def read_override(override: Node, mapping: dict[str, str]) -> Palette:
    """Return the palette of a part that replaces the theme for one chart."""
    return _palette(child(override, "a:clrScheme"), mapping)


def _palette(scheme: Node | None, mapping: dict[str, str]) -> Palette:
    colours = {}
    for node in scheme if scheme is not None else ():
        for value in node:
            text = value.get("lastClr") or value.get("val", "000000")
            colours[local(node)] = _hex(text)
    return Palette(theme=colours, mapping=mapping)


def _modified(colour: Rgba, node: Node) -> Rgba:
    for change in node:
        share = whole(change, "val", 100000) / 100000
        colour = _changed(colour, local(change), share)
    return colour


def _changed(colour: Rgba, kind: str, share: float) -> Rgba:
    """Return a colour after one modifier; unknown ones change nothing."""
    red, green, blue, alpha = colour
    part = next((p for p in _PARTS if kind.startswith(p)), "")
    if part == "alpha":
        return red, green, blue, round(255 * _bounded(_amount(alpha / 255, kind, part, share)))
    if part in _LIGHT:
        place = _LIGHT.index(part)
        linear = [_linear(red), _linear(green), _linear(blue)]
        linear[place] = _amount(linear[place], kind, part, share)
        red, green, blue = map(_gamma, linear)
    elif part:
        return _in_hls(colour, kind, part, share)
    elif kind in _EACH:
        change = _EACH[kind]
        red, green, blue = (change(value, share) for value in (red, green, blue))
    elif kind == "comp":
        hue, light, sat = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
        return _from_hls((hue + 0.5) % 1, light, sat, alpha)
    elif kind == "gray":
        red = green = blue = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return red, green, blue, alpha


def _amount(now: float, kind: str, part: str, share: float) -> float:
    """Return what becomes of a share: set, or with `Mod` multiplied, with `Off` moved."""
    match kind.removeprefix(part):
        case "Mod":
            return now * share
        case "Off":
            return now + share
        case _:
            return share


def _in_hls(colour: Rgba, kind: str, part: str, share: float) -> Rgba:
    red, green, blue, alpha = colour
    hue, light, sat = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if part == "lum":
        light = _amount(light, kind, part, share)
    elif part == "sat":
        sat = _amount(sat, kind, part, share)
    else:
        # A hue itself is written in 60,000ths of a degree, a factor as any other share.
        turn = share if kind == "hueMod" else share * 100000 / 21600000
        hue = _amount(hue, kind, part, turn) % 1
    return _from_hls(hue, light, sat, alpha)


def _bounded(share: float) -> float:
    return max(0.0, min(1.0, share))


def _from_hls(hue: float, light: float, sat: float, alpha: int) -> Rgba:
    parts = colorsys.hls_to_rgb(hue, max(0.0, min(1.0, light)), max(0.0, min(1.0, sat)))
    red, green, blue = (round(255 * part) for part in parts)
    return red, green, blue, alpha


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _gamma(share: float) -> int:
    share = max(0.0, min(1.0, share))
    curved = share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055
    return round(255 * curved)


def _shaded(part: int, share: float) -> int:
    return _gamma(_linear(part) * share)


def _tinted(part: int, share: float) -> int:
    return _gamma(_linear(part) * share + 1 - share)


_PARTS = ("alpha", "lum", "sat", "hue", "red", "green", "blue")
_LIGHT = ("red", "green", "blue")
_EACH: dict[str, Callable[[int, float], int]] = {
    "shade": _shaded,
    "tint": _tinted,
    "inv": lambda part, _: 255 - part,
    "gamma": lambda part, _: _gamma(part / 255),
    "invGamma": lambda part, _: round(255 * _linear(part)),
}
"""Modifiers that change red, green and blue alike."""


def _opaque(value: int) -> Rgba:
    return value >> 16 & 255, value >> 8 & 255, value & 255, 255


def _hex(text: str) -> int:
    try:
        return int(text[-6:], 16)
    except ValueError:
        return 0


def with_shade(colour: Rgba, step: int) -> Rgba:
    """Return a colour for the round `step` of a list that was used up: darker, lighter, and on."""
    if step == 0:
        return colour
    share = 0.6 / (1 + (step - 1) // 2)
    if step % 2:
        return _in_hls(colour, "lumMod", "lum", share)
    return _in_hls(_in_hls(colour, "lumMod", "lum", share), "lumOff", "lum", 1 - share)
