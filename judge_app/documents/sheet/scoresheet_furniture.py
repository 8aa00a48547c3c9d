"""What stands on every page of a scoresheet: page number, whose it is, check code and its code."""

from collections.abc import Callable
from dataclasses import dataclass

from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import HAIRLINE, SMALL
from judge_app.documents.page.pages import Matrix, Pages
from judge_app.documents.page.text_lines import TextStyle, wrapped

BAND = 36.0
"""Height that the band at the foot of a page takes, margin included."""

_MODULE = 0.65
"""Millimetres a module of the page's code: five pixels at 200 dpi."""

_PAGE_NUMBER = TextStyle(size=13)
_CHECK = TextStyle(face=Face.BOLD, size=12)
_LABEL = TextStyle(size=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresheetFurniture:
    """Draws head and foot of each page."""

    judge: str
    revision: int
    contest: str
    check_code: str
    page_code: Callable[[int, int], Matrix]
    """Gives the code of a page, from 1, of so many."""

    def __call__(self, pages: Pages, number: int, total: int) -> None:
        """Draw the furniture of one page."""
        paper = pages.paper
        if number > 1:
            middle = paper.left + paper.room / 2
            pages.centred(middle, 12.5, str(number), _PAGE_NUMBER)
        self._foot(pages, number, total)

    def _foot(self, pages: Pages, number: int, total: int) -> None:
        paper = pages.paper
        code = self.page_code(number, total)
        size = len(code) * _MODULE
        top = paper.height - BAND + 2.5
        right = paper.width - paper.right
        pages.rule(paper.left, top, right - size - 4, top, width=HAIRLINE)
        pages.matrix(right - size, top, size, code)
        y = top + 5.5
        pages.text(paper.left, y, f"Mã kiểm tra: {self.check_code}", _CHECK)
        y += 5
        whose = f"Phiếu chấm điểm của {self.judge} · lần {self.revision} · trang {number}/{total}"
        pages.text(paper.left, y, whose, _LABEL)
        for line in wrapped(self.contest, SMALL, paper.room - size - 6)[:2]:
            y += SMALL.line_height + 0.5
            pages.text(paper.left, y, line, SMALL)
