from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.seeking import PATIENCE_MS, SeekQueue


def test_the_first_wish_goes_out_at_once() -> None:
    seeks = SeekQueue()
    assert seeks.ask(500, 0) == 500
    assert seeks.under_way == 500
    assert seeks.target == 500


def test_while_one_is_under_way_only_the_latest_wish_is_kept() -> None:
    seeks = SeekQueue()
    seeks.ask(500, 0)
    assert [seeks.ask(wish, 10) for wish in (600, 700, 800)] == [None, None, None]
    assert seeks.target == 800
    assert seeks.landed(50) == 800
    assert seeks.under_way == 800
    assert seeks.landed(90) is None
    assert seeks.target is None


def test_a_seek_that_never_lands_does_not_block_for_ever() -> None:
    seeks = SeekQueue()
    seeks.ask(500, 0)
    assert not seeks.is_overdue(PATIENCE_MS - 1)
    assert seeks.is_overdue(PATIENCE_MS)
    assert seeks.ask(600, PATIENCE_MS) == 600


def test_closing_forgets_everything() -> None:
    seeks = SeekQueue()
    seeks.ask(500, 0)
    seeks.ask(600, 1)
    seeks.forget()
    assert seeks.target is None
    assert seeks.landed(2) is None


@given(st.lists(st.one_of(st.integers(0, 10_000), st.just(None)), min_size=1, max_size=40))
def test_the_last_wish_always_arrives(steps: list[int | None]) -> None:
    seeks = SeekQueue()
    handed: list[int] = []
    wishes = [step for step in steps if step is not None]
    for step in steps:
        out = seeks.landed(0) if step is None else seeks.ask(step, 0)
        if out is not None:
            handed.append(out)
    while (out := seeks.landed(0)) is not None:
        handed.append(out)
    assert not wishes or handed[-1] == wishes[-1]
    assert set(handed) <= set(wishes)


def test_a_seek_that_makes_headway_has_more_time() -> None:
    seeks = SeekQueue()
    seeks.ask(500, 0)
    seeks.pardon(1000)
    assert not seeks.is_overdue(PATIENCE_MS)
    assert seeks.is_overdue(1000 + PATIENCE_MS)
