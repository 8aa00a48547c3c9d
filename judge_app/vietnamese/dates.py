"""Dates as Decree 30/2020/NĐ-CP writes them: days under 10 and months 1, 2 with a leading zero."""

import re
from datetime import date, datetime


def long_date(day: date) -> str:
    """Return `ngày 05 tháng 01 năm 2024`, `ngày 29 tháng 6 năm 2024`."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Return `05/01/2024`, `11/4/2024`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def long_moment(moment: datetime) -> str:
    """Return `08 giờ 05 phút, ngày 11 tháng 4 năm 2024`, as minutes of a meeting say it."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {long_date(moment)}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def read_day(text: str) -> date | None:
    """Return the day that people type as `5/3/2024`, `05-03-2024` or `5.3.2024`; None if none."""
    parts = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", text, re.ASCII)
    if parts is None:
        return None
    day, month, year = (int(part) for part in parts.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
