"""What libVLC says while it works: the only proof that a picture belongs to the place sought.

Its callbacks for pictures carry no times, and its clock says at once what it was told. Its log, though,
names the moments that matter, in the thread in which they happen: the decoder says that its first
picture after a seek is there, or that it has left out all before the place, right before it hands
that picture on, and by then whatever stood in line before was thrown away (libVLC 3, `src/input/
decoder.c` and `es_out.c`).
"""

from typing import Any

from judge_app.ui.players.vlc.callbacks import LogCall

_RECEIVED = b"Received first picture"
_LEFT_OUT = b"end of video preroll"
_BUFFERED = b"Stream buffering done"
_AT_END = b"EOF reached"
_UNDATED = b"Could not convert timestamp"
_NOT_DECODED = (b"could not identify codec", b"could not decode the format")


class VlcLog:
    """Hears the log of one libVLC; `clear` before a seek, then ask what has been said since."""

    def __init__(self, dll: Any, instance: Any) -> None:
        # libVLC keeps this address: the object must live as long as the instance.
        self._call = LogCall(self._on_message)
        self.clear()
        dll.libvlc_log_set(instance, self._call, None)

    def clear(self) -> None:
        """Forget what was said."""
        self.is_decoded = False
        self.is_buffered = False
        self.is_read_up = False
        self.is_undated = False
        self.tracks_not_decoded = 0

    def _on_message(
        self, _data: object, _level: int, _context: int, form: bytes, _values: int
    ) -> None:
        # The messages' forms say enough; their values are never needed.
        if form.startswith((_RECEIVED, _LEFT_OUT)):
            self.is_decoded = True
        elif form.startswith(_BUFFERED):
            self.is_buffered = True
        elif form.startswith(_AT_END):
            # Standing, libVLC waits for more than there is, and never says that it has enough.
            self.is_buffered = self.is_read_up = True
        elif form.startswith(_UNDATED):
            self.is_undated = True
        elif form.startswith(_NOT_DECODED):
            self.tracks_not_decoded += 1
