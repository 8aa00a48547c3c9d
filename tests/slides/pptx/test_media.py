"""Clips are found where they lie, through every group around them."""

import copy
import io
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from judge_app.byte_source import MemorySource
from judge_app.slides.deck import MediaPlace
from judge_app.slides.pptx_deck import PptxDeck
from tests.support.decks import DeckMaker, add_clip

INCH = 914_400


def places(content: bytes) -> tuple[MediaPlace, ...]:
    return PptxDeck(MemorySource("bài.pptx", content)).pages[0].media


def test_a_clip_lies_where_its_picture_lies() -> None:
    maker = DeckMaker()
    movie = add_clip(maker.slide(), b"clip", (1, 2, 3, 1.5))

    (place,) = places(maker.save())

    assert (place.x, place.y, place.width, place.height) == (INCH, 2 * INCH, 3 * INCH, INCH * 3 / 2)
    assert place.part.startswith("/ppt/media/media1.")
    assert place.shape == str(movie.shape_id)
    assert not place.is_sound
    assert not place.external


def test_a_clip_moves_with_its_groups() -> None:
    maker = DeckMaker()
    slide = maker.slide()
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    movie = add_clip(slide, b"clip", (0, 0, 2, 1))
    inner._element.append(movie._element)
    transforms = [group._element.grpSpPr.get_or_add_xfrm() for group in (inner, outer)]
    for transform in transforms:
        _set(transform, child=(0, 0, 2 * INCH, INCH))
    _set(transforms[0], own=(0, 0, 2 * INCH, INCH))
    _set(transforms[1], own=(INCH, INCH, 4 * INCH, 2 * INCH))

    (place,) = places(maker.save())

    assert (place.x, place.y) == (INCH, INCH)
    assert (place.width, place.height) == (4 * INCH, 2 * INCH)


def test_a_linked_clip_is_named_and_not_reached() -> None:
    maker = DeckMaker()
    slide = maker.slide()
    movie = add_clip(slide, b"clip", (1, 1, 2, 2))
    video = movie._element.nvPicPr.nvPr[0]
    for extension in list(movie._element.nvPicPr.nvPr)[1:]:
        movie._element.nvPicPr.nvPr.remove(extension)
    name = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link"
    outside = slide.part.relate_to(
        "https://www.youtube.com/embed/abc",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/video",
        is_external=True,
    )
    video.set(name, outside)

    (place,) = places(maker.save())

    assert place.external
    assert place.part == ""
    assert place.link == "www.youtube.com"


def test_a_deck_without_clips_has_no_places() -> None:
    stream = io.BytesIO()
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    deck.save(stream)

    assert places(stream.getvalue()) == ()


def _set(
    transform: Any,
    *,
    own: tuple[float, float, float, float] | None = None,
    child: tuple[float, float, float, float] | None = None,
) -> None:
    for box, names in ((own, ("off", "ext")), (child, ("chOff", "chExt"))):
        if box is None:
            continue
        place, size = (_part(transform, name) for name in names)
        place.set("x", str(round(box[0])))
        place.set("y", str(round(box[1])))
        size.set("cx", str(round(box[2])))
        size.set("cy", str(round(box[3])))


def _part(transform: Any, name: str) -> Any:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    found = transform.find(space + name)
    if found is None:
        found = transform.makeelement(space + name)
        transform.append(found)
    return found


@pytest.mark.parametrize(
    ("attributes", "box", "rotation", "is_mirrored"),
    [
        ({"rot": 5_400_000}, (1.5, 0.5, 1, 2), 90, False),
        ({"rot": 10_800_000}, (1, 1, 2, 1), 180, False),
        ({"flipH": 1}, (1, 1, 2, 1), 0, True),
        ({"flipV": 1}, (1, 1, 2, 1), 180, True),
        ({"flipH": 1, "flipV": 1}, (1, 1, 2, 1), 180, False),
        ({"rot": 1_800_000}, (0.884, 0.567, 2.232, 1.866), 30, False),
    ],
)
def test_a_turned_clip_fills_the_box_around_it(
    attributes: dict[str, int],
    box: tuple[float, float, float, float],
    rotation: float,
    is_mirrored: bool,
) -> None:
    maker = DeckMaker()
    movie = add_clip(maker.slide(), b"clip", (1, 1, 2, 1))
    for name, value in attributes.items():
        movie._element.spPr.xfrm.set(name, str(value))

    (place,) = places(maker.save())

    found = [side / INCH for side in (place.x, place.y, place.width, place.height)]
    assert found == pytest.approx(box, abs=0.001)
    assert (place.rotation, place.is_mirrored) == (rotation, is_mirrored)


@pytest.mark.parametrize(
    ("attributes", "start", "end"),
    [
        ('st="1220" end="3345.5"', 1220, 3346),
        ('end="500"', 0, 500),
        ('st="1.5s" end="-3"', 0, 0),
        ('st="nan" end="1e300"', 0, 0),
        ("", 0, 0),
    ],
)
def test_what_was_cut_away_from_a_clip_is_known(attributes: str, start: int, end: int) -> None:
    maker = DeckMaker()
    movie = add_clip(maker.slide(), b"clip", (1, 1, 2, 1))
    space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    (media,) = movie._element.nvPicPr.nvPr.iter("{*}media")
    media.append(etree.fromstring(f"<p14:trim {space} {attributes}/>"))

    (place,) = places(maker.save())

    assert (place.cut_start_ms, place.cut_end_ms) == (start, end)


def test_a_clip_turns_with_its_group() -> None:
    maker = DeckMaker()
    slide = maker.slide()
    group = slide.shapes.add_group_shape()
    movie = add_clip(slide, b"clip", (2, 1, 2, 1))
    group._element.append(movie._element)
    transform = group._element.grpSpPr.get_or_add_xfrm()
    _set(transform, own=(0, 0, 4 * INCH, 2 * INCH), child=(0, 0, 4 * INCH, 2 * INCH))
    transform.set("rot", "5400000")

    (place,) = places(maker.save())

    assert place.rotation == 90
    assert (place.width, place.height) == (INCH, 2 * INCH)
    assert (place.x, place.y) == (INCH, INCH)


def test_a_clip_without_a_place_of_its_own_lies_in_its_placeholder_s() -> None:
    maker = DeckMaker()
    layout = maker.deck.slide_layouts[8]
    slide = maker.deck.slides.add_slide(layout)
    picture = layout.placeholders[1]
    movie = add_clip(slide, b"clip", (0, 0, 1, 1))
    properties = movie._element.spPr
    properties.remove(properties.xfrm)
    mark = picture.element.xpath(".//p:ph")[0]
    movie._element.nvPicPr.nvPr.insert(0, copy.deepcopy(mark))

    (place,) = places(maker.save())

    assert (place.x, place.y) == (picture.left, picture.top)
    assert (place.width, place.height) == (picture.width, picture.height)
