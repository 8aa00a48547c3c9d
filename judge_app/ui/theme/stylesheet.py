"""The one style sheet, made from the tokens.

Widgets say what they are by a dynamic property - `kind` for buttons, `type` for text, `panel` for
frames - and never carry colours or sizes of their own.
"""

from dataclasses import asdict
from string import Template

from judge_app.ui.theme import tokens
from judge_app.ui.theme.palettes import Palette
from judge_app.ui.theme.stylesheet_controls import CONTROLS
from judge_app.ui.theme.stylesheet_lists import LISTS

_BASE = Template("""
* { font-size: ${body}pt; }
QWidget { color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QMainWindow, QDialog, QWidget[panel="page"] { background: $page; }
QWidget[panel="surface"] { background: $surface; }
QWidget[panel="sunken"] { background: $sunken; }
QFrame[panel="card"] {
    background: $surface; border: 1px solid $line; border-radius: ${radius}px;
}
QFrame[panel="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[panel="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[panel="left"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[panel="right"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[panel="problem"] {
    background: $problem_soft; border: 1px solid $problem; border-radius: ${radius}px;
}
QFrame[panel="warning"] {
    background: $warning_soft; border: 1px solid $warning; border-radius: ${radius}px;
}
QFrame[panel="info"] {
    background: $info_soft; border: 1px solid $info; border-radius: ${radius}px;
}
QFrame[panel="good"] {
    background: $good_soft; border: 1px solid $done; border-radius: ${radius}px;
}
QFrame[panel="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[type="caption"] { font-size: ${caption}pt; color: $muted; }
QLabel[type="muted"] { color: $muted; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[type="page"] { font-size: ${page_pt}pt; font-weight: 600; }
QLabel[type="figure"] { font-size: ${figure}pt; font-weight: 600; }
QLabel[type="code"] { font-size: ${page_pt}pt; font-weight: 600; }
QLabel[tone="problem"] { color: $problem; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="done"] { color: $done; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="disabled"] { color: $disabled; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $edge; padding: ${space_1}px;
}
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
""")


def stylesheet(palette: Palette, text_percent: int = 100) -> str:
    """Return Qt's style sheet for a palette; `text_percent` scales all type."""
    values = {**asdict(palette), **_sizes(text_percent)}
    return "".join(part.substitute(values) for part in (_BASE, CONTROLS, LISTS))


def _sizes(percent: int) -> dict[str, str]:
    points = {
        "caption": tokens.CAPTION_PT,
        "body": tokens.BODY_PT,
        "section": tokens.SECTION_PT,
        "page_pt": tokens.PAGE_PT,
        "figure": tokens.FIGURE_PT,
    }
    fixed = {
        "space_1": tokens.SPACE_1,
        "space_2": tokens.SPACE_2,
        "space_3": tokens.SPACE_3,
        "space_4": tokens.SPACE_4,
        "radius": tokens.RADIUS,
    }
    grown = {
        # a border of one pixel on each side is part of the target
        "target": tokens.TARGET - 2,
        "icon": tokens.ICON,
        "arrow": tokens.ICON + tokens.SPACE_3,
        "score": 56,
        "score_most": 84,
        "page_field": 32,
        "find": 64,
        "find_most": 184,
    }
    return (
        {name: f"{size * percent / 100:.2f}" for name, size in points.items()}
        | {name: str(length) for name, length in fixed.items()}
        | {name: str(round(length * percent / 100)) for name, length in grown.items()}
    )
