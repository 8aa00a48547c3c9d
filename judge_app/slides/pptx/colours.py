"""Colours of a deck: the theme's, mapped by master and slide, changed by modifiers (ECMA-376 20.1.2.3)."""

import colorsys
from dataclasses import dataclass

from judge_app.slides.pptx.names import Node, child, local, whole
from judge_app.slides.scene import BLACK, Rgba

_NAMED = {
    "black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF,
    "yellow": 0xFFFF00, "gray": 0x808080, "grey": 0x808080, "orange": 0xFFA500, "navy": 0x000080,
    "purple": 0x800080, "maroon": 0x800000, "teal": 0x008080, "silver": 0xC0C0C0, "lime": 0x00FF00,
    "aqua": 0x00FFFF, "cyan": 0x00FFFF, "magenta": 0xFF00FF, "darkBlue": 0x00008B,
    "dkBlue": 0x00008B, "lightGray": 0xD3D3D3, "ltGray": 0xD3D3D3, "darkGray": 0xA9A9A9,
    "dkGray": 0xA9A9A9, "gold": 0xFFD700, "brown": 0xA52A2A, "pink": 0xFFC0CB,
}  # fmt: skip
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
            return _opaque(_NAMED.get(value, 0))
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
    red, green, blue, alpha = colour
    for change in node:
        share = whole(change, "val", 100000) / 100000
        kind = local(change)
        if kind == "alpha":
            alpha = round(255 * max(0.0, min(1.0, share)))
        elif kind in {"lumMod", "lumOff", "satMod", "satOff", "hueMod", "hueOff"}:
            red, green, blue, _ = _in_hls((red, green, blue, alpha), kind, share)
        elif kind == "shade":
            red, green, blue = (_shaded(part, share) for part in (red, green, blue))
        elif kind == "tint":
            red, green, blue = (_tinted(part, share) for part in (red, green, blue))
        elif kind == "inv":
            red, green, blue = 255 - red, 255 - green, 255 - blue
        elif kind == "gray":
            red = green = blue = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return red, green, blue, alpha


def _in_hls(colour: Rgba, kind: str, share: float) -> Rgba:
    red, green, blue, alpha = colour
    hue, light, sat = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if kind == "lumMod":
        light *= share
    elif kind == "lumOff":
        light += share
    elif kind == "satMod":
        sat *= share
    elif kind == "satOff":
        sat += share
    elif kind == "hueMod":
        hue = hue * share % 1
    else:
        hue = (hue + share * 100000 / 21600000) % 1
    return _from_hls(hue, light, sat, alpha)


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
        return _in_hls(colour, "lumMod", share)
    return _in_hls(_in_hls(colour, "lumMod", share), "lumOff", 1 - share)
