"""Numbers of charts as their format codes write them (ECMA-376 18.8.31, the part charts use)."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"(?:[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+),*")
_DATE = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d", re.IGNORECASE)
_MARK = "\x00"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, no moment in time
_LARGEST_DAY = 2_958_465
_GENERAL_DIGITS = 10


def formatted(value: float, code: str) -> str:
    """Return a number as a format code writes it."""
    sections = code.split(";") if code else ["General"]
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if "general" in section.lower() or not section.strip():
        return _general(value)
    return _with_literals(section, value)


def _general(value: float) -> str:
    return f"{value:.{_GENERAL_DIGITS}g}" if abs(value) < 1e11 else f"{value:.5E}"


def _with_literals(section: str, value: float) -> str:
    literals: list[str] = []

    def kept(found: re.Match[str]) -> str:
        text = found[1] or found[2] or (" " if found[0].startswith("_") else "")
        if found[0].startswith("[$"):
            text = found[0][2:-1].partition("-")[0]
        literals.append(text)
        return _MARK

    bare = _LITERAL.sub(kept, section)
    if _DATE.search(bare) and not _DIGITS.search(bare):
        written = _dated(bare, value)
    else:
        written = _counted(bare, value)
    for text in literals:
        written = written.replace(_MARK, text, 1)
    return written.strip()


def _dated(section: str, value: float) -> str:
    if not 0 <= value <= _LARGEST_DAY:
        return _general(value)
    day = _EPOCH + timedelta(days=value)
    parts = {
        "yyyy": f"{day.year}", "yy": f"{day.year % 100:02}", "mmmm": f"{day:%B}",
        "mmm": f"{day:%b}", "mm": f"{day.month:02}", "m": f"{day.month}", "dddd": f"{day:%A}",
        "ddd": f"{day:%a}", "dd": f"{day.day:02}", "d": f"{day.day}",
    }  # fmt: skip
    return _DATE.sub(lambda found: parts[found[0].lower()], section)


def _counted(section: str, value: float) -> str:
    found = _DIGITS.search(section)
    if found is None:
        return section
    if "%" in section:
        value *= 100
    digits = found[0].rstrip(",")
    thousands = len(found[0]) - len(digits)
    whole, _, fraction = digits.partition(".")
    value /= 1000**thousands
    least = fraction.count("0")
    step = Decimal(1).scaleb(-len(fraction))
    exact = Decimal(repr(abs(value))).quantize(step, ROUND_HALF_UP)
    grouped = "," in whole
    text = f"{exact:,f}" if grouped else f"{exact:f}"
    if len(fraction) > least and "." in text:
        kept, cut = (
            text[: len(text) - (len(fraction) - least)],
            text[len(text) - (len(fraction) - least) :],
        )
        text = (kept + cut.rstrip("0")).rstrip(".")
    zeros = whole.replace(",", "").count("0")
    head, dot, tail = text.partition(".")
    text = head.zfill(zeros) + dot + tail
    if zeros == 0 and head == "0" and tail:
        text = dot + tail
    sign = "-" if value < 0 else ""
    return sign + section[: found.start()] + text + section[found.end() :]
