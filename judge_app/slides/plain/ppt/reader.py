"""Words, pictures, clips, steps and notes of an old binary deck, slide by slide ([MS-PPT])."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import MediaPlace, UnreadableDeckError, UnreadableReason
from judge_app.slides.old_letters import words_in
from judge_app.slides.plain.clip_places import clip_place, corner_of
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain.ppt.bodies import NOTES_TEXT, Body, Writer, bodies
from judge_app.slides.plain.ppt.looks import Levels, master_levels
from judge_app.slides.plain.ppt.masters import (
    follows_master,
    footers_of,
    master_shapes,
    with_words,
)
from judge_app.slides.plain.ppt.motion import read_motion
from judge_app.slides.plain.ppt.numbers import numberings
from judge_app.slides.plain.ppt.page_items import (
    Surroundings,
    clips_of,
    items_of,
    undrawn_pictures,
)
from judge_app.slides.plain.ppt.pictures import stored_pictures
from judge_app.slides.plain.ppt.shapes import PptShape, shapes_of
from judge_app.slides.plain.ppt.sounds import PptSounds
from judge_app.slides.plain.ppt.streams import MASTERS, NOTES, SLIDES, Listed, PptFile
from judge_app.slides.plain.ppt.transitions import showing_of
from judge_app.slides.plain.records import Record, records
from judge_app.slides.plain.writing import readable_order
from judge_app.slides.scene import Item
from judge_app.slides.scene_text import TextBox

_SLIDE, _SLIDE_ATOM, _NOTES = 1006, 1007, 1008
_ENVIRONMENT, _FONTS, _FONT, _MASTER_STYLE = 1010, 2005, 4023, 4003
_FONT_NAME_BYTES = 64
_MOST_PAGES = 5000


def read_ppt(source: ByteSource) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    """Return the slides' size (EMU) and what stands on each; old or damaged decks are refused."""
    size, pages = pages_of(PptFile.opened(source))
    if not pages:
        raise UnreadableDeckError(source.name, UnreadableReason.OLD_BINARY, "no slides found")
    return size, pages


def pages_of(file: PptFile) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    """Return the slides' size (EMU) and what stands on each slide of a deck's streams."""
    reader = _Reader(file)
    return reader.size, reader.pages()


