"""Draws a metafile of either kind into a rectangle."""

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from judge_app.slides.paint.metafiles import emf, wmf
from judge_app.slides.paint.metafiles.emf import is_emf, play_emf
from judge_app.slides.paint.metafiles.wmf import is_wmf, play_wmf

_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 64_000_000


def metafile_of(content: bytes) -> bytes | None:
    """Return the metafile that bytes are, unpacked (EMZ, WMZ); None if they are something else."""
    if content.startswith(_GZIP):
        try:
            content = zlib.decompressobj(wbits=31).decompress(content, _MOST_UNPACKED)
        except zlib.error:
            return None
    return content if is_emf(content) or is_wmf(content) else None


def is_rough(content: bytes) -> bool:
    """Say whether a metafile draws anything that its player passes over."""
    return emf.is_rough(content) if is_emf(content) else wmf.is_rough(content)


def play_metafile(content: bytes, painter: QPainter, box: QRectF, whole: QRectF) -> None:
    """Draw a metafile so that the picture fills `whole` and only what lies in `box` shows."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    if is_emf(content):
        play_emf(content, painter, whole)
    else:
        play_wmf(content, painter, whole)
    painter.restore()
