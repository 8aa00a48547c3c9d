"""Words, pictures, clips, steps and notes of an OpenDocument deck, slide by slide (ODF 1.2)."""

from dataclasses import replace
from typing import Any

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import MediaPlace, UnreadableDeckError, UnreadableReason
from judge_app.slides.old_letters import words_in
from judge_app.slides.plain import writing
from judge_app.slides.plain.clip_places import clip_place, corner_of
from judge_app.slides.plain.odp.links import linked_name
from judge_app.slides.plain.odp.masters import Masters
from judge_app.slides.plain.odp.motion import read_motion
from judge_app.slides.plain.odp.nodes import attribute, child, children, emu
from judge_app.slides.plain.odp.package import OdpPackage, part_name
from judge_app.slides.plain.odp.shapes import Found, Shapes
from judge_app.slides.plain.odp.styles import Styles
from judge_app.slides.plain.odp.transitions import Showing, showing_of
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.scene import Item
from judge_app.slides.scene_text import Paragraph, TextBox

_STANDARD_SIZE = (10_080_000, 7_560_000)
_MOST_PAGES = 5000
_SIDES = ("width", "height")


def read_odp(source: ByteSource) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    """Return the slides' size (EMU) and what stands on each; damaged decks are refused."""
    package = OdpPackage(source)
    styles = Styles(package.content, package.styles)
    size = _size(package.styles)
    shapes = Shapes(package, styles, size)
    masters = Masters(shapes, styles, package.content, package.styles)
    nodes = [node for node in package.content.iter("{*}page") if "drawing" in str(node.tag)]
    if not nodes:
        raise UnreadableDeckError(source.name, UnreadableReason.NO_PAGES)
    pages: list[PlainPage] = []
    for number, node in enumerate(nodes[:_MOST_PAGES], 1):
        showing = showing_of(attribute(node, "style-name"), styles)
        page = _page(node, shapes.read(node, number), masters.items(node, number), showing)
        sound = _sound(showing, package, size)
        pages.append(replace(page, notes=_notes(node, shapes), media=(*page.media, *sound)))
    return size, tuple(pages)


def _page(node: Any, found: Found, of_master: tuple[Item, ...], showing: Showing) -> PlainPage:
    return PlainPage(
        items=writing.readable_order((*of_master, *found.items)),
        title=" ".join(" ".join(map(_words, found.titles)).split()),
        lines=tuple(
            line.strip()
            for paragraphs in found.lines
            for line in _words(paragraphs).split("\n")
            if line.strip()
        ),
        hidden=showing.hidden,
        transition=showing.transition,
        motion=read_motion(node, found.targets),
        media=tuple(found.media),
        linked=tuple(found.linked),
        undrawn_pictures=found.undrawn,
    )


def _words(paragraphs: tuple[Paragraph, ...]) -> str:
    return words_in(TextBox(paragraphs=paragraphs)).replace("\v", "\n")


def _notes(page: Any, shapes: Shapes) -> str:
    notes = child(page, "notes")
    frames = () if notes is None else children(notes, "frame")
    written = (shapes.words(f) for f in frames if attribute(f, "class") in {"notes", ""})
    return "\n".join(_words(paragraphs) for paragraphs in written if paragraphs).strip()


def _sound(showing: Showing, package: OdpPackage, size: tuple[int, int]) -> tuple[MediaPlace, ...]:
    """Return the sound that comes with a page, named where it lies outside the deck."""
    if not showing.sound:
        return ()
    is_inside = package.has(showing.sound)
    part = "/" + part_name(showing.sound) if is_inside else ""
    link = "" if is_inside else linked_name(showing.sound)
    return (clip_place(corner_of(size), part=part, link=link, is_sound=True),)


def _size(styles: Any) -> tuple[int, int]:
    """Return the size of the layout that the first master page uses."""
    master = next(iter(styles.iter("{*}master-page")), None)
    wanted = "" if master is None else attribute(master, "page-layout-name")
    for layout in styles.iter("{*}page-layout"):
        if attribute(layout, "name") != wanted:
            continue
        for properties in layout.iter("{*}page-layout-properties"):
            width, height = (emu(attribute(properties, f"page-{side}")) for side in _SIDES)
            if width > 0 and height > 0:
                return width, height
    return _STANDARD_SIZE
