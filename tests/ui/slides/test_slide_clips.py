"""Clips on a page are played where they lie, by the project's own players."""

from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QRect

from judge_app.byte_source import MemorySource
from judge_app.media.player import PlayerState
from judge_app.media.sample_clips import ClipSpec, make_clip
from judge_app.slides.embedded import UnreadableClipError
from judge_app.ui.players.picture_area import PictureArea
from judge_app.ui.players.qt.noise import known_noise
from judge_app.ui.slides.clips_beside import ClipsBeside
from judge_app.ui.widgets.text import ElidedLabel
from tests.slides.plain.odp.decks import odp
from tests.support.decks import DeckMaker, add_clip
from tests.support.pages.deck import DeckPage

_SPEC = ClipSpec(title="Phim", subtitle="", colour=(60, 90, 70), width=320, height=180, seconds=2)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A film in the middle of the first page, and a damaged one on the second."""
    path: Path = tmp_path_factory.mktemp("film") / "film.mp4"
    make_clip(path, _SPEC)
    maker = DeckMaker()
    add_clip(maker.slide("Phim"), path.read_bytes(), (2, 2, 6, 3.4))
    maker.slide("Không phim")
    two = maker.slide("Hai phim")
    add_clip(two, path.read_bytes(), (0.5, 2, 4, 2.25))
    turned = add_clip(two, path.read_bytes(), (6, 2, 4, 2.25))
    turned._element.spPr.xfrm.set("rot", "5400000")
    cut = add_clip(maker.slide("Phim bị cắt"), path.read_bytes(), (2, 2, 6, 3.4))
    (media,) = cut._element.nvPicPr.nvPr.iter("{*}media")
    space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    media.append(etree.fromstring(f'<p14:trim {space} st="500" end="1000"/>'))
    return maker.save()


def state(deck: DeckPage) -> PlayerState | None:
    player = deck.view.clips.player
    return None if player is None else player.view.state


def shown_picture(deck: DeckPage) -> QRect:
    """Return where the player's picture is seen, in the page's viewport."""
    player = deck.view.clips.player
    assert player is not None
    area = player.findChild(PictureArea)
    assert isinstance(area, PictureArea)
    return QRect(area.mapTo(deck.canvas.viewport(), QPoint(0, 0)), area.size())


def corners(area: QRect) -> tuple[int, int, int, int]:
    return area.left(), area.top(), area.right(), area.bottom()


def sky_is_right(area: PictureArea) -> bool:
    """Say whether the clip's plain upper half is seen on the right, its hills on the left."""
    seen = area.grab().toImage()
    middle = area.rect().center()
    sky = seen.pixelColor(middle + QPoint(middle.x() // 2, 0))
    hills = seen.pixelColor(middle - QPoint(middle.x() // 2, 0))
    return 0 < sky.lightness() < hills.lightness()


def test_a_click_on_the_badge_plays_the_film_in_its_place(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.click(0.5, 0.5)
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
    player = deck.view.clips.player
    assert player is not None
    place = player.geometry()

    assert player.isVisible()
    assert place.contains(deck.place(0.5, 0.5))
    assert deck.canvas.viewport().rect().contains(place)
    assert not deck.can("deck.play"), "F5 is the player's while it plays"


def test_the_picture_lies_exactly_on_its_place(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.do("deck.play")
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
    picture = shown_picture(deck)
    place = QRect(deck.place(0.2, 2 / 7.5), deck.place(0.8, 5.4 / 7.5))
    assert all(abs(a - b) <= 3 for a, b in zip(corners(picture), corners(place), strict=True))

    deck.view.resize(560, 480)
    deck.idle()
    picture = shown_picture(deck)
    place = QRect(deck.place(0.2, 2 / 7.5), deck.place(0.8, 5.4 / 7.5))
    assert picture.width() < 300, "smaller than the controls are wide"
    assert all(abs(a - b) <= 3 for a, b in zip(corners(picture), corners(place), strict=True))


def test_of_two_films_on_a_page_one_plays(deck: DeckPage, content: bytes) -> None:
    deck.open(content, 3)
    deck.click(0.25, 3 / 7.5)
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the first film to play")
    first = deck.view.clips.playing
    deck.click(0.8, 3.1 / 7.5)
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the second film to play")

    assert deck.view.clips.playing is not first
    player = deck.view.clips.player
    assert player is not None
    area = player.findChild(PictureArea)
    assert isinstance(area, PictureArea)
    assert area.height() > area.width(), "it stands on its side, as on the page"
    deck.wait(lambda: sky_is_right(area), "the film to stand on its side")


def test_a_film_that_was_cut_for_its_page_stands_still_where_it_ends_there(
    deck: DeckPage, content: bytes
) -> None:
    deck.open(content, 4)
    with known_noise():  # Qt paints the picture that stands still, here without a graphics card
        deck.do("deck.play")
        deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
        player = deck.view.clips.player
        assert player is not None
        begun = player.view.position_ms
        deck.wait(lambda: state(deck) is PlayerState.PAUSED, "the film to stand still")

    assert begun >= 500
    assert 1000 <= player.view.position_ms < 1900
    label = player.findChild(ElidedLabel)
    assert isinstance(label, ElidedLabel)
    assert label.whole.endswith("trang này chỉ chiếu đoạn 0:00 - 0:01")
    player.view.play()
    deck.wait(lambda: player.view.position_ms > 1600, "the rest of the film")


def test_the_film_goes_with_its_page(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.do("deck.play")
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
    deck.do("deck.next")

    player = deck.view.clips.player
    assert player is not None
    assert not player.isVisible()
    assert state(deck) is not PlayerState.PLAYING
    assert not deck.can("deck.play")


def test_a_note_during_the_film_is_a_note_at_the_page(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.do("deck.play")
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
    player = deck.view.clips.player
    assert player is not None
    player.view.request_note()

    assert deck.notes_asked == [1]


def test_a_film_that_cannot_be_read_is_named_and_the_page_stays(
    deck: DeckPage, content: bytes
) -> None:
    deck.open(content)
    place = content.index(b"ppt/media/media1.mp4") + len("ppt/media/media1.mp4") + 40
    torn = content[:place] + bytes(200) + content[place + 200 :]
    deck.open(torn)
    deck.do("deck.play")
    deck.wait(lambda: deck.troubles, "the trouble to be told")

    assert isinstance(deck.troubles[0], UnreadableClipError)
    assert deck.view.clips.playing is None
    assert deck.can("deck.play")


def test_a_clip_that_the_deck_links_to_plays_where_it_lies_beside_it(
    deck: DeckPage, tmp_path: Path
) -> None:
    make_clip(tmp_path / "phim.mp4", _SPEC)
    film = (tmp_path / "phim.mp4").read_bytes()
    frame = (
        '<draw:page><draw:frame svg:x="5cm" svg:y="3cm" svg:width="12cm" svg:height="7cm">'
        '<draw:plugin xlink:href="../Phim.mp4"/></draw:frame></draw:page>'
    )
    deck.view.clips.beside = ClipsBeside(["phim.mp4"], lambda path: MemorySource(path, film))
    deck.open_source(odp(frame))
    deck.do("deck.play")
    deck.wait(lambda: state(deck) is PlayerState.PLAYING, "the film to play")
    deck.view.clips.close()

    deck.view.clips.beside = None
    deck.open_source(odp(frame))
    assert not deck.can("deck.play"), "it lies nowhere, and is named"
