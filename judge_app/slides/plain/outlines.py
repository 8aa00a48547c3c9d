"""Outlines of the shapes of a plain page, thin and grey: without them a diagram falls apart."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.scene import Item, Stroke

_LINE = Stroke(colour=(150, 150, 150, 255), width=12700)
OLD_FORMS = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle",
    7: "parallelogram", 8: "trapezoid", 9: "hexagon", 10: "octagon", 11: "plus", 12: "star5",
    13: "rightArrow", 15: "homePlate", 16: "cube", 19: "arc", 20: "line", 21: "plaque", 22: "can",
    23: "donut", 32: "straightConnector1", 33: "bentConnector2", 34: "bentConnector3",
    35: "bentConnector4", 36: "bentConnector5", 37: "curvedConnector2", 38: "curvedConnector3",
    39: "curvedConnector4", 40: "curvedConnector5", 53: "ribbon", 54: "ribbon2", 55: "chevron",
    56: "pentagon", 57: "noSmoking", 58: "star8", 59: "star16", 60: "star32",
    61: "wedgeRectCallout", 62: "wedgeRoundRectCallout", 63: "wedgeEllipseCallout", 64: "wave",
    65: "foldedCorner", 66: "leftArrow", 67: "downArrow", 68: "upArrow", 69: "leftRightArrow",
    70: "upDownArrow", 71: "irregularSeal1", 72: "irregularSeal2", 74: "heart", 76: "quadArrow",
    84: "bevel", 85: "leftBracket", 86: "rightBracket", 87: "leftBrace", 88: "rightBrace",
    90: "bentUpArrow", 91: "bentArrow", 92: "star24", 93: "stripedRightArrow",
    94: "notchedRightArrow", 95: "blockArc", 96: "smileyFace", 97: "verticalScroll",
    98: "horizontalScroll", 106: "cloudCallout", 109: "flowChartProcess",
    110: "flowChartDecision", 111: "flowChartInputOutput", 112: "flowChartPredefinedProcess",
    114: "flowChartDocument", 116: "flowChartTerminator", 117: "flowChartPreparation",
    120: "flowChartConnector", 176: "flowChartAlternateProcess", 183: "sun", 184: "moon",
    185: "bracketPair", 186: "bracePair", 187: "star4", 202: "rect",
}  # fmt: skip
"""Types of shapes in old binary decks ([MS-ODRAW] 2.4.24) and the presets that look the same."""
_OPEN_NAMES = {
    "rectangle": "rect", "rect": "rect", "round-rectangle": "roundRect", "circle": "ellipse",
    "isosceles-triangle": "triangle", "right-triangle": "rtTriangle", "cross": "plus",
    "ring": "donut", "pentagon-right": "homePlate", "connector": "line", "measure": "line",
    "rectangular-callout": "wedgeRectCallout", "round-callout": "wedgeEllipseCallout",
    "round-rectangular-callout": "wedgeRoundRectCallout", "cloud-callout": "cloudCallout",
    "paper": "foldedCorner", "forbidden": "noSmoking", "smiley": "smileyFace",
}  # fmt: skip


def outlined(item: Item, preset: str) -> Iterator[Item]:
    """Yield the outline of a shape that looks like a preset; nothing where none does."""
    drawn = draw_preset(preset, {}, item.width, item.height)
    if drawn is not None:
        outlines = tuple(replace(outline, filled=False) for outline in drawn.outlines)
        yield replace(item, outlines=outlines, stroke=_LINE)


def preset_of(kind: str) -> str:
    """Return the preset that looks like OpenDocument's shape of a kind."""
    name = kind.removeprefix("ooxml-")
    if name in _OPEN_NAMES:
        return _OPEN_NAMES[name]
    first, *rest = name.split("-")
    camel = first + "".join(part.capitalize() for part in rest)
    return camel.replace("flowchart", "flowChart")
