"""Who signs at the end of a paper: titles side by side, room for ink, names below."""

from collections.abc import Sequence
from dataclasses import dataclass

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import Profile
from judge_app.documents.page.text_lines import TextStyle, wrapped

INK_ROOM = 28.0
"""Millimetres for a signature by hand, and for the seal over a third of it."""

_HINT = TextStyle(face=Face.ITALIC, size=11)
_RECIPIENTS_TITLE = TextStyle(face=Face.BOLD_ITALIC, size=12)
_RECIPIENTS = TextStyle(size=11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A title in capitals and a name; `hint` such as "(Ký, ghi rõ họ tên)"."""

    title: str
    name: str = ""
    hint: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True, kw_only=True)
class InkPlace:
    """Where on a page a signature goes: millimetres from the top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


def signatures_height(flow: Flow, profile: Profile, signers: Sequence[Signer]) -> float:
    """Return the millimetres that `draw_signatures` needs."""
    title_height = _title_height(profile, _titles(flow, profile, signers))
    return title_height + _HINT.line_height + INK_ROOM + profile.signer.line_height


def draw_signatures(flow: Flow, profile: Profile, signers: Sequence[Signer]) -> InkPlace:
    """Draw the signers in equal columns, kept on one page; return the last one's ink place."""
    width = flow.room / len(signers)
    titles = _titles(flow, profile, signers)
    title_height = _title_height(profile, titles)
    height = signatures_height(flow, profile, signers)
    flow.keep(height)
    top = flow.y
    for place, (signer, lines) in enumerate(zip(signers, titles, strict=True)):
        middle = flow.left + width * (place + 0.5)
        y = top
        for line in lines:
            flow.pages.centred(middle, y + profile.signer.line_height * 0.78, line, profile.signer)
            y += profile.signer.line_height
        flow.pages.centred(middle, top + title_height + 4, signer.hint, _HINT)
        base = top + height - profile.signer.line_height * 0.22
        flow.pages.centred(middle, base, signer.name, profile.signer)
    flow.y = top + height
    ink_top = top + title_height + _HINT.line_height
    left = flow.left + width * (len(signers) - 1)
    return InkPlace(page=flow.pages.number, x=left, y=ink_top, width=width, height=INK_ROOM)


def draw_recipients(flow: Flow, recipients: Sequence[str]) -> None:
    """Draw "Nơi nhận" with its list at the left margin."""
    height = _RECIPIENTS_TITLE.line_height + len(recipients) * _RECIPIENTS.line_height
    flow.keep(height)
    flow.lines(("Nơi nhận:",), _RECIPIENTS_TITLE)
    last = len(recipients) - 1
    lines = (f"- {name}{'.' if place == last else ';'}" for place, name in enumerate(recipients))
    flow.lines(tuple(lines), _RECIPIENTS)


def _titles(flow: Flow, profile: Profile, signers: Sequence[Signer]) -> list[tuple[str, ...]]:
    width = flow.room / len(signers)
    return [wrapped(signer.title.upper(), profile.signer, width - 4) for signer in signers]


def _title_height(profile: Profile, titles: Sequence[tuple[str, ...]]) -> float:
    return max(len(lines) for lines in titles) * profile.signer.line_height
