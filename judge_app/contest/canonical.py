"""The one spelling of a value as bytes, so that equal values have equal hashes.

Canonical JSON here: UTF-8, keys sorted, no spaces, no floats, decimals as strings in plain notation
without trailing zeros.
"""

import dataclasses
import json
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any


def canonical_bytes(value: object) -> bytes:
    """Return the canonical JSON of a record, a mapping or a sequence of such; `TypeError` else."""
    return json.dumps(
        plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def plain(value: object) -> Any:
    """Return `value` as JSON's own types: records become mappings, decimals become strings."""
    return _WAYS[type(value)](value)


class _Ways(dict[type, Callable[[Any], Any]]):
    """How values of each type become plain; a thousand marks are of the same few types."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        way = self[kind] = _way(kind)
        return way


_WAYS = _Ways()


def _way(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if kind is type(None) or issubclass(kind, (str, bool, int)):
        return lambda value: value
    if issubclass(kind, Decimal):
        return decimal_text
    if issubclass(kind, (tuple, list)):
        return lambda value: [_WAYS[type(item)](item) for item in value]
    if issubclass(kind, dict):
        return lambda value: {str(key): plain(item) for key, item in value.items()}
    if not dataclasses.is_dataclass(kind):
        raise TypeError(kind)
    names = tuple(field.name for field in dataclasses.fields(kind))
    return lambda value: {name: _WAYS[type(item := getattr(value, name))](item) for name in names}


def decimal_text(value: Decimal) -> str:
    """Return a decimal as files spell it: `8.5`, `100`, never `1E+2`, `8.50` or `-0`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
