"""Sizes come from the first bytes alone, and damaged bytes give none."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from judge_app.slides.picture_size import picture_size


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_sizes_of_common_kinds(kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (37, 21)).save(stream, kind)
    assert picture_size(stream.getvalue()) == (37, 21)


@given(
    st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"II*\0", b"BM"])
)
def test_no_bytes_make_it_fail(rest: bytes, start: bytes) -> None:
    picture_size(start + rest)
