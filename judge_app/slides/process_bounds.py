"""Bounds for processes that meet strange files: memory, and nothing left behind.

On Windows a job object does both ([JOBOBJECT_EXTENDED_LIMIT_INFORMATION] in the Windows SDK): its
members cannot take more than the limit, and closing it ends them. Elsewhere the processes bound
their own memory with `setrlimit` and are ended by their process group.
"""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Without it a program in a window flashes a console for each command that it runs."""
_EXTENDED_LIMITS = 9
"""`JobObjectExtendedLimitInformation` of `JOBOBJECTINFOCLASS`."""
_PROCESS_MEMORY, _JOB_MEMORY, _KILL_ON_CLOSE = 0x100, 0x200, 0x2000
"""`JOB_OBJECT_LIMIT_…` of `JOBOBJECT_BASIC_LIMIT_INFORMATION`."""


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """What the job object is told; the layout is Windows's."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class ProcessBounds:
    """A limit of memory (bytes) for processes and what they start; does nothing but on Windows.

    What a process started before it was taken is not under the limit; `end_tree` ends that too.
    """

    def __init__(self, memory: int, kernel: Any = None) -> None:
        self._memory = memory
        self._kernel = kernel if kernel is not None else _windows_kernel()
        self._job: int | None = None

    def take(self, process: "subprocess.Popen[bytes]") -> None:
        """Put a process that was just started under the limit, as far as the system allows."""
        if self._kernel is None:
            return
        if self._job is None:
            self._job = self._made()
        handle = getattr(process, "_handle", None)
        if self._job and handle is not None:
            self._kernel.AssignProcessToJobObject(self._job, int(handle))

    def close(self) -> None:
        """End everything that is still under the limit."""
        job, self._job = self._job, None
        if job:
            self._kernel.CloseHandle(job)

    def _made(self) -> int:
        job = int(self._kernel.CreateJobObjectW(None, None) or 0)
        limits = ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _JOB_MEMORY | _KILL_ON_CLOSE
        limits.ProcessMemoryLimit = limits.JobMemoryLimit = self._memory
        size = ctypes.sizeof(limits)
        place = ctypes.byref(limits)
        if job and not self._kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, place, size):
            self._kernel.CloseHandle(job)  # it would bound nothing, nor end what is in it
            return 0
        return job


def bound_own_memory(limit: int) -> None:
    """Make this process's own requests for memory fail beyond `limit` bytes, but on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_RSS):
        with suppress(ValueError, OSError):
            _, most = resource.getrlimit(kind)
            wanted = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(kind, (wanted, most))


def end_tree(
    process: "subprocess.Popen[bytes]",
    also: tuple[int, ...] = (),
    *,
    on_windows: bool = sys.platform == "win32",
) -> None:
    """End a process that leads its own group, everything it started, and the processes `also`."""
    if on_windows:
        for number in (process.pid, *also):
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(number)],
                capture_output=True,
                check=False,
                creationflags=NO_CONSOLE,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _windows_kernel() -> Any:
    loader = getattr(ctypes, "WinDLL", None)
    if loader is None:
        return None
    kernel = loader("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32
    )  # fmt: skip
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    return kernel
