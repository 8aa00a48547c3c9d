"""Panels side by side; where the window is narrow, one at a time with a switch above them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import NARROW, SPACE_2
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.page_tabs import PageTabs


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel. `width` is what it likes to have; 0 takes the room that is left."""

    name: str
    """Marked source text."""
    widget: QWidget
    width: int = 0
    least: int = 160
    fold_below: int = 0
    """In windows narrower than this the panel begins folded away."""


class FoldingPanels(QWidget):
    """Lengths grow with the size of text, so that large text in a wide window folds the same."""

    def __init__(self, *panels: Panel, main: int = 0) -> None:
        """Take the panels from left to right; `main` is the one that a narrow window shows."""
        super().__init__()
        self._panels = panels
        self._shown = main
        self._is_narrow = False
        self._folded = [False] * len(panels)
        self._is_tight = [False] * len(panels)
        self._switch = PageTabs(tuple(panel.name for panel in panels), numbered=False)
        self._switch.chosen.connect(self.show_panel)
        self._switch_bar = frame("bar", row(self._switch, margins=(SPACE_2, SPACE_2)))
        self._switch_bar.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for place, panel in enumerate(panels):
            self._split.addWidget(panel.widget)
            self._split.setStretchFactor(place, 0 if panel.width else 1)
        layout = column(self._switch_bar, spacing=0)
        layout.addWidget(self._split, 1)
        self.setLayout(layout)
        self._measure()
        self.show_panel(main)

    @property
    def is_narrow(self) -> bool:
        """Whether one panel shows at a time."""
        return self._is_narrow

    def show_panel(self, place: int) -> None:
        """Bring a panel into sight, wherever there is room for it."""
        self._shown = place
        self._folded[place] = False
        self._switch.show_page(place)
        self._arrange()

    def toggle(self, place: int) -> None:
        """Fold a panel away or show it again."""
        if self._is_narrow:
            self.show_panel(place)
            return
        self._folded[place] = not self._folded[place]
        self._arrange()

    def is_folded(self, place: int) -> bool:
        """Return whether a panel is folded away."""
        return self._folded[place]

    def fold(self, place: int, *, folded: bool) -> None:
        """Fold a panel away, or show it again where there is room for several."""
        self._folded[place] = folded
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what no longer fits."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when text has another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()
            self._fold()

    def _measure(self) -> None:
        room = theme.scaled(sum(panel.width for panel in self._panels))
        rest = max(theme.scaled(NARROW), self.width()) - room
        for panel in self._panels:
            panel.widget.setMinimumWidth(theme.scaled(panel.least))
        self._split.setSizes([theme.scaled(panel.width) or rest for panel in self._panels])

    def _fold(self) -> None:
        """Fold by width only when the width crosses a line, so that the user's wish stays."""
        self._is_narrow = self.width() < theme.scaled(NARROW)
        for place, panel in enumerate(self._panels):
            tight = self.width() < theme.scaled(panel.fold_below)
            if tight != self._is_tight[place]:
                self._is_tight[place] = self._folded[place] = tight
        self._arrange()

    def _arrange(self) -> None:
        self._switch_bar.setVisible(self._is_narrow)
        for place, panel in enumerate(self._panels):
            alone = place == self._shown
            shown = alone if self._is_narrow else not self._folded[place]
            if panel.widget.isHidden() == shown:
                panel.widget.setVisible(shown)
