"""What is looked at is drawn first, and what is no longer looked at not at all."""

from judge_app.ui.slides.draw_queue import DrawQueue
from judge_app.ui.slides.page_cache import PageSize


def taken(queue: DrawQueue) -> list[PageSize]:
    found = []
    while (size := queue.take()) is not None:
        found.append(size)
    return found


def test_the_page_comes_before_its_neighbours_and_these_before_small_pictures() -> None:
    queue = DrawQueue()
    queue.want_small(PageSize(1, 160))
    queue.want(PageSize(5, 900), [PageSize(6, 900), PageSize(4, 900)])

    assert [size.page for size in taken(queue)] == [5, 6, 4, 1]


def test_paging_on_forgets_the_pages_before() -> None:
    queue = DrawQueue()
    for page in range(1, 20):
        queue.want(PageSize(page, 900), [PageSize(page + 1, 900)])

    assert [size.page for size in taken(queue)] == [19, 20]


def test_small_pictures_seen_last_come_first_and_old_ones_are_forgotten() -> None:
    queue = DrawQueue()
    for page in range(1, 101):
        queue.want_small(PageSize(page, 160))
    queue.want_small(PageSize(90, 160))

    pages = [size.page for size in taken(queue)]

    assert pages[:3] == [90, 100, 99]
    assert len(pages) == 40


def test_a_cleared_queue_wants_nothing() -> None:
    queue = DrawQueue()
    queue.want(PageSize(1, 900), [PageSize(2, 900)])
    queue.want_small(PageSize(3, 160))

    queue.clear()

    assert taken(queue) == []
