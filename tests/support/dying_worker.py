"""The drawing process dies at a moment that is sure, however slow the machine is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from judge_app.slides import wire
from judge_app.slides.worker import DeckWorker


def kill_unasked(worker: DeckWorker) -> None:
    """Kill the process while nobody asks it for anything, and wait until that is so."""
    assert worker._conversation is not None
    worker._conversation.process.kill()
    worker._conversation.process.wait()


@contextmanager
def killed_once_asked(worker: DeckWorker) -> Iterator[None]:
    """Let the process die after it was asked for something and before it answers.

    It is held first, so that it cannot answer, and killed by the very request.
    """
    conversation = worker._conversation
    assert conversation is not None
    conversation.process.send_signal(signal.SIGSTOP)
    send = wire.send

    def send_and_kill(
        stream: IO[bytes], message: wire.Request | wire.Answer, raw: bytes = b""
    ) -> None:
        send(stream, message, raw)
        if stream is conversation.asking:
            conversation.process.kill()
            conversation.process.wait()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "send", send_and_kill)
        yield
    assert conversation.process.poll() is not None, "nothing was asked of it"
