"""Makes the PDFs of the sample contest: a report, a guide, slides as pages."""

from collections.abc import Sequence
from datetime import UTC, datetime

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import A4, Paper
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.paper_parts import draw_paragraph
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.text_lines import TextStyle

_SLIDE = Paper(width=254, height=142.875, top=18, bottom=12, left=18, right=18)
_MOMENT = datetime(2024, 3, 1, tzinfo=UTC)
_BIG = TextStyle(face=Face.BOLD, size=26)
_POINT = TextStyle(size=18)


def report_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """Return A4 pages with a title and paragraphs."""
    pages = Pages(A4)
    flow = Flow(pages=pages, y=A4.top, floor=A4.height - A4.bottom)
    flow.centred(title, TextStyle(face=Face.BOLD, size=18))
    flow.skip(4)
    for paragraph in paragraphs:
        draw_paragraph(flow, paragraph, TextStyle(size=13), first_line=10)
    return pages.finish(_facts(title))


def slides_pdf(slides: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """Return wide pages, each with a title and points."""
    pages = Pages(_SLIDE)
    for number, (title, points) in enumerate(slides):
        if number:
            pages.turn()
        pages.box(0, 0, _SLIDE.width, 7, line=0, grey=0.35)
        flow = Flow(pages=pages, y=_SLIDE.top, floor=_SLIDE.height - _SLIDE.bottom)
        flow.centred(title, _BIG)
        flow.skip(6)
        for point in points:
            flow.labelled("–", point, (_POINT, _POINT))
            flow.skip(3)
        pages.right(_SLIDE.width - 8, _SLIDE.height - 6, str(number + 1), TextStyle(size=11))
    return pages.finish(_facts(slides[0][0]))


def _facts(title: str) -> DocumentFacts:
    return DocumentFacts(title=title, author="judge-app", subject="Bài dự thi mẫu", made_at=_MOMENT)
