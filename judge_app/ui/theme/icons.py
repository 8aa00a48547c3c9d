"""Icons by what they mean, drawn from one font in the colours of the look in force.

The glyphs are those of qtawesome's Material Design font. The font and its table are read straight
from the package: importing qtawesome loads twelve fonts and takes longer than the rest of the
start together.
"""

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import ICON

NAMES = {
    "abstained": "minus-circle-outline",
    "add": "plus",
    "back": "arrow-left",
    "bundle": "package-variant-closed",
    "animation": "animation-play-outline",
    "cancel": "close",
    "chair": "table-large",
    "check": "check",
    "chevron-down": "chevron-down",
    "chevron-right": "chevron-right",
    "chevron-up": "chevron-up",
    "clear": "close-circle",
    "clock": "clock-outline",
    "comment": "comment-text-outline",
    "compare": "compare",
    "conflicted": "close-circle-outline",
    "contrast": "contrast-circle",
    "copy": "content-copy",
    "could-not-open": "file-remove-outline",
    "dark": "weather-night",
    "distribution": "chart-bar",
    "document": "file-document-outline",
    "done": "check-circle",
    "edit": "pencil-outline",
    "error": "alert-circle",
    "export": "export-variant",
    "filter": "filter-variant",
    "finish": "file-sign",
    "first": "page-first",
    "fit": "fit-to-page-outline",
    "folder": "folder-open-outline",
    "fullscreen": "fullscreen",
    "fullscreen-exit": "fullscreen-exit",
    "help": "help-circle-outline",
    "hidden": "eye-off-outline",
    "home": "home-outline",
    "images": "image-multiple-outline",
    "in-work": "circle-half-full",
    "info": "information-outline",
    "judge": "clipboard-check-outline",
    "key": "key-variant",
    "keyboard": "keyboard-outline",
    "language": "translate",
    "last": "page-last",
    "light": "white-balance-sunny",
    "link": "link-variant",
    "list": "format-list-bulleted",
    "loop": "repeat",
    "menu": "menu",
    "mute": "volume-off",
    "next": "chevron-right",
    "next-unmarked": "skip-next-circle-outline",
    "note": "note-plus-outline",
    "open": "folder-open-outline",
    "outdated": "history",
    "panel-left": "dock-left",
    "panel-right": "dock-right",
    "pause": "pause",
    "person": "account-outline",
    "play": "play",
    "previous": "chevron-left",
    "print": "printer-outline",
    "private": "lock-outline",
    "ranking": "podium",
    "redo": "redo",
    "refused": "cancel",
    "remove": "trash-can-outline",
    "retry": "refresh",
    "safety-copy": "usb-flash-drive-outline",
    "save": "content-save-outline",
    "saved": "check-circle-outline",
    "saving": "progress-clock",
    "search": "magnify",
    "settings": "cog-outline",
    "slides": "presentation",
    "software": "application-cog-outline",
    "sort": "sort",
    "sound": "volume-high",
    "staff": "briefcase-outline",
    "step-back": "step-backward",
    "step-forward": "step-forward",
    "stop": "stop",
    "transition": "transition",
    "undo": "undo",
    "unmarked": "circle-outline",
    "video": "play-box-outline",
    "warning": "alert-outline",
    "width": "arrow-expand-horizontal",
    "zoom-in": "magnify-plus-outline",
    "zoom-out": "magnify-minus-outline",
}
"""Our names, and the glyphs they are drawn with."""


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon `name` in the colour `role` of the palette; `KeyError` if unknown."""
    return QIcon(_GlyphEngine(NAMES[name], role))


def pixmap(name: str, role: str = "text", size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels for a screen of this pixel ratio."""
    engine = _GlyphEngine(NAMES[name], role)
    return engine.scaledPixmap(
        QSize(round(size * ratio), round(size * ratio)),
        QIcon.Mode.Normal,
        QIcon.State.Off,
        ratio,
    )


class _GlyphEngine(QIconEngine):
    """Draws one glyph at whatever size and in whatever look is asked for."""

    def __init__(self, glyph: str, role: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph into `rect`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._colour(mode, state))
        font = QFont(_family())
        font.setPixelSize(max(1, rect.height()))
        painter.setFont(font)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, _character(self._glyph))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph on a transparent ground."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802  Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the glyph for a screen of pixel ratio `scale`; `size` is in its pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        picture.setDevicePixelRatio(scale)
        return picture

    def clone(self) -> QIconEngine:
        """Return an equal engine."""
        return _GlyphEngine(self._glyph, self._role)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = theme.palette
        if mode is QIcon.Mode.Disabled:
            return QColor(palette.disabled)
        if self._role == "text" and state is QIcon.State.On:
            return QColor(palette.accent)
        return QColor(getattr(palette, self._role))


@lru_cache(maxsize=1)
def _font_folder() -> Path:
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("qtawesome")
    return Path(package.origin).parent / "fonts"


@lru_cache(maxsize=1)
def _family() -> str:
    (file,) = _font_folder().glob("materialdesignicons6-webfont-*.ttf")
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    (file,) = _font_folder().glob("materialdesignicons6-webfont-charmap-*.json")
    table: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return table


@cache
def _character(glyph: str) -> str:
    return chr(int(_table()[glyph], 16))
