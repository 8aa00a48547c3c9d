"""Pictures in rare formats and cut short are shown as far as they go, and cut ones are known."""

import io

import pytest
from PIL import Image

from judge_app.slides.paint.painter import need_application
from judge_app.slides.paint.rare_pictures import is_whole, read_rare
from judge_app.slides.paint.svg import is_rough_svg
from judge_app.slides.paint.unpacking import unpacked


def picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 40, 40)).save(stream, kind)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def application() -> None:
    need_application()


@pytest.mark.parametrize("kind", ["PCX", "TGA", "JPEG2000", "PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_every_format_is_shown(kind: str) -> None:
    content = picture(kind)
    found = unpacked(content, 1000)

    assert (found.width(), found.height()) == (40, 20)
    assert abs(found.pixelColor(20, 10).red() - 200) < 8
    assert is_whole(content)


def test_a_picture_cut_short_is_shown_as_far_as_it_goes() -> None:
    stream = io.BytesIO()
    Image.effect_noise((60, 60), 90).save(stream, "PNG")
    content = stream.getvalue()[:2000]

    assert unpacked(content, 1000).height() == 60
    assert not is_whole(content)


@pytest.mark.parametrize("content", [b"", b"hello" * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_none(content: bytes) -> None:
    assert read_rare(content).isNull()
    assert not is_whole(content)


@pytest.mark.parametrize(
    ("inner", "rough"), [(b"<rect/>", False), (b"<clipPath/>", True), (b"<mask id='m'/>", True)]
)
def test_svg_beyond_what_is_drawn_is_known(inner: bytes, rough: bool) -> None:
    assert is_rough_svg(b"<svg xmlns='http://www.w3.org/2000/svg'>" + inner + b"</svg>") is rough
