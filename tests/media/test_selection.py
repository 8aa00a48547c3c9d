from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.facts import EngineTrial
from judge_app.media.magic import Container
from judge_app.media.player import EngineName
from judge_app.media.selection import (
    Choice,
    Clip,
    Crash,
    Preference,
    Refusal,
    SelfTest,
    choose,
    plays_everywhere,
    wants_safe_mode,
)

QT, VLC = EngineName.QT, EngineName.VLC
BOTH = SelfTest(qt=True, vlc=True)


def _clip(container: Container = Container.MP4, codec: str = "h264") -> Clip:
    return Clip(identity="one", container=container, video_codec=codec)


@pytest.mark.parametrize(
    ("clip", "self_test", "engines"),
    [
        (_clip(), BOTH, (QT, VLC)),
        (_clip(), SelfTest(qt=True, vlc=False), (QT,)),
        (_clip(), SelfTest(qt=False, vlc=True), (VLC,)),
        (_clip(codec="av1"), BOTH, (VLC, QT)),
        (_clip(codec="AV1"), BOTH, (VLC, QT)),
        (_clip(codec="av1"), SelfTest(qt=True, vlc=False), (QT,)),
        (_clip(codec="vvc"), BOTH, (QT, VLC)),
        (_clip(Container.MPEG_TS), BOTH, (QT, VLC)),
        (_clip(Container.MPEG_TS, codec="hevc"), BOTH, (VLC, QT)),
        (_clip(codec="hevc"), BOTH, (QT, VLC)),
        (_clip(Container.UNKNOWN), BOTH, (QT,)),
    ],
)
def test_who_plays_what(clip: Clip, self_test: SelfTest, engines: Sequence[EngineName]) -> None:
    assert choose(clip, self_test=self_test).engines == engines


@pytest.mark.parametrize(
    ("clip", "self_test", "refusal"),
    [
        (_clip(Container.PLAYLIST), BOTH, Refusal.PLAYLIST),
        (_clip(Container.EMPTY), BOTH, Refusal.EMPTY),
        (_clip(), SelfTest(qt=False, vlc=False), Refusal.NO_ENGINE),
        (_clip(Container.UNKNOWN), SelfTest(qt=False, vlc=True), Refusal.NO_ENGINE),
    ],
)
def test_what_nobody_gets(clip: Clip, self_test: SelfTest, refusal: Refusal) -> None:
    assert choose(clip, self_test=self_test) == Choice(refusal=refusal)


def test_a_wish_comes_before_habit_but_not_before_a_black_picture() -> None:
    wish = Preference.VLC
    assert choose(_clip(), self_test=BOTH, preference=wish).engines == (VLC, QT)
    qt = Preference.QT
    assert choose(_clip(codec="av1"), self_test=BOTH, preference=qt).engines == (VLC, QT)
    assert choose(_clip(codec="vvc"), self_test=BOTH, preference=wish).engines == (QT, VLC)


@pytest.mark.parametrize(
    ("codec", "is_everywhere"), [("h264", True), ("", True), ("AV1", False), ("vvc", False)]
)
def test_a_codec_that_one_player_shows_as_black_does_not_play_on_any_laptop(
    codec: str, is_everywhere: bool
) -> None:
    assert plays_everywhere(codec) is is_everywhere


def test_after_a_crash_the_same_clip_starts_in_the_other_engine() -> None:
    crash = Crash(clip="one", engine=QT)
    choice = choose(_clip(), self_test=BOTH, crashes=[crash], preference=Preference.QT)
    assert choice.engines == (VLC, QT)


@pytest.mark.parametrize(
    ("qt", "vlc", "first"),
    [
        ((True, True, True), (True, True, True), QT),
        ((False, False, False), (True, True, True), VLC),
        ((True, False, False), (True, True, True), VLC),
        ((True, True, False), (True, False, False), QT),
        ((False, False, False), (False, False, False), QT),
    ],
)
def test_the_one_that_showed_more_on_staff_s_machine_comes_first(
    qt: tuple[bool, bool, bool], vlc: tuple[bool, bool, bool], first: EngineName
) -> None:
    trials = (EngineTrial(engine="qt", shown=qt), EngineTrial(engine="vlc", shown=vlc))
    clip = replace(_clip(), trials=trials)
    assert choose(clip, self_test=BOTH).engines[0] is first
    # A part is enough for a user who prefers that player; black is not.
    wanted = choose(clip, self_test=BOTH, preference=Preference.QT).engines[0]
    assert wanted is (QT if any(qt) or not any(vlc) else VLC)


def test_a_crash_of_another_clip_changes_nothing() -> None:
    choice = choose(_clip(), self_test=BOTH, crashes=[Crash(clip="two", engine=QT)])
    assert choice.engines == (QT, VLC)


@pytest.mark.parametrize(
    ("crashed", "has_other_engine", "is_safe"),
    [
        ([], True, False),
        ([("one", QT)], True, False),
        ([("one", QT), ("one", QT)], True, False),
        ([("one", QT), ("two", QT)], True, True),
        ([("one", QT)], False, True),
        ([("one", VLC), ("two", VLC)], True, False),
        ([("one", QT), ("one", VLC)], True, True),
    ],
)
def test_when_hardware_is_left_alone(
    crashed: Sequence[tuple[str, EngineName]], has_other_engine: bool, is_safe: bool
) -> None:
    crashes = [Crash(clip=clip, engine=engine) for clip, engine in crashed]
    assert wants_safe_mode(crashes, has_other_engine=has_other_engine) is is_safe


@given(
    st.sampled_from(Container),
    st.sampled_from(["h264", "av1", "vvc", ""]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Preference),
)
def test_either_somebody_plays_it_or_a_reason_is_given(
    container: Container, codec: str, qt: bool, vlc: bool, preference: Preference
) -> None:
    self_test = SelfTest(qt=qt, vlc=vlc)
    choice = choose(_clip(container, codec), self_test=self_test, preference=preference)
    assert bool(choice.engines) is (choice.refusal is None)
    assert len(set(choice.engines)) == len(choice.engines)
