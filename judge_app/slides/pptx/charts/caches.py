"""The points that a chart's XML keeps of its table: words and numbers in order."""

from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.switches import LARGEST
from judge_app.slides.pptx.names import Node, child, finite, local, q, whole

MOST_POINTS = 20_000


def texts_of(holder: Node | None) -> tuple[str, ...]:
    """Return the words of points in order; numbers as their format writes them."""
    if holder is None:
        return ()
    if child(holder, "c:v") is not None:
        return (holder.findtext(q("c:v")) or "",)
    levels = [node for node in holder.iter() if local(node) == "lvl"]
    cache = (
        levels[0]
        if levels
        else next((n for n in holder.iter() if local(n).endswith(("Cache", "Lit"))), None)
    )
    if cache is None:
        return ()
    return points_of(cache)


def points_of(cache: Node) -> tuple[str, ...]:
    """Return the words of a cache's points in order; empty where one is missing."""
    code = cache.findtext(q("c:formatCode")) or ""
    points = {whole(p, "idx"): p.findtext(q("c:v")) or "" for p in cache.findall(q("c:pt"))}
    count = min(MOST_POINTS, max(whole(child(cache, "c:ptCount"), "val"), len(points)))
    texts = [points.get(n, "") for n in range(count)]
    if local(cache) in {"numCache", "numLit"}:
        texts = [formatted(v, code) if (v := _number(t)) is not None else t for t in texts]
    return tuple(texts)


def code_of(holder: Node | None) -> str:
    """Return the format that points are written in."""
    if holder is None:
        return "General"
    return next((n.text or "General" for n in holder.iter(q("c:formatCode"))), "General")


def numbers_of(holder: Node | None) -> tuple[float | None, ...]:
    """Return the numbers of points in order, None where there is none."""
    if holder is None:
        return ()
    points = {whole(p, "idx"): _number(p.findtext(q("c:v"))) for p in holder.iter(q("c:pt"))}
    count = next((whole(n, "val") for n in holder.iter(q("c:ptCount"))), 0)
    size = min(MOST_POINTS, max(count, max(points, default=-1) + 1))
    return tuple(points.get(n) for n in range(size))


def _number(text: str | None) -> float | None:
    """Return a number that can be drawn, None for what is none."""
    number = finite(text or "")
    return number if number is not None and abs(number) < LARGEST else None


def outer_levels(holder: Node | None) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Return what stands over the categories, the nearest level first: first, last and words."""
    levels = [] if holder is None else [node for node in holder.iter() if local(node) == "lvl"]
    count = 0 if holder is None else next((whole(n, "val") for n in holder.iter(q("c:ptCount"))), 0)
    found = []
    for level in levels[1:]:
        starts = sorted(
            (whole(p, "idx"), p.findtext(q("c:v")) or "") for p in level.findall(q("c:pt"))
        )
        ends = [start - 1 for start, _ in starts[1:]] + [count - 1]
        found.append(
            tuple((a, b, text) for (a, text), b in zip(starts, ends, strict=True) if b >= a)
        )
    return tuple(found)
