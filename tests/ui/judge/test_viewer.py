"""What a judge's player is told about the copy of a clip."""

from dataclasses import replace

import pytest

from judge_app.contest.facts import EngineTrial, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.ui.judge.viewer import _facts_of_copy

STREAM = MediaFacts(
    entry=EntryCode("SP-001"),
    path="phim.ts",
    container="mpeg-ts",
    video_codec="hevc",
    audio_codec="ac3",
    rotation=90,
    has_picture=True,
    has_sound=True,
    trials=(EngineTrial(engine="qt", shown=(True, True, False)),),
)


@pytest.mark.parametrize(("ending", "container"), [("mp4", "mp4"), ("mkv", "matroska")])
def test_a_copy_with_the_same_media_is_what_it_was_in_another_container(
    ending: str, container: str
) -> None:
    known = _facts_of_copy(
        _with_copy(f".xem/phim.ts.{ending}", keeps_media=True),
    )
    assert known.container == container
    assert (known.video_codec, known.audio_codec, known.rotation) == ("hevc", "ac3", 90)
    assert known.trials == (), "those were of the file that was submitted"


def test_a_copy_that_was_coded_anew_is_upright_h264() -> None:
    known = _facts_of_copy(_with_copy(".xem/phim.ts.mp4", keeps_media=False))
    assert (known.container, known.video_codec, known.audio_codec) == ("mp4", "h264", "aac")
    assert known.rotation == 0


def _with_copy(path: str, *, keeps_media: bool) -> MediaFacts:
    return replace(STREAM, copy_path=path, copy_keeps_media=keeps_media)
