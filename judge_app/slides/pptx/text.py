"""Words of a shape with every style worked out: own, list styles, layout, master, theme."""

import re
from collections.abc import Sequence

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.bullets import Bullets
from judge_app.slides.pptx.names import Node, child, children, local, q, whole
from judge_app.slides.pptx.runs import RunReader
from judge_app.slides.pptx.text_styles import (
    LEVELS,
    TextStyles,
    first_length,
    first_part,
    first_value,
    is_yes,
    level_of,
)
from judge_app.slides.scene_text import Curve, Paragraph, Tab, TextBox

_MIXED = {"eaVert", "mongolianVert"}
"""Chinese letters stand upright in these, others lie; here all lie."""
_CHINESE = re.compile("[\u1800-\u18af\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
TURNED = {"vert": 90.0, "eaVert": 90.0, "mongolianVert": 90.0, "vert270": 270.0}
STACKED = {"wordArtVert", "wordArtVertRtl"}
_NO_WARP = {"textNoShape", "textPlain"}
_CURVES = {
    "textArchUp": Curve.UP, "textArchUpPour": Curve.UP,
    "textArchDown": Curve.DOWN, "textArchDownPour": Curve.DOWN,
    "textCircle": Curve.CIRCLE, "textCirclePour": Curve.CIRCLE,
}  # fmt: skip
_UNSTRETCHED = {"textNoShape", "textButton", "textButtonPour", *_CURVES}
"""All other warps stretch letters over the whole box."""
_A_DEGREE = 60_000


def read_text(
    body: Node | None,
    styles: TextStyles,
    inherited: Sequence[Node],
    *,
    keep_empty: bool = False,
) -> TextBox | None:
    """Return the words of a text body; `inherited` are body properties of layout and master.

    One without words is None, unless its empty lines need room (`keep_empty`).
    """
    if body is None or not (keep_empty or _has_words(body)):
        return None
    properties = [n for n in (child(body, "a:bodyPr"), *inherited) if n is not None]
    own_list = child(body, "a:lstStyle")
    reader = _Paragraphs(styles.with_own(own_list), own_lists=int(own_list is not None))
    warp = first_part(properties, "a:prstTxWarp")
    shape = "textNoShape" if warp is None else warp.get("prst", "textNoShape")
    if shape not in _NO_WARP:
        styles.note(ApproximationKind.WORD_ART, shape)
    direction = first_value(properties, "vert") or "horz"
    if direction == "mongolianVert" or (
        direction in _MIXED and any(_CHINESE.search(n.text or "") for n in body.iter(q("a:t")))
    ):
        styles.note(ApproximationKind.WORD_ART, direction)
    fit = _fit(properties)
    return TextBox(
        paragraphs=tuple(reader.read(node) for node in body.findall(q("a:p"))),
        insets=_insets(properties),
        anchor=_anchor(first_value(properties, "anchor")),
        centred=is_yes(properties, "anchorCtr"),
        wrap=(first_value(properties, "wrap") or "square") != "none",
        grows=fit is not None and local(fit) == "spAutoFit",
        shrinks=_shrinks(fit, child(body, "a:bodyPr")),
        shrunk_to=_percent_of(fit, "fontScale") / 100,
        columns=max(1, first_length(properties, "numCol", 1)),
        column_gap=first_length(properties, "spcCol"),
        turned=TURNED.get(direction, 0.0),
        stacked=direction in STACKED,
        columns_from_right=direction == "wordArtVertRtl",
        upright=is_yes(properties, "upright"),
        rotation=first_length(properties, "rot") / _A_DEGREE,
        curve=_CURVES.get(shape),
        stretched=shape not in _UNSTRETCHED,
    )


def _has_words(body: Node) -> bool:
    return any(node.text for node in body.iter() if local(node) == "t") or (
        next(body.iter(q("a:fld")), None) is not None
    )


def _anchor(value: str | None) -> str:
    return value if value in {"ctr", "b"} else "t"


def _fit(properties: Sequence[Node]) -> Node | None:
    """Return the nearest word on how text and shape are fitted to each other."""
    kinds = {"normAutofit", "spAutoFit", "noAutofit"}
    return next((n for p in properties for n in p if local(n) in kinds), None)


def _shrinks(fit: Node | None, own: Node | None) -> bool:
    """Say whether letters are made smaller to fit.

    Programs do that while words are typed, and then say so in the body itself. What a layout or
    master alone asks for has never been done: the words are shown as large as they are set.
    """
    if fit is None or local(fit) != "normAutofit":
        return False
    return fit.getparent() is own or "fontScale" in fit.attrib


def _insets(properties: Sequence[Node]) -> tuple[int, int, int, int]:
    return (
        first_length(properties, "lIns", 91440),
        first_length(properties, "tIns", 45720),
        first_length(properties, "rIns", 91440),
        first_length(properties, "bIns", 45720),
    )


class _Paragraphs:
    """Reads the paragraphs of one body in order."""

    def __init__(self, styles: TextStyles, *, own_lists: int) -> None:
        self._styles = styles
        self._own_lists = own_lists
        self._bullets = Bullets(styles)

    def read(self, node: Node) -> Paragraph:
        own = child(node, "a:pPr")
        level = max(0, min(LEVELS - 1, whole(own, "lvl")))
        chain = [own, *(level_of(styles, level) for styles in self._styles.lists)]
        near = tuple(n for n in chain[: 1 + self._own_lists] if n is not None)
        far = tuple(n for n in chain[1 + self._own_lists :] if n is not None)
        reader = RunReader(styles=self._styles, near=near, far=far)
        runs = tuple(reader.read(node))
        properties = (*near, *far)
        size = runs[0].size if runs else reader.size(child(node, "a:endParaRPr"))
        percent, points = _line_distance(properties)
        return Paragraph(
            runs=runs,
            align=first_value(properties, "algn") or "l",
            margin=first_length(properties, "marL"),
            right_margin=first_length(properties, "marR"),
            indent=first_length(properties, "indent"),
            bullet=self._bullets.read(properties, level, runs, size),
            line_percent=percent,
            line_points=points,
            before=_distance(properties, "a:spcBef", size),
            after=_distance(properties, "a:spcAft", size),
            empty_size=size,
            tabs=_tabs(properties),
            tab_distance=max(1, first_length(properties, "defTabSz", 914400)),
            right_to_left=is_yes(properties, "rtl"),
            hangs=is_yes(properties, "hangingPunct"),
        )


def _tabs(properties: Sequence[Node]) -> tuple[Tab, ...]:
    for node in properties:
        if child(node, "a:tabLst") is not None:
            stops = children(node, "a:tabLst")
            return tuple(Tab(place=whole(n, "pos"), align=n.get("algn", "l")) for n in stops)
    return ()


def _line_distance(properties: Sequence[Node]) -> tuple[float, float]:
    """Return percent of a single line, and points where an exact distance is set (else 0)."""
    node = first_part(properties, "a:lnSpc")
    points = child(node, "a:spcPts")
    if points is not None:
        return 100.0, whole(points, "val") / 100
    percent = child(node, "a:spcPct")
    return (100.0, 0.0) if percent is None else (_percent_of(percent, "val") or 100.0, 0.0)


def _distance(properties: Sequence[Node], name: str, size: float) -> float:
    """Return a paragraph's distance in points; percents are of its type size."""
    node = first_part(properties, name)
    points = child(node, "a:spcPts")
    if points is not None:
        return whole(points, "val") / 100
    percent = child(node, "a:spcPct")
    return 0.0 if percent is None else _percent_of(percent, "val") / 100 * size


def _percent_of(node: Node | None, name: str) -> float:
    """Return thousandths of a percent as percent, 100 where nothing is said."""
    value = "100000" if node is None else str(node.get(name, "100000"))
    try:
        return float(value[:-1]) if value.endswith("%") else float(value) / 1000
    except ValueError:
        return 100.0
