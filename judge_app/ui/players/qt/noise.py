"""What QtMultimedia says beside the matter, kept out of the log.

By Qt's own filters alone, never by a message handler. Qt calls a handler on whatever thread has
something to say; PySide's waits there for the interpreter, and where the handler is taken away
meanwhile it calls a null pointer: the program dies. Clips whose packets carry no time, such as
H.264 in AVI, make the thread that reads them say so for every packet.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory, QtMsgType

# What FFmpeg says about a broken clip also arrives as an error, and is said to the judge.
_CHATTER = """
qt.multimedia.symbolsresolver.warning=false
qt.multimedia.ffmpeg*.info=false
qt.multimedia.ffmpeg*.warning=false
qt.multimedia.playbackengine*.info=false
qt.multimedia.playbackengine*.warning=false
"""


def quiet_engine_chatter() -> None:
    """Keep the engine's running commentary out of the log."""
    QLoggingCategory.setFilterRules(_CHATTER)


@contextmanager
def known_noise() -> Iterator[None]:
    """Swallow what Qt prints on machines without sound or graphics; for the main thread.

    Both are served. The two messages ("PulseAudioService: pa_context_connect() failed" and "No RHI
    backend") belong to no category, so every warning that belongs to none is swallowed meanwhile.
    """
    nameless = QLoggingCategory.defaultCategory()
    was_heard = nameless.isWarningEnabled()
    nameless.setEnabled(QtMsgType.QtWarningMsg, False)  # noqa: FBT003 - Qt knows it by its place alone
    try:
        yield
    finally:
        nameless.setEnabled(QtMsgType.QtWarningMsg, was_heard)
