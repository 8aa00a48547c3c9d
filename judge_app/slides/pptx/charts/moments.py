"""Days and times of charts: serial numbers of days as format codes write them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

_PART = re.compile(r"\[h+\]|\[m+\]|\[s+\]|y+|m+|d+|h+|s+(?:\.0+)?|am/pm|a/p", re.IGNORECASE)
_PARTS_OF_SECONDS = re.compile(r"s\.0+", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, no moment in time
_LARGEST_DAY = 2_958_465
_SECONDS = 86_400


def is_moment(section: str) -> bool:
    """Say whether a format code (without its literals) writes days or times."""
    return _PART.search(section) is not None and not re.search(
        r"[#?0]", _PARTS_OF_SECONDS.sub("", section)
    )


def day_of(value: float) -> datetime | None:
    """Return the moment of a serial number, None where the calendar has none."""
    if not 0 <= value <= _LARGEST_DAY:
        return None
    return _EPOCH + timedelta(seconds=round(value * _SECONDS))


def written_moment(section: str, value: float, otherwise: Callable[[float], str]) -> str:
    """Return a serial number as a code writes it; `otherwise` writes what is no moment."""
    moment = day_of(value)
    if moment is None:
        return otherwise(value)
    parts = [found.group() for found in _PART.finditer(section)]
    half_days = any(part.lower() in {"am/pm", "a/p"} for part in parts)
    number = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal number
        before = parts[number - 1].lower() if number else ""
        after = parts[number + 1].lower() if number + 1 < len(parts) else ""
        number += 1
        minutes = before.strip("[").startswith("h") or after.strip("[").startswith("s")
        return _part(found[0].lower(), moment, value, minutes=minutes, half_days=half_days)

    return _PART.sub(replaced, section)


def _part(part: str, moment: datetime, value: float, *, minutes: bool, half_days: bool) -> str:
    seconds = round(value * _SECONDS)
    if part.startswith("["):
        whole = {"h": 3600, "m": 60, "s": 1}[part[1]]
        return f"{seconds // whole:0{len(part) - 2}}"
    if part in {"am/pm", "a/p"}:
        name = "AM" if moment.hour < 12 else "PM"
        return name if part == "am/pm" else name[0]
    width = 2 if len(part.partition(".")[0]) > 1 else 1
    match part[0]:
        case "y":
            return f"{moment.year}" if len(part) > 2 else f"{moment.year % 100:02}"
        case "m" if minutes and len(part) < 3:
            return f"{moment.minute:0{width}}"
        case "m":
            return _named(part, moment.month, f"{moment:%b}", f"{moment:%B}")
        case "d":
            return _named(part, moment.day, f"{moment:%a}", f"{moment:%A}")
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if half_days else moment.hour
            return f"{hour:0{width}}"
        case "s":
            return f"{moment.second:0{width}}" + part[1:].lstrip("s")
        case _:
            return part


def _named(part: str, number: int, short: str, long: str) -> str:
    """Return a month or day: a number, of two digits, in short, in full, or its first letter."""
    return {1: f"{number}", 2: f"{number:02}", 3: short, 5: long[0]}.get(len(part), long)
