"""The watch looks by itself, says what is wrong once, and goes on after a pardon."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.contest.facts import MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.media.player import EngineName, Opened
from judge_app.media.scripted_player import Script, ScriptedPlayer
from judge_app.media.watchdog import Trouble
from judge_app.ui.players.clip_watch import ClipWatch

FACTS = MediaFacts(entry=EntryCode("SP-001"), path="clip.mp4", duration_ms=4000, has_picture=True)


class Post:
    """A watch over a scripted player, and what it found."""

    def __init__(self, script: Script) -> None:
        self.player = ScriptedPlayer(script, engine=EngineName.QT)
        self.watch = ClipWatch()
        self.found: list[Trouble] = []
        self.watch.trouble_found.connect(self.found.append)

    def begin(self, facts: MediaFacts | None) -> None:
        self.player.open(MemorySource("clip.mp4", b""))
        self.watch.begin(self.player, facts)

    def play_to_the_end(self) -> None:
        self.player.advance(100)
        self.player.play()
        for _ in range(60):
            self.player.advance(100)


@pytest.fixture(name="post")
def _post(qtbot: QtBot) -> Iterator[Post]:
    del qtbot
    post = Post(Script(ends_at_ms=2400))
    yield post
    post.watch.stop()


def test_it_finds_by_itself_what_is_wrong(post: Post, qtbot: QtBot) -> None:
    post.begin(FACTS)
    post.play_to_the_end()
    qtbot.waitUntil(lambda: post.found == [Trouble.ENDS_EARLY])


def test_it_says_so_once_until_it_is_pardoned(post: Post) -> None:
    post.begin(FACTS)
    post.play_to_the_end()
    post.watch.look()
    post.watch.look()
    assert post.found == [Trouble.ENDS_EARLY]
    post.watch.pardon()
    post.watch.look()
    assert post.found == [Trouble.ENDS_EARLY, Trouble.ENDS_EARLY]


def test_what_the_manifest_does_not_say_it_learns_from_the_engine(post: Post) -> None:
    post.begin(None)
    post.play_to_the_end()
    post.watch.look()
    assert post.found == [], "nobody said how long it should be"
    post.watch.learn(Opened(duration_ms=4000, has_picture=True, has_sound=True))
    post.watch.look()
    assert post.found == [Trouble.ENDS_EARLY]


def test_it_looks_at_nothing_before_a_clip_opens(post: Post) -> None:
    post.watch.look()
    post.watch.pardon()
    assert post.found == []
