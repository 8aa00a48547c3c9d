"""The legend: which colour is which series, or which slice."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.data import ROUND, Group
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.plane import Box, line_item
from judge_app.slides.pptx.charts.series import mark
from judge_app.slides.pptx.fills import NO_FILL
from judge_app.slides.pptx.names import Node, child, q, whole
from judge_app.slides.scene import RECTANGLE, Fill, Item, Stroke

_POINT = 12700
_KEY = 0.55
"""Of the line's height is a colour's square wide."""
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a legend."""

    name: str
    fill: Fill
    stroke: Stroke | None = None
    marker: str = "none"
    marker_fill: Fill = NO_FILL

    @property
    def is_line(self) -> bool:
        """Whether its key is a piece of line."""
        return self.stroke is not None


def entries(groups: list[Group], legend: Node) -> list[Entry]:
    """Return the lines of a legend in its order, those taken out left out."""
    left_out = {
        whole(child(node, "c:idx"), "val")
        for node in legend.findall(q("c:legendEntry"))
        if child(node, "c:delete") is not None
    }
    found = [entry for group in groups for entry in _of_group(group)]
    return [entry for n, entry in enumerate(found) if n not in left_out][:_MOST]


def _of_group(group: Group) -> Iterator[Entry]:
    if group.kind in ROUND:
        one = group.series[0] if group.series else None
        for number, name in enumerate(group.categories):
            if one is not None:
                yield Entry(name=name, fill=one.points.get(number, one.fill))
        return
    lines = group.kind in {"line", "scatter"} or (group.kind == "radar" and not group.filled_radar)
    for one in group.series:
        yield Entry(
            name=one.name,
            fill=one.fill,
            stroke=one.stroke if lines else None,
            marker=one.marker if lines else "none",
            marker_fill=one.marker_fill,
        )


def key_width(entry: Entry, letters: Letters) -> float:
    """Return how wide the key of an entry is, with the gap behind it, EMU."""
    return letters.high * (1.8 if entry.is_line else _KEY) + letters.high * 0.3


def column_size(found: list[Entry], letters: Letters) -> tuple[float, float]:
    """Return width and height of a legend with one entry below the other."""
    widths = [key_width(e, letters) + letters.wide(e.name) for e in found]
    return max(widths, default=0.0) + letters.high * 0.4, _pitch(letters) * len(found)


def rows_of(found: list[Entry], letters: Letters, room: float) -> list[list[Entry]]:
    """Return the entries in rows that are not wider than the room, in even columns."""
    if sum(_wide(entry, letters) for entry in found) <= room:
        return [found]
    column = max(_wide(entry, letters) for entry in found)
    count = max(1, int(room / column))
    return [found[start : start + count] for start in range(0, len(found), count)]


def draw_column(found: list[Entry], letters: Letters, box: Box) -> Iterator[Item]:
    """Yield entries one below the other, spread over the height of a box."""
    pitch = min(_pitch(letters) * 1.3, box[3] / max(1, len(found)))
    top = box[1] + (box[3] - pitch * len(found)) / 2
    for number, entry in enumerate(found):
        room = (box[0] + letters.high * 0.2, top + number * pitch, box[2], pitch)
        yield from _entry(entry, letters, room)


def draw_rows(rows: list[list[Entry]], letters: Letters, box: Box) -> Iterator[Item]:
    """Yield rows of entries in the middle of a box, those of several rows below each other."""
    pitch = _pitch(letters)
    top = box[1] + (box[3] - pitch * len(rows)) / 2
    widths = [_wide(entry, letters) for entry in rows[0]]
    if len(rows) > 1:
        widths = [max(_wide(entry, letters) for row in rows for entry in row)] * len(rows[0])
    left = box[0] + (box[2] - sum(widths)) / 2
    for number, row in enumerate(rows):
        x = left
        for entry, wide in zip(row, widths, strict=False):
            yield from _entry(entry, letters, (x, top + number * pitch, wide, pitch))
            x += wide


def _wide(entry: Entry, letters: Letters) -> float:
    return key_width(entry, letters) + letters.wide(entry.name) + letters.high * 0.6


def _pitch(letters: Letters) -> float:
    return letters.high * 1.15


def _entry(entry: Entry, letters: Letters, box: Box) -> Iterator[Item]:
    x, y, width, height = box
    middle = y + height / 2
    key = key_width(entry, letters) - letters.high * 0.3
    if entry.stroke is not None:
        yield line_item((x, middle), (x + key, middle), entry.stroke)
        if entry.marker != "none":
            yield mark(entry.marker, (x + key / 2, middle), 5, entry.marker_fill)
    else:
        yield Item(
            x=x,
            y=middle - key / 2,
            width=key,
            height=key,
            outlines=(RECTANGLE,),
            fill=entry.fill,
        )
    start = x + key + letters.high * 0.3
    room = (start, y, max(1.0, x + width - start), height)
    yield words(entry.name, letters, room, align="l")
