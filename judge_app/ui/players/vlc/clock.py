"""The clock of libVLC beside that of everybody else.

Places in a clip count from its beginning, also in notes and in what is remembered. libVLC's own reader of
Matroska counts from 0 on the clip's own clock, where it may begin later, or a little earlier. So what the
window says is turned into libVLC's moments, and what it hears is turned back.
"""

from msgspec.structs import replace

from judge_app.media.containers.matroska_start import matroska_start_ms
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.reading import AskedBytes


class VlcClock:
    """Of one clip, which begins at `start_ms` for libVLC."""

    def __init__(self, start_ms: int) -> None:
        self._start_ms = start_ms

    def opened(self, request: wire.OpenClip) -> wire.OpenClip:
        """Return what is asked for in libVLC's moments; they may lie before its 0."""
        return replace(request, start_ms=request.start_ms + self._start_ms)

    def asked(self, request: wire.Request) -> wire.Request:
        """Return what is asked for in libVLC's moments; they may lie before its 0."""
        match request:
            case wire.Seek(position_ms=position):
                return replace(request, position_ms=position + self._start_ms)
            case wire.Step(near_ms=near):
                return replace(request, near_ms=near + self._start_ms)
            case _:
                return request

    def told(self, answer: wire.Answer) -> wire.Answer:
        """Return what libVLC tells in moments from the clip's beginning."""
        match answer:
            case wire.Clock(position_ms=position, duration_ms=duration):
                moment, length = self._moment(position), self._length(duration)
                return replace(answer, position_ms=moment, duration_ms=length)
            case wire.ClipReady(duration_ms=duration):
                return replace(answer, duration_ms=self._length(duration))
            case wire.Landed() | wire.Stepped() | wire.AtEnd():
                return replace(answer, position_ms=self._moment(answer.position_ms))
            case _:
                return answer

    def _moment(self, position_ms: int) -> int:
        return max(0, position_ms - self._start_ms)

    def _length(self, duration_ms: int) -> int:
        # What is told of a clip that begins late is nearly always when it ends, on its own clock.
        is_end = duration_ms > self._start_ms
        return duration_ms - self._start_ms if duration_ms and is_end else duration_ms


def read_vlc_clock(reading: AskedBytes) -> VlcClock:
    """Find out libVLC's clock for a clip; in other containers than Matroska it is everybody's."""
    return VlcClock(round(matroska_start_ms(reading.read_at, reading.size)))
