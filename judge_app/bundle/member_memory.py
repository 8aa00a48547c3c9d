"""What is known and in memory of one member, shared by all sources that read it."""

import threading
from collections import OrderedDict

KEPT_CHUNKS = 8


class MemberMemory:
    """The chunks that were read and checked last. Every method may be called from any thread."""

    def __init__(self) -> None:
        self.digests: bytes | None = None
        """The digests of all chunks, once they were held against the member's signed hash."""
        self._lock = threading.Lock()
        self._chunks: OrderedDict[int, bytes] = OrderedDict()

    def chunk(self, number: int) -> bytes | None:
        """Return a chunk if it is kept; it never waits for one that is being read."""
        with self._lock:
            kept = self._chunks.get(number)
            if kept is not None:
                self._chunks.move_to_end(number)
            return kept

    def keep(self, number: int, checked: bytes) -> None:
        """Keep a chunk, and let go of the one that was not asked for the longest."""
        with self._lock:
            self._chunks[number] = checked
            self._chunks.move_to_end(number)
            if len(self._chunks) > KEPT_CHUNKS:
                self._chunks.popitem(last=False)
