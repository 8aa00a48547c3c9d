"""Lines through values by least squares, and what they are called in a formula."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from judge_app.slides.pptx.charts.overlays import Trend

_HIGHER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STEPS = 60
_LARGEST_POWER = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Points along a trend, its formula, and how much of the spread it explains (R²)."""

    points: tuple[tuple[float, float], ...]
    formula: str = ""
    likeness: float | None = None


def fitted(trend: Trend, points: Sequence[tuple[float, float]]) -> Curve | None:
    """Return the curve of a trend through points; None where there are too few for one."""
    if trend.kind == "movingAvg":
        return _moving(points, trend.period)
    if trend.kind in {"exp", "power"}:
        points = [p for p in points if p[1] > 0]
    if trend.kind in {"log", "power"}:
        points = [p for p in points if p[0] > 0]
    if len({x for x, _ in points}) < 2:
        return None
    line, formula = _MAKERS.get(trend.kind, _linear)(trend, points)
    low = min(x for x, _ in points) - trend.backward
    high = max(x for x, _ in points) + trend.forward
    if trend.kind in {"log", "power"}:
        low = max(low, 1e-6)
    steps = [low + (high - low) * n / _STEPS for n in range(_STEPS + 1)]
    return Curve(
        points=tuple((x, line(x)) for x in steps),
        formula=formula,
        likeness=_likeness(line, points),
    )


Line = Callable[[float], float]


def _linear(trend: Trend, points: Sequence[tuple[float, float]]) -> tuple[Line, str]:
    return _polynomial(trend, points, 1)


def _of_order(trend: Trend, points: Sequence[tuple[float, float]]) -> tuple[Line, str]:
    return _polynomial(trend, points, min(trend.order, len({x for x, _ in points}) - 1))


def _polynomial(
    trend: Trend, points: Sequence[tuple[float, float]], order: int
) -> tuple[Line, str]:
    found = _least_squares(points, order, trend.through)
    terms = [_term(c, n) for n, c in reversed(list(enumerate(found))) if c or not n]
    formula = " + ".join(terms).replace("+ -", "- ")
    return (lambda x: sum(c * x**n for n, c in enumerate(found))), f"y = {formula}"


def _exponential(_: Trend, points: Sequence[tuple[float, float]]) -> tuple[Line, str]:
    low, rise = _least_squares([(x, math.log(y)) for x, y in points], 1, None)
    return (lambda x: _exp(low + rise * x)), f"y = {_exp(low):.5g}e^({rise:.4g}x)"


def _logarithmic(_: Trend, points: Sequence[tuple[float, float]]) -> tuple[Line, str]:
    low, rise = _least_squares([(math.log(x), y) for x, y in points], 1, None)
    formula = f"y = {rise:.5g}ln(x) + {low:.5g}".replace("+ -", "- ")
    return (lambda x: low + rise * math.log(x)), formula


def _power(_: Trend, points: Sequence[tuple[float, float]]) -> tuple[Line, str]:
    low, rise = _least_squares([(math.log(x), math.log(y)) for x, y in points], 1, None)
    return (lambda x: _exp(low + rise * math.log(x))), f"y = {_exp(low):.5g}x^{rise:.4g}"


_MAKERS = {"poly": _of_order, "exp": _exponential, "log": _logarithmic, "power": _power}


def _term(factor: float, power: int) -> str:
    number = f"{factor:.5g}"
    return (
        number if not power else f"{number}x" + (str(power).translate(_HIGHER) if power > 1 else "")
    )


def _exp(power: float) -> float:
    return math.exp(min(_LARGEST_POWER, power))


def _moving(points: Sequence[tuple[float, float]], period: int) -> Curve | None:
    means = [
        (points[n][0], sum(y for _, y in points[n - period + 1 : n + 1]) / period)
        for n in range(period - 1, len(points))
    ]
    return Curve(points=tuple(means)) if len(means) > 1 else None


def _likeness(line: Line, points: Sequence[tuple[float, float]]) -> float:
    mean = sum(y for _, y in points) / len(points)
    spread = sum((y - mean) ** 2 for _, y in points)
    return 1 - sum((y - line(x)) ** 2 for x, y in points) / spread if spread else 1.0


def _least_squares(
    points: Sequence[tuple[float, float]], order: int, through: float | None
) -> list[float]:
    """Return the factors of 1, x, x² … that come nearest; `through` fixes the first."""
    first = 0 if through is None else 1
    powers = range(first, order + 1)
    shifted = [(x, y - (through or 0.0)) for x, y in points]
    rows = [
        [
            *(sum(x ** (a + b) for x, _ in shifted) for b in powers),
            sum(y * x**a for x, y in shifted),
        ]
        for a in powers
    ]
    found = _solved(rows)
    return found if through is None else [through, *found]


def _solved(rows: list[list[float]]) -> list[float]:
    """Return the solution of linear equations, each row's right side at its end."""
    size = len(rows)
    for n in range(size):
        best = max(range(n, size), key=lambda r: abs(rows[r][n]))
        rows[n], rows[best] = rows[best], rows[n]
        if abs(rows[n][n]) < 1e-12:
            return [0.0] * size
        for r in range(size):
            if r != n:
                share = rows[r][n] / rows[n][n]
                rows[r] = [a - share * b for a, b in zip(rows[r], rows[n], strict=True)]
    return [rows[n][size] / rows[n][n] for n in range(size)]
