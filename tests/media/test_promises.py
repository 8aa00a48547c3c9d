"""The length that a head promises counts only where bytes are missing."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.magic import Container
from judge_app.media.promises import promised_ms

_SIZE = 100_000


def _avi(riff: int = _SIZE - 8, pictures: int = 300) -> bytes:
    start = struct.pack("<4sI4s4sI4s", b"RIFF", riff, b"AVI ", b"LIST", 300, b"hdrl")
    return start + struct.pack("<4sI5I", b"avih", 56, 40_000, 0, 0, 16, pictures)


def _wav(riff: int = _SIZE - 8, content: int = 96_000) -> bytes:
    start = struct.pack("<4sI4s4sI", b"RIFF", riff, b"WAVE", b"fmt ", 16)
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16_000, 2, 16)
    return start + form + struct.pack("<4sI", b"data", content)


def _asf(size: int = _SIZE) -> bytes:
    kind = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
    numbers = struct.pack("<QQQQQQ", size, 0, 99, 150_000_000, 130_000_000, 3000)
    return bytes(30) + kind + struct.pack("<Q16x", 104) + numbers


@pytest.mark.parametrize(
    ("container", "head", "size", "promised"),
    [
        (Container.AVI, _avi(), _SIZE - 1, 12_000),
        (Container.AVI, _avi(), _SIZE, 0),
        (Container.AVI, _avi(riff=0), 50_000, 0),
        (Container.AVI, _avi(riff=0xFFFFFFFF), 50_000, 0),
        (Container.AVI, b"RIFF\x40\x0d\x03\0AVI LIST", 12, 0),
        (Container.WAV, _wav(), 50_000, 6000),
        (Container.WAV, _wav(content=0xFFFFFFFF), 50_000, 0),
        (Container.ASF, _asf(), 50_000, 12_000),
        (Container.ASF, _asf(), _SIZE, 0),
        (Container.ASF, bytes(4000), 50_000, 0),
        (Container.MP4, _avi(), 50_000, 0),
    ],
)
def test_what_is_missing_is_promised(
    container: Container, head: bytes, size: int, promised: int
) -> None:
    assert promised_ms(container, head, size) == promised


@given(st.sampled_from(Container), st.binary(max_size=200), st.integers(0, 1 << 40))
def test_no_head_is_too_strange(container: Container, rest: bytes, size: int) -> None:
    for start in (b"", b"RIFF", _avi()[:30], _wav()[:50], _asf()[:60]):
        assert promised_ms(container, start + rest, size) >= 0
