"""Which family a layout belongs to: the commonest are laid out, the rest are lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from judge_app.slides.pptx.diagrams import circles, flat, levels
from judge_app.slides.pptx.diagrams.blocks import Block, Box
from judge_app.slides.pptx.diagrams.tree import Point, Tree

Layout = Callable[[Sequence[Point], Box], Iterator[Block]]

_FAMILIES: tuple[tuple[str, Layout], ...] = (
    (r"hierarchy4|architecture", levels.table),
    (r"hierarchy(2|5)|horizontal.*(hierarchy|organi[sz]ation)", partial(levels.tree, lies=True)),
    (r"hierarchy|orgchart|organi[sz]ationchart|halfcircleorg", levels.tree),
    (r"pyramid2", levels.pyramid_list),
    (r"pyramid3|invertedpyramid", partial(levels.pyramid, upside_down=True)),
    (r"pyramid", levels.pyramid),
    (r"matrix1|titledmatrix", partial(levels.matrix, titled=True)),
    (r"matrix", partial(levels.matrix, titled=False)),
    (r"venn", circles.overlapping),
    (r"target", circles.rings),
    (r"radial|diverging|converging", circles.rays),
    (r"cycle|gear", circles.cycle),
    (r"chevron2", flat.falling_chevrons),
    (r"vlist(5|6)", flat.beside),
    (r"^list1$", flat.headed_boxes),
    (r"chevron|hchevron|arrow[0-9]|homeplate", flat.chevrons),
    (r"lprocess2", flat.panels),
    (r"process2|vprocess|vertical.*process", flat.down),
    (r"hprocess9", flat.over_arrow),
    (r"hlist|lprocess|horizontal.*list", flat.columns),
    (r"process|equation|timeline", flat.process),
    (r"vlist|vertical", flat.stack),
)
"""Names of layouts (ECMA-376 21.4.2.16 has them as the ends of their addresses)."""


def lay_out(tree: Tree, box: Box) -> Iterator[Block]:
    """Yield a diagram's blocks in its frame."""
    if not tree.points:
        return
    name = tree.layout.lower()
    for pattern, layout in _FAMILIES:
        if re.search(pattern, name):
            yield from layout(tree.points, box)
            return
    yield from flat.grid(tree.points, box)
