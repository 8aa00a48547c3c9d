"""The presets by name. Those that are not here are drawn as their box and counted.

Formulas are those of ECMA-376, written down anew; all its 187 names are here.
"""

import math

from judge_app.slides.pptx.geometry import (
    arrows,
    banners,
    basic,
    bent,
    callouts,
    flow,
    lines,
    machines,
    rounded,
    solids,
    stars,
)
from judge_app.slides.pptx.geometry.arrows import Maker, downward, flipped, mirrored, placed, upward
from judge_app.slides.pptx.geometry.buttons import BUTTONS
from judge_app.slides.pptx.geometry.machines import CHART_SIGNS
from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room

_PLAIN: dict[str, Maker] = {
    "rect": basic.rectangle, "ellipse": basic.ellipse, "triangle": basic.triangle,
    "rtTriangle": basic.right_triangle, "parallelogram": basic.parallelogram,
    "trapezoid": basic.trapezoid, "diamond": basic.diamond, "hexagon": basic.hexagon,
    "octagon": basic.octagon, "pentagon": basic.even_sided(5), "heptagon": basic.even_sided(7),
    "decagon": basic.even_sided(10, turned=math.pi / 10),
    "dodecagon": basic.even_sided(12, turned=math.pi / 12), "plus": basic.plus,
    "frame": basic.frame, "halfFrame": basic.half_frame, "corner": basic.corner,
    "diagStripe": basic.diagonal_stripe, "donut": basic.donut,
}  # fmt: skip
_ROUNDED: dict[str, Maker] = {
    "roundRect": rounded.round_rectangle, "plaque": rounded.plaque,
    "round1Rect": rounded.CornersOf(lambda a, _b: (0, a, 0, 0), names="adj"),
    "round2SameRect": rounded.CornersOf(lambda a, b: (a, a, b, b)),
    "round2DiagRect": rounded.CornersOf(lambda a, b: (a, b, a, b)),
    "snip1Rect": rounded.CornersOf(lambda a, _b: (0, a, 0, 0), cut=True, names="adj"),
    "snip2SameRect": rounded.CornersOf(lambda a, b: (a, a, b, b), cut=True),
    "snip2DiagRect": rounded.CornersOf(
        lambda a, b: (b, a, b, a), cut=True, names="adj2 adj1"
    ),
    "snipRoundRect": rounded.snip_and_round, "bracketPair": rounded.brackets,
    "bracePair": rounded.braces, "leftBracket": rounded.left_bracket,
    "rightBracket": rounded.right_bracket, "leftBrace": rounded.left_brace,
    "rightBrace": rounded.right_brace,
}  # fmt: skip
_ARROWS: dict[str, Maker] = {
    "rightArrow": arrows.right_arrow, "leftRightArrow": arrows.left_right_arrow,
    "leftArrow": placed(arrows.right_arrow, mirrored, swaps=False),
    "downArrow": placed(arrows.right_arrow, downward, swaps=True),
    "upArrow": placed(arrows.right_arrow, upward, swaps=True),
    "upDownArrow": placed(arrows.left_right_arrow, downward, swaps=True),
    "stripedRightArrow": arrows.striped_arrow, "notchedRightArrow": arrows.notched_arrow,
    "homePlate": arrows.pentagon_arrow, "chevron": arrows.chevron, "quadArrow": arrows.quad_arrow,
    "bentArrow": arrows.bent_arrow, "uturnArrow": arrows.uturn_arrow,
    "bentUpArrow": arrows.bent_up_arrow, "leftUpArrow": arrows.left_up_arrow,
    "circularArrow": arrows.circular_arrow, "rightArrowCallout": arrows.arrow_callout,
    "leftArrowCallout": placed(arrows.arrow_callout, mirrored, swaps=False),
    "downArrowCallout": placed(arrows.arrow_callout, downward, swaps=True),
    "upArrowCallout": placed(arrows.arrow_callout, upward, swaps=True),
}  # fmt: skip
_BENT: dict[str, Maker] = {
    "leftRightUpArrow": bent.left_right_up_arrow,
    "leftRightArrowCallout": bent.left_right_callout,
    "upDownArrowCallout": placed(bent.left_right_callout, downward, swaps=True),
    "quadArrowCallout": bent.quad_callout, "swooshArrow": bent.swoosh_arrow,
    "curvedRightArrow": bent.curved_right_arrow,
    "curvedLeftArrow": placed(bent.curved_right_arrow, mirrored, swaps=False),
    "curvedUpArrow": placed(bent.curved_right_arrow, upward, swaps=True),
    "curvedDownArrow": placed(bent.curved_right_arrow, downward, swaps=True),
    "leftCircularArrow": bent.left_circular_arrow,
    "leftRightCircularArrow": bent.left_right_circular_arrow,
}  # fmt: skip
_RARE: dict[str, Maker] = {
    "verticalScroll": banners.vertical_scroll,
    "horizontalScroll": placed(banners.vertical_scroll, downward, swaps=True),
    "ellipseRibbon": banners.ellipse_ribbon,
    "ellipseRibbon2": placed(banners.ellipse_ribbon, flipped, swaps=False),
    "leftRightRibbon": banners.left_right_ribbon, "gear6": machines.Gear(6, 15000, 3526),
    "gear9": machines.Gear(9, 10000, 1763), "funnel": machines.funnel,
    "nonIsoscelesTrapezoid": machines.uneven_trapezoid,
    "flowChartOfflineStorage": machines.offline_storage, "mathNotEqual": machines.not_equal,
    "cornerTabs": machines.corner_tabs, "squareTabs": machines.square_tabs,
    "plaqueTabs": machines.plaque_tabs,
}  # fmt: skip
_STARS: dict[str, Maker] = {
    "star4": stars.Star(4, 12500), "star5": stars.Star(5, 19098, across=1.05146, down=1.10557),
    "star6": stars.Star(6, 28868, across=1.1547), "star7": stars.Star(7, 34601, across=1.02572,
    down=1.0521), "star8": stars.Star(8, 37500), "star10": stars.Star(10, 42533, across=1.05146),
    "star12": stars.Star(12, 37500), "star16": stars.Star(16, 37500),
    "star24": stars.Star(24, 37500), "star32": stars.Star(32, 37500),
    "heart": stars.heart, "cloud": stars.cloud, "sun": stars.sun, "moon": stars.moon,
    "lightningBolt": stars.lightning, "smileyFace": stars.smiley, "wave": stars.wave,
    "doubleWave": stars.double_wave, "ribbon2": stars.ribbon,
    "ribbon": placed(stars.ribbon, flipped, swaps=False),
}  # fmt: skip
_SOLIDS: dict[str, Maker] = {
    "can": solids.can, "cube": solids.cube, "bevel": solids.bevel, "pie": solids.pie,
    "foldedCorner": solids.folded_corner, "chord": solids.chord, "arc": solids.arc,
    "blockArc": solids.block_arc, "pieWedge": solids.pie_wedge, "noSmoking": solids.no_smoking,
    "teardrop": solids.teardrop,
}  # fmt: skip
_FLOW: dict[str, Maker] = {
    "flowChartProcess": basic.rectangle, "flowChartConnector": basic.ellipse,
    "flowChartAlternateProcess": rounded.alternate_process,
    "flowChartTerminator": rounded.fully_round, "flowChartDecision": basic.diamond,
    "flowChartInputOutput": flow.Corners((0, 1), (0.2, 0), (1, 0), (0.8, 1), area=(0.2, 0, 0.8, 1)),
    "flowChartPredefinedProcess": flow.predefined_process,
    "flowChartInternalStorage": flow.internal_storage, "flowChartDocument": flow.document,
    "flowChartMultidocument": flow.multi_document,
    "flowChartPreparation": flow.Corners((0, 0.5), (0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1),
        area=(0.2, 0, 0.8, 1)),
    "flowChartManualInput": flow.Corners((0, 0.2), (1, 0), (1, 1), (0, 1), area=(0, 0.2, 1, 1)),
    "flowChartManualOperation": flow.Corners((0, 0), (1, 0), (0.8, 1), (0.2, 1),
        area=(0.2, 0, 0.8, 1)),
    "flowChartOffpageConnector": flow.Corners((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8),
        area=(0, 0, 1, 0.8)),
    "flowChartPunchedCard": flow.Corners((0, 0.2), (0.2, 0), (1, 0), (1, 1), (0, 1),
        area=(0, 0.2, 1, 1)),
    "flowChartPunchedTape": flow.punched_tape, "flowChartSummingJunction": flow.summing_junction,
    "flowChartOr": flow.or_sign, "flowChartSort": flow.sort,
    "flowChartCollate": flow.Corners((0, 0), (1, 0), (0, 1), (1, 1), area=(0.25, 0.25, 0.75, 0.75)),
    "flowChartExtract": flow.Corners((0, 1), (0.5, 0), (1, 1), area=(0.25, 0.5, 0.75, 1)),
    "flowChartMerge": flow.Corners((0, 0), (1, 0), (0.5, 1), area=(0.25, 0, 0.75, 0.5)),
    "flowChartOnlineStorage": flow.online_storage, "flowChartDelay": flow.delay,
    "flowChartMagneticTape": basic.ellipse, "flowChartMagneticDisk": solids.magnetic_disk,
    "flowChartMagneticDrum": flow.magnetic_drum, "flowChartDisplay": flow.display,
    "mathPlus": flow.math_plus, "mathMinus": flow.minus, "mathMultiply": flow.multiply,
    "mathDivide": flow.divide, "mathEqual": flow.equal,
}  # fmt: skip
_STRAIGHT_LINE = (18750, -8333, 112500, -38333)
_BENT_LINE = (18750, -8333, 18750, -16667, 112500, -46667)
_TWICE_BENT_LINE = (18750, -8333, 18750, -16667, 100000, -16667, 112963, -8333)
_BUBBLES: dict[str, Maker] = {
    "wedgeRectCallout": callouts.rectangle_bubble,
    "wedgeRoundRectCallout": callouts.round_bubble,
    "wedgeEllipseCallout": callouts.ellipse_bubble,
    "cloudCallout": callouts.cloud_bubble,
}
_LINE_CALLOUTS: dict[str, Maker] = {
    f"{kind}{number}": callouts.LineCallout(defaults, border=border, accent=accent)
    for number, defaults in ((1, _STRAIGHT_LINE), (2, _BENT_LINE), (3, _TWICE_BENT_LINE))
    for kind, border, accent in (
        ("borderCallout", True, False), ("callout", False, False),
        ("accentCallout", False, True), ("accentBorderCallout", True, True),
    )
}  # fmt: skip
_LINES: dict[str, Maker] = {
    "line": lines.straight, "straightConnector1": lines.straight,
    "lineInv": placed(lines.straight, flipped, swaps=False), "bentConnector2": lines.bent_2,
    "bentConnector3": lines.bent_3, "bentConnector4": lines.bent_4, "bentConnector5": lines.bent_5,
    "curvedConnector2": lines.curved_2, "curvedConnector3": lines.curved_3,
    "curvedConnector4": lines.curved_4, "curvedConnector5": lines.curved_5,
}  # fmt: skip
PRESETS: dict[str, Maker] = (
    _PLAIN | _ROUNDED | _ARROWS | _BENT | _STARS | _SOLIDS | _FLOW | _BUBBLES | _LINE_CALLOUTS
    | _LINES | _RARE | dict(stars.EXPLOSIONS) | dict(BUTTONS) | dict(CHART_SIGNS)
)  # fmt: skip
ROUGH = {
    "sun", "ribbon", "ribbon2", "flowChartMagneticTape",
    "gear6", "gear9", "funnel", "mathNotEqual", "actionButtonHelp", "actionButtonSound",
    "actionButtonMovie", "actionButtonReturn", "actionButtonHome", "actionButtonInformation",
}  # fmt: skip
"""Presets whose outline only resembles theirs; they are counted too."""


def draw_preset(
    name: str, adjustments: dict[str, float], width: float, height: float
) -> Drawn | None:
    """Return a preset's outlines in a box of this size, None for one that is not known."""
    maker = PRESETS.get(name)
    if maker is None:
        return None
    return maker(Room(w=max(width, 1.0), h=max(height, 1.0), adjustments=adjustments))
