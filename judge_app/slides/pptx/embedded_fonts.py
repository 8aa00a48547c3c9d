"""Fonts that a deck brings along, where they lie plainly in their wrapper.

The wrapper is Embedded OpenType (W3C submission of 5 March 2008): a header, then the font, which
may be compressed (MTX) or scrambled with one byte. Compressed ones are left alone.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from judge_app.slides.pptx.names import child, q
from judge_app.slides.pptx.parts import Relations

_HEADER = struct.Struct("<4I")
_VERSIONS = {0x00010000, 0x00020001, 0x00020002}
_COMPRESSED = 0x4
_SCRAMBLED = 0x10000000
_KEY = 0x50
_PLAIN_STARTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_LARGEST = 32_000_000
_STYLES = ("p:regular", "p:bold", "p:italic", "p:boldItalic")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFont:
    """A font's file and the name by which runs ask for it."""

    name: str
    content: bytes


def embedded_fonts(presentation: Any) -> Iterator[EmbeddedFont]:
    """Yield the plain fonts of a presentation part."""
    relations = Relations(presentation)
    listed = child(presentation._element, "p:embeddedFontLst")  # noqa: SLF001
    for node in () if listed is None else listed:
        font = child(node, "p:font")
        name = "" if font is None else font.get("typeface", "")
        for style in _STYLES:
            found = child(node, style)
            relation = "" if found is None else found.get(q("r:id"), "")
            content = unwrapped(relations.picture(relation) or b"")
            if name and content is not None:
                yield EmbeddedFont(name=name, content=content)


def unwrapped(content: bytes) -> bytes | None:
    """Return the font inside an Embedded OpenType wrapper, None where it is not plain."""
    if not _HEADER.size < len(content) <= _LARGEST:
        return None
    size, font_size, version, flags = _HEADER.unpack_from(content)
    if version not in _VERSIONS or flags & _COMPRESSED or not 0 < font_size < size <= len(content):
        return None
    font = content[size - font_size : size]
    if flags & _SCRAMBLED:
        font = bytes(byte ^ _KEY for byte in font)
    return font if font.startswith(_PLAIN_STARTS) else None
