"""How long tests wait for what must come: long, for machines are slow, and shared."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
"""After so long something has failed. How fast it comes is for `benchmarks/` to show, not for tests."""
LONGEST_RUN_SECONDS = 250
"""A program that a test runs has so long; less than pytest gives to a test."""


class PatientBot(QtBot):
    """pytest-qt's helper, which never gives up early."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait until something holds, for `PATIENCE_MS` at least."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))
