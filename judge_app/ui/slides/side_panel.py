"""Beside the page: small pictures of all pages, or the list of their titles."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from judge_app.ui.language import later, tr
from judge_app.ui.slides.contents_list import ContentsList
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.thumbnail_list import ThumbnailList
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.page_tabs import PageTabs

_WIDTH = 172


class SidePanel(QFrame):
    """Both lists mark the page that is looked at; choosing one in either shows it."""

    page_chosen = Signal(int)

    def __init__(self, deck: DeckModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "left")
        self._thumbnails = ThumbnailList(deck)
        self._contents = ContentsList(deck)
        self._tabs = PageTabs((later("Hình"), later("Mục lục")), numbered=False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._thumbnails)
        self._stack.addWidget(self._contents)
        layout = column(row(self._tabs, margins=(SPACE_1, SPACE_1)), spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._thumbnails.page_chosen.connect(self.page_chosen)
        self._contents.page_chosen.connect(self.page_chosen)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate()

    @property
    def thumbnails(self) -> ThumbnailList:
        """The small pictures."""
        return self._thumbnails

    @property
    def contents(self) -> ContentsList:
        """The titles."""
        return self._contents

    def show_page(self, page: int) -> None:
        """Mark the page that is looked at."""
        self._thumbnails.show_page(page)
        self._contents.show_page(page)

    def show_notes(self, pages: Iterable[int]) -> None:
        """Mark the pages on which the judge wrote notes."""
        self._thumbnails.show_notes(frozenset(pages))

    def show_contents(self) -> None:
        """Show the titles, or the small pictures where the titles are shown."""
        self._show_list(0 if self._stack.currentIndex() else 1)

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._thumbnails.setAccessibleName(tr("Các trang"))
        self._contents.setAccessibleName(tr("Mục lục"))

    def _show_list(self, place: int) -> None:
        self._tabs.show_page(place)
        self._stack.setCurrentIndex(place)

    def _on_tab_chosen(self, place: int) -> None:
        self._show_list(place)

    def _fit(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
