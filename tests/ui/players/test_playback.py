"""One engine gives way to the other once, and then it is said plainly what is wrong."""

from pathlib import Path

import pytest

from judge_app.byte_source import DamagedBytesError, MemorySource
from judge_app.media.journal import CrashJournal
from judge_app.media.passage import Passage
from judge_app.media.player import Damaged, EngineName, Opened, PlayerState, Track
from judge_app.media.scripted_player import Script
from judge_app.ui.players.problems import ProblemKind
from tests.ui.players.desk import Desk
from tests.ui.players.faulty_source import FaultySource
from tests.ui.players.scripted_engine import ScriptedEngine


def test_a_sound_clip_stays_where_it_is(desk: Desk) -> None:
    desk.open()
    desk.pass_time()
    desk.playback.play()
    for _ in range(60):
        desk.pass_time()
    assert desk.engine is EngineName.QT
    assert desk.playback.state is PlayerState.ENDED
    assert desk.problems == []


def test_av1_goes_to_libvlc_at_once(desk: Desk) -> None:
    desk.open(codec="av1")
    desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert desk.engines[EngineName.QT].opened == []


def test_an_engine_that_cannot_gives_way_unsaid(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(refuses=True)
    desk.open()
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert desk.playback.state is PlayerState.PAUSED
    assert desk.problems == []


def test_the_next_engine_goes_on_where_the_first_was_to_begin(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(refuses=True)
    desk.open(start_ms=1500)
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert desk.playback.position_ms == 1500


def test_what_became_of_one_clip_is_not_held_against_the_next(desk: Desk) -> None:
    desk.open()
    desk.pass_time()
    desk.engines[EngineName.QT].die()
    desk.playback.close()
    desk.playback.open(MemorySource("khác.mp4", b"\x1aE\xdf\xa3"), None)
    desk.qtbot.waitUntil(lambda: desk.engine is EngineName.QT)
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.QT
    assert desk.engines[EngineName.VLC].opened == []


def test_an_engine_that_fails_twice_at_once_gives_way_once(desk: Desk) -> None:
    desk.open()
    desk.pass_time()
    desk.engines[EngineName.QT].die()
    desk.engines[EngineName.QT].die()
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert desk.problems == []


def test_when_neither_can_it_is_said_once(desk: Desk) -> None:
    for engine in desk.engines.values():
        engine.script = Script(refuses=True)
    desk.open()
    problem = desk.play_until_problem()
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.hides_picture
    for _ in range(10):
        desk.pass_time()
    assert len(desk.problems) == 1
    assert [len(engine.opened) for engine in desk.engines.values()] == [1, 1]


@pytest.mark.parametrize("plays", [True, False])
def test_when_an_engine_dies_the_next_goes_on_as_it_was(desk: Desk, plays: bool) -> None:
    desk.open()
    desk.pass_time()
    desk.playback.seek(1500)
    for _ in range(3):
        desk.pass_time()
    if plays:
        desk.playback.play()
        desk.pass_time()
    desk.engines[EngineName.QT].die()
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert desk.playback.state is (PlayerState.PLAYING if plays else PlayerState.PAUSED)
    assert desk.playback.position_ms >= 1400
    assert desk.problems == []


def test_an_engine_that_died_is_remembered_for_the_next_time(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    desk.pass_time()
    desk.engines[EngineName.QT].die()
    for _ in range(5):
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    desk.playback.close()
    assert [crash.engine for crash in CrashJournal(tmp_path).crashes] == [EngineName.QT]
    desk.open()
    desk.pass_time()
    assert desk.engine is EngineName.VLC


def test_who_takes_a_clip_over_goes_on_with_its_passage_and_tracks(desk: Desk) -> None:
    """Each player numbers tracks anew, so it is their rank that counts."""
    for engine, first in ((EngineName.QT, 0), (EngineName.VLC, 7)):
        tracks = (Track(id=first), Track(id=first + 1))
        desk.engines[engine].script = Script(sounds=tracks, subtitles=tracks)
    heard: list[Opened] = []
    desk.playback.opened.connect(heard.append)
    desk.open()
    desk.pass_time()
    desk.playback.set_loop(Passage(start_ms=1000, end_ms=1500))
    desk.playback.choose_sound(1)
    desk.playback.choose_subtitles(0)
    desk.playback.seek(1000)
    desk.playback.play()
    desk.engines[EngineName.QT].die()
    for _ in range(30):
        desk.pass_time()
        assert desk.engine is EngineName.QT or 1000 <= desk.playback.position_ms <= 1700
    assert desk.engine is EngineName.VLC
    assert (desk.engines[EngineName.VLC].sound, desk.engines[EngineName.VLC].subtitles) == (8, 7)
    assert (heard[-1].sound, heard[-1].shown_subtitles) == (8, 7), "the menu shows the same"


def test_the_next_clip_begins_without_wishes(desk: Desk) -> None:
    tracks = (Track(id=0), Track(id=1))
    for engine in desk.engines.values():
        engine.script = Script(sounds=tracks, subtitles=tracks)
    for _ in range(2):
        desk.open()
        desk.pass_time()
        engine = desk.engines[EngineName.QT]
        assert (engine.sound, engine.subtitles) == (0, None)
        desk.playback.set_loop(Passage(start_ms=1000, end_ms=1500))
        desk.playback.choose_sound(1)
        desk.playback.choose_subtitles(1)
    desk.open()
    desk.pass_time()
    desk.playback.play()
    for _ in range(25):
        desk.pass_time()
    assert desk.playback.position_ms > 2000


def test_after_a_sudden_end_the_judge_is_told_once_that_the_clip_plays_otherwise(
    desk: Desk, tmp_path: Path
) -> None:
    told: list[bool] = []
    CrashJournal(tmp_path).opening("clip.mp4:0", EngineName.QT, is_safe=False)
    desk.journal = CrashJournal(tmp_path)
    desk.restart()
    desk.playback.crash_survived.connect(told.append)
    for _ in range(2):
        desk.open()
        desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert told == [True]


def test_with_nothing_else_to_try_it_says_so(desk: Desk, tmp_path: Path) -> None:
    told: list[bool] = []
    CrashJournal(tmp_path).opening("clip.mp4:0", EngineName.VLC, is_safe=False)
    desk.journal = CrashJournal(tmp_path)
    desk.restart()
    desk.playback.crash_survived.connect(told.append)
    desk.open(codec="av1")
    desk.pass_time()
    assert desk.engine is EngineName.VLC
    assert told == [False]


def _damaged_from(desk: Desk, place: int, *, until: int) -> None:
    """Let every seek into these milliseconds meet damage, as a decoder does that begins before it."""
    engine = desk.engines[EngineName.QT]
    cause = DamagedBytesError("clip.mp4", 0, 1)

    def seek(position_ms: int) -> None:
        ScriptedEngine.seek(engine, position_ms)
        if place <= position_ms < until:
            engine.pause()
            engine._tell(Damaged(position_ms=position_ms, cause=cause))

    engine.seek = seek  # type: ignore[method-assign]


def test_behind_damage_one_goes_on_at_the_first_place_that_can_be_shown(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(duration_ms=20_000)
    desk.open()
    desk.pass_time()
    _damaged_from(desk, 5000, until=9000)
    desk.playback.go_past(5000)
    for _ in range(8):
        desk.pass_time()
    assert desk.playback.state is PlayerState.PLAYING
    assert 9000 <= desk.playback.position_ms <= 10_000
    assert desk.problems == []


def test_where_nothing_behind_damage_can_be_shown_it_is_said_once(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(duration_ms=20_000)
    desk.open()
    desk.pass_time()
    _damaged_from(desk, 5000, until=20_000)
    desk.playback.go_past(5000)
    for _ in range(60):
        desk.pass_time()
    assert [problem.kind for problem in desk.problems] == [ProblemKind.DAMAGED]


def test_a_seek_of_one_s_own_into_damage_is_told_where_it_is(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(duration_ms=20_000)
    desk.open()
    desk.pass_time()
    _damaged_from(desk, 5000, until=9000)
    desk.playback.go_past(5000)
    desk.playback.seek(6000)
    for _ in range(8):
        desk.pass_time()
    assert [problem.position_ms for problem in desk.problems] == [6000]


def test_when_one_engine_dies_and_the_other_shows_nothing_one_may_try_again(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(refuses=True)
    desk.open(codec="av1")
    desk.pass_time()
    desk.engines[EngineName.VLC].die()
    problem = desk.play_until_problem()
    assert problem.kind is ProblemKind.ENGINE_DIED
    assert problem.may_retry
    desk.playback.retry()
    desk.pass_time()
    assert desk.engine is EngineName.VLC, "what shows black is no better than what died"
    assert desk.playback.state is PlayerState.PAUSED


def test_a_drive_that_was_gone_before_the_clip_opened_is_tried_again(desk: Desk) -> None:
    source = FaultySource(b"\0\0\0\x18ftypisom" + bytes(100))
    source.is_gone = True
    desk.playback.open(source)
    desk.qtbot.waitUntil(lambda: bool(desk.problems))
    assert desk.problems[-1].kind is ProblemKind.DRIVE_REMOVED
    source.is_gone = False
    desk.playback.retry()
    desk.qtbot.waitUntil(lambda: desk.engine is EngineName.QT)
    desk.pass_time()
    assert desk.playback.state is PlayerState.PAUSED


@pytest.mark.parametrize(("promised", "shown"), [(9000, 9000), (4900, 4000), (0, 4000)])
def test_a_clip_is_as_long_as_was_promised_where_the_engine_knows_of_much_less(
    desk: Desk, promised: int, shown: int
) -> None:
    desk.open(duration_ms=promised)
    desk.pass_time()
    assert desk.playback.duration_ms == shown
    if promised == shown:
        desk.playback.play()
        problem = desk.play_until_problem()
        assert (problem.kind, problem.duration_ms) == (ProblemKind.ENDS_EARLY, promised)
