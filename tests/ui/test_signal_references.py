"""The pinned PySide6 keeps the references of `True` and `None` that signals carry.

6.12.0 on Python 3.11 drops one at every call and aborts within seconds (see the decision record).
This test tells whoever tries a newer version before their users do.
"""

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 1000


class Emitter(QObject):
    told = Signal(bool)
    heard = Signal(object)


def lost(emitter: Emitter, value: object) -> int:
    """Emit a thousand times and return how many references of `value` are gone."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        emitter.told.emit(bool(value))
        emitter.heard.emit(value)
    return before - sys.getrefcount(value)


def test_a_thousand_emits_lose_no_reference() -> None:
    emitter = Emitter()
    got: list[object] = []
    emitter.told.connect(got.append)
    emitter.heard.connect(got.append)
    for value in (True, False, None):
        got.clear()
        assert lost(emitter, value) <= 0, value
        assert len(got) == 2 * CALLS
    got.clear()


def test_slots_that_return_nothing_lose_no_reference() -> None:
    emitter = Emitter()

    def hear(_value: object) -> None:
        return None

    emitter.told.connect(hear)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        emitter.told.emit(True)
    assert sys.getrefcount(None) >= before - 10
