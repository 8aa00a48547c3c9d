import pytest

from judge_app.media.magic import PLAYABLE, Container
from judge_app.media.seekable import seeks_exactly


@pytest.mark.parametrize("container", sorted(PLAYABLE))
def test_streams_without_an_index_are_the_ones_that_are_missed(container: Container) -> None:
    is_stream = container in {Container.MPEG_PS, Container.MPEG_TS}
    assert seeks_exactly(container) is not is_stream


def test_an_avi_needs_its_index() -> None:
    assert not seeks_exactly(Container.AVI, has_index=False)
    assert seeks_exactly(Container.MATROSKA, has_index=False)
