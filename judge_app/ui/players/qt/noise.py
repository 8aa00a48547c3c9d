"""What QtMultimedia says beside the matter, kept out of the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler

# What FFmpeg says about a broken clip also arrives as an error, and is said to the judge.
_CHATTER = """
qt.multimedia.symbolsresolver.warning=false
qt.multimedia.ffmpeg*.info=false
qt.multimedia.ffmpeg*.warning=false
qt.multimedia.playbackengine*.info=false
qt.multimedia.playbackengine*.warning=false
"""

# A machine without loudspeakers, and a platform without a graphics card: both are served.
_KNOWN_NOISE = ("PulseAudioService: pa_context_connect() failed", "No RHI backend")


def quiet_engine_chatter() -> None:
    """Keep the engine's running commentary out of the log."""
    QLoggingCategory.setFilterRules(_CHATTER)


@contextmanager
def known_noise() -> Iterator[None]:
    """Swallow the two messages that Qt prints on machines without sound or graphics."""

    def filtered(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if not any(noise in message for noise in _KNOWN_NOISE) and previous is not None:
            previous(kind, context, message)

    previous = qInstallMessageHandler(filtered)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
