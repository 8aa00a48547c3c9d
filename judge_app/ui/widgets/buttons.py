"""Buttons that carry a verb, an icon, and their part on the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCursor, QKeyEvent
from PySide6.QtWidgets import QLabel, QLayout, QMenu, QPushButton, QToolButton, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.theme import theme


class Button(QPushButton):
    """A push button by its Vietnamese source text. `kind`: `plain`, `primary`, `quiet`, `link`."""

    def __init__(
        self, source: str, kind: str = "plain", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if icon_name:
            role = {"primary": "on_accent", "link": "accent"}.get(kind, "text")
            self.setIcon(icon(icon_name, role))
            theme.changed.connect(self.update)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def set_source(self, source: str) -> None:
        """Give the button another text."""
        self._source = source
        self.retranslate()

    def retranslate(self) -> None:
        """Show the text in the language in use."""
        self.setText(tr_later(self._source))
        self.setAccessibleName(tr_later(self._source))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as the space bar does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A square button with an icon; its words are in the tooltip and for screen readers."""

    def __init__(self, icon_name: str, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.setProperty("kind", "quiet")
        self.setIcon(icon(icon_name))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        theme.changed.connect(self.update)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_icon(self, icon_name: str, source: str) -> None:
        """Show another icon with other words."""
        self._source = source
        self.setIcon(icon(icon_name))
        self.retranslate()

    def retranslate(self) -> None:
        """Put the words into the tooltip in the language in use."""
        self.setToolTip(tr_later(self._source))
        self.setAccessibleName(tr_later(self._source))


class ActionButton(QToolButton):
    """A button for an action that is declared elsewhere: it takes all of it from there."""

    def __init__(
        self, action: QAction, *, with_text: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setDefaultAction(action)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if with_text else style.ToolButtonIconOnly
        )
        theme.changed.connect(self.update)


class RowButton(QPushButton):
    """A whole line of a list as a button, as high as what is in it."""

    def __init__(self, inside: QLayout, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setProperty("kind", "row")
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # the style sheet's least height of a button knows nothing of what is inside
        inside.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.setLayout(inside)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size of the content."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the content."""
        return self._inside.minimumSize()


class LanguageButton(QToolButton):
    """Shows the language in use by its two letters, and switches to the other."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("kind", "quiet")
        self.clicked.connect(action.trigger)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the letters of the language in use."""
        self.setText(language.current.value.upper())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text())


class MenuButton(IconButton):
    """A square button that opens a menu."""

    def __init__(
        self, icon_name: str, source: str, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon_name, source, parent)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.aboutToHide.connect(self._look_for_mouse)

    def _look_for_mouse(self) -> None:
        """Look idle again: while a menu is open, Qt does not tell its button that the mouse left."""
        is_over = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_over)
        self.update()
