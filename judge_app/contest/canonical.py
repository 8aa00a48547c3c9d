"""The one spelling of a value as bytes, so that equal values have equal hashes.

Canonical JSON here: UTF-8, keys sorted, no spaces, no floats, decimals as strings in plain notation
without trailing zeros.
"""

import dataclasses
import json
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
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    raise TypeError(type(value))


def decimal_text(value: Decimal) -> str:
    """Return a decimal as files spell it: `8.5`, `100`, never `1E+2`, `8.50` or `-0`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
