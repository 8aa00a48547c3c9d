"""Whatever is read beside the window: one wish at a time, the latest wins, and nothing after the end."""

import threading

from judge_app.byte_source import ByteSource, MemorySource
from judge_app.ui.players.side_reading import SideReading

_PATIENCE = 60


class _Slow:
    """Answers when it is let, with twice the wish."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_answer = threading.Semaphore(0)
        self.told: list[tuple[int, int]] = []
        self.has_told = threading.Semaphore(0)

    def answer(self, _source: ByteSource, wish: int) -> int:
        self.begun.release()
        assert self.may_answer.acquire(timeout=_PATIENCE)
        return 2 * wish

    def tell(self, wish: int, answer: int) -> None:
        self.told.append((wish, answer))
        self.has_told.release()


class _Source(MemorySource):
    """Says when it is closed."""

    def __init__(self) -> None:
        super().__init__("clip.mp4", b"")
        self.is_closed = threading.Event()

    def close(self) -> None:
        self.is_closed.set()


def test_the_latest_wish_wins() -> None:
    slow, source = _Slow(), _Source()
    reading = SideReading(source, slow.answer, slow.tell)
    reading.ask(1)
    assert slow.begun.acquire(timeout=_PATIENCE)
    reading.ask(2)
    reading.ask(3)
    for _ in range(2):
        slow.may_answer.release()
        assert slow.has_told.acquire(timeout=_PATIENCE)
    assert slow.told == [(1, 2), (3, 6)]
    reading.end()
    assert source.is_closed.wait(_PATIENCE)


def test_after_the_end_nothing_is_told() -> None:
    slow, source = _Slow(), _Source()
    reading = SideReading(source, slow.answer, slow.tell)
    reading.ask(1)
    assert slow.begun.acquire(timeout=_PATIENCE)
    reading.end()
    slow.may_answer.release()
    assert source.is_closed.wait(_PATIENCE)
    assert slow.told == []
