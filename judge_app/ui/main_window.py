"""The shell: the home page, one role's workspace at a time, and what is the same everywhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget

from judge_app.errors import JudgeAppError
from judge_app.settings import RecentWork
from judge_app.ui import shell_actions
from judge_app.ui.actions import ActionTable
from judge_app.ui.appearance import Appearance
from judge_app.ui.crash import CrashHandler
from judge_app.ui.help_dialog import HelpDialog
from judge_app.ui.home.model import HomeModel
from judge_app.ui.home.routing import Door, route
from judge_app.ui.home.view import HomeView
from judge_app.ui.language import tr
from judge_app.ui.notices import about_dialog, bug_dialog, failure_dialog
from judge_app.ui.services import Services
from judge_app.ui.workspace import Workspace, is_available, make_workspace


class MainWindow(QMainWindow):
    """Chooses what is on screen; the workspaces do the rest."""

    def __init__(self, services: Services, crash: CrashHandler | None = None) -> None:
        super().__init__()
        self._services = services
        self._workspace: Workspace | None = None
        self._may_close = False
        self._appearance = Appearance(services.settings, self)
        self._shell = ActionTable(self)
        self._declare_actions()
        self._home_model = HomeModel(services.settings, services.clock)
        self._home = HomeView(self._home_model, services.tasks, self._shell)
        self._home.door_opened.connect(self._on_door_opened)
        self._home.recent_opened.connect(self._on_recent_opened)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        self.setWindowTitle("judge-app")
        self.setMinimumSize(480, 320)
        self.resize(1280, 720)
        self.restoreGeometry(QByteArray.fromBase64(services.settings.current.window.encode()))
        services.tasks.failure_unheard.connect(self._on_failure_unheard)
        if crash is not None:
            crash.reported.connect(self._on_bug_reported)
        self._update_actions()

    @property
    def workspace(self) -> Workspace | None:
        """The role's screens on display, or None at home."""
        return self._workspace

    @property
    def home(self) -> HomeView:
        """The home page."""
        return self._home

    @property
    def shell(self) -> ActionTable:
        """The window's own actions."""
        return self._shell

    def begin(self, target: Path | None, *, person: str = "", code: str = "") -> None:
        """Open `target` if there is one; the home page is on screen before anything is read."""
        if target is not None:
            self.open_path(target, person=person, code=code)
        else:
            self._home.setFocus()
            QTimer.singleShot(0, self._home, self._home.look_for_files)

    def open_path(self, path: Path, *, person: str = "", code: str = "") -> None:
        """Go through the door that a file or a folder belongs to."""
        way = route(path)
        if way.door is None or not is_available(way.door):
            self._leave(then=partial(self._home.show_refusal, way))
            return
        self._enter(way.door, way.path, person=person, code=code)

    def shut_down(self) -> None:
        """Let go of everything that the workspace holds."""
        if self._workspace is not None:
            self._workspace.shut_down()
        self._services.tasks.store(self._services.keys.close)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, or hand it to the workspace that wants it."""
        paths = tuple(Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile())
        event.acceptProposedAction()
        if not paths or (self._workspace is not None and self._workspace.take_drop(paths)):
            return
        self.open_path(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the workspace first; remember where the window stood."""
        if self._workspace is not None and not self._may_close:
            event.ignore()
            self._workspace.ask_to_leave(self._close_for_good)
            return
        geometry = self.saveGeometry().toBase64().toStdString()
        self._services.settings.change(window=geometry)
        super().closeEvent(event)

    def _on_door_opened(self, door: Door) -> None:
        self._enter(door, None)

    def _on_recent_opened(self, work: RecentWork) -> None:
        self._enter(Door(work.role), Path(work.path), person=work.person)

    def _on_recent_changed(self, work: RecentWork) -> None:
        self._services.settings.store(self._services.settings.current.with_recent(work))

    def _on_title_changed(self, title: str) -> None:
        self.setWindowTitle(f"{title} - judge-app" if title else "judge-app")

    def _on_failure_unheard(self, failure: JudgeAppError) -> None:
        failure_dialog(self, failure).open()

    def _on_bug_reported(self, report: Path | None) -> None:
        bug_dialog(self, report).open()

    def _open_file(self) -> None:
        folder = self._services.settings.current.last_folder
        dialog = QFileDialog(self, tr("Mở gói bài thi"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Gói bài thi (*.judgebundle)"), tr("Mọi tệp (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, file: str) -> None:
        self._services.settings.change(last_folder=str(Path(file).parent))
        self.open_path(Path(file))

    def _go_home(self) -> None:
        self._leave()

    def _show_help(self) -> None:
        own = self._workspace.actions_table if self._workspace is not None else None
        tables = (own, self._shell) if own is not None else (self._shell,)
        HelpDialog(tables, self).open()

    def _show_about(self) -> None:
        about_dialog(self).open()

    def _enter(self, door: Door, target: Path | None, *, person: str = "", code: str = "") -> None:
        def enter() -> None:
            self._drop_workspace()
            workspace = make_workspace(door, self._services, self._shell)
            workspace.left.connect(self._go_home)
            workspace.title_changed.connect(self._on_title_changed)
            workspace.recent_changed.connect(self._on_recent_changed)
            self._workspace = workspace
            self._stack.addWidget(workspace)
            self._stack.setCurrentWidget(workspace)
            self._home.clear_notice()
            self._update_actions()
            workspace.open_target(target, person=person, code=code)

        self._when_free(enter)

    def _leave(self, then: Callable[[], None] | None = None) -> None:
        def leave() -> None:
            self._drop_workspace()
            self._home.refresh()
            self._stack.setCurrentWidget(self._home)
            self._home.setFocus()
            self._on_title_changed("")
            self._update_actions()
            if then is not None:
                then()

        self._when_free(leave)

    def _when_free(self, go: Callable[[], None]) -> None:
        if self._workspace is None:
            go()
        else:
            self._workspace.ask_to_leave(go)

    def _drop_workspace(self) -> None:
        if self._workspace is None:
            return
        self._workspace.shut_down()
        self._stack.removeWidget(self._workspace)
        self._workspace.deleteLater()
        self._workspace = None

    def _close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def _update_actions(self) -> None:
        self._shell.apply(frozenset({"in workspace"} if self._workspace is not None else ()))

    def _declare_actions(self) -> None:
        add = self._shell.add
        add(shell_actions.OPEN, self._open_file)
        add(shell_actions.HOME, self._go_home)
        add(shell_actions.HELP, self._show_help)
        self._appearance.declare(self._shell)
        add(shell_actions.ABOUT, self._show_about)
        add(shell_actions.QUIT, self.close)
