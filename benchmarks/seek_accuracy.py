"""How many pictures off a seek lands, by container, with and without sound, in both players.

    python -m benchmarks.seek_accuracy [--seeks 15] [--only avi]

The clips carry the number of each picture (25 a second, a key picture a second) and are sought while
they stand still. Off is what is shown half a second after landing, less what was asked for.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.waiting import rest, wait
from judge_app.byte_source import FileSource
from judge_app.media.player import Moved, PlayerEvent, PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.environment import prepare_environment, quiet_engine_chatter
from judge_app.ui.players.qt_player import QtPlayer
from judge_app.ui.players.vlc_player import VlcPlayer
from tests.support.clips import H264, PICTURES, RATE, ClipSpec, make_clip, read_number

VP8 = ("-c:v", "libvpx", "-b:v", "1M", "-g", "25", "-deadline", "realtime")
AUDIO = {".mp4": "aac", ".mkv": "aac", ".avi": "libmp3lame", ".webm": "libopus"}
CALM_MS = 500


def specs() -> list[ClipSpec]:
    found = []
    for ending, sound in AUDIO.items():
        video = VP8 if ending == ".webm" else H264
        found.append(ClipSpec(name=f"sound{ending}", video=video, audio=("-c:a", sound)))
        found.append(ClipSpec(name=f"silent{ending}", video=video, audio=("-an",)))
    return found


def off_by(player: Engine, clip: Path, seeks: int) -> tuple[list[int], list[float]]:
    landed = 0

    def hear(event: PlayerEvent) -> None:
        nonlocal landed
        landed += isinstance(event, Moved)

    player.listen(hear)
    player.open(FileSource(clip))
    rest(50)
    wait(lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED)
    chance = random.Random(3)
    offs, times = [], []
    for _ in range(seeks):
        number = chance.randrange(2, PICTURES - 4)
        before, begin = landed, time.monotonic()
        player.seek(round((number + 0.5) * 1000 / RATE))
        wait(partial(_is_more, lambda: landed, before))
        times.append((time.monotonic() - begin) * 1000)
        rest(CALM_MS)
        picture = player.current_picture()
        seen = None if picture is None else read_number(picture)
        if seen is not None:
            offs.append(seen - number)
    player.close()
    return offs, times


def _is_more(count: Callable[[], int], before: int) -> bool:
    return count() > before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeks", type=int, default=15)
    parser.add_argument("--only", default="", help="clips whose name contains this")
    wanted = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    players: dict[str, Engine] = {
        "Qt": QtPlayer(has_surface=False),
        "libVLC": VlcPlayer(is_silent=True),
    }
    print(
        "| clip | player | exact | off by at most 2 | farthest | median ms |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as room:
        for spec in (spec for spec in specs() if wanted.only in spec.name):
            clip = make_clip(Path(room), spec)
            for name, player in players.items():
                offs, times = off_by(player, clip, wanted.seeks)
                exact, near = offs.count(0), sum(abs(off) <= 2 for off in offs)
                print(
                    f"| {spec.name} | {name} | {exact}/{wanted.seeks} | {near}/{wanted.seeks}"
                    f" | {max(offs, key=abs, default=0):+d} | {sorted(times)[len(times) // 2]:.0f} |",
                    flush=True,
                )
    for player in players.values():
        player.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