class _Reader:
    """Goes through the slides of one deck."""

    def __init__(self, file: PptFile) -> None:
        self._file = file
        self.size = file.size
        document = file.document
        self._environment = document.first(_ENVIRONMENT) if document is not None else None
        self._pictures = stored_pictures(document, file.pictures)
        self._sounds = PptSounds(document)
        self._fonts = dict(_fonts(self._environment))
        self._masters = {entry.identity: entry.place for entry in file.listed(MASTERS)}
        self._notes = {entry.identity: entry.place for entry in file.listed(NOTES)}
        self._writers: dict[int, Writer] = {}

    def pages(self) -> tuple[PlainPage, ...]:
        """Return the slides in the order of the show."""
        listed = self._file.listed(SLIDES)[:_MOST_PAGES]
        if listed:
            return tuple(self._listed(number, entry) for number, entry in enumerate(listed, 1))
        loose = [r for r in records(self._file.stream) if r.kind == _SLIDE][:_MOST_PAGES]
        return tuple(self._page(number, slide, ()) for number, slide in enumerate(loose, 1))

    def _listed(self, number: int, entry: Listed) -> PlainPage:
        outline = tuple(bodies(entry.outline, (), number))
        slide = self._file.page(entry.place)
        if slide is None or slide.kind != _SLIDE:
            writer = self._writer(0)
            return PlainPage(title=_title(outline, writer), lines=_lines(outline, writer))
        return self._page(number, slide, outline)

    def _page(self, number: int, slide: Record, outline: Sequence[Body]) -> PlainPage:
        atom = slide.first(_SLIDE_ATOM)
        master, notes = (0, 0) if atom is None else (atom.number(12), atom.number(16))
        shapes = shapes_of(slide)
        texts = _texts(shapes, outline, number)
        writer = self._writer(master)
        around = Surroundings(pictures=self._pictures, writer=writer)
        showing = showing_of(slide)
        shown = tuple(texts.values()) or tuple(outline)
        items = readable_order(
            (*self._of_master(slide, master, number), *items_of(shapes, texts, around))
        )
        return PlainPage(
            items=items,
            title=_title(shown, writer),
            lines=_lines(shown, writer),
            notes=self._notes_of(notes),
            hidden=showing.hidden,
            transition=showing.transition,
            motion=read_motion(slide, shapes, texts),
            media=(*clips_of(shapes, self._sounds), *self._page_sound(showing.sound)),
            undrawn_pictures=undrawn_pictures(shapes, self._pictures),
        )

    def _of_master(self, slide: Record, identity: int, number: int) -> tuple[Item, ...]:
        """Return what stands on a slide because it stands on its master."""
        master = self._file.page(self._masters.get(identity, 0))
        if master is None or not follows_master(slide):
            return ()
        footers = footers_of(slide, self._file.document)
        found = tuple(master_shapes(master, footers))
        shapes = tuple(shape for shape, _ in found)
        said = {str(shape.identity): words for shape, words in found}
        texts = _texts(shapes, (), number)
        texts = {name: with_words(body, said[name]) for name, body in texts.items()}
        around = Surroundings(pictures=self._pictures, writer=self._writer(identity))
        return tuple(replace(item, shapes=()) for item in items_of(shapes, texts, around))

    def _page_sound(self, number: int) -> Iterator[MediaPlace]:
        sound = self._sounds.sound(number)
        if sound is not None:
            yield clip_place(corner_of(self.size), part=sound.part, is_sound=True)

    def _writer(self, master: int) -> Writer:
        if master not in self._writers:
            page = self._file.page(self._masters.get(master, 0))
            self._writers[master] = Writer(self._fonts, self._levels(page))
        return self._writers[master]

    def _levels(self, master: Record | None) -> Mapping[int, Levels]:
        holders = [holder for holder in (self._environment, master) if holder is not None]
        atoms = {r.instance: r for h in holders for r in h.inside() if r.kind == _MASTER_STYLE}
        return master_levels(atoms.values())

    def _notes_of(self, identity: int) -> str:
        page = self._file.page(self._notes.get(identity, 0)) if identity else None
        if page is None or page.kind != _NOTES:
            return ""
        texts = _texts(shapes_of(page), (), 0).values()
        notes = (_words(body, self._writer(0)) for body in texts if body.kind == NOTES_TEXT)
        return "\n".join(notes).strip()


def _texts(shapes: Sequence[PptShape], outline: Sequence[Body], number: int) -> dict[str, Body]:
    """Return the text of each shape that has one, by the shape's number."""
    found = ((shape, next(bodies(shape.text, outline, number), None)) for shape in shapes)
    return {
        str(shape.identity): replace(body, numberings=numberings(shape.data))
        for shape, body in found
        if body is not None
    }


def _words(body: Body, writer: Writer) -> str:
    """Return a text as it reads, a line for each paragraph."""
    return words_in(TextBox(paragraphs=writer.paragraphs(body))).replace("\v", "\n")


def _title(texts: Sequence[Body], writer: Writer) -> str:
    title = next((body for body in texts if body.is_title), None)
    return "" if title is None else " ".join(_words(title, writer).split())


def _lines(texts: Sequence[Body], writer: Writer) -> tuple[str, ...]:
    title = next((body for body in texts if body.is_title), None)
    words = "\n".join(_words(body, writer) for body in texts if body is not title)
    return tuple(line.strip() for line in words.split("\n") if line.strip())


def _fonts(environment: Record | None) -> Iterator[tuple[int, str]]:
    """Yield the fonts of a deck by their numbers."""
    fonts = environment.first(_FONTS) if environment is not None else None
    for font in () if fonts is None else fonts.inside():
        if font.kind == _FONT:
            name = bytes(font.content[:_FONT_NAME_BYTES]).decode("utf-16-le", "replace")
            yield font.instance, name.partition("\0")[0]
