"""The pipes between the window's process and its helpers: frames on them, and nothing else.

A frame is a four-byte length, a JSON message, a four-byte length and raw bytes (often none).
"""

import os
import struct
import sys
from typing import IO

_LENGTH = struct.Struct("<I")


def send_frame(stream: IO[bytes], message: bytes, raw: bytes) -> None:
    """Write one frame and flush it."""
    stream.write(_LENGTH.pack(len(message)) + message + _LENGTH.pack(len(raw)))
    stream.write(raw)
    stream.flush()


def receive_frame(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one frame, message and raw bytes; `EOFError` when the other side is gone."""
    return _block(stream), _block(stream)


def own_answers() -> IO[bytes]:
    """Return the helper's pipe for answers, and send what libraries print to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _block(stream: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    parts = []
    while length:
        part = stream.read(length)
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
