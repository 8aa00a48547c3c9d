import pytest

from judge_app.media.magic import Container
from judge_app.ui.players.vlc.aim import aim_ms


@pytest.mark.parametrize(
    ("container", "codec", "shift", "aim"),
    [
        (Container.MP4, b"h264", 0, 1000),
        (Container.MP4, b"h264", 80, 1030),
        (Container.ASF, b"WMV2", 0, 1001),
        (Container.MATROSKA, b"VP80", 0, 961),
        (Container.MATROSKA, b"h264", 0, 972),
        (Container.AVI, b"mp4v", 0, 1001),
        (Container.AVI, b"h264", 0, 961),
        (Container.AVI, b"MJPG", 0, 981),
        (Container.MPEG_PS, b"mpgv", 0, 200),
        (Container.MPEG_TS, b"h264", 0, 961),
    ],
)
def test_where_to_send_libvlc(container: Container, codec: bytes, shift: int, aim: int) -> None:
    found = aim_ms(1000, container=container, picture_ms=40, shift_ms=shift, codec=codec)
    assert found == aim


def test_nobody_aims_before_the_beginning() -> None:
    for container in Container:
        assert aim_ms(0, container=container, picture_ms=40, shift_ms=0, codec=b"h264") >= 0
