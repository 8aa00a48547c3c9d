"""Axes of dates: categories stand where their day, month or year lies."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from judge_app.slides.pptx.charts.moments import day_of

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, no moment in time
_MONTH = 28
_YEAR = 365
_MOST_UNITS = 40_000
_MOST_MARKS = 400
_UNITS = {"days": 1, "months": 30, "years": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Categories as whole units (days, months, years) after the first one."""

    first: datetime
    unit: str
    places: tuple[float, ...]
    code: str
    step: int = 1
    """Units between labels."""

    @property
    def count(self) -> int:
        """How many units there are from the first category to the last."""
        return round(max(self.places)) + 1

    def marks(self) -> list[int]:
        """Return the units that have a label."""
        return list(range(0, self.count, max(self.step, -(-self.count // _MOST_MARKS))))

    def serial(self, place: int) -> float:
        """Return the serial number of a unit's first day."""
        if self.unit == "days":
            return float((self.first - _EPOCH).days + place)
        months = self.first.month - 1 + place * (12 if self.unit == "years" else 1)
        year, month = self.first.year + months // 12, months % 12 + 1
        day = min(self.first.day, 28)
        return float((datetime(year, month, day) - _EPOCH).days)  # noqa: DTZ001 - as above


def days_of(
    serials: tuple[float | None, ...], code: str, unit: str, step: float, step_unit: str
) -> Days | None:
    """Return categories as units of time; None where they are no days, or reach too far."""
    moments = [None if serial is None else day_of(serial) for serial in serials]
    known = sorted(moment for moment in moments if moment is not None)
    if len(known) < len(moments) or len(known) < 2:
        return None
    unit = unit if unit in _UNITS else _unit(known)
    places = tuple(float(_place(m, known[0], unit)) for m in moments if m is not None)
    if max(places) > _MOST_UNITS:
        return None
    size = _UNITS.get(step_unit, _UNITS[unit]) / _UNITS[unit]
    every = max(1, round((step or 1) * size))
    return Days(first=known[0], unit=unit, places=places, code=code, step=every)


def _unit(known: list[datetime]) -> str:
    """Return the unit that tells neighbours apart."""
    nearest = min(((b - a).days for a, b in pairwise(known) if b > a), default=1)
    if nearest >= _YEAR:
        return "years"
    same_day = len({moment.day for moment in known}) == 1
    return "months" if nearest >= _MONTH and same_day else "days"


def _place(moment: datetime, first: datetime, unit: str) -> int:
    if unit == "days":
        return (moment - first).days
    years = moment.year - first.year
    return years if unit == "years" else years * 12 + moment.month - first.month
