"""The guide formulas of shapes (ECMA-376 20.1.9.11): names worked out in order from their formulas."""

import math
from collections.abc import Callable, Iterable

from judge_app.slides.pptx.names import finite

_DEGREE = 60000
_FULL = 360 * _DEGREE


def standard_guides(width: float, height: float) -> dict[str, float]:
    """Return the names every formula may use, for a box of this size."""
    short, long = min(width, height), max(width, height)
    names = {
        "l": 0.0, "t": 0.0, "r": width, "b": height, "w": width, "h": height,
        "hc": width / 2, "vc": height / 2, "ss": short, "ls": long,
        "cd2": _FULL / 2, "cd4": _FULL / 4, "cd8": _FULL / 8, "3cd4": _FULL * 3 / 4,
        "3cd8": _FULL * 3 / 8, "5cd8": _FULL * 5 / 8, "7cd8": _FULL * 7 / 8,
    }  # fmt: skip
    for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        names[f"wd{part}"], names[f"hd{part}"] = width / part, height / part
        names[f"ssd{part}"] = short / part
    return names


class Guides:
    """Values by name; what is neither a number nor a known name is 0."""

    def __init__(self, width: float, height: float) -> None:
        self._values = standard_guides(width, height)

    def define(self, formulas: Iterable[tuple[str, str]]) -> None:
        """Work out formulas in order; a later one may use the earlier."""
        for name, formula in formulas:
            self._values[name] = self._worked_out(formula)

    def value(self, text: str) -> float:
        """Return what a name or number means."""
        if text in self._values:
            return self._values[text]
        number = finite(text)
        return 0.0 if number is None else number

    def _worked_out(self, formula: str) -> float:
        operator, *names = formula.split()
        known = _OPERATORS.get(operator)
        if known is None:
            return 0.0
        count, work_out = known
        values = [self.value(name) for name in names[:count]]
        values += [0.0] * (count - len(values))
        try:
            result = work_out(*values)
        except (ZeroDivisionError, OverflowError, ValueError):
            return 0.0
        return result if math.isfinite(result) else 0.0


def _radians(angle: float) -> float:
    return math.radians(angle / _DEGREE)


_OPERATORS: dict[str, tuple[int, Callable[..., float]]] = {
    "val": (1, lambda x: x),
    "*/": (3, lambda x, y, z: x * y / z),
    "+-": (3, lambda x, y, z: x + y - z),
    "+/": (3, lambda x, y, z: (x + y) / z),
    "?:": (3, lambda x, y, z: y if x > 0 else z),
    "abs": (1, abs),
    "at2": (2, lambda x, y: math.degrees(math.atan2(y, x)) * _DEGREE),
    "cat2": (3, lambda x, y, z: x * math.cos(math.atan2(z, y))),
    "sat2": (3, lambda x, y, z: x * math.sin(math.atan2(z, y))),
    "cos": (2, lambda x, y: x * math.cos(_radians(y))),
    "sin": (2, lambda x, y: x * math.sin(_radians(y))),
    "tan": (2, lambda x, y: x * math.tan(_radians(y))),
    "max": (2, max),
    "min": (2, min),
    "mod": (3, lambda x, y, z: math.sqrt(x * x + y * y + z * z)),
    "pin": (3, lambda x, y, z: min(max(y, x), z)),
    "sqrt": (1, math.sqrt),
}
"""How many values each takes, and what it makes of them."""
