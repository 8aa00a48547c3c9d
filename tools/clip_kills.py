"""Plays clips in the judge's window, kills libVLC's process at random moments, types marks meanwhile.

    python -m tools.clip_kills FOLDER [--minutes 5] [--seed 1]

The clips take turns, in an order of chance. Every mark is looked for on the disk as soon as the window calls it saved, and all of them again at
the end. Exits with 1 if one is missing or different, or if the window stood still for two seconds.
The short form runs from outside, in `tests/journeys/test_clips_and_crashes.py`. Linux only.
"""

import argparse
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from judge_app.byte_source import FileSource
from judge_app.media.player import EngineName, PlayerState
from judge_app.ui.judge.save_queue import SaveState
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.language import Language
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.vlc.player import VlcPlayer
from judge_app.ui.theme.palettes import Look
from tests.support.judging_process import helpers_of, marks
from tools.screens.driver import SMALL, Dress, Studio
from tools.screens.player import judging_view
from tools.screens.story import Story, told

_DRESS = Dress(size=SMALL, language=Language.VIETNAMESE, look=Look.LIGHT)
_LONGEST_STILL = 2.0
_BEAT_MS = 10
_OPENING, _COMING_BACK, _SOUND = 20.0, 10.0, 1.0
_SLOW_OPENING, _SLOW_BACK = 3.0, 0.5
"""Seconds; what takes longer is listed."""


Timed = tuple[float, str]
"""Seconds, and the clip that took them."""


