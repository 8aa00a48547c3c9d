"""Listens whether a clip's sound can be heard. Runs in the looking process only."""

from array import array
from collections.abc import Callable

import av

from judge_app.media.doctor.clip_file import ClipFile

_PLACES = 8
_LISTEN_SECONDS = 1.0
_AUDIBLE = 33
"""Of 32767: 60 dB below the loudest possible; recorded silence is quieter."""
_WHOLE_SECONDS = 600.0
"""Clips up to this length are heard in full before they are called silent."""


def is_silent(clip: ClipFile, seconds: float, beat: Callable[[], None]) -> bool | None:
    """Return whether nothing can be heard, or None if the sound cannot be decoded at all."""
    heard = False
    step = max(seconds, 0.1) / _PLACES
    for place in range(_PLACES):
        loudest = _loudest(clip, place * step, _LISTEN_SECONDS, beat)
        if loudest is not None:
            heard = True
            if loudest > _AUDIBLE:
                return False
    if not heard:
        return None
    if seconds > _WHOLE_SECONDS:
        return True
    loudest = _loudest(clip, 0.0, _WHOLE_SECONDS, beat)
    return loudest is None or loudest <= _AUDIBLE


def _loudest(clip: ClipFile, start: float, length: float, beat: Callable[[], None]) -> int | None:
    """Return the largest sample, 0 to 32768, of a stretch; None if nothing was decoded."""
    assert clip.sound is not None
    resampler = av.AudioResampler(format="s16", layout="mono")
    loudest = None
    try:
        clip.go_to(start)
        for frame in clip.container.decode(clip.sound):
            beat()
            for plain in resampler.resample(frame):
                samples = array("h", bytes(plain.planes[0])[: 2 * plain.samples])
                if samples:
                    loudest = max(
                        loudest or 0, *(abs(edge) for edge in (max(samples), min(samples)))
                    )
            if (loudest or 0) > _AUDIBLE or clip.moment(frame.time) > start + length:
                break
    except (av.FFmpegError, ValueError, OSError):
        return loudest
    return loudest
