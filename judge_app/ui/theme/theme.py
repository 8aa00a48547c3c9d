"""The look in force, and how the application puts it on."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from judge_app.ui.theme.palettes import LIGHT, PALETTES, Look, Palette


class Theme(QObject):
    """Knows the palette in use and tells painted widgets when it becomes another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look = Look.SYSTEM
        self._palette = LIGHT
        self._reduce_motion = False
        self._text_percent = 100

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def look(self) -> Look:
        """What the user chose."""
        return self._look

    @property
    def reduce_motion(self) -> bool:
        """Whether nothing should move."""
        return self._reduce_motion

    @property
    def text_percent(self) -> int:
        """The size of all text against the system's."""
        return self._text_percent

    def scaled(self, length: int) -> int:
        """Return a length in pixels, grown with the text that must fit into it."""
        return round(length * self._text_percent / 100)

    def colour(self, role: str) -> QColor:
        """Return a colour of the palette in use by the name of its field."""
        return QColor(getattr(self._palette, role))

    def put_on(
        self, app: QApplication, look: Look, *, reduce_motion: bool = False, text_percent: int = 100
    ) -> None:
        """Dress `app` in `look` at once."""
        from judge_app.ui.theme.stylesheet import stylesheet  # noqa: PLC0415  it needs the tokens

        self._look = look
        self._reduce_motion = reduce_motion
        self._text_percent = text_percent
        self._palette = PALETTES[look if look is not Look.SYSTEM else _system_look()]
        app.setPalette(qt_palette(self._palette))
        app.setStyleSheet(stylesheet(self._palette, text_percent))
        self.changed.emit()

    def follow_system(self, app: QApplication) -> None:
        """Change with the machine as long as the user chose no look."""
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self.put_on(
                self._app,
                Look.SYSTEM,
                reduce_motion=self._reduce_motion,
                text_percent=self._text_percent,
            )


def qt_palette(colours: Palette) -> QPalette:
    """Return Qt's palette for `colours`, so that standard dialogs fit in."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.page),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.page),
        (roles.Text, colours.text),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.text),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.Mid, colours.line),
        (roles.Accent, colours.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def _system_look() -> Look:
    scheme = QGuiApplication.styleHints().colorScheme()
    return Look.DARK if scheme is Qt.ColorScheme.Dark else Look.LIGHT


theme = Theme()
