"""Themes: colours, fonts, and the fills, lines and effects that styles refer to by number."""

from typing import Any

from judge_app.slides.pptx.names import Node, child, children, parse_xml
from judge_app.slides.pptx.surroundings import ThemeParts

_FALLBACK = "Calibri"


def theme_part(master: Any) -> Any:
    """Return the theme's part of a master, None where there is none."""
    relations = master.part.rels.values()
    return next(
        (r.target_part for r in relations if r.reltype.endswith("/theme") and not r.is_external),
        None,
    )


def read_theme(master: Any) -> ThemeParts:
    """Return what a master's theme holds; an empty one where it is missing."""
    part = theme_part(master)
    if part is None or not part.blob:
        return ThemeParts()
    root = parse_xml(part.blob)
    formats = child(root, "a:themeElements", "a:fmtScheme")
    fonts = child(root, "a:themeElements", "a:fontScheme")
    return ThemeParts(
        fills=children(formats, "a:fillStyleLst"),
        lines=children(formats, "a:lnStyleLst"),
        effects=children(formats, "a:effectStyleLst"),
        backgrounds=children(formats, "a:bgFillStyleLst"),
        major=latin_of(fonts, "major"),
        minor=latin_of(fonts, "minor"),
        root=root,
    )


def latin_of(fonts: Node | None, which: str) -> str:
    """Return the Latin font that a font scheme has for headings (`major`) or text (`minor`)."""
    latin = child(fonts, f"a:{which}Font", "a:latin")
    return _FALLBACK if latin is None else latin.get("typeface") or _FALLBACK
