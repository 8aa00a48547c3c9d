"""The parts of a copy: its sound without gaps, and the file that both tracks go into."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import av
from av.container import OutputContainer

_RATE = 48_000
_BIT_RATE = 160_000
_TOLERATED = _RATE // 10
_LONGEST_SILENCE = 600 * _RATE


class TrackMixer:
    """Writes packets into the file, the early ones only when every track is known.

    A file's head names its tracks, and the picture's is known with its first picture only; sound
    that comes before waits.
    """

    def __init__(self, out: OutputContainer) -> None:
        self._out = out
        self._early: list[av.Packet[Any]] = []
        self._is_complete = False

    def write(self, packets: "Iterable[av.Packet[Any]]") -> None:
        """Write packets, or keep them until `complete`."""
        if self._is_complete:
            self._out.mux(list(packets))
        else:
            self._early += packets

    def complete(self) -> None:
        """Let everything through: no track will be added any more."""
        self._is_complete = True
        self._out.mux(self._early)
        self._early.clear()


class CopiedSound:
    """AAC, stereo, 48 kHz. Where the clip's sound pauses, silence keeps the rest in its place."""

    def __init__(self, out: OutputContainer, mixer: TrackMixer) -> None:
        self._mixer = mixer
        self._stream = out.add_stream("aac", rate=_RATE, layout="stereo")
        self._stream.bit_rate = _BIT_RATE
        self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=_RATE)
        self._next: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been heard."""
        return self._next is None

    def add(self, frame: av.AudioFrame, seconds: float) -> None:
        """Add sound that belongs at `seconds`."""
        place = round(seconds * _RATE)
        if self._next is None:
            self._next = place
        if place < self._next - _TOLERATED:
            return
        if _TOLERATED < place - self._next <= _LONGEST_SILENCE:
            self._be_silent(place - self._next)
        frame.pts = None
        for plain in self._resampler.resample(frame):
            self._write(plain)

    def finish(self) -> None:
        """Write what is left."""
        if self._next is None:
            return
        for plain in self._resampler.resample(None):
            self._write(plain)
        self._mixer.write(self._stream.encode())

    def _be_silent(self, samples: int) -> None:
        while samples > 0:
            silence = av.AudioFrame(format="fltp", layout="stereo", samples=min(samples, _RATE))
            silence.sample_rate = _RATE
            for plane in silence.planes:
                plane.update(bytes(plane.buffer_size))
            samples -= silence.samples
            self._write(silence)

    def _write(self, plain: av.AudioFrame) -> None:
        assert self._next is not None
        plain.pts = self._next
        plain.time_base = Fraction(1, _RATE)
        self._next += plain.samples
        self._mixer.write(self._stream.encode(plain))
