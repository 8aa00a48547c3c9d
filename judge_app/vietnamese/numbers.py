"""Numbers as Vietnamese offices write them: a decimal comma, and no grouping in scores."""

import re
from decimal import ROUND_HALF_UP, Decimal

_SCORE = re.compile(r"\s*([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*")


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


def parse_score(text: str) -> Decimal | None:
    """Return the number that a judge typed, or None for what is no score.

    `8,5` and `8.5` are the same; there is no grouping, and more than two decimals are refused,
    because `8.500` may be meant as eight thousand five hundred. Range and step are the rubric's
    business.
    """
    found = _SCORE.fullmatch(text)
    if found is None:
        return None
    whole, fraction = found.groups()
    return Decimal(f"{whole}.{fraction}" if fraction else whole)
