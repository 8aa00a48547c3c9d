"""The one place where figures are rounded: halves away from zero, as offices do it."""

from decimal import Decimal
from fractions import Fraction

SHOWN_DECIMALS = 6
"""Decimals shown of a figure that the rules do not round and that does not end sooner."""


def half_up_units(numerator: int, denominator: int, decimals: int) -> int:
    """Return numerator / denominator in units of 10^-decimals; `denominator` is positive."""
    scaled = 2 * abs(numerator) * int(10**decimals) + denominator
    units = scaled // (2 * denominator)
    return -units if numerator < 0 else units


def half_up(value: Fraction, decimals: int | None) -> Fraction:
    """Round to `decimals` places; None keeps the exact value."""
    if decimals is None:
        return value
    units = half_up_units(value.numerator, value.denominator, decimals)
    return Fraction(units, 10**decimals)


def decimal_places(value: Decimal) -> int:
    """Return how many decimals `value` really has: 2 for 1.250, 0 for 1E+2."""
    text = format(value, "f")
    if "." not in text:
        return 0
    return len(text.rstrip("0").partition(".")[2])


def decimal_of_units(units: int, decimals: int) -> Decimal:
    """Return units x 10^-decimals, exactly, with that many decimals written."""
    if not decimals:
        return Decimal(units)
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(decimals + 1, "0")
    return Decimal(f"{sign}{digits[:-decimals]}.{digits[-decimals:]}")


def shown(value: Fraction, decimals: int | None) -> Decimal:
    """Return `value` as a document prints it: `decimals` places, or as many as it needs up to 6."""
    if decimals is not None:
        units = half_up_units(value.numerator, value.denominator, decimals)
        return decimal_of_units(units, decimals)
    units = half_up_units(value.numerator, value.denominator, SHOWN_DECIMALS)
    places = SHOWN_DECIMALS
    while places and units % 10 == 0:
        units //= 10
        places -= 1
    return decimal_of_units(units, places)
