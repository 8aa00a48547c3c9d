from datetime import date, datetime

import pytest

from judge_app.vietnamese.dates import long_date, long_moment, read_day, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024", "05/01/2024"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024", "29/02/2024"),
        (date(2024, 6, 29), "ngày 29 tháng 6 năm 2024", "29/6/2024"),
        (date(2024, 4, 11), "ngày 11 tháng 4 năm 2024", "11/4/2024"),
        (date(2024, 12, 9), "ngày 09 tháng 12 năm 2024", "09/12/2024"),
    ],
)
def test_dates_are_written_as_the_decree_says(day: date, long: str, short: str) -> None:
    assert long_date(day) == long
    assert short_date(day) == short


def test_a_moment_of_a_meeting() -> None:
    moment = datetime(2024, 4, 11, 8, 5)  # noqa: DTZ001
    assert long_moment(moment) == "08 giờ 05 phút, ngày 11 tháng 4 năm 2024"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/3/2024", date(2024, 3, 5)),
        (" 05-03-2024 ", date(2024, 3, 5)),
        ("29.2.2024", date(2024, 2, 29)),
        ("29/2/2023", None),
        ("5/13/2024", None),
        ("5/3/24", None),
        ("ngày mai", None),
        ("", None),
    ],
)
def test_a_day_as_people_type_it(typed: str, day: date | None) -> None:
    assert read_day(typed) == day
