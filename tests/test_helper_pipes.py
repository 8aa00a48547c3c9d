"""Frames on the pipes between the window's process and its helpers."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.helper_pipes import own_answers, receive_frame, send_frame
from judge_app.helper_process import Conversation


class _Dripping(io.BytesIO):
    """A pipe that hands over what it has, byte by byte."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(1, size or 0))


@given(st.lists(st.tuples(st.binary(max_size=40), st.binary(max_size=400)), max_size=4))
def test_frames_come_out_as_they_went_in_however_they_trickle(
    frames: list[tuple[bytes, bytes]],
) -> None:
    pipe = io.BytesIO()
    for message, raw in frames:
        send_frame(pipe, message, raw)
    reading = _Dripping(pipe.getvalue())
    assert [receive_frame(reading) for _ in frames] == frames
    with pytest.raises(EOFError):
        receive_frame(reading)


def test_a_frame_cut_short_is_the_end() -> None:
    pipe = io.BytesIO()
    send_frame(pipe, b"{}", b"pixels")
    with pytest.raises(EOFError):
        receive_frame(io.BytesIO(pipe.getvalue()[:-1]))


def test_what_libraries_print_in_a_helper_never_reaches_its_answers() -> None:
    program = (
        f"from {own_answers.__module__} import own_answers, send_frame; import os;"
        "answers = own_answers(); os.write(1, b'noise'); print('noise', flush=True);"
        "send_frame(answers, b'said', b'')"
    )
    conversation = Conversation.begun([sys.executable, "-c", program])
    try:
        assert receive_frame(conversation.hearing) == (b"said", b"")
        with pytest.raises(EOFError):
            receive_frame(conversation.hearing)
    finally:
        conversation.end()
    assert conversation.process.returncode is not None
