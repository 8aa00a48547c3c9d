"""Memory that a process of ours makes and its helper attaches to, for pictures.

The maker alone answers for it: it gives the memory back, and Python's resource tracker does so for
a maker that was killed. Whoever attaches leaves no trace, so that a helper may be killed at any
moment without taking the memory along.
"""

import mmap
import os
import sys
from collections.abc import Callable
from multiprocessing.shared_memory import SharedMemory

if sys.platform != "win32":
    import _posixshmem  # type: ignore[import-not-found]  # what `SharedMemory` itself is made of


class HelperMemory:
    """The memory, on either side."""

    def __init__(self, name: str, buffer: memoryview, let_go: Callable[[], None]) -> None:
        self.name = name
        """What the other side attaches by."""
        self.buffer = buffer
        """All bytes, zero at first; at least as many as were asked for."""
        self._let_go = let_go

    @classmethod
    def made(cls, size: int) -> "HelperMemory":
        """Make memory of `size` bytes; its pages cost nothing until they are written."""
        memory = SharedMemory(create=True, size=size)

        def give_back() -> None:
            memory.close()
            memory.unlink()

        return cls(memory.name, _content(memory), give_back)

    @classmethod
    def found(cls, name: str) -> "HelperMemory":
        """Attach to the other side's memory; `FileNotFoundError` where it was given back."""
        if sys.platform == "win32":
            memory = SharedMemory(name=name)
            return cls(name, _content(memory), memory.close)
        # WORKAROUND https://github.com/python/cpython/issues/82300: before Python 3.13
        # `SharedMemory` has the resource tracker remove the memory when this process ends.
        descriptor: int = _posixshmem.shm_open(f"/{name}", os.O_RDWR, mode=0o600)
        try:
            mapped = mmap.mmap(descriptor, 0)
        finally:
            os.close(descriptor)
        buffer = memoryview(mapped)

        def detach() -> None:
            buffer.release()
            mapped.close()

        return cls(name, buffer, detach)

    def close(self) -> None:
        """Let go of the memory; its maker gives it back to the system."""
        self._let_go()


def _content(memory: SharedMemory) -> memoryview:
    buffer = memory.buf
    assert buffer is not None
    return buffer
