"""What every screen is handed: settings, clock, folders, and the task runner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from judge_app.settings import SettingsFile
from judge_app.ui.tasks import TaskRunner
from judge_app.workflows.key_ring import KeyRing


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the program brings from outside the window."""

    settings: SettingsFile
    clock: Callable[[], datetime]
    data_folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What a screen may use."""

    settings: SettingsFile
    clock: Callable[[], datetime]
    data_folder: Path
    tasks: TaskRunner
    keys: KeyRing = field(default_factory=KeyRing)
    """Used by the serial worker alone."""
