"""When pictures of MPEG-1 and MPEG-2 are shown of which the stream tells no time, by their turns."""

from collections.abc import Iterable, Sequence

from judge_app.media.coded.coded_picture import CodedPicture

_TURNS = 1024
"""`temporal_reference` has ten bits (ITU-T H.262, 6.3.9)."""


def derived_times(
    pictures: Sequence[CodedPicture], told: Sequence[float | None]
) -> list[float | None]:
    """Return all times, None where a picture does not tell its turn or no other of its group has a time."""
    known = zip(pictures, told, strict=True)
    before = _nearest(known)
    behind = _nearest(reversed(list(zip(pictures, told, strict=True))))[::-1]
    return [
        time if time is not None else _derived(picture, earlier or later)
        for picture, time, earlier, later in zip(pictures, told, before, behind, strict=True)
    ]


def _nearest(
    known: Iterable[tuple[CodedPicture, float | None]],
) -> list[tuple[CodedPicture, float] | None]:
    """Return for each picture the last one before it that has a time, in its group."""
    found: list[tuple[CodedPicture, float] | None] = []
    last: tuple[CodedPicture, float] | None = None
    for picture, time in known:
        if last is not None and last[0].group != picture.group:
            last = None
        found.append(last)
        if not picture.lasts:
            last = None
        elif time is not None:
            last = picture, time
    return found


def _derived(picture: CodedPicture, other: tuple[CodedPicture, float] | None) -> float | None:
    if other is None or not picture.lasts:
        return None
    turns = (picture.turn - other[0].turn + _TURNS // 2) % _TURNS - _TURNS // 2
    return other[1] + turns * picture.lasts
