"""Numbers of charts as their format codes write them (ECMA-376 18.8.31, the part charts use)."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from judge_app.slides.pptx.charts.moments import is_moment, written_moment

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DIGITS = re.compile(r"(?:[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+),*")
_FRACTION = re.compile(r"(?P<whole>[#0?]*\s*)(?P<top>[#0?]+)/(?P<under>[?#0]+|\d+)")
_POWER = re.compile(r"(?P<digits>[#0?]+(?:\.[#0?]*)?)E(?P<sign>[+-])(?P<places>0+)", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_MARK = "\x00"
_GENERAL_DIGITS = 10
_MOST_DIGITS = 1e15
_REMEMBERED = 4096
"""Axes are laid out several times until all fits."""
_GENERALS = {"general", "standard", "standaard", "estándar", "geral", "genel", "основной"}
"""What other languages call it; some programs write it down as their user reads it."""
_EASTERN_GENERAL = "g/"
_HOLDS = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
}


@lru_cache(_REMEMBERED)
def formatted(value: float, code: str) -> str:
    """Return a number as a format code writes it."""
    section, value = _section(code, value)
    if not section.strip() and ";" not in code:
        return _general(value)
    plain = section.strip().lower()
    if plain in _GENERALS or plain.startswith(_EASTERN_GENERAL):
        return _general(value)
    return _with_literals(section, value)


def _section(code: str, value: float) -> tuple[str, float]:
    """Return the part of a code that is for a value, and what of the value it writes."""
    sections = code.split(";") if code else ["General"]
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, found in zip(sections, conditions, strict=True):
            if found is None or _HOLDS[found[1]](value, float(found[2])):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


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
    written = _written(bare, value)
    for text in literals:
        written = written.replace(_MARK, text, 1)
    return written.strip()


def _written(bare: str, value: float) -> str:
    if "general" in bare.lower():
        return re.sub("general", _general(value), bare, count=1, flags=re.IGNORECASE)
    if "@" in bare:
        return bare.replace("@", _general(value))
    if is_moment(bare):
        return written_moment(bare, value, _general)
    if (power := _POWER.search(bare)) is not None:
        return _powered(bare, power, value)
    if (fraction := _FRACTION.search(bare)) is not None:
        return _broken(bare, fraction, value)
    return _counted(bare, value)


def _powered(section: str, found: re.Match[str], value: float) -> str:
    """Return a value in the scientific way; its whole part has as many places as the code."""
    fraction = found["digits"].partition(".")[2]
    text = f"{value:.{len(fraction)}E}"
    digits, _, power = text.partition("E")
    places = f"{abs(int(power)):0{len(found['places'])}}"
    sign = "-" if int(power) < 0 else ("+" if found["sign"] == "+" else "")
    return f"{section[: found.start()]}{digits}E{sign}{places}{section[found.end() :]}"


def _broken(section: str, found: re.Match[str], value: float) -> str:
    """Return a value as a whole number and a fraction whose lower part is not too long."""
    under = found["under"]
    most = int(under) if under.isdigit() and int(under) else 10 ** len(under) - 1
    part = Fraction(abs(value)).limit_denominator(most)
    if under.isdigit() and int(under):
        part = Fraction(round(abs(value) * most), most)
    whole, rest = divmod(part, 1) if found["whole"].strip() else (0, part)
    pieces = [str(whole)] if whole or not rest else []
    if rest:
        pieces.append(f"{rest.numerator}/{rest.denominator}")
    sign = "-" if value < 0 and part else ""
    return section[: found.start()] + sign + " ".join(pieces) + section[found.end() :]


def _counted(section: str, value: float) -> str:
    found = _DIGITS.search(section)
    if found is None:
        return section
    if abs(value) >= _MOST_DIGITS:
        return _general(value)
    if "%" in section:
        value *= 100
    digits = found[0].rstrip(",")
    thousands = len(found[0]) - len(digits)
    whole, _, fraction = digits.partition(".")
    value /= 1000**thousands
    step = Decimal(1).scaleb(-len(fraction))
    exact = Decimal(repr(abs(value))).quantize(step, ROUND_HALF_UP)
    text = _without_zeros(f"{exact:,f}" if "," in whole else f"{exact:f}", fraction)
    zeros = whole.replace(",", "").count("0")
    head, dot, tail = text.partition(".")
    if zeros == 0 and head == "0":
        head = ""
    sign = "-" if value < 0 and exact else ""
    return sign + section[: found.start()] + head.zfill(zeros) + dot + tail + section[found.end() :]


def _without_zeros(text: str, fraction: str) -> str:
    """Return a number without the zeros at its end that the code leaves open."""
    optional = len(fraction) - fraction.count("0")
    if not optional or "." not in text:
        return text
    kept, cut = text[:-optional], text[-optional:]
    return (kept + cut.rstrip("0")).rstrip(".")
