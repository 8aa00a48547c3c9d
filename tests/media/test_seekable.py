import pytest

from judge_app.media.magic import Container
from judge_app.media.seekable import seeks_exactly


@pytest.mark.parametrize(
    ("container", "codec", "has_index", "is_exact"),
    [
        (Container.MP4, "h264", True, True),
        (Container.MATROSKA, "vp9", True, True),
        (Container.OGG, "theora", True, True),
        (Container.ASF, "wmv2", True, True),
        (Container.AVI, "h264", True, True),
        (Container.AVI, "h264", False, False),
        (Container.AVI, "mpeg4", False, True),
        (Container.FLV, "flv1", True, True),
        (Container.FLV, "h264", True, False),
        (Container.MPEG_PS, "mpeg2video", True, False),
        (Container.MPEG_TS, "h264", True, False),
        (Container.MPEG_VIDEO, "mpeg1video", True, False),
    ],
)
def test_what_was_measured(
    container: Container, codec: str, has_index: bool, is_exact: bool
) -> None:
    assert seeks_exactly(container, codec, has_index=has_index) is is_exact
