"""Which reader knows a container's times."""

import pytest

from judge_app.media.containers.picture_times import read_picture_times
from judge_app.media.magic import Container
from tests.support import avi, flv, matroska, mp4, ogg
from tests.support.stored_bytes import reader

SAMPLES = mp4.runs(b"stts", (9, 40))
EMPTY = mp4.track(mp4.runs(b"stts"))
IN_FRAGMENTS = mp4.clip(EMPTY, mp4.box(b"mvex", mp4.fragment_usual(1, flags=0)))
KNOWN = {
    "index": (Container.MP4, mp4.clip(mp4.track(SAMPLES))),
    "fragments": (
        Container.MP4,
        IN_FRAGMENTS + mp4.fragment(mp4.in_fragment(1, 0, mp4.run(9))),
    ),
    "matroska": (
        Container.MATROSKA,
        matroska.clip(matroska.cluster(0, matroska.simple(0, 0x80), matroska.simple(40))),
    ),
    "avi": (Container.AVI, avi.clip([(b"picture", True), (b"picture", False)])),
    "ogg": (Container.OGG, ogg.clip(*ogg.pictures(9, 3))),
    "flv": (Container.FLV, flv.clip(flv.picture(0, is_key=True), flv.picture(40))),
}


@pytest.mark.parametrize("name", KNOWN)
def test_who_knows_the_times_of_the_first_pictures(name: str) -> None:
    container, content = KNOWN[name]
    times = read_picture_times(container, reader(content), len(content))
    assert times is not None
    found = times.stretch(0)
    assert found is not None
    assert found.times_ms[:2] == (0, 40)


@pytest.mark.parametrize("container", [Container.MPEG_PS, Container.MPEG_TS, Container.WAV])
def test_of_some_containers_nobody_does(container: Container) -> None:
    _, content = KNOWN["avi"]
    assert read_picture_times(container, reader(content), len(content)) is None
