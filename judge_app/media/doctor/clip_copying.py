"""Makes a copy of a clip that plays and seeks everywhere, in the way that changes the least.

Runs in the looking process only.
"""

from collections.abc import Callable
from pathlib import Path

from judge_app.media.doctor.clip_copy import write_copy
from judge_app.media.doctor.clip_rewrap import NotRewrappedError, rewrap
from judge_app.media.doctor.clip_rewrap_check import check_rewrapped

Tell = Callable[[int, int], None]


def make_copy(path: Path, target: Path, tell: Tell, *, keeps_media: bool) -> bool:
    """Write a copy; return whether its picture and sound are the original's, bit by bit.

    `keeps_media` asks for that; where no container can hold them so that one reaches every picture,
    they are coded anew. `tell` hears milliseconds done and in all.

    Raises:
        NotCopiedError: nothing can be decoded either.
    """
    if keeps_media:
        try:
            rewrapped = rewrap(path, target, _onward(tell))
            check_rewrapped(path, target, rewrapped, beat=lambda: tell(1, 1))
        except NotRewrappedError:
            target.unlink(missing_ok=True)
        else:
            return True
    write_copy(path, target, _onward(tell))
    return False


def _onward(tell: Tell) -> Tell:
    """Return what tells the furthest place reached: sound may lie a little behind the picture before it."""
    furthest = 0

    def tell_furthest(done: int, total: int) -> None:
        nonlocal furthest
        furthest = max(furthest, done)
        tell(furthest, total)

    return tell_furthest
