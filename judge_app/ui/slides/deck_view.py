"""Looking through a deck or a PDF: pages, thumbnails, notes, search, full screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.ui.actions import Action, ActionTable
from judge_app.ui.language import language, tr
from judge_app.ui.slides.deck_actions import declare
from judge_app.ui.slides.deck_bar import DeckBar
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.page_canvas import PageCanvas, Zoom
from judge_app.ui.slides.thumbnail_list import ThumbnailList, page_name
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.tokens import SPACE_2

_NARROW = 520
"""Below this width the strip of thumbnails folds away by itself."""


class DeckView(QWidget):
    """Shows one deck; the same view for the window's life."""

    opened = Signal()
    page_changed = Signal(int)
    note_requested = Signal(int)
    problem_found = Signal(object)
    could_not_open = Signal(object)
    full_screen_requested = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DeckModel(tasks, self)
        self._page = 1
        self._first = 1
        self._found: tuple[int, ...] = ()
        self._thumbnails_wanted = True
        self._actions = ActionTable(self)
        self._build()
        declare(self._actions, self)
        self._bar.take(self._actions)
        self._connect()
        self.retranslate()

    @property
    def current_page(self) -> int:
        """The page that is looked at, from 1."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages the open deck has; 0 while none is open."""
        return len(self._model.pages)

    def actions_declared(self) -> tuple[Action, ...]:
        """Return the actions, so that menus and the help page list them."""
        return self._actions.all

    def open(self, source: ByteSource, start_page: int = 1) -> None:
        """Open a deck at a page. The source becomes the view's own."""
        self._first = start_page
        self._message.setText(tr("Đang mở {name}…", name=source.name))
        self._message.show()
        self._desk.hide()
        self._model.open(source)

    def close_deck(self) -> None:
        """Let go of the deck."""
        self._model.close_deck()
        self._canvas.set_picture(None)

    def shut_down(self) -> None:
        """End the drawing process."""
        self._model.shut_down()

    def go_to(self, page: int) -> None:
        """Show page `page` (from 1); beyond the ends the nearest."""
        pages = self._model.pages
        if not pages:
            return
        self._page = min(max(1, page), len(pages))
        facts = pages[self._page - 1]
        self._canvas.show_page(facts.width, facts.height, dimmed=facts.hidden)
        self._show_picture()
        self._thumbnails.show_page(self._page)
        self._notes.setPlainText(facts.notes)
        self._bar.show_page(facts, len(pages))
        self._canvas.setAccessibleName(page_name(facts))
        self._apply_conditions()
        self.page_changed.emit(self._page)

    def next_page(self) -> None:
        """Show the page after this one."""
        self.go_to(self._page + 1)

    def previous_page(self) -> None:
        """Show the page before this one."""
        self.go_to(self._page - 1)

    def first_page(self) -> None:
        """Show the first page."""
        self.go_to(1)

    def last_page(self) -> None:
        """Show the last page."""
        self.go_to(len(self._model.pages))

    def fit_page(self) -> None:
        """Show the whole page."""
        self._canvas.set_zoom(Zoom.FIT)

    def fit_width(self) -> None:
        """Show the page as wide as the room."""
        self._canvas.set_zoom(Zoom.WIDTH)

    def zoom_in(self) -> None:
        """Magnify by a step."""
        self._canvas.magnify(1)

    def zoom_out(self) -> None:
        """Shrink by a step."""
        self._canvas.magnify(-1)

    def toggle_thumbnails(self) -> None:
        """Show or fold away the strip of pages."""
        self._thumbnails_wanted = not self._thumbnails_wanted
        self._fold()

    def toggle_notes(self) -> None:
        """Show or fold away the speaker's notes."""
        self._notes.setVisible(not self._notes.isVisible())

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._bar.focus_search()

    def request_note(self) -> None:
        """Ask for a note at this page."""
        self.note_requested.emit(self._page)

    def request_full_screen(self) -> None:
        """Ask the window for full screen."""
        self.full_screen_requested.emit()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._notes.setPlaceholderText(tr("Trang này không có ghi chú của người trình bày."))
        self._notes.setAccessibleName(tr("Ghi chú của người trình bày"))
        self._thumbnails.setAccessibleName(tr("Các trang"))
        self._bar.retranslate()
        if self._model.pages:
            self._bar.show_page(self._model.pages[self._page - 1], len(self._model.pages))

    def resizeEvent(self, event: object) -> None:
        """Fold the strip away where there is no room for it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fold()

    def _build(self) -> None:
        self._canvas = PageCanvas(self)
        self._thumbnails = ThumbnailList(self._model, self)
        self._notes = QPlainTextEdit(self)
        self._notes.setReadOnly(True)
        self._notes.setMaximumHeight(110)
        self._notes.hide()
        self._message = QLabel(self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._bar = DeckBar(self)
        self._desk = QWidget(self)
        desk = QHBoxLayout(self._desk)
        desk.setContentsMargins(0, 0, 0, 0)
        desk.setSpacing(0)
        desk.addWidget(self._thumbnails)
        desk.addWidget(self._canvas, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._message, 1)
        column.addWidget(self._desk, 1)
        column.addWidget(self._notes)
        column.addWidget(self._bar)
        self._desk.hide()
        self.setFocusProxy(self._canvas)

    def _connect(self) -> None:
        self._model.opened.connect(self._on_opened)
        self._model.could_not_open.connect(self._on_could_not_open)
        self._model.page_drawn.connect(self._on_page_drawn)
        self._model.page_failed.connect(self._on_page_failed)
        self._model.found.connect(self._on_found)
        self._canvas.width_wanted.connect(self._show_picture)
        self._canvas.turned.connect(self._on_turned)
        self._thumbnails.page_chosen.connect(self.go_to)
        self._bar.page_entered.connect(self.go_to)
        self._bar.search_entered.connect(self._on_search_entered)
        language.changed.connect(self.retranslate)

    def _show_picture(self) -> None:
        words = self._model.words_instead(self._page)
        if words is not None:
            heading = tr("Không vẽ được trang này. Chữ trên trang:")
            self._canvas.set_words(f"{heading}\n\n{words}")
            return
        self._canvas.set_words(None)
        self._canvas.set_picture(self._model.picture(self._page, self._canvas.pixel_width))

    def _fold(self) -> None:
        wide = self.width() >= _NARROW
        self._thumbnails.setVisible(self._thumbnails_wanted and wide and self.page_count > 1)

    def _apply_conditions(self) -> None:
        conditions = {"open"}
        if self._page > 1:
            conditions.add("has-previous")
        if self._page < len(self._model.pages):
            conditions.add("has-next")
        self._actions.apply(frozenset(conditions))

    def _on_opened(self) -> None:
        self._message.hide()
        self._desk.show()
        self._fold()
        self.go_to(self._first)
        self.opened.emit()

    def _on_could_not_open(self, failure: JudgeAppError) -> None:
        self._message.setText(tr("Không mở được tệp này."))
        self._actions.apply(frozenset())
        self.could_not_open.emit(failure)

    def _on_page_drawn(self, page: int) -> None:
        if page == self._page:
            self._show_picture()

    def _on_page_failed(self, page: int, failure: JudgeAppError) -> None:
        if page == self._page:
            self._show_picture()
            self.problem_found.emit(failure)

    def _on_turned(self, direction: int) -> None:
        self.go_to(self._page + direction)

    def _on_search_entered(self, words: str) -> None:
        self._model.search(words)

    def _on_found(self, pages: tuple[int, ...]) -> None:
        self._found = pages
        self._bar.show_found(len(pages))
        if pages:
            later = [page for page in pages if page > self._page]
            self.go_to(later[0] if later else pages[0])
