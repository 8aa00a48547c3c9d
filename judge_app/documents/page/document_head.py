"""The head of page 1: who issues the paper, and under which state, Party or Union."""

from judge_app.contest.contest import Issuer
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.house_style import LINE, Profile
from judge_app.documents.page.text_lines import TextStyle, text_width, wrapped

_LEFT_SHARE = 0.44
"""How much of the line the issuer's side takes; the nation's line is the longer one."""


def draw_head(flow: Flow, profile: Profile, issuer: Issuer) -> None:
    """Draw both sides of the head and set the cursor under the longer one."""
    top = flow.y
    left_end = _issuer(flow, profile, issuer)
    flow.y = top
    right_end = _nation(flow, profile)
    flow.y = max(left_end, right_end) + 4


def _issuer(flow: Flow, profile: Profile, issuer: Issuer) -> float:
    room = flow.room * _LEFT_SHARE
    middle = flow.left + room / 2
    last = ""
    for text, style in ((issuer.parent, profile.parent), (issuer.name, profile.issuer)):
        for line in wrapped(text.upper(), style, room - 4):
            _line(flow, middle, line, style)
            last = line
    if profile.issuer_mark:
        _line(flow, middle, profile.issuer_mark, profile.issuer)
        return flow.y
    half = text_width(last, profile.issuer) * 0.2
    flow.pages.rule(middle - half, flow.y + 1, middle + half, flow.y + 1, width=LINE)
    return flow.y + 1


def _nation(flow: Flow, profile: Profile) -> float:
    room = flow.room * (1 - _LEFT_SHARE)
    middle = flow.left + flow.room - room / 2
    half = 0.0
    for text, style in profile.nation:
        _line(flow, middle, text, style)
        half = text_width(text, style) / 2
    flow.pages.rule(middle - half, flow.y + 1, middle + half, flow.y + 1, width=LINE)
    return flow.y + 1


def _line(flow: Flow, middle: float, text: str, style: TextStyle) -> None:
    flow.pages.centred(middle, flow.y + style.line_height * 0.78, text, style)
    flow.y += style.line_height
