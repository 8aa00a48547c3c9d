"""The clip's bytes inside the libVLC process: asked for over the pipe, a block at a time."""

import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from judge_app.media.containers.stretch import Cut
from judge_app.ui.players.vlc import wire

BLOCK = 256 * 1024
_KEPT = 16
_PATIENCE_SECONDS = 60.0


class AskedBytes:
    """One clip's bytes, with a position, as libVLC wants to read them.

    `is_waiting` says whether somebody waits for an answer, `has_failed` whether bytes failed since it was
    last set. `replaced` are bytes by their offsets that `read` gives in place of the clip's own.

    Args:
        clip: the clip's number.
        size: how many bytes it has.
        ask: sends a request for bytes; `serve` brings the answer.
    """

    def __init__(self, clip: int, size: int, ask: Callable[[wire.WantBytes], None]) -> None:
        self.clip = clip
        self.size = size
        self._ask = ask
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._position = 0
        self._is_closed = False
        self._cut = Cut(head=b"", offset=0)
        self._may_read = threading.Event()
        self._may_read.set()
        self.replaced: Mapping[int, bytes] = {}
        self.is_waiting = self.has_failed = False

    def serve(self, raw: bytes | None) -> None:
        """Bring an answer; None if the bytes cannot be had."""
        self._answers.put(raw)

    def give_up(self) -> None:
        """Let whoever waits for bytes go on without."""
        self._is_closed = True
        self._answers.put(None)

    def cut(self, cut: Cut | None) -> None:
        """From now on read the clip that begins there, or the whole one."""
        whole = Cut(head=b"", offset=0)
        self._cut = cut or whole

    @property
    def size_read(self) -> int:
        """How many bytes are to be read."""
        return len(self._cut.head) + self.size - self._cut.offset + len(self._cut.tail)

    @contextmanager
    def withheld(self) -> Iterator[None]:
        """Let nobody read on before this is over."""
        self._may_read.clear()
        try:
            yield
        finally:
            self._may_read.set()

    def rewind(self, position: int = 0) -> None:
        """Read from here on."""
        self._position = min(position, self.size_read)

    def read_at(self, offset: int, length: int) -> bytes:
        """Return the bytes from `offset` on, fewer at the end or where they fail.

        The position stays: others may read on meanwhile.
        """
        parts: list[bytes] = []
        while length > 0 and (piece := self._piece(offset, length)):
            parts.append(piece)
            length -= len(piece)
            offset += len(piece)
        return b"".join(parts)

    def read(self, length: int) -> bytes | None:
        """Return some bytes from the position on, none at the end, None where they fail."""
        self._may_read.wait()
        position = self._position
        cut = self._cut
        piece: bytes | None = cut.head[position : position + length]
        stored_at = position - len(cut.head) + cut.offset
        if not piece and stored_at >= self.size:
            piece = cut.tail[stored_at - self.size :][:length]
        elif not piece:
            piece = self._piece(stored_at, length)
            if piece:
                piece = self._with_replaced(piece, stored_at)
        if piece:
            self._position = position + len(piece)
        return piece

    def _with_replaced(self, piece: bytes, position: int) -> bytes:
        for offset, other in self.replaced.items():
            for at, byte in enumerate(other, offset - position):
                if 0 <= at < len(piece):
                    piece = piece[:at] + bytes([byte]) + piece[at + 1 :]
        return piece

    def _piece(self, position: int, length: int) -> bytes | None:
        with self._lock:
            number, inside = divmod(position, BLOCK)
            if position >= self.size:
                return b""
            block = self._block(number)
            if block is None or inside >= len(block):
                self.has_failed = True
                return None
            return block[inside : inside + length]

    def _block(self, number: int) -> bytes | None:
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        if self._is_closed:
            return None
        offset = number * BLOCK
        self._ask(wire.WantBytes(self.clip, offset, min(BLOCK, self.size - offset)))
        self.is_waiting = True
        try:
            raw = self._answers.get(timeout=_PATIENCE_SECONDS)
        except queue.Empty:
            return None
        finally:
            self.is_waiting = False
        if not raw:
            return None
        self._blocks[number] = raw
        while len(self._blocks) > _KEPT:
            self._blocks.popitem(last=False)
        return raw
