"""The parts that every official paper shares: beginning, number and date, paragraphs, page number."""

from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.documents.page.document_head import draw_head
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import Paper, Profile, profile
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.text_lines import TextStyle, text_width, wrapped
from judge_app.vietnamese.dates import long_date

FIRST_LINE = 10.0
PARAGRAPH_GAP = 2.1
_PAGE_NUMBER = TextStyle(size=13)
_STAMP = TextStyle(face=Face.BOLD, size=9)
_FOOT = TextStyle(face=Face.ITALIC, size=8.5)


class OfficialPaper:
    """Pages with the decree's page number, an unofficial mark where due, and a foot line."""

    def __init__(
        self, contest: Contest, paper: Paper, *, foot: str = "", official: bool = True
    ) -> None:
        self.profile: Profile = profile(contest.document_profile)
        self.contest = contest
        self._foot = foot
        self._official = official
        self.pages = Pages(paper, self._furniture)
        self.flow = Flow(pages=self.pages, y=paper.top, floor=paper.height - paper.bottom)

    def head(self) -> None:
        """Draw the issuer and the nation."""
        draw_head(self.flow, self.profile, self.contest.issuer)

    def number_and_date(self, kind: str, number: str, moment: datetime | None) -> None:
        """Draw "Số: …" on the left and, with a moment, place and date on the right."""
        style = self.profile.body
        office = self.contest.issuer.abbreviation or "BGK"
        line = self.profile.number.format(number=number or "      ", kind=kind, office=office)
        base = self.flow.y + style.line_height * 0.78
        room = self.flow.room
        self.pages.centred(self.flow.left + room * 0.22, base, line, style)
        if moment is not None:
            place = self.contest.issuer.place or "…………"
            date = f"{place}, {long_date(moment.date())}"
            self.pages.centred(
                self.flow.left + room * 0.72, base, date, self.profile.place_and_date
            )
        self.flow.skip(style.line_height + 3)

    def title(self, title: str, *subtitles: str) -> None:
        """Draw the paper's title and what it is about, with a short rule under it."""
        self.flow.skip(2)
        self.flow.centred(title, self.profile.title)
        for subtitle in subtitles:
            self.flow.centred(subtitle, self.profile.subtitle)
        half = self.flow.room * 0.12
        middle = self.flow.middle
        self.pages.rule(middle - half, self.flow.y + 1.2, middle + half, self.flow.y + 1.2)
        self.flow.skip(5)

    def heading(self, text: str) -> None:
        """Draw a bold line that begins a part, kept with what follows."""
        self.flow.keep(self.profile.signer.line_height * 3)
        self.flow.skip(PARAGRAPH_GAP)
        self.flow.lines(wrapped(text, self.profile.signer, self.flow.room), self.profile.signer)

    def paragraph(self, text: str, *, first_line: float = FIRST_LINE) -> None:
        """Draw a justified paragraph whose first line is set in."""
        draw_paragraph(self.flow, text, self.profile.body, first_line=first_line)

    def blank(self, label: str) -> None:
        """Draw a label and a dotted line to the right margin, to be filled in by hand."""
        style, flow = self.profile.body, self.flow
        flow.skip(PARAGRAPH_GAP)
        flow.keep(style.line_height)
        base = flow.y + style.line_height * 0.78
        start = flow.left + FIRST_LINE
        self.pages.text(start, base, label, style)
        free = flow.room - FIRST_LINE - text_width(label + " ", style)
        dots = "." * int(free / text_width(".", style))
        self.pages.right(flow.left + flow.room, base, dots, style)
        flow.skip(style.line_height)

    def filled(self, label: str, text: str) -> None:
        """Draw a label with its text, or with a dotted line where there is none."""
        if text:
            self.paragraph(f"{label} {text}")
        else:
            self.blank(label)

    def _furniture(self, pages: Pages, number: int, _count: int) -> None:
        paper = pages.paper
        if number > 1:
            pages.centred(paper.width / 2, paper.top / 2 + 3, str(number), _PAGE_NUMBER)
        if not self._official:
            pages.right(paper.width - paper.right, paper.top / 2 + 2, "CHƯA CHÍNH THỨC", _STAMP)
        if self._foot:
            pages.text(paper.left, paper.height - paper.bottom / 2, self._foot, _FOOT)


def draw_paragraph(flow: Flow, text: str, style: TextStyle, *, first_line: float) -> None:
    """Draw `text` justified between the margins; its last line stays ragged."""
    flow.skip(PARAGRAPH_GAP)
    head = wrapped(text, style, flow.room - first_line)[:1]
    if not head:
        return
    rest = " ".join(text.split())[len(head[0]) :].strip()
    lines = (*head, *wrapped(rest, style, flow.room))
    for place, line in enumerate(lines):
        indent = first_line if place == 0 else 0.0
        flow.keep(style.line_height)
        base = flow.y + style.line_height * 0.78
        if place == len(lines) - 1:
            flow.pages.text(flow.left + indent, base, line, style)
        else:
            _justified(flow, base, line, style, indent)
        flow.skip(style.line_height)


def _justified(flow: Flow, base: float, line: str, style: TextStyle, indent: float) -> None:
    words = line.split()
    if len(words) < 2:
        flow.pages.text(flow.left + indent, base, line, style)
        return
    widths = [text_width(word, style) for word in words]
    gap = (flow.room - indent - sum(widths)) / (len(words) - 1)
    x = flow.left + indent
    for word, width in zip(words, widths, strict=True):
        flow.pages.text(x, base, word, style)
        x += width + gap
