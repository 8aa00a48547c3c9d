"""The legend: which colour is which series, or which slice."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.data import ROUND, Group, Series
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.plane import Box, line_item
from judge_app.slides.pptx.charts.series import mark
from judge_app.slides.pptx.fills import NO_FILL
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.pptx.names import Node, child, q, whole
from judge_app.slides.scene import RECTANGLE, Fill, Item, Point, Stroke

_KEY = 0.55
"""Of the line's height is a colour's square wide."""
_GAP = 0.6
"""Behind an entry of a row, of the line's height; half of it where there is little room."""
_MOST = 200
_UPRIGHT = {"r", "l", "tr"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a legend."""

    name: str
    fill: Fill = NO_FILL
    stroke: Stroke | None = None
    marker: str = "none"
    marker_fill: Fill = NO_FILL
    is_line: bool = False
    """Whether its key is a piece of line, or only a mark."""
    is_round: bool = False

    def key_items(self, letters: Letters, start: Point) -> Iterator[Item]:
        """Yield the key whose left end lies at `start`, in the middle of its line."""
        x, middle = start
        key = key_width(self, letters) - letters.high * 0.3
        if self.is_line:
            if self.stroke is not None:
                yield line_item((x, middle), (x + key, middle), self.stroke)
            if self.marker != "none":
                yield mark(self.marker, (x + key / 2, middle), 6, self.marker_fill)
            return
        drawn = draw_preset("ellipse", {}, 1, 1) if self.is_round else None
        yield Item(
            x=x,
            y=middle - key / 2,
            width=key,
            height=key,
            outlines=(RECTANGLE,) if drawn is None else drawn.outlines,
            fill=self.fill,
        )


def entries(groups: list[Group], legend: Node, side: str) -> list[Entry]:
    """Return the lines of a legend in its order, those taken out left out."""
    left_out = {
        whole(child(node, "c:idx"), "val")
        for node in legend.findall(q("c:legendEntry"))
        if child(node, "c:delete") is not None
    }
    numbered = enumerate(entry for group in groups for entry in _of_group(group))
    found = [(n, entry) for n, entry in numbered if n not in left_out]
    trends = [_of_trend(one) for group in groups for one in group.series]
    ordered = [entry for _, entry in found]
    if side in _UPRIGHT:
        ordered = _as_piled(groups, found)
    return [*ordered, *(entry for some in trends for entry in some)][:_MOST]


def _as_piled(groups: list[Group], found: list[tuple[int, Entry]]) -> list[Entry]:
    """Return entries with those of standing piles from the top down, as the piles are seen."""
    ordered: list[Entry] = []
    start = 0
    for group in groups:
        size = sum(1 for _ in _of_group(group))
        own = [entry for n, entry in found if start <= n < start + size]
        ordered += reversed(own) if group.stacked and not group.lying else own
        start += size
    return ordered


def _of_group(group: Group) -> Iterator[Entry]:
    if group.kind in ROUND or group.varied:
        one = group.series[0] if group.series else None
        for number, name in enumerate(group.categories):
            if one is not None:
                yield Entry(name=name, fill=one.points.get(number, one.fill))
        return
    yield from (entry_of(group, one) for one in group.series)


def entry_of(group: Group, one: Series) -> Entry:
    """Return the line of a series."""
    lines = group.kind in {"line", "scatter"} or (group.kind == "radar" and not group.filled_radar)
    return Entry(
        name=one.name,
        fill=one.fill,
        stroke=one.stroke if lines else None,
        marker=one.marker if lines else "none",
        marker_fill=one.marker_fill,
        is_line=lines,
        is_round=group.kind == "bubble",
    )


def _of_trend(one: Series) -> Iterator[Entry]:
    for trend in one.trends:
        yield Entry(name=trend.name, stroke=trend.stroke, is_line=True)


def key_width(entry: Entry, letters: Letters) -> float:
    """Return how wide the key of an entry is, with the gap behind it, EMU."""
    return letters.high * (1.8 if entry.is_line else _KEY) + letters.high * 0.3


def _lines(entry: Entry, letters: Letters, room: float) -> list[str]:
    return letters.lines(entry.name, max(letters.high, room - key_width(entry, letters)))


def column_size(found: list[Entry], letters: Letters, most: float) -> tuple[float, float]:
    """Return width and height of a legend with one entry below the other, not wider than `most`."""
    edge = letters.high * 0.4
    broken = [(entry, _lines(entry, letters, most - edge)) for entry in found]
    widths = (key_width(e, letters) + max(map(letters.wide, lines)) for e, lines in broken)
    count = sum(len(lines) for _, lines in broken)
    return min(most, max(widths, default=0.0) + edge), _pitch(letters) * count


def rows_of(found: list[Entry], letters: Letters, room: float) -> list[list[Entry]]:
    """Return the entries in rows that are not wider than the room, in even columns."""
    tight = letters.high * _GAP / 2
    if sum(_wide(entry, letters) - tight for entry in found) <= room:
        return [found]
    column = max(_wide(entry, letters) - tight for entry in found)
    most = max(1, int(room / column))
    count = -(-len(found) // -(-len(found) // most))
    return [found[start : start + count] for start in range(0, len(found), count)]


def draw_column(found: list[Entry], letters: Letters, box: Box) -> Iterator[Item]:
    """Yield entries one below the other, spread over the height of a box."""
    broken = [(entry, _lines(entry, letters, box[2])) for entry in found]
    count = sum(len(lines) for _, lines in broken)
    pitch = min(_pitch(letters) * 1.5, box[3] / max(1, count))
    top = box[1] + (box[3] - pitch * count) / 2
    for entry, lines in broken:
        room = (box[0] + letters.high * 0.2, top, box[2], pitch * len(lines))
        yield from _entry(entry, lines, letters, room)
        top += pitch * len(lines)


def draw_rows(rows: list[list[Entry]], letters: Letters, box: Box) -> Iterator[Item]:
    """Yield rows of entries in the middle of a box, those of several rows below each other."""
    pitch = _pitch(letters)
    top = box[1] + (box[3] - pitch * len(rows)) / 2
    widths = [_wide(entry, letters) for entry in rows[0]]
    if len(rows) > 1:
        widths = [max(_wide(entry, letters) for row in rows for entry in row)] * len(rows[0])
    if sum(widths) > box[2]:
        widths = [wide * box[2] / sum(widths) for wide in widths]
    left = box[0] + (box[2] - sum(widths)) / 2
    for number, row in enumerate(rows):
        x = left
        for entry, wide in zip(row, widths, strict=False):
            yield from _entry(entry, [entry.name], letters, (x, top + number * pitch, wide, pitch))
            x += wide


def _wide(entry: Entry, letters: Letters) -> float:
    return key_width(entry, letters) + letters.wide(entry.name) + letters.high * _GAP


def _pitch(letters: Letters) -> float:
    return letters.high


def _entry(entry: Entry, lines: list[str], letters: Letters, box: Box) -> Iterator[Item]:
    x, y, width, height = box
    middle = y + height / 2 / len(lines)
    key = key_width(entry, letters) - letters.high * 0.3
    yield from entry.key_items(letters, (x, middle))
    start = x + key + letters.high * 0.3
    room = (start, y, max(1.0, x + width - start), height)
    yield words("\n".join(lines), letters, room, align="l")
