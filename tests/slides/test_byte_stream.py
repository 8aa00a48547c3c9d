"""The stream over a source behaves as a file does."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from judge_app.byte_source import FileSource
from judge_app.slides.byte_stream import ByteStream

CONTENT = bytes(range(256)) * 3
MOVES = st.tuples(st.integers(0, 900), st.integers(0, 300), st.sampled_from([0, 1, 2]))


@given(moves=st.lists(MOVES, max_size=8))
def test_reads_what_a_file_reads(moves: list[tuple[int, int, int]]) -> None:
    ours = ByteStream(_Memory())
    theirs = io.BytesIO(CONTENT)
    for offset, length, whence in moves:
        back = -min(offset, len(CONTENT)) if whence == io.SEEK_END else offset
        assert ours.seek(back, whence) == theirs.seek(back, whence)
        assert ours.read(length) == theirs.read(length)
        assert ours.tell() == theirs.tell()


class _Memory:
    name = "bytes"
    size = len(CONTENT)

    def read_at(self, offset: int, length: int) -> bytes:
        return CONTENT[offset : offset + length]

    def reopened(self) -> "_Memory":
        return self

    def close(self) -> None:
        return


def test_closing_the_stream_leaves_the_source_open(tmp_path: Path) -> None:
    path = tmp_path / "clip.bin"
    path.write_bytes(CONTENT)
    source = FileSource(path)
    ByteStream(source).close()
    assert source.read_at(0, 4) == CONTENT[:4]
    source.close()
