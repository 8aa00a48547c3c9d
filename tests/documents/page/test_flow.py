"""A page is turned when something no longer fits, and what closes a paper is never left alone."""

import pytest

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.grid import Column, Row, draw_grid
from judge_app.documents.page.house_style import A4
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.text_lines import TextStyle

STYLE = TextStyle(size=13)


def flow_with(free: float) -> Flow:
    """Return a flow with `free` millimetres left on its first page."""
    pages = Pages(A4, lambda _pages, _number, _count: None)
    floor = A4.height - A4.bottom
    return Flow(pages=pages, y=floor - free, floor=floor)


def test_what_fits_stays_and_what_does_not_turns_the_page() -> None:
    flow = flow_with(20)
    flow.keep(20)
    assert flow.pages.number == 1
    flow.keep(20.5)
    assert (flow.pages.number, flow.y) == (2, A4.top)


def test_a_page_is_never_turned_at_its_top() -> None:
    flow = flow_with(A4.height - A4.bottom - A4.top)
    flow.keep(1000)
    assert flow.pages.number == 1


@pytest.mark.parametrize(("free", "page"), [(60, 1), (50, 2)])
def test_the_last_line_goes_along_with_what_follows(free: float, page: int) -> None:
    flow = flow_with(free)
    with flow.followed_by(50):
        flow.lines(("Cuộc họp kết thúc.",), STYLE)
    assert flow.pages.number == page
    flow.keep(50)
    assert flow.pages.number == page


def test_afterwards_nothing_is_reserved() -> None:
    flow = flow_with(60)
    with flow.followed_by(50):
        flow.lines(("Một dòng.",), STYLE)
    flow.lines(("Dòng sau.",) * 3, STYLE)
    assert flow.pages.number == 1


def test_the_last_row_of_a_table_goes_along_and_has_its_head() -> None:
    flow = flow_with(60)
    rows = [Row(cells=(str(number),)) for number in range(5)]
    draw_grid(flow, (Column(heading="TT", share=1),), rows, follower=50)
    assert flow.pages.number == 2
    head_and_row = flow.y - A4.top
    alone = flow_with(200)
    before = alone.y
    draw_grid(alone, (Column(heading="TT", share=1),), rows[:1])
    assert head_and_row == pytest.approx(alone.y - before)
