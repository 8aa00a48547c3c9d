"""The kinds of single values in `contest.toml`: how each is read and how it is written.

Decimals may be numbers or texts, with a comma or a point; no float ever exists, because the parser
is told to make `Decimal` of every number with a point.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from judge_app.contest.canonical import decimal_text
from judge_app.contest.rule_problem import RuleProblemCode

_DECIMAL = re.compile(r"-?\d{1,12}([.,]\d{1,12})?")
_LIMIT = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Why a value could not be read."""

    code: RuleProblemCode
    values: tuple[str, ...]


class ValueKind(Protocol):
    """A kind of value; `read` returns a `Mistake` for what is not of this kind."""

    def read(self, value: object) -> object:
        """Return the value as the contest's records hold it."""

    def write(self, value: object) -> str:
        """Return the value as TOML."""


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return decimal_text(value) if _is_finite(value) else str(value)  # type: ignore[arg-type]


def _is_finite(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and abs(value) < _LIMIT


def _mistake(code: RuleProblemCode, value: object, *more: str) -> Mistake:
    return Mistake(code=code, values=(_shown(value), *more))


class Text:
    """Any text; normalised to NFC, without spaces around it."""

    def read(self, value: object) -> object:
        """Return the text."""
        if not isinstance(value, str):
            return _mistake(RuleProblemCode.NOT_TEXT, value)
        return unicodedata.normalize("NFC", value).strip()

    def write(self, value: object) -> str:
        """Return a basic TOML string, whose escapes are those of JSON."""
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


class Moment(Text):
    """A date with or without time, as text in ISO 8601 or as a date of TOML."""

    def read(self, value: object) -> object:
        """Return the ISO 8601 text."""
        return value.isoformat() if isinstance(value, date) else super().read(value)


class Exact:
    """A decimal number, never a float."""

    def read(self, value: object) -> object:
        """Return the number as `Decimal`."""
        if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
            return Decimal(value.strip().replace(",", "."))
        if isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        if isinstance(value, Decimal) and _is_finite(value):
            return value
        return _mistake(RuleProblemCode.NOT_A_NUMBER, value)

    def write(self, value: object) -> str:
        """Return the number with a point, as TOML wants it."""
        if not isinstance(value, Decimal):
            raise TypeError(value)
        return decimal_text(value)


class Whole:
    """A whole number."""

    def read(self, value: object) -> object:
        """Return the number as `int`."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        return _mistake(RuleProblemCode.NOT_WHOLE, value)

    def write(self, value: object) -> str:
        """Return the digits."""
        return str(value)


class Flag:
    """`true` or `false`."""

    def read(self, value: object) -> object:
        """Return the truth value."""
        return value if isinstance(value, bool) else _mistake(RuleProblemCode.NOT_YES_OR_NO, value)

    def write(self, value: object) -> str:
        """Return the TOML word."""
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of an enumeration."""

    words: type[StrEnum]

    def read(self, value: object) -> object:
        """Return the member of the enumeration."""
        members = [member.value for member in self.words]
        word = unicodedata.normalize("NFC", value) if isinstance(value, str) else ""
        if word in members:
            return self.words(word)
        return _mistake(RuleProblemCode.NOT_A_CHOICE, value, ", ".join(members))

    def write(self, value: object) -> str:
        """Return the word in quotes."""
        return f'"{value}"'


@dataclass(frozen=True, slots=True)
class OrNone:
    """A value, or a word that stands for none: "exact", "unlimited"."""

    kind: ValueKind
    word: str

    def read(self, value: object) -> object:
        """Return None for the word."""
        return None if value == self.word else self.kind.read(value)

    def write(self, value: object) -> str:
        """Return the word for None."""
        return f'"{self.word}"' if value is None else self.kind.write(value)


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values of one kind."""

    kind: ValueKind

    def read(self, value: object) -> object:
        """Return a tuple, or the first item's mistake."""
        if not isinstance(value, list):
            return _mistake(RuleProblemCode.NOT_A_LIST, value)
        items = tuple(self.kind.read(item) for item in value)
        return next((item for item in items if isinstance(item, Mistake)), items)

    def write(self, value: object) -> str:
        """Return the list on one line."""
        if not isinstance(value, tuple):
            raise TypeError(value)
        return "[" + ", ".join(self.kind.write(item) for item in value) + "]"
