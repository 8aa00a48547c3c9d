"""Processes are bounded: by a job object on Windows, by their own limit elsewhere."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from judge_app.slides.process_bounds import ExtendedLimits, ProcessBounds


class Kernel:
    """Windows's kernel32, as far as it is asked here."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def CreateJobObjectW(self, attributes: object, name: object) -> int:  # noqa: N802
        self.calls.append(("create", attributes, name))
        return 77

    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int) -> int:  # noqa: N802
        held = ctypes.cast(limits, ctypes.POINTER(ExtendedLimits)).contents
        flags = held.BasicLimitInformation.LimitFlags
        self.calls.append(("limit", job, kind, flags, held.ProcessMemoryLimit, size))
        return 1

    def AssignProcessToJobObject(self, job: int, process: int) -> int:  # noqa: N802
        self.calls.append(("assign", job, process))
        return 1

    def CloseHandle(self, job: int) -> int:  # noqa: N802
        self.calls.append(("close", job))
        return 1


class Process:
    _handle = 1234


def test_on_windows_a_job_object_bounds_the_memory_and_ends_what_is_left() -> None:
    kernel = Kernel()
    bounds = ProcessBounds(1_500_000_000, kernel)
    process: Any = Process()
    bounds.take(process)
    bounds.take(process)
    bounds.close()
    bounds.close()
    size = 144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112
    assert kernel.calls == [
        ("create", None, None),
        ("limit", 77, 9, 0x2300, 1_500_000_000, size),
        ("assign", 77, 1234),
        ("assign", 77, 1234),
        ("close", 77),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_elsewhere_a_process_cannot_take_more_than_it_allowed_itself() -> None:
    program = (
        "from judge_app.slides.process_bounds import bound_own_memory\n"
        "bound_own_memory(200_000_000)\n"
        "small = bytes(50_000_000)\n"
        "try:\n    bytes(400_000_000)\nexcept MemoryError:\n    print('bounded')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "bounded"
