"""The middle of the judging screen: one thing of the entry at a time, in the viewer that suits it.

The video view and the deck view exist once for the window's life and are made when the first clip
or deck is opened.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from judge_app.byte_source import ByteSource, read_all
from judge_app.contest.entry import Entry
from judge_app.contest.facts import MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Note, Place
from judge_app.errors import JudgeAppError
from judge_app.media.magic import Container
from judge_app.ui.actions import Action
from judge_app.ui.judge.images_view import ImagesView, decoded
from judge_app.ui.judge.link_page import LinkPage
from judge_app.ui.judge.moving_views import Members, MovingViews, clips_beside
from judge_app.ui.judge.package_page import PackagePage
from judge_app.ui.judge.text_view import TextView
from judge_app.ui.judge.viewer_items import Viewer, ViewerItem, file_name, viewer_items
from judge_app.ui.language import language, later, tr
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.current_stack import CurrentStack
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.wording import Sentence, explain


class ViewerPanel(QWidget):
    """Opens what is chosen, tells where the judge looks, and offers a way out where it fails."""

    note_requested = Signal(object)
    """A `Place` to write a note at."""
    could_not_open_declared = Signal(str)
    """The judge wants to say so; the text is a suggestion for the reason."""
    copying_asked = Signal()

    def __init__(
        self,
        members: Members,
        tasks: TaskRunner,
        moving: MovingViews,
        parent: QWidget | None = None,
        *,
        has_shortcuts: bool = True,
    ) -> None:
        super().__init__(parent)
        self._members = members
        self._tasks = tasks
        self._moving = moving
        self._entry: Entry | None = None
        self._items: tuple[ViewerItem, ...] = ()
        self._item: ViewerItem | None = None
        self._opening = 0
        self._notes: tuple[Note, ...] = ()
        self._choice = Choice()
        self._choice.chosen.connect(self._on_chosen)
        self._bar = frame("bar", row(self._choice, margins=(SPACE_3, SPACE_2)))
        self._notice = Notice()
        self._images = ImagesView(tasks)
        if not has_shortcuts:
            self._images.actions_table.give_up_shortcuts()
        self._text = TextView(tasks)
        self._package = PackagePage()
        self._link = LinkPage()
        self._stack = CurrentStack()
        for page in (self._images, self._text, self._package, self._link):
            self._stack.addWidget(page)
        whole = column(self._bar, self._notice, spacing=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self._connect()

    @property
    def package(self) -> PackagePage:
        """The page that lists files, where copying shows its progress."""
        return self._package

    @property
    def item(self) -> ViewerItem | None:
        """What is on display."""
        return self._item

    @property
    def notice(self) -> Notice:
        """What is said about a thing that cannot be shown."""
        return self._notice

    @property
    def place(self) -> Place | None:
        """Where the judge is looking now, for a note."""
        if self._item is None or not self._item.path:
            return None
        match self._item.viewer:
            case Viewer.VIDEO:
                return Place(file=self._item.path, milliseconds=self._moving.position_ms)
            case Viewer.DECK:
                return Place(file=self._item.path, page=self._moving.page)
            case Viewer.IMAGES:
                return Place(file=self._images.current_path)
            case _:
                return Place(file=self._item.path)

    @property
    def actions_declared(self) -> tuple[Action, ...]:
        """The actions of every viewer that exists, for menu and help."""
        return (*self._moving.actions_declared, *self._images.actions_table.all)

    def show_entry(self, entry: Entry, place: Place | None = None) -> None:
        """Show an entry from its main thing on, or from where the judge left off."""
        self._entry = entry
        self._items = viewer_items(entry, self._members.manifest)
        self._package.show_entry(entry)
        self._link.show_entry(entry)
        self._offer_items()
        start = self._item_of(place.file) if place is not None else None
        self._open(start or self._items[0], place if start is not None else None)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Mark the notes on the line of time, or on the pages."""
        self._notes = notes
        if self._item is not None and self._item.viewer in (Viewer.VIDEO, Viewer.DECK):
            self._moving.show_notes(notes, self._item.path)

    def go_to(self, place: Place) -> None:
        """Go back to where a note was written."""
        item = self._item_of(place.file)
        if item is None:
            return
        if item != self._item:
            self._open(item, place)
        elif item.viewer is Viewer.VIDEO and place.milliseconds is not None:
            self._moving.seek(place.milliseconds)
        elif item.viewer is Viewer.DECK and place.page is not None:
            self._moving.go_to_page(place.page)
        elif item.viewer is Viewer.IMAGES:
            self._images.go_to(place.file)

    def close_all(self) -> None:
        """Let go of every file of the bundle."""
        self._opening += 1
        self._item = None
        self._moving.close()
        self._images.close_images()
        self._text.close_text()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._offer_items()
        self._package.retranslate()

    def focus_content(self) -> None:
        """Put the keyboard into what is on display."""
        if (page := self._stack.currentWidget()) is not None:
            page.setFocus()

    def _connect(self) -> None:
        self._moving.note_requested.connect(self._on_note_requested)
        self._moving.failed.connect(self._on_failed)
        self._moving.declared_unopenable.connect(self.could_not_open_declared)
        self._images.note_requested.connect(self._on_note_requested)
        self._images.could_not_open.connect(self._on_failed)
        self._text.could_not_open.connect(self._on_failed)
        self._package.copying_asked.connect(self.copying_asked)
        language.changed.connect(self.retranslate)

    def _on_chosen(self, position: str) -> None:
        self._open(self._items[int(position)], None)

    def _on_note_requested(self, _where: object) -> None:
        self.note_requested.emit(self.place)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._show_problem(explain(failure))

    def _on_sources(self, opened: "_OpenedItem") -> None:
        if opened.number != self._opening or self._entry is None:
            for source in opened.sources:
                source.close()
            return
        place = opened.place if opened.place is not None else Place()
        match opened.item.viewer:
            case Viewer.VIDEO:
                self._stack.setCurrentWidget(self._moving.video(self._stack))
                start, strip = place.milliseconds, opened.filmstrip
                self._moving.open_video(opened.sources[0], opened.facts, start, strip)
                self._moving.show_notes(self._notes, opened.item.path)
            case Viewer.DECK:
                self._stack.setCurrentWidget(self._moving.deck(self._stack))
                pages, *deck = opened.sources
                itself = deck[0] if deck else None
                beside = clips_beside(self._members, self._entry)
                self._moving.open_deck(pages, place.page or 1, itself, beside)
                self._moving.show_notes(self._notes, opened.item.path)
            case Viewer.IMAGES:
                paths = [file.path for file in opened.item.files]
                self._stack.setCurrentWidget(self._images)
                self._images.open(tuple(zip(paths, opened.sources, strict=True)), place.file)
            case _:
                self._stack.setCurrentWidget(self._text)
                self._text.open(opened.sources[0])

    def _open(self, item: ViewerItem, place: Place | None) -> None:
        assert self._entry is not None
        self.close_all()
        self._notice.clear()
        self._item = item
        self._choice.choose(str(self._items.index(item)))
        if item.viewer in (Viewer.PACKAGE, Viewer.LINK):
            page = self._package if item.viewer is Viewer.PACKAGE else self._link
            self._stack.setCurrentWidget(page)
            return
        number, code, members = self._opening, self._entry.code, self._members
        self._tasks.render(
            lambda: _open_item(members, code, item, place, number),
            then=self._on_sources,
            failed=self._on_failed,
        )

    def _offer_items(self) -> None:
        names = (self._name(item) for item in self._items)
        self._choice.set_options(*((str(n), name) for n, name in enumerate(names)))
        self._bar.setVisible(len(self._items) > 1)
        self._choice.setAccessibleName(tr("Các phần của bài"))
        if self._item is not None and self._item in self._items:
            self._choice.choose(str(self._items.index(self._item)))

    def _name(self, item: ViewerItem) -> str:
        match item.viewer:
            case Viewer.PACKAGE:
                return tr("Giới thiệu và các tệp")
            case Viewer.LINK:
                return tr("Địa chỉ trên mạng")
            case Viewer.IMAGES if len(item.files) > 1:
                return tr("Hình ảnh ({number})", number=len(item.files))
            case _:
                return file_name(item.path)

    def _item_of(self, file: str) -> ViewerItem | None:
        for item in self._items:
            holds = item.path == file or any(f.path == file for f in item.files)
            if file and holds and item.viewer is not Viewer.PACKAGE:
                return item
        return None

    def _show_problem(self, sentence: Sentence) -> None:
        step = tr("Bạn vẫn chấm được bài này, hoặc báo không mở được để trưởng ban xử lý.")
        self._notice.show_sentence(replace(sentence, next_step=sentence.next_step or step))
        declare = self._notice.add_button(Button(later("Báo không mở được…")))
        declare.clicked.connect(self._on_declare)
        folder = self._notice.add_button(Button(later("Mở thư mục…")))
        folder.clicked.connect(self.copying_asked)

    def _on_declare(self) -> None:
        self.could_not_open_declared.emit(self._notice.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenedItem:
    """What the rendering worker found, ready for a view."""

    number: int
    item: ViewerItem
    place: Place | None
    sources: tuple[ByteSource, ...]
    facts: MediaFacts | None = None
    filmstrip: tuple[QImage, ...] = ()


def _open_item(
    members: Members, code: EntryCode, item: ViewerItem, place: Place | None, number: int
) -> _OpenedItem:
    """Open the files of an item; a stick may take its time, so never on the window's thread."""
    is_set = item.viewer is Viewer.IMAGES
    paths = [file.path for file in item.files] if is_set else [item.shown]
    if item.viewer is Viewer.DECK and item.shown != item.path:
        paths.append(item.path)  # clips and steps are in the deck as submitted
    sources = tuple(members.member(code, path) for path in paths)
    opened = _OpenedItem(number=number, item=item, place=place, sources=sources)
    if item.viewer is not Viewer.VIDEO:
        return opened
    facts = members.manifest.media_facts(code, item.path)
    if facts is None:
        return opened
    known = facts if item.shown == item.path else _facts_of_copy(facts)
    return replace(opened, facts=known, filmstrip=_filmstrip(members, code, facts))


def _facts_of_copy(facts: MediaFacts) -> MediaFacts:
    """Return what is known of the copy that staff made: another format, the same content."""
    if facts.copy_keeps_media:
        container = Container.MATROSKA if facts.copy_path.endswith(".mkv") else Container.MP4
        return replace(facts, container=container.value, trials=())
    return replace(
        facts,
        container="mp4",
        video_codec="h264" if facts.has_picture else "",
        audio_codec="aac" if facts.has_sound else "",
        rotation=0,
        trials=(),
    )


def _filmstrip(members: Members, code: EntryCode, facts: MediaFacts) -> tuple[QImage, ...]:
    """Return the thumbnails of a clip; without them the line of time is plain."""
    if not facts.filmstrip:
        return ()
    from judge_app.ui.players.filmstrip import thumbnails  # noqa: PLC0415  only where clips are

    try:
        source = members.member(code, facts.filmstrip)
        strip = decoded(read_all(source), facts.filmstrip)
        source.close()
    except JudgeAppError:
        return ()
    return thumbnails(strip, facts.filmstrip_pictures)
