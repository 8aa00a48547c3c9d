"""Charts that programs since 2016 write in a format of their own: drawn simply, and counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.paint import Paints
from judge_app.slides.pptx.charts.plane import Box
from judge_app.slides.pptx.names import Node, child, finite, local, q, whole
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import BLACK, RECTANGLE, Fill, Item, Stroke

_WHITE = (255, 255, 255, 255)
_RIM = Stroke(colour=_WHITE, width=9525)
_GAP = 0.3
"""Between bars, of a bar's room."""
_MOST = 400
_SMALLEST = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value with its name; `branch` is the number of what it belongs to at the top."""

    name: str
    number: float
    code: str
    branch: int = 0
    total: bool = False

    @property
    def text(self) -> str:
        """The value as it is written."""
        return formatted(self.number, self.code)


def read_newer_chart(space: Node, box: Box, around: Surroundings) -> Iterator[Item]:
    """Yield a chart of the newer format: its title, its first series, its names and values."""
    series = next(space.iter(q("cx:series")), None)
    kind = "" if series is None else series.get("layoutId", "")
    around.note(ApproximationKind.CHART, kind)
    values = [] if series is None else _values(space, series)
    letters = Letters(font=around.theme.minor, colour=BLACK)
    x, y, width, height = box
    title = _title(space, series)
    if title:
        head = replace(letters, size=14.0)
        yield words(title, head, (x, y + head.high * 0.3, width, head.high))
        y, height = y + head.high * 1.6, height - head.high * 1.8
    room = (x + width * 0.03, y, width * 0.94, height)
    paints = Paints(around, 2)
    match kind:
        case "treemap" | "sunburst":
            yield from _map(values, room, letters, paints)
        case "funnel":
            yield from _funnel(values, room, letters, paints)
        case _:
            yield from _columns(values, room, letters, paints, runs=kind == "waterfall")


def _title(space: Node, series: Node | None) -> str:
    node = child(space, "cx:chart", "cx:title")
    if node is None:
        return ""
    found = "".join(n.text or "" for n in node.iter() if local(n) in {"t", "v"})
    own = child(series, "cx:tx")
    named = "" if own is None else "".join(n.text or "" for n in own.iter() if local(n) == "v")
    return found or named


def _values(space: Node, series: Node) -> list[Value]:
    wanted = child(series, "cx:dataId")
    name = "0" if wanted is None else wanted.get("val", "0")
    data = next((d for d in space.iter(q("cx:data")) if d.get("id", "0") == name), None)
    if data is None:
        return []
    levels = [_points(level) for level in data.iterfind(f"{q('cx:strDim')}/{q('cx:lvl')}")]
    numbers = data.find(f"{q('cx:numDim')}/{q('cx:lvl')}")
    points = {} if numbers is None else _points(numbers)
    code = "General" if numbers is None else numbers.get("formatCode", "General")
    totals = {whole(n, "val") for n in series.iter(q("cx:idx"))}
    branches: dict[str, int] = {}
    found = []
    for place, text in sorted(points.items())[:_MOST]:
        number = finite(text)
        if number is None:
            continue
        top = levels[-1].get(place, "") if len(levels) > 1 else str(place)
        found.append(
            Value(
                name=levels[0].get(place, "") if levels else "",
                number=number,
                code=code,
                branch=branches.setdefault(top, len(branches)),
                total=place in totals,
            )
        )
    return found


def _points(level: Node) -> dict[int, str]:
    return {whole(p, "idx"): p.text or "" for p in level.iterchildren(q("cx:pt"))}


def _columns(
    values: Sequence[Value], box: Box, letters: Letters, paints: Paints, *, runs: bool
) -> Iterator[Item]:
    """Yield a column for each value; those of a running sum begin where the last one ended."""
    if not values:
        return
    spans, sum_so_far = [], 0.0
    for value in values:
        start = sum_so_far if runs and not value.total else 0.0
        spans.append((start, start + value.number))
        sum_so_far = start + value.number if runs else 0.0
    low = min(0.0, *(min(span) for span in spans))
    high = max(0.0, *(max(span) for span in spans))
    own = _fitting(values, letters, box[2] / len(values))
    x, y, width, height = box[0], box[1] + own.high, box[2], box[3] - 3 * own.high
    unit, slot = height / ((high - low) or 1.0), width / len(values)
    for n, (value, span) in enumerate(zip(values, spans, strict=True)):
        top, bottom = y + (high - max(span)) * unit, y + (high - min(span)) * unit
        kind = 2 if value.total else int(value.number < 0)
        left, wide = x + (n + _GAP / 2) * slot, slot * (1 - _GAP)
        yield _block((left, top, wide, bottom - top), paints, kind if runs else 0)
        yield words(value.text, own, (x + n * slot, top - own.high, slot, own.high))
        name_box = (x + n * slot, box[1] + box[3] - 2 * own.high, slot, own.high)
        yield words("\n".join(own.lines(value.name, slot)), own, name_box, anchor="t")


def _funnel(values: Sequence[Value], box: Box, letters: Letters, paints: Paints) -> Iterator[Item]:
    """Yield lying bars below each other, each in the middle, with its name at the left."""
    most = max((abs(value.number) for value in values), default=0.0) or 1.0
    own = letters
    names = min(box[2] * 0.3, max((own.wide(value.name) for value in values), default=0.0))
    x, width = box[0] + names + own.high, box[2] - names - own.high
    pitch = box[3] / max(1, len(values))
    for n, value in enumerate(values):
        wide, top = width * abs(value.number) / most, box[1] + n * pitch
        yield _block((x + (width - wide) / 2, top + pitch * 0.05, wide, pitch * 0.9), paints, 0)
        white = replace(own, colour=_WHITE)
        fits = wide > own.wide(value.text)
        yield words(value.text, white if fits else own, (x, top, width, pitch))
        yield words(value.name, own, (box[0], top, names, pitch), align="r")


def _map(values: Sequence[Value], box: Box, letters: Letters, paints: Paints) -> Iterator[Item]:
    """Yield rectangles whose areas are as the values, those of a branch side by side."""
    ordered = sorted(values, key=lambda value: (value.branch, -value.number))
    yield from _divided([v for v in ordered if v.number > 0], box, letters, paints)


def _divided(values: Sequence[Value], box: Box, letters: Letters, paints: Paints) -> Iterator[Item]:
    x, y, width, height = box
    if len(values) == 1:
        value = values[0]
        yield _block(box, paints, value.branch)
        own = _fitting(values, letters, width)
        lines = own.lines(f"{value.name} {value.text}", width)
        yield words("\n".join(lines), replace(own, colour=_WHITE), box)
        return
    total, part, cut = sum(value.number for value in values), 0.0, 1
    for cut in range(1, len(values)):
        part += values[cut - 1].number
        if part >= total / 2:
            break
    share = part / total if total else 0.5
    if not values:
        return
    if width >= height:
        first, second = (
            (x, y, width * share, height),
            (x + width * share, y, width * (1 - share), height),
        )
    else:
        first, second = (
            (x, y, width, height * share),
            (x, y + height * share, width, height * (1 - share)),
        )
    yield from _divided(values[:cut], first, letters, paints)
    yield from _divided(values[cut:], second, letters, paints)


def _fitting(values: Sequence[Value], letters: Letters, room: float) -> Letters:
    """Return letters small enough for the widest word in a room this wide."""
    texts = [text for value in values for text in (value.name, value.text)]
    widest = max((letters.longest_piece(text) for text in texts), default=0.0)
    size = letters.size * min(1.0, room / widest) if widest else letters.size
    return replace(letters, size=max(_SMALLEST, size))


def _block(box: Box, paints: Paints, number: int) -> Item:
    x, y, width, height = box
    fill = Fill(colour=paints.accent(number))
    return Item(x=x, y=y, width=width, height=height, outlines=(RECTANGLE,), fill=fill, stroke=_RIM)
