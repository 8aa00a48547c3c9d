"""Records as plain values for JSON: exact figures as texts, nothing lost in a float."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from judge_app.tally.rounding import shown


def plain(value: object) -> object:
    """Return a record as dictionaries and lists.

    Fractions become decimals of up to six places, as documents print them.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    match value:
        case Enum():
            return value.value
        case Fraction():
            return str(shown(value, None))
        case Decimal():
            return str(value)
        case dict():
            return {str(key): plain(held) for key, held in value.items()}
        case tuple() | list() | set() | frozenset():
            return [plain(each) for each in value]
        case _:
            return value
