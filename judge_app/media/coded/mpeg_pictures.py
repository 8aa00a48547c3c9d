"""Where pictures begin in MPEG-1 and MPEG-2 video (ISO/IEC 11172-2, 2.4.2; ITU-T H.262, 6.2 and 6.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from judge_app.media.coded.coded_picture import CodedPicture

_UNITS = re.compile(rb"\x00\x00\x01([\x00\xb3\xb5\xb8])", re.DOTALL)
_PICTURE, _SEQUENCE, _EXTENSION, _GROUP = b"\x00", b"\xb3", b"\xb5", b"\xb8"
_LONGEST_HEAD = 6
_INTRA, _BETWEEN = 1, 3
_OF_SEQUENCE, _OF_PICTURE = 1, 8
_FIELDS = {1, 2}
_REPEATS_FIELD = 0x02
_IS_CLOSED = 0x40
_TICKS_A_SECOND = 90_000
_RATES = (0, 24000 / 1001, 24, 25, 30000 / 1001, 30, 50, 60000 / 1001, 60)


@dataclass(slots=True)
class _Reader:
    """What has been read since the last picture, and holds for the next."""

    begin: int | None = None
    has_sequence: bool = False
    is_closed: bool = False
    group: int = 0
    lasts: float = 0.0
    parity: int = 0
    open_parity: int = 0
    found: CodedPicture | None = None


def mpeg_pictures(content: bytes, lasts: float) -> Iterator[CodedPicture]:
    """Yield the pictures, in the order of storage; times told count for the picture's own start.

    Each is shown for so many ticks until the stream says otherwise.
    """
    state = _Reader(lasts=lasts)
    for unit in _UNITS.finditer(content):
        head = content[unit.end() : unit.end() + _LONGEST_HEAD]
        if len(head) < _LONGEST_HEAD:
            break
        if unit[1] == _EXTENSION:
            _extend(state, head)
            continue
        yield from _finished(state)
        if state.begin is None:
            state.begin = unit.start()
        _begin(state, unit[1], unit.start(), head)
    yield from _finished(state)


def _begin(state: _Reader, kind: bytes, at: int, head: bytes) -> None:
    if kind == _SEQUENCE:
        rate = head[3] & 15
        state.has_sequence = True
        state.lasts = _TICKS_A_SECOND / _RATES[rate] if 0 < rate < len(_RATES) else 0
    elif kind == _GROUP:
        state.group += 1
        state.is_closed = bool(head[3] & _IS_CLOSED)
    else:
        coding = head[1] >> 3 & 7
        state.parity = 0
        state.found = CodedPicture(
            at=at if state.begin is None else state.begin,
            dated_at=at,
            is_key=coding == _INTRA and state.has_sequence,
            is_anew=coding == _INTRA,
            is_dropped=coding == _BETWEEN and not state.is_closed,
            group=state.group,
            turn=head[0] << 2 | head[1] >> 6,
            lasts=state.lasts,
        )
        state.begin, state.has_sequence = None, False


def _extend(state: _Reader, head: bytes) -> None:
    kind = head[0] >> 4
    if kind == _OF_SEQUENCE and state.found is None:
        more, fewer = head[5] >> 5 & 3, head[5] & 31
        state.lasts *= (fewer + 1) / (more + 1)
    elif kind == _OF_PICTURE and state.found is not None:
        state.parity = head[2] & 3
        if head[3] & _REPEATS_FIELD:
            state.found = replace(state.found, lasts=0.0)


def _finished(state: _Reader) -> Iterator[CodedPicture]:
    """Yield the picture that was being read, unless it is the second field of the one before."""
    found, state.found = state.found, None
    if found is None:
        return
    is_field = state.parity in _FIELDS
    if is_field and state.open_parity in _FIELDS - {state.parity}:
        state.open_parity = 0
        return
    state.open_parity = state.parity if is_field else 0
    yield found
