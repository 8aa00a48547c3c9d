"""Keeps the engines: each is made when it is first needed and lives until the window goes."""

from collections.abc import Callable, Mapping

from judge_app.media.player import EngineName
from judge_app.media.selection import SelfTest
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.vlc.library import is_vlc_installed


class EngineShelf:
    """Makes engines by name.

    Args:
        makers: how each engine is made.
        test: tells which of them work on this machine; asked once.
    """

    def __init__(
        self, makers: Mapping[EngineName, Callable[[], Engine]], test: Callable[[], SelfTest]
    ) -> None:
        self._makers = makers
        self._test = test
        self._result: SelfTest | None = None
        self._engines: dict[EngineName, Engine] = {}

    @property
    def self_test(self) -> SelfTest:
        """Which engines work on this machine."""
        if self._result is None:
            self._result = self._test()
        return self._result

    @property
    def has_choice(self) -> bool:
        """Whether both engines work on this machine, so that the user may prefer one."""
        return self.self_test.qt and self.self_test.vlc

    def get(self, name: EngineName) -> Engine:
        """Return the engine, made now if need be."""
        if name not in self._engines:
            self._engines[name] = self._makers[name]()
        return self._engines[name]

    def shut_down(self) -> None:
        """End every engine that was made."""
        for engine in self._engines.values():
            engine.shut_down()
        self._engines.clear()


def real_engines(*, has_surface: bool = True) -> EngineShelf:
    """Return the shelf with the engines of this machine."""
    quiet_engine_chatter()
    makers = {EngineName.QT: lambda: _qt(has_surface=has_surface), EngineName.VLC: _vlc}
    return EngineShelf(makers, _real_test)


def _qt(*, has_surface: bool) -> Engine:
    from judge_app.ui.players.qt.player import QtPlayer  # noqa: PLC0415  loads FFmpeg

    return QtPlayer(has_surface=has_surface)


def _vlc() -> Engine:
    from judge_app.ui.players.qt.sound import has_loudspeaker  # noqa: PLC0415  loads FFmpeg
    from judge_app.ui.players.vlc.player import VlcPlayer  # noqa: PLC0415  only when it is needed

    return VlcPlayer(is_silent=not has_loudspeaker())


def _real_test() -> SelfTest:
    from judge_app.ui.players.qt.player import QtPlayer  # noqa: PLC0415  loads FFmpeg

    return SelfTest(qt=QtPlayer.is_available(), vlc=is_vlc_installed())
