"""The pages of a role in their order, each with how much is still to do."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.tokens import SPACE_1
from judge_app.ui.widgets.frames import row


class PageTabs(QWidget):
    """A row of steps; the one on display is pressed."""

    chosen = Signal(int)

    def __init__(
        self, names: tuple[str, ...], *, numbered: bool = True, parent: QWidget | None = None
    ) -> None:
        """Take the marked source texts of the pages; steps in an order are `numbered`."""
        super().__init__(parent)
        self._names = names
        self._numbered = numbered
        self._counts = [0] * len(names)
        self._group = QButtonGroup(self)
        layout = row(spacing=SPACE_1)
        for place in range(len(names)):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("kind", "tab")
            button.clicked.connect(partial(self.chosen.emit, place))
            self._group.addButton(button, place)
            layout.addWidget(button)
        layout.addStretch(1)
        self.setLayout(layout)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self.show_page(0)

    def show_page(self, place: int) -> None:
        """Press the button of a page."""
        self._group.button(place).setChecked(True)
        self.setFocusProxy(self._group.button(place))

    def show_count(self, place: int, count: int) -> None:
        """Show how much a page has still to do."""
        self._counts[place] = count
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        for place, name in enumerate(self._names):
            count = self._counts[place]
            text = f"{place + 1}. {tr_later(name)}" if self._numbered else tr_later(name)
            self._group.button(place).setText(f"{text} ({count})" if count else text)
