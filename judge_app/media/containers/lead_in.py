"""Pictures that a decoder needs before the one at which playing is to begin, and how they are kept from view.

Players that find no place in a clip are handed it from a key picture on. What is shown before the moment wished
for is dated so close before it that it takes no time, and what is heard before is left out.
"""

from judge_app.media.containers.pes import WRAP, PesHead, ticks_since, with_time

_HURRY = 32
"""So many times as fast what comes before is shown."""
_MOST_WAITING = 16
"""So many pictures at most are stored between one and another that is shown before it."""


class LeadIn:
    """Dates what comes before a moment, which is in ticks on the stream's own clock."""

    def __init__(self, moment: int) -> None:
        self._moment = moment
        self._behind = 0

    @property
    def is_over(self) -> bool:
        """Whether all that follow are shown behind the moment."""
        return self._behind > _MOST_WAITING

    def is_before(self, time: int) -> bool:
        """Whether this time lies before the moment."""
        return ticks_since(time, self._moment) < 0

    def hurried(self, time: int) -> int:
        """Return the new time for one of a picture."""
        since = ticks_since(time, self._moment)
        return (self._moment + (-(-since // _HURRY) if since < 0 else since)) % WRAP

    def dated(self, packet: bytes, head: PesHead) -> bytes:
        """Return a PES packet with the times of its picture hurried."""
        if head.times:
            is_behind = not any(self.is_before(time) for _, time in head.times)
            self._behind = self._behind + 1 if is_behind else 0
        for at, time in head.times:
            packet = with_time(packet, at, self.hurried(time))
        return packet
