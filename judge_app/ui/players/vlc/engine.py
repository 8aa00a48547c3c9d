"""libVLC as this process has loaded it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from judge_app.ui.players.vlc.log import VlcLog
from judge_app.ui.players.vlc.screen import VlcScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class VlcEngine:
    """What plays one clip after another."""

    library: Any
    """python-vlc."""
    instance: Any
    player: Any
    stop: Callable[[], None]
    """Ends what `player` plays."""
    screen: VlcScreen
    log: VlcLog
