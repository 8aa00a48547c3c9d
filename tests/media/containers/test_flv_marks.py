"""A reader finds no list of key pictures any more."""

import struct

import pytest

from judge_app.media.containers.flv_marks import hidden_key_lists
from tests.support.flv import PICTURE, SCRIPT, clip, picture, tag
from tests.support.mp4 import box
from tests.support.stored_bytes import reader

NAME = b"\0\x09keyframes"
HEAD = b"\2\0\nonMetaData\x08\0\0\0\2\0\x08duration\0" + struct.pack(">d", 4) + NAME + b"\3list"


def _read_instead(content: bytes) -> bytes:
    found = bytearray(content)
    for at, other in hidden_key_lists(reader(content), len(content)).items():
        found[at : at + len(other)] = other
    return bytes(found)


def test_every_list_gets_another_name() -> None:
    content = clip(tag(SCRIPT, 0, HEAD), picture(0), tag(SCRIPT, 0, HEAD + HEAD))
    found = _read_instead(content)
    assert found == content.replace(b"keyframes", b"_eyframes")
    assert len(found) == len(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"FLV",
        clip(),
        clip(tag(SCRIPT, 0, HEAD.replace(NAME, b"\0\x09othername"))),
        clip(tag(PICTURE, 0, b"\x22" + HEAD)),
        clip(tag(SCRIPT, 0, HEAD))[:-6],
        box(b"ftyp", HEAD),
    ],
)
def test_without_a_list_all_stays_as_it_is(content: bytes) -> None:
    assert _read_instead(content) == content
