"""Asked by the system to end, the program closes what is open first."""

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from judge_app.ui.ending import OrderlyEnd


@pytest.fixture(name="ending")
def _ending() -> Iterator[OrderlyEnd]:
    ending = OrderlyEnd()
    yield ending
    ending.shut_down()


@pytest.mark.skipif(os.name == "nt", reason="this system ends programs without a signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_window_that_waits_hears_of_it(
    qtbot: QtBot, ending: OrderlyEnd, number: signal.Signals
) -> None:
    with qtbot.waitSignal(ending.asked, timeout=60_000):
        os.kill(os.getpid(), number)


def test_afterwards_signals_mean_what_they_meant(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = OrderlyEnd()
    assert signal.getsignal(signal.SIGTERM) is not before
    ending.shut_down()
    assert signal.getsignal(signal.SIGTERM) is before
