"""Everything that a deck is looked at with, as one piece that can be lent the whole screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.slides.deck_bar import DeckBar
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.deck_search import DeckSearch
from judge_app.ui.slides.find_bar import FindBar
from judge_app.ui.slides.notes_pane import NotesPane
from judge_app.ui.slides.page_canvas import PageCanvas, Zoom
from judge_app.ui.slides.remark_strip import RemarkStrip
from judge_app.ui.slides.side_panel import SidePanel
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import Label

_NARROW = 520
"""Below this width the side panel folds away by itself."""
_LOW = 300
"""Below this height the strip is only there for pages that have something to remark."""
_NOTES_HEIGHT = 96


class DeckStage(QWidget):
    """Lays out the parts; what they do to each other is the view's business."""

    def __init__(self, model: DeckModel, search: DeckSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PageCanvas()
        self.side = SidePanel(model)
        self.notes = NotesPane()
        self.strip = RemarkStrip()
        self.bar = DeckBar()
        self.find_bar = FindBar(search, self.canvas)
        self._model = model
        self._message = Label("", "muted").wrapped()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._side_wanted = True
        self._is_whole_screen = False
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.notes)
        self._split.setStretchFactor(0, 1)
        self.notes.hide()
        desk = QWidget()
        desk.setLayout(row(self.side, self._split, spacing=0))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(desk)
        layout = column(self._pages, self.strip, self.bar, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.canvas.installEventFilter(self)
        theme.changed.connect(self.refit)
        self.show_message("")

    @property
    def message(self) -> str:
        """What stands in the pages' place; empty where pages are shown."""
        return "" if self._pages.currentIndex() else self._message.text()

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons of the declared actions."""
        self.bar.take(actions)
        self.strip.take(actions)
        self.find_bar.take(actions)

    def show_message(self, words: str) -> None:
        """Show words in the pages' place."""
        self._message.setText(words)
        self._pages.setCurrentIndex(0)
        self.refit()

    def show_pages(self) -> None:
        """Show the pages."""
        self._pages.setCurrentIndex(1)
        self.refit()

    def fit_page(self) -> None:
        """Show the whole page."""
        self.canvas.set_zoom(Zoom.FIT)

    def fit_width(self) -> None:
        """Show the page as wide as the room."""
        self.canvas.set_zoom(Zoom.WIDTH)

    def zoom_in(self) -> None:
        """Magnify by a step."""
        self.canvas.magnify(1)

    def zoom_out(self) -> None:
        """Shrink by a step."""
        self.canvas.magnify(-1)

    def toggle_thumbnails(self) -> None:
        """Show or fold away the panel beside the page."""
        self.want_side()

    def toggle_contents(self) -> None:
        """Show the list of titles, or the small pictures again."""
        self.want_side(wanted=True)
        self.side.show_contents()

    def toggle_notes(self) -> None:
        """Show or fold away the speaker's notes."""
        self.show_notes(wanted=self.notes.isHidden())

    def show_notes(self, *, wanted: bool) -> None:
        """Show the speaker's notes under the page, or fold them away."""
        if wanted and self.notes.isHidden():
            notes = theme.scaled(_NOTES_HEIGHT)
            self._split.setSizes([self._split.height() - notes, notes])
        self.notes.setVisible(wanted)

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        for part in (self.notes, self.side, self.bar, self.find_bar, self.strip):
            part.retranslate()

    def want_side(self, *, wanted: bool | None = None) -> None:
        """Show or fold away the side panel; None means the other way than now."""
        self._side_wanted = self.side.isHidden() if wanted is None else wanted
        self.refit()

    def set_whole_screen(self, *, is_whole: bool) -> None:
        """Leave the whole screen to the page, or come back from it."""
        self._is_whole_screen = is_whole
        self.want_side(wanted=not is_whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what there is no room for."""
        super().resizeEvent(event)
        self.refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the search bar in the page's corner."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.place_find()
        return super().eventFilter(watched, event)

    def place_find(self) -> None:
        """Keep the search bar in a corner of the page where it does not cover the hit looked at."""
        self.find_bar.adjustSize()
        left = max(0, self.canvas.width() - self.find_bar.width() - SPACE_2)
        at_top = QRect(QPoint(left, SPACE_2), self.find_bar.size())
        lower = self.canvas.height() - self.find_bar.height() - SPACE_2
        is_in_the_way = any(at_top.intersects(area) for area in self.canvas.hit_areas)
        self.find_bar.move(left, lower if is_in_the_way else SPACE_2)

    def refit(self) -> None:
        """Show or put away what depends on the room and on the page on display."""
        is_wide = self.width() >= theme.scaled(_NARROW)
        has_pages = self._pages.currentIndex() == 1
        self.side.setVisible(self._side_wanted and is_wide and len(self._model.pages) > 1)
        is_high = self.height() >= theme.scaled(_LOW)
        self.strip.setVisible(has_pages and (is_high or self.strip.has_remarks))
