"""The process that looks into clips, so that a decoder that crashes or hangs costs only this process.

Started by `ClipDoctor`. Requests come as lines of JSON on standard input, answers go as lines of
JSON to standard output; a sign of life follows at least twice a second while work goes on.
"""

import sys
import time
from pathlib import Path
from typing import IO

import msgspec

from judge_app.helper_pipes import own_answers
from judge_app.media.examination import (
    Answer,
    Copied,
    Examine,
    Examined,
    MakeCopy,
    Refused,
    Request,
    StillAtWork,
)

MEMORY_LIMIT = 3_000_000_000
"""Bytes beyond which a clip counts as a bomb; an 8K picture takes 50 million."""
_BEAT_SECONDS = 0.3


class _Pulse:
    """Says now and then that work goes on."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._last = time.monotonic()

    def beat(self) -> None:
        """Say so if the last time was a while ago."""
        self.tell(0, 0)

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is, if the last time was a while ago."""
        now = time.monotonic()
        if now - self._last >= _BEAT_SECONDS:
            self._last = now
            _send(self._answers, StillAtWork(done=done, total=total))


def main() -> None:
    """Serve requests until the other side goes away."""
    answers = own_answers()
    _limit_memory()
    decoder = msgspec.json.Decoder(Request)
    for line in sys.stdin.buffer:
        try:
            _send(answers, _answer(decoder.decode(line), _Pulse(answers)))
        except BrokenPipeError:
            return


def _answer(request: Request, pulse: _Pulse) -> Answer:
    # Loaded here, so that the process is up before FFmpeg is.
    from judge_app.media.doctor.clip_copy import NotCopiedError  # noqa: PLC0415
    from judge_app.media.doctor.clip_copying import make_copy  # noqa: PLC0415
    from judge_app.media.doctor.clip_looking import look_into  # noqa: PLC0415

    try:
        match request:
            case Examine(path=path, container=container, strip=strip):
                target = Path(strip) if strip else None
                return Examined(look_into(Path(path), container, target, pulse.beat))
            case MakeCopy(path=path, target=target_name, keeps_media=keeps):
                kept = make_copy(Path(path), Path(target_name), pulse.tell, keeps_media=keeps)
                return Copied(keeps_media=kept)
            case _:
                return Refused("not asked here")
    except NotCopiedError as error:
        return Refused(str(error))
    except MemoryError:
        return Refused("out of memory")


def _send(answers: IO[bytes], answer: Answer) -> None:
    answers.write(msgspec.json.encode(answer) + b"\n")
    answers.flush()


def _limit_memory() -> None:
    """Turn a bomb into a `MemoryError`; Windows has no such limit for a process itself."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    main()
