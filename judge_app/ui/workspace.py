"""What the main window knows of a role's screens, and how it finds them."""

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.services import Services


class Workspace(QWidget):
    """The screens of one role, in place of the home page."""

    left = Signal()
    """The user went back to the home page."""
    title_changed = Signal(str)
    recent_changed = Signal(object)
    """A `RecentWork` to remember."""

    def __init__(self, services: Services, shell: ActionTable) -> None:
        super().__init__()
        self.services = services
        self.shell = shell

    @property
    def actions_table(self) -> ActionTable | None:
        """The role's own actions, for menu and help."""
        return None

    def open_target(self, target: Path | None, *, person: str = "", code: str = "") -> None:
        """Begin with a bundle, a sheet or a folder, or with nothing."""
        raise NotImplementedError

    def take_drop(self, paths: tuple[Path, ...]) -> bool:
        """Use files dropped on the window; return whether they were wanted here."""
        del paths
        return False

    def ask_to_leave(self, leave: Callable[[], None]) -> None:
        """Call `leave` at once, or after the user has answered."""
        leave()

    def shut_down(self) -> None:
        """Let go of players, files and stores."""


class WorkspaceFactory(Protocol):
    """What a role's module must offer under the name `make_workspace`."""

    def __call__(self, services: Services, shell: ActionTable) -> Workspace:
        """Return a fresh workspace."""


def is_available(role: str) -> bool:
    """Return whether the screens of `judge`, `chair` or `staff` are part of this build."""
    package = f"judge_app.ui.{role}"
    return find_spec(package) is not None and find_spec(f"{package}.workspace") is not None


def make_workspace(role: str, services: Services, shell: ActionTable) -> Workspace:
    """Load a role's screens, only now, so that the home page need not wait for them."""
    module = importlib.import_module(f"judge_app.ui.{role}.workspace")
    return cast("WorkspaceFactory", module.make_workspace)(services, shell)
