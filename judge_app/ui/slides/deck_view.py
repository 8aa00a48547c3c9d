"""Looking through a deck or a PDF: pages, steps, clips, notes, search, the whole screen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import PageFacts
from judge_app.slides.worker import DeckWorker
from judge_app.ui.actions import Action, ActionTable
from judge_app.ui.language import language, tr
from judge_app.ui.slides.built_in import StepSource
from judge_app.ui.slides.deck_actions import SPECS
from judge_app.ui.slides.deck_clips import DeckClips
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.deck_search import DeckSearch
from judge_app.ui.slides.deck_stage import DeckStage
from judge_app.ui.slides.page_keys import Move
from judge_app.ui.slides.page_overlays import PlacedMedia, placed_media
from judge_app.ui.slides.page_remarks import words_instead
from judge_app.ui.slides.thumbnail_list import page_name
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.widgets.full_screen import FullScreen


class DeckView(QWidget):
    """Shows one deck; the same view for the window's life."""

    opened = Signal()
    page_changed = Signal(int)
    note_requested = Signal(int)
    could_not_open = Signal(object)
    """A `JudgeAppError`: the deck cannot be shown at all."""
    trouble = Signal(object)
    """A `JudgeAppError`: a clip or the steps of a page cannot be shown, the page itself is."""
    clip_given_up = Signal(object)
    """`PlayProblem`: the judge pressed "Không mở được" on a clip's own message."""

    def __init__(
        self,
        tasks: TaskRunner,
        data_folder: Path,
        parent: QWidget | None = None,
        *,
        worker: DeckWorker | None = None,
    ) -> None:
        """`worker` is a drawing process that was started ahead; it becomes the view's."""
        super().__init__(parent)
        self._model = DeckModel(tasks, self, worker=worker)
        self._search = DeckSearch(self._model, self)
        self._page = 1
        self._step: int | None = None
        self._first = 1
        self._stage = DeckStage(self._model, self._search)
        self._clips = DeckClips(tasks, data_folder, self._stage.canvas, self)
        self._full_screen: FullScreen | None = None
        self._home = QVBoxLayout(self)
        self._home.setContentsMargins(0, 0, 0, 0)
        self._home.addWidget(self._stage)
        self._actions = ActionTable(self._stage)
        self._actions.add_methods(SPECS, self._stage, self)
        self._stage.take(self._actions)
        self.setFocusProxy(self._stage.canvas)
        self._connect()
        self.retranslate()

    @property
    def current_page(self) -> int:
        """The page that is looked at, from 1."""
        return self._page

    @property
    def current_step(self) -> int | None:
        """How many clicks the page is shown after; None where it is shown whole."""
        return self._step

    @property
    def page_count(self) -> int:
        """How many pages the open deck has; 0 while none is open."""
        return len(self._model.pages)

    @property
    def stage(self) -> DeckStage:
        """The parts that are looked at."""
        return self._stage

    @property
    def clips(self) -> DeckClips:
        """The clips on the page."""
        return self._clips

    def actions_declared(self) -> tuple[Action, ...]:
        """Return the actions, so that menus and the help page list them."""
        return self._actions.all

    def give_up_shortcuts(self) -> None:
        """Leave all shortcuts to another view that is shown at the same time."""
        self._actions.give_up_shortcuts()
        self._clips.has_shortcuts = False

    def open(
        self, source: ByteSource, start_page: int = 1, *, deck: ByteSource | None = None
    ) -> None:
        """Open a deck at a page.

        `deck` is the file as submitted where `source` is what staff made of it: clips and steps
        come from there. Both become the view's own.
        """
        self.close_deck()
        self._first = start_page
        self._stage.show_message(tr("Đang mở {name}…", name=source.name))
        self._model.open(source, deck)

    def close_deck(self) -> None:
        """Let go of the deck."""
        self._clips.close()
        self._model.close_deck()
        self._search.forget()
        self._stage.find_bar.clear()
        self._stage.canvas.set_picture(None)
        self._stage.bar.show_nothing()
        self._page, self._step = 1, None
        self._apply_conditions()

    def shut_down(self) -> None:
        """End players and drawing processes."""
        if self._full_screen is not None:
            self._full_screen.leave()
        self._clips.shut_down()
        self._model.shut_down()

    def show_notes(self, pages: frozenset[int]) -> None:
        """Mark the pages on which the judge wrote notes."""
        self._stage.side.show_notes(pages)

    def go_to(self, page: int) -> None:
        """Show page `page` (from 1); beyond the ends the nearest."""
        if self._model.pages:
            self._show(min(max(1, page), len(self._model.pages)), None)

    def go_forward(self) -> None:
        """Show the next step where steps are shown, else the next page."""
        steps = len(self._facts.steps) if self._model.pages else 0
        if self._step is not None and self._step < steps:
            self._show(self._page, self._step + 1)
        elif self._step is not None and self._page < self.page_count:
            self._show(self._page + 1, 0)
        else:
            self.go_to(self._page + 1)

    def go_back(self) -> None:
        """Show the step before where steps are shown, else the page before."""
        if self._step:
            self._show(self._page, self._step - 1)
        elif self._step is not None and self._page > 1:
            before = self._model.pages[self._page - 2]
            self._show(self._page - 1, len(before.steps))
        else:
            self.go_to(self._page - 1)

    def first_page(self) -> None:
        """Show the first page."""
        self.go_to(1)

    def last_page(self) -> None:
        """Show the last page."""
        self.go_to(self.page_count)

    def toggle_steps(self) -> None:
        """Show the page as it begins, or whole again."""
        self._show(self._page, None if self._step is not None else 0)

    def step_forward(self) -> None:
        """Show the page one click further."""
        if self._step is not None:
            self._show(self._page, min(self._step + 1, len(self._facts.steps)))

    def step_back(self) -> None:
        """Show the page one click earlier."""
        if self._step is not None:
            self._show(self._page, max(0, self._step - 1))

    def play_media(self) -> None:
        """Play the first clip of the page."""
        self._clips.play_first(self._model.deck_itself)

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._stage.find_bar.open()

    def next_hit(self) -> None:
        """Go to the next place where the words stand."""
        self._search.move(1)

    def previous_hit(self) -> None:
        """Go to the place before where the words stand."""
        self._search.move(-1)

    def request_note(self) -> None:
        """Ask for a note at this page."""
        self._leave_full_screen()
        self.note_requested.emit(self._page)

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        if self._full_screen is not None:
            self._leave_full_screen()
            return
        self._full_screen = FullScreen(self._stage, self._home)
        self._full_screen.left.connect(self._on_full_screen_left)
        self._stage.set_whole_screen(is_whole=True)
        self._stage.canvas.setFocus()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._stage.retranslate()
        if self._model.pages:
            self._stage.bar.show_page(self._page, self.page_count)

    @property
    def _facts(self) -> PageFacts:
        return self._model.pages[self._page - 1]

    def _connect(self) -> None:
        model, stage, search = self._model, self._stage, self._search
        model.opened.connect(self._on_opened)
        model.could_not_open.connect(self._on_could_not_open)
        model.page_drawn.connect(self._on_page_changed)
        model.page_failed.connect(self._on_page_failed)
        model.facts_changed.connect(self._on_facts_changed)
        model.step_failed.connect(self._on_step_failed)
        search.changed.connect(self._on_search_changed)
        search.places_found.connect(self._on_places_found)
        stage.canvas.width_wanted.connect(self._show_picture)
        stage.canvas.move_asked.connect(self._on_move_asked)
        stage.canvas.page_typed.connect(self.go_to)
        stage.canvas.media_chosen.connect(self._on_media_chosen)
        stage.side.page_chosen.connect(self.go_to)
        stage.bar.page_entered.connect(self.go_to)
        stage.strip.steps_asked.connect(self.toggle_steps)
        stage.strip.whole_asked.connect(self.toggle_steps)
        stage.strip.redraw_asked.connect(self._on_redraw_asked)
        stage.find_bar.words_entered.connect(self._on_words_entered)
        stage.find_bar.next_asked.connect(self.next_hit)
        stage.find_bar.closed.connect(self._on_search_closed)
        self._clips.changed.connect(self._apply_conditions)
        self._clips.note_requested.connect(self.request_note)
        self._clips.given_up.connect(self.clip_given_up)
        self._clips.failed.connect(self.trouble)
        language.changed.connect(self.retranslate)

    def _show(self, page: int, step: int | None) -> None:
        is_other = page != self._page
        self._page, self._step = page, step
        facts = self._facts
        if is_other:
            self._clips.close()
            self._model.come_to(page)
        self._stage.canvas.show_page(facts.width, facts.height, dimmed=facts.hidden)
        self._stage.canvas.setAccessibleName(page_name(facts))
        self._stage.side.show_page(page)
        self._stage.notes.show_notes(facts.notes)
        self._stage.bar.show_page(page, self.page_count)
        self._clips.show_page(placed_media(facts))
        self._show_remarks()
        self._show_picture()
        self._show_hits()
        self._apply_conditions()
        self.page_changed.emit(page)

    def _show_remarks(self) -> None:
        if self._step is None:
            is_missing = self._model.failure(self._page) is not None
            self._stage.strip.show_page(self._facts, is_missing=is_missing)
        else:
            source = self._model.step_source if self._facts.steps else StepSource.PAGES
            self._stage.strip.show_step(self._facts, self._step, source)
        self._stage.refit()

    def _show_picture(self) -> None:
        if not self._model.pages:
            return
        canvas = self._stage.canvas
        self._stage.bar.show_percent(canvas.percent)
        step = self._step if self._facts.steps else None
        words = self._model.words_instead(self._page) if step is None else None
        if words is not None:
            canvas.set_words(words_instead(self._model.failure(self._page), words))
            return
        canvas.set_words(None)
        picture = self._model.picture(self._page, canvas.pixel_width, step)
        if picture is not None or step is None:
            canvas.set_picture(picture)

    def _show_hits(self) -> None:
        hit = self._search.current
        is_here = hit is not None and hit.page == self._page
        number = hit.number if is_here and hit is not None else None
        in_notes = is_here and hit is not None and hit.in_notes
        if in_notes:
            self._stage.show_notes(wanted=True)
        self._stage.notes.mark(self._search.words, number if in_notes else None)
        places = self._search.places(self._page)
        self._stage.canvas.set_hits(places, None if in_notes else number)
        self._stage.place_find()

    def _apply_conditions(self) -> None:
        if not self._model.pages:
            self._actions.apply(frozenset())
            return
        steps, step = len(self._facts.steps), self._step
        has_previous, has_next = self._page > 1, self._page < self.page_count
        conditions = {
            "open": True,
            "has-previous": has_previous,
            "has-next": has_next,
            "has-back": has_previous or bool(step),
            "has-forward": has_next or (step is not None and step < steps),
            "has-steps": bool(steps) or step is not None,
            "stepping": step is not None,
            "has-media": self._clips.can_play,
            "found": self._search.count > 0,
        }
        self._actions.apply(frozenset(name for name, holds in conditions.items() if holds))

    def _leave_full_screen(self) -> None:
        if self._full_screen is not None:
            self._full_screen.leave()

    def _on_full_screen_left(self) -> None:
        self._full_screen = None
        self._stage.set_whole_screen(is_whole=False)
        self._stage.canvas.setFocus()

    def _on_opened(self) -> None:
        self._stage.show_pages()
        self.go_to(self._first)
        self.opened.emit()

    def _on_could_not_open(self, failure: JudgeAppError) -> None:
        self._stage.show_message(tr("Không mở được tệp này."))
        self._apply_conditions()
        self.could_not_open.emit(failure)

    def _on_page_changed(self, page: int) -> None:
        if page == self._page:
            self._show_picture()

    def _on_page_failed(self, page: int) -> None:
        if page == self._page:
            self._show_remarks()
            self._show_picture()

    def _on_redraw_asked(self) -> None:
        self._model.try_again(self._page)
        self._show(self._page, self._step)

    def _on_facts_changed(self, page: int) -> None:
        if page == self._page:
            self._show_remarks()

    def _on_step_failed(self, failure: JudgeAppError) -> None:
        self._show(self._page, None)
        self.trouble.emit(failure)

    def _on_move_asked(self, move: Move) -> None:
        match move:
            case Move.FORWARD:
                self.go_forward()
            case Move.BACK:
                self.go_back()
            case Move.FIRST:
                self.first_page()
            case Move.LAST:
                self.last_page()

    def _on_media_chosen(self, clip: PlacedMedia) -> None:
        self._clips.play(clip, self._model.deck_itself)

    def _on_words_entered(self, words: str) -> None:
        self._search.look_for(words, self._page)

    def _on_search_changed(self) -> None:
        hit = self._search.current
        if self._model.pages and hit is not None and hit.page != self._page:
            self.go_to(hit.page)
        elif self._model.pages:
            self._show_hits()
            self._apply_conditions()

    def _on_places_found(self, page: int) -> None:
        if page == self._page:
            self._show_hits()

    def _on_search_closed(self) -> None:
        self._search.clear()
        self._stage.find_bar.hide()
        self._stage.canvas.setFocus()
