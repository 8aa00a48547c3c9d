"""The sample deck in other flavours: slide show, template, macros, ISO Strict."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from judge_app.slides.sample_decks import DeckText, make_deck

TEXT = DeckText(
    title="Phòng chống bạo lực gia đình",
    subtitle="Hội Phụ nữ xã Mỹ Hòa",
    points=("Lắng nghe", "Chia sẻ", "Hỗ trợ"),
    table=(("Năm", "Số vụ"), ("2024", "12"), ("2025", "7")),
    chart_title="Số vụ theo năm",
    chart=(("2024", 12), ("2025", 7)),
    closing="Xin cảm ơn",
)
SLIDES = 7
_PRESENTATION = b"openxmlformats-officedocument.presentationml.presentation.main+xml"
FLAVOURS = {
    "ppsx": b"openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "potx": b"openxmlformats-officedocument.presentationml.template.main+xml",
    "pptm": b"ms-powerpoint.presentation.macroEnabled.main+xml",
    "ppsm": b"ms-powerpoint.slideshow.macroEnabled.main+xml",
}


@cache
def sample() -> bytes:
    """Return the sample deck: seven slides, the last hidden, with notes."""
    return make_deck(TEXT)


def rewritten(change: Callable[[str, bytes], bytes], content: bytes | None = None) -> bytes:
    """Return a deck each of whose members went through `change(name, bytes)`."""
    stream = io.BytesIO()
    source = io.BytesIO(sample() if content is None else content)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
    return stream.getvalue()


def flavoured(flavour: str) -> bytes:
    """Return the sample deck as `.ppsx`, `.potx`, `.pptm` or `.ppsm`."""
    return rewritten(lambda _name, part: part.replace(_PRESENTATION, FLAVOURS[flavour]))


def strict() -> bytes:
    """Return the sample deck spelled as ISO Strict spells it."""

    def change(name: str, part: bytes) -> bytes:
        if not name.endswith((".xml", ".rels")) or name.startswith("[Content"):
            return part
        for word in (b"presentationml", b"drawingml", b"officeDocument"):
            usual = b"http://schemas.openxmlformats.org/" + word + b"/2006/"
            part = part.replace(usual, b"http://purl.oclc.org/ooxml/" + word + b"/")
        part = part.replace(b"/extended-properties", b"/extendedProperties")
        return re.sub(rb'<a:(lumMod|tint|shade|satMod|alpha) val="(\d+)000"', _percent, part)

    return rewritten(change)


def _percent(found: re.Match[bytes]) -> bytes:
    return b"<a:" + found[1] + b' val="' + found[2] + b'%"'
