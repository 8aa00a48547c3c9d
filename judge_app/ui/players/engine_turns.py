"""Whose turn it is to play a clip: each engine has one, and the one that showed a part may return."""

from collections.abc import Sequence
from dataclasses import dataclass

from judge_app.media.player import EngineName
from judge_app.ui.players.problems import ProblemKind

_SKIP_MS = 1000
"""So far before the end of what it could show an engine returns, to stand on a picture."""
_DARK = {ProblemKind.UNREADABLE, ProblemKind.NO_PICTURE, ProblemKind.ENGINE_DIED}
_IN_PART = {ProblemKind.ENDS_EARLY, ProblemKind.STALLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What kept an engine from showing a clip whole, or at all."""

    kind: ProblemKind
    engine: EngineName
    position_ms: int
    """How far it came."""
    was_playing: bool = False
    details: str = ""

    @property
    def is_dark(self) -> bool:
        """Whether the engine has nothing to show."""
        return self.kind in _DARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An engine gets the clip.

    It plays on where `plays`. Once it is open the judge is told of `fault`, if there is one.
    """

    engine: EngineName
    position_ms: int
    plays: bool = False
    fault: Fault | None = None


class EngineTurns:
    """The engines that have not yet tried a clip, the likeliest first."""

    def __init__(self, engines: Sequence[EngineName]) -> None:
        self._waiting = list(engines)
        self._earlier: Fault | None = None
        self._death: Fault | None = None

    def after(self, fault: Fault) -> Turn | None:
        """Return who tries after a fault, or None where the judge must hear of it."""
        if fault.kind is ProblemKind.ENGINE_DIED:
            self._death = fault
        if not self._waiting:
            return self._return_from(fault)
        if fault.kind in _IN_PART:
            self._earlier = fault
        return Turn(
            engine=self._waiting.pop(0),
            position_ms=fault.position_ms,
            plays=fault.was_playing or fault.kind in _IN_PART,
        )

    def to_tell(self, last: Fault) -> Fault:
        """Return what the judge hears after the last fault.

        An engine that died may do better the next time, which the other's showing nothing would hide.
        """
        return self._death if self._death is not None and last.is_dark else last

    def _return_from(self, fault: Fault) -> Turn | None:
        """Return to the engine that showed at least a part, where the last one shows nothing."""
        earlier, self._earlier = self._earlier, None
        if earlier is None or not fault.is_dark:
            return None
        return Turn(
            engine=earlier.engine,
            position_ms=max(0, earlier.position_ms - _SKIP_MS),
            fault=earlier,
        )
