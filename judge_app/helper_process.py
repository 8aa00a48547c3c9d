"""A process of ours that answers requests line by line, and is ended when it falls silent.

Whatever it does with a file from outside - crash, hang, eat memory - costs that process only.
"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class ProcessGoneError(Exception):
    """The process ended, or was ended because it gave no sign of life."""

    def __init__(self, *, too_slow: bool) -> None:
        super().__init__(too_slow)
        self.too_slow = too_slow


def helper_command(module: str, flag: str) -> list[str]:
    """Return what starts a helper.

    Args:
        module: what `python -m` runs.
        flag: what the frozen program, which has no `python -m`, is called with instead.
    """
    if getattr(sys, "frozen", False):
        return [str(_command_line_program(Path(sys.executable))), flag]
    return [sys.executable, "-m", module]


def _command_line_program(running: Path) -> Path:
    """Return the packed program of the console kind; Windows gives one with a window no pipes."""
    return running.with_name(f"judge-app-cli{running.suffix}")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A running process and the two pipes to it."""

    process: "subprocess.Popen[bytes]"
    asking: IO[bytes]
    hearing: IO[bytes]

    @classmethod
    def begun(cls, command: list[str]) -> "Conversation":
        """Start a process that answers on its standard output; `OSError` where none starts."""
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert process.stdin is not None
        assert process.stdout is not None
        return cls(process, process.stdin, process.stdout)

    def end(self) -> None:
        """End the process at once and close the pipes."""
        self.process.kill()
        for stream in (self.asking, self.hearing):
            with suppress(OSError):
                stream.close()
        self.process.wait()


class HelperProcess:
    """Started when it is first asked, and anew after it was ended.

    Args:
        module: what `python -m` runs.
        flag: what the frozen program, which has no `python -m`, is called with instead.
        patience: seconds of silence after which it is ended.
    """

    def __init__(self, module: str, flag: str, patience: float) -> None:
        self._module = module
        self._flag = flag
        self._patience = patience
        self._conversation: Conversation | None = None

    def ask(self, request: bytes, *, seconds: float | None = None) -> Iterator[bytes]:
        """Send one line and yield every line that comes back; the caller knows which is the last.

        Args:
            request: what is asked, without an end of line.
            seconds: how long it may take in all, signs of life or not.

        Raises:
            ProcessGoneError: there will be no further line.
        """
        conversation = self._living()
        guard = _Guard(conversation.process, self._patience, seconds)
        try:
            conversation.asking.write(request + b"\n")
            conversation.asking.flush()
            while line := conversation.hearing.readline():
                guard.alive()
                yield line
            raise BrokenPipeError
        except OSError as error:
            self.close()
            raise ProcessGoneError(too_slow=guard.has_struck) from error
        finally:
            guard.dismiss()

    def close(self) -> None:
        """End the process."""
        conversation, self._conversation = self._conversation, None
        if conversation is not None:
            conversation.end()

    def _living(self) -> Conversation:
        if self._conversation is None:
            self._conversation = Conversation.begun(self._command())
        return self._conversation

    def _command(self) -> list[str]:
        return helper_command(self._module, self._flag)


class _Guard:
    """Kills a process that is silent for too long, or at work for too long in all."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", patience: float, seconds: float | None
    ) -> None:
        self._process = process
        self._patience = patience
        self._silence = self._started(patience)
        self._whole = None if seconds is None else self._started(seconds)
        self.has_struck = False

    def alive(self) -> None:
        """Take note of a sign of life."""
        self._silence.cancel()
        self._silence = self._started(self._patience)

    def dismiss(self) -> None:
        """Guard no longer."""
        self._silence.cancel()
        if self._whole is not None:
            self._whole.cancel()

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._strike)
        timer.daemon = True
        timer.start()
        return timer

    def _strike(self) -> None:
        self.has_struck = True
        self._process.kill()
