"""The four Tinos files that every document embeds, and their measures.

All documents use these and never a font of the machine, so that a page looks and measures the same
everywhere and a signed page can be made again byte for byte.
"""

import hashlib
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from judge_app.paths import resource

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont


class Face(StrEnum):
    """A cut of the serif; the value is the name it is registered under."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    BOLD_ITALIC = "Tinos-BoldItalic"


@cache
def fonts_sha256() -> str:
    """Return one hash for the four files; a sheet names the fonts that it was set in by it."""
    whole = hashlib.sha256()
    for face in Face:
        content = resource("fonts", "tinos", f"{face.value}.ttf").read_bytes()
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def width(text: str, face: Face, size: float) -> float:
    """Return how wide `text` is, in points."""
    return float(font_of(face).stringWidth(text, size))


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """Return `text` as it can be set: composed letters, no control characters, single spaces."""
    composed = unicodedata.normalize("NFC", text)
    shown = (" " if c.isspace() else c for c in composed if c.isspace() or _is_shown(c))
    return " ".join("".join(shown).split())


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


@cache
def font_of(face: Face) -> "TTFont":
    """Return a face's measures and glyphs, as reportlab reads them."""
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - reportlab takes 0.1 s to load

    return TTFont(face.value, resource("fonts", "tinos", f"{face.value}.ttf"))