class Heart:
    """Beats in the window's own loop; the longest time between two beats is how long it stood still."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class Run:
    """One judge at one window, for a while."""

    def __init__(self, studio: Studio, story: Story, chance: random.Random) -> None:
        self._studio = studio
        self._home = story.half_marked_home
        (self._home / "player.json").write_text('{"engine": "vlc"}', encoding="utf-8")
        self._page, self._view = judging_view(studio, story)
        self._chance = chance
        work, playback = studio.window.findChild(JudgeWork), self._view.findChild(Playback)
        assert isinstance(work, JudgeWork)
        assert isinstance(playback, Playback)
        self._work, self._playback = work, playback
        # Enter in the last field goes on to the next entry and would end the clip.
        self._leaves = work.contest.rubric.leaves[:-1]
        self.typed: dict[tuple[str, str], int] = {}
        self.count = 0
        self._clip = ""
        self.wrong: list[str] = []
        self.outcomes: Counter[str] = Counter()
        self.opening: list[Timed] = []
        self.back: list[Timed] = []
        self.elsewhere: list[Timed] = []
        self.heart = Heart()

    def play(self, clip: Path) -> None:
        """Play one clip, kill its player once or twice, and type marks before, between and after."""
        view = self._view
        self._clip = clip.name
        begin = time.monotonic()
        view.open(FileSource(clip), start_ms=0)
        is_there = self._until(lambda: view.problem or view.state is PlayerState.PAUSED, _OPENING)
        self.opening.append((time.monotonic() - begin, self._clip))
        if view.problem is not None or not is_there:
            self.outcomes["a message" if is_there else "neither picture nor message"] += 1
            self.type_mark()
            return
        view.play()
        self._studio.rest(self._chance.randrange(50, 1500))
        for _ in range(self._chance.choice((1, 1, 1, 2))):
            self._kill()
            self.type_mark()
        self._studio.rest(self._chance.randrange(50, 800))
        self.type_mark()

    def type_mark(self) -> None:
        """Type one mark; once it is called saved it must be on the disk."""
        leaf = self._chance.choice(self._leaves)
        steps = self._chance.randrange(int(leaf.maximum / leaf.step) + 1)
        value = leaf.step * Decimal(steps)
        field = self._page.marks.rubric.row(leaf.id).field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(value).replace(".", ","))
        QTest.keyClick(field, Qt.Key.Key_Return)
        queue = self._work.queue
        # Quiet where the very first mark is typed as it was.
        settled = {SaveState.SAVED, SaveState.QUIET}
        if not self._until(lambda: queue.is_empty and queue.status.state in settled, _OPENING):
            self.wrong.append(f"{leaf.id} {value}: never called saved")
            return
        self.count += 1
        assert self._work.current is not None
        self.typed[self._work.current.code, leaf.id] = int(value * 1000)
        self.compare()

    def compare(self) -> None:
        """Hold what is on the disk against everything that was typed."""
        found = marks(self._home)
        self.wrong += [
            f"{place}: {found.get(place)} instead of {value}"
            for place, value in self.typed.items()
            if found.get(place) != value
        ]

    def _kill(self) -> None:
        view, player = self._view, self._playback.engine
        if not isinstance(player, VlcPlayer) or view.state is not PlayerState.PLAYING:
            self.outcomes["not playing in libVLC when its turn came"] += 1
            return
        victim = player.process_id
        if victim is None or victim not in helpers_of(os.getpid()):
            self.outcomes["no process when its turn came"] += 1
            return
        is_sound = player.pictures_seen == 0
        os.kill(victim, signal.SIGKILL)
        begin = time.monotonic()
        has_news = self._until(
            lambda: (
                view.state is PlayerState.ENDED
                or view.problem
                or self._playback.engine is not player
                or player.process_id not in {victim, None}
            ),
            _COMING_BACK,
        )
        outcome = (
            self._after_kill(player, begin, is_sound=is_sound)
            if has_news
            else f"{self._clip} did not come back"
        )
        self.outcomes[outcome] += 1

    def _after_kill(self, player: VlcPlayer, begin: float, *, is_sound: bool) -> str:
        view = self._view
        engine = self._playback.engine
        assert engine is not None
        seen = engine.pictures_seen if engine is player else 0
        if is_sound:
            # What is heard cannot be seen, so nothing is measured.
            has_ended = self._until(lambda: view.state is PlayerState.ENDED, _SOUND)
            is_fine = has_ended or view.state is PlayerState.PLAYING
            return "killed, sound alone" if is_fine else "killed, no more sound"
        has_news = self._until(
            lambda: view.problem or view.state is PlayerState.ENDED or engine.pictures_seen > seen,
            _COMING_BACK,
        )
        if view.problem is not None:
            return "killed, then a message"
        if engine.pictures_seen <= seen:
            return "killed, then at the end" if has_news else f"{self._clip} did not come back"
        if engine.engine is EngineName.VLC:
            self.back.append((time.monotonic() - begin, self._clip))
            return "killed, and back"
        self.elsewhere.append((time.monotonic() - begin, self._clip))
        return "killed again, and on in the other player"

    def _until(self, holds: Callable[[], object], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            self._studio.rest(5)
        return True


def main() -> None:
    """Play until the time is over, then say what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(wanted.seed)
    clips = sorted(path for path in wanted.folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        story = told(Path(folder) / "story")
        studio = Studio(Path(folder), (_DRESS,))
        try:
            run = Run(studio, story, chance)
            end = time.monotonic() + wanted.minutes * 60
            waiting: list[Path] = []
            while time.monotonic() < end:
                waiting = waiting or chance.sample(clips, len(clips))
                run.play(waiting.pop())
            run.compare()
            _say(run)
        finally:
            studio.shut_down()
    raise SystemExit(1 if run.wrong or run.heart.longest >= _LONGEST_STILL else 0)


def _say(run: Run) -> None:
    opened = len(run.opening)
    print(f"{opened} clips opened; {run.count} marks called saved, {len(run.wrong)} of them wrong")
    for line in run.wrong:
        print(f"    {line}")
    print(f"the window stood still for {run.heart.longest * 1000:.0f} ms at most")
    _say_times("standing open, or a message", run.opening, _SLOW_OPENING)
    _say_times("pictures moved again", run.back, _SLOW_BACK)
    _say_times("the other player went on", run.elsewhere, _SLOW_BACK)
    for outcome, count in run.outcomes.most_common():
        print(f"    {count:4} {outcome}")


def _say_times(what: str, times: list[Timed], slow: float) -> None:
    if not times:
        return
    ordered = sorted(times)
    middle, high = ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100]
    print(
        f"{what} after {middle[0] * 1000:.0f} ms (median), {high[0] * 1000:.0f} ms (p95),"
        f" {ordered[-1][0] * 1000:.0f} ms (longest) of {len(ordered)}"
    )
    for seconds, clip in ordered:
        if seconds > slow:
            print(f"    {seconds * 1000:5.0f} ms  {clip}")


if __name__ == "__main__":
    main()
