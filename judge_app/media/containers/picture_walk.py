"""From one picture of a clip to another by number, over as many stretches as lie between."""

from judge_app.media.containers.stretch import (
    ROUNDING_MS,
    Approach,
    PictureTimes,
    Stretch,
    approach,
)

_MOST_STRETCHES = 64
_STRIDE = 8
"""So many pictures beyond its target a stretch surely holds all, whatever waits for others."""


def longer_stretch(times: PictureTimes, target_ms: float, pictures: int) -> Stretch | None:
    """Return the stretch around a moment, begun earlier where fewer pictures than told are left in the clip.

    None where it cannot be known.
    """
    found = times.stretch(target_ms)
    for _ in range(_MOST_STRETCHES):
        if found is None or found.is_in_order or found.cut or len(found.times_ms) >= pictures:
            break
        earlier = times.stretch(found.times_ms[0] - 1)
        is_longer = earlier is not None and len(earlier.times_ms) > len(found.times_ms)
        if earlier is None or not is_longer or earlier.times_ms[-1] < found.times_ms[-1]:
            break
        found = earlier
    return found


def way_on(times: PictureTimes, here_ms: float, pictures: int) -> Approach | None:
    """Return the way to the picture so many on from the one shown at a moment, or back, if negative.

    None where that one lies outside the clip or cannot be known.
    """
    stretch = times.stretch(here_ms)
    for _ in range(_MOST_STRETCHES):
        if stretch is None:
            return None
        here = _number_at(stretch, here_ms)
        wanted = here + pictures
        if wanted >= 0 and pictures <= _STRIDE:
            return approach(stretch, here_ms, pictures)
        if wanted >= 0:
            if here + _STRIDE >= len(stretch.times_ms):
                return None
            here_ms, pictures = stretch.times_ms[here + _STRIDE], pictures - _STRIDE
            stretch = times.stretch(here_ms)
            continue
        first = stretch.times_ms[0]
        stretch = times.stretch(first - 1)
        earlier = () if stretch is None else [time for time in stretch.times_ms if time < first]
        if not earlier:
            return None
        here_ms, pictures = earlier[-1], wanted + 1
    return None


def _number_at(stretch: Stretch, moment_ms: float) -> int:
    before = sum(time <= moment_ms + ROUNDING_MS for time in stretch.times_ms)
    return max(0, before - 1)
