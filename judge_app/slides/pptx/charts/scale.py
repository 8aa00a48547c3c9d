"""Round lowest and highest values of an axis and the step between its marks."""

import math
from dataclasses import dataclass

_MOST_STEPS = 10
_FINER = 5
_NOTHING = 1e-100
_SAME = 1e-9
_NICE = (1.0, 2.0, 5.0)
_ROOM = 0.05
"""Of the spread is left free beyond the outermost values."""
_FROM_ZERO = 5 / 6
"""An axis begins at 0 unless the lowest value is over this share of the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From `low` to `high`, marked every `step`; `base` over 1 is logarithmic."""

    low: float
    high: float
    step: float
    base: float = 0.0
    reversed: bool = False
    minor: float = 0.0
    """Between the finer marks; a fifth of the step where the file says nothing."""

    def share(self, value: float) -> float:
        """Return where a value lies, 0 at the axis' beginning and 1 at its end."""
        if self.base > 1:
            low, high = math.log(self.low, self.base), math.log(self.high, self.base)
            place = (math.log(max(value, 1e-300), self.base) - low) / ((high - low) or 1)
        else:
            place = (value - self.low) / ((self.high - self.low) or 1)
        return 1 - place if self.reversed else place

    def marks(self) -> list[float]:
        """Return the marked values."""
        if self.base > 1:
            first = round(math.log(self.low, self.base))
            last = round(math.log(self.high, self.base))
            return [self.base**n for n in range(first, min(last, first + 40) + 1)]
        count = min(200, math.floor((self.high - self.low) / self.step + 1e-6))
        return [self.low + n * self.step for n in range(count + 1)]

    def minor_marks(self) -> list[float]:
        """Return the finer marks."""
        if self.base > 1:
            return [mark * n for mark in self.marks()[:-1] for n in range(2, int(self.base))]
        size = self.minor or self.step / _FINER
        count = min(1000, math.floor((self.high - self.low) / size + 1e-6))
        return [self.low + n * size for n in range(count + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the file fixes of a scale; None where it leaves it open."""

    low: float | None = None
    high: float | None = None
    step: float | None = None
    minor: float = 0.0
    base: float = 0.0
    reversed: bool = False
    percent: bool = False
    tight: bool = False
    """Whether the outermost value may lie on the axis' end (radar and solid charts)."""
    free_low: bool = False
    """Whether the axis need not begin at 0 (the one across in scatter charts)."""


def scale_for(low: float, high: float, room: int, wishes: Wishes) -> Scale:
    """Return the scale for values from `low` to `high` with room for so many steps."""
    low, high = (0.0 if abs(value) < _NOTHING else value for value in (low, high))
    if wishes.base > 1:
        return _logarithmic(low, high, wishes)
    if wishes.percent:
        low, high = (-1.0 if low < 0 else 0.0), (1.0 if high > 0 else 0.0)
    else:
        low, high = _spread(low, high, wishes)
    bottom = low if wishes.low is None else wishes.low
    top = high if wishes.high is None else wishes.high
    if top - bottom <= max(abs(bottom) * _SAME, _NOTHING):
        top = bottom + max(1.0, abs(bottom) / 10)
    step = wishes.step or _step(bottom, top, max(1, min(_MOST_STEPS, room)), wishes)
    if (top - bottom) / step > 1000:
        step = _step(bottom, top, _MOST_STEPS, wishes)
    if wishes.low is None:
        bottom = math.floor(bottom / step + 1e-9) * step
    if wishes.high is None:
        top = bottom + math.ceil((top - bottom) / step - 1e-9) * step
    return Scale(low=bottom, high=top, step=step, reversed=wishes.reversed, minor=wishes.minor)


def _spread(low: float, high: float, wishes: Wishes) -> tuple[float, float]:
    """Return values a little farther out, from 0 where the axis should begin there."""
    if high - low <= _SAME * max(abs(low), abs(high)):
        low, high = min(0.0, low), max(0.0, high)
        high = high if high > low else low + 1.0
    room = 0.0 if wishes.tight else _ROOM
    spread = high - low
    if low >= 0 and not wishes.free_low and low < high * _FROM_ZERO:
        return 0.0, high + room * high
    if high <= 0 and not wishes.free_low and high > low * _FROM_ZERO:
        return low + room * low, 0.0
    return low - room * spread, high + room * spread


def _step(bottom: float, top: float, most: int, wishes: Wishes) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that gives no more steps than `most`.

    Open ends move outwards to whole steps, and what they add counts.
    """
    size = 10.0 ** math.floor(math.log10((top - bottom) / most))
    for step in (size * nice * scale for scale in (1, 10, 100) for nice in _NICE):
        low = bottom if wishes.low is not None else math.floor(bottom / step + 1e-9) * step
        if math.ceil((top - low) / step - 1e-9) <= most:
            return step
    return size * 100


def _logarithmic(low: float, high: float, wishes: Wishes) -> Scale:
    base = wishes.base
    low = max(low if wishes.low is None else wishes.low, 1e-12)
    high = max(high if wishes.high is None else wishes.high, low * base)
    first = math.floor(math.log(low, base) + 1e-9)
    last = math.ceil(math.log(high, base) - 1e-9)
    return Scale(low=base**first, high=base**last, step=1, base=base, reversed=wishes.reversed)
