"""When pictures are shown of which no time is told."""

import pytest

from judge_app.media.coded.coded_picture import CodedPicture
from judge_app.media.coded.coded_turns import derived_times


def _picture(turn: int, group: int = 1, lasts: float = 40) -> CodedPicture:
    return CodedPicture(at=0, dated_at=0, is_key=False, group=group, turn=turn, lasts=lasts)


@pytest.mark.parametrize(
    ("pictures", "told", "times"),
    [
        ([_picture(2), _picture(0), _picture(1)], [80, None, None], [80, 0, 40]),
        ([_picture(2), _picture(0), _picture(1)], [None, None, 40], [80, 0, 40]),
        ([_picture(1023), _picture(1), _picture(0)], [40, None, None], [40, 120, 80]),
        ([_picture(0), _picture(0, group=2)], [0, None], [0, None]),
        ([_picture(0), _picture(1, lasts=0), _picture(2)], [0, None, None], [0, None, None]),
        ([_picture(0), _picture(1, lasts=0)], [0, 50], [0, 50]),
        ([], [], []),
    ],
)
def test_times_follow_from_turns_in_a_group(
    pictures: list[CodedPicture], told: list[float | None], times: list[float | None]
) -> None:
    assert derived_times(pictures, told) == times
