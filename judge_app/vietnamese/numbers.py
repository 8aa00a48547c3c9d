"""Numbers as Vietnamese offices write them: a decimal comma, and no grouping in scores."""

import re
from decimal import ROUND_HALF_UP, Decimal

_SCORE = re.compile(r"\s*([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s*")
_USUAL_DIGITS, _USUAL_DECIMALS = 3, 2


def comma(value: Decimal, decimals: int | None = None) -> str:
    """Return a number with a decimal comma: `8,5`.

    Without `decimals` the value is written exactly, without trailing zeros; with it, rounded half
    up to that many places and padded with zeros (`86,00`).
    """
    if decimals is not None:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = format(rounded + Decimal(0) if rounded else abs(rounded), "f")
    else:
        text = format(value, "f")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        text = "0" if text == "-0" else text
    return text.replace(".", ",")


def parse_score(
    text: str, *, digits: int = _USUAL_DIGITS, decimals: int = _USUAL_DECIMALS
) -> Decimal | None:
    """Return the number that a judge typed, or None for what is no score.

    `8,5` and `8.5` are the same; there is no grouping, and more than two decimals are refused,
    because `8.500` may be meant as eight thousand five hundred. A finer or larger scale may allow
    more `digits` before the comma and `decimals` after it. Range and step are the rubric's
    business.
    """
    found = _SCORE.fullmatch(text)
    if found is None:
        return None
    whole, fraction = found.groups()
    if len(whole) > digits or len(fraction or "") > decimals:
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole)
