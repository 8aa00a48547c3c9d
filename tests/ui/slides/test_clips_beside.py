"""A clip that a deck links to is found among the files handed in with it, and nowhere else."""

import pytest

from judge_app.byte_source import MemorySource
from judge_app.ui.slides.clips_beside import ClipsBeside

FILES = ("bài/phim.avi", "bài/đại hội.mp4", "khác/phim.avi")
BESIDE = ClipsBeside(FILES, lambda path: MemorySource(path, b"x"))


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("phim.avi", "bài/phim.avi"),
        ("PHIM.AVI", "bài/phim.avi"),
        ("C:\\Users\\a\\phim.avi", "bài/phim.avi"),
        ("đại%20hội.mp4", "bài/đại hội.mp4"),
        ("đại hội.mp4", "bài/đại hội.mp4"),
        ("nhac.mp3", ""),
        ("youtube.com", ""),
        ("", ""),
    ],
)
def test_the_name_decides(link: str, path: str) -> None:
    assert BESIDE.path(link) == path


def test_a_file_that_was_found_is_opened() -> None:
    assert BESIDE.open("bài/phim.avi").name == "bài/phim.avi"
