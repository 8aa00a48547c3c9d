"""Processes are bounded: by a job object on Windows, by their own limit elsewhere."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from judge_app.slides.process_bounds import ExtendedLimits, ProcessBounds, end_tree


class Kernel:
    """Windows's kernel32, as far as it is asked here."""

    def __init__(self, *, makes: bool = True, limits: bool = True) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._makes = makes
        self._limits = limits

    def CreateJobObjectW(self, attributes: object, name: object) -> int | None:  # noqa: N802
        self.calls.append(("create", attributes, name))
        return 77 if self._makes else None

    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int) -> int:  # noqa: N802
        held = ctypes.cast(limits, ctypes.POINTER(ExtendedLimits)).contents
        flags = held.BasicLimitInformation.LimitFlags
        self.calls.append(("limit", job, kind, flags, held.ProcessMemoryLimit, size))
        return int(self._limits)

    def AssignProcessToJobObject(self, job: int, process: int) -> int:  # noqa: N802
        self.calls.append(("assign", job, process))
        return 1

    def CloseHandle(self, job: int) -> int:  # noqa: N802
        self.calls.append(("close", job))
        return 1


class Process:
    _handle = 1234
    pid = 99
    is_awaited = False

    def wait(self) -> int:
        self.is_awaited = True
        return 1


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


def test_its_limits_lie_where_windows_looks_for_them() -> None:
    """Offsets in the Windows SDK's winnt.h, for 64 and for 32 bits."""
    is_wide = ctypes.sizeof(ctypes.c_void_p) == 8
    basic = type(ExtendedLimits().BasicLimitInformation)
    names = ("LimitFlags", "MinimumWorkingSetSize", "ActiveProcessLimit", "Affinity")
    expected = [16, 24, 40, 48] if is_wide else [16, 20, 28, 32]
    assert [getattr(basic, name).offset for name in names] == expected
    names = ("IoInfo", "ProcessMemoryLimit", "JobMemoryLimit", "PeakJobMemoryUsed")
    expected = [64, 112, 120, 136] if is_wide else [48, 96, 100, 108]
    assert [getattr(ExtendedLimits, name).offset for name in names] == expected


def test_a_job_that_cannot_be_made_or_limited_takes_nobody() -> None:
    process: Any = Process()
    without = Kernel(makes=False)
    bounds = ProcessBounds(1, without)
    bounds.take(process)
    bounds.close()
    assert [call[0] for call in without.calls] == ["create"]

    unlimited = Kernel(limits=False)
    bounds = ProcessBounds(1, unlimited)
    bounds.take(process)
    bounds.close()
    assert [call[0] for call in unlimited.calls] == ["create", "limit", "close"]


def test_on_windows_a_tree_is_ended_by_its_command_and_strays_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **how: ran.append((command, how)))
    process: Any = Process()
    end_tree(process, also=(4711,), on_windows=True)
    assert [command for command, _ in ran] == [
        ["taskkill", "/T", "/F", "/PID", "99"],
        ["taskkill", "/T", "/F", "/PID", "4711"],
    ]
    assert all("creationflags" in how and how["capture_output"] for _, how in ran)
    assert process.is_awaited


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
