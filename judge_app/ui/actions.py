"""Every action is declared once and serves menu, button, shortcut and help alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.icons import icon


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """What an action is called and how it is reached.

    `label` and `group` are Vietnamese source texts marked with `later`. `shortcuts` use
    QKeySequence's portable names; single letters are refused because Telex types with them.
    `when` names the condition under which the action is enabled; empty means always.
    """

    id: str
    label: str
    group: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    when: str = ""
    checkable: bool = False

    def __post_init__(self) -> None:
        """Refuse shortcuts that typing would trigger."""
        for shortcut in self.shortcuts:
            if len(shortcut) == 1:
                raise ValueError(shortcut)


class Action(QAction):
    """A `QAction` that keeps its declaration, its language and its icon's colour up to date."""

    def __init__(self, spec: ActionSpec, run: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._spec = spec
        self._run = run
        self.setObjectName(spec.id)
        self.setCheckable(spec.checkable)
        self.setShortcuts([QKeySequence(key) for key in spec.shortcuts])
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.icon:
            self.setIcon(icon(spec.icon))
        self.triggered.connect(self._on_triggered)
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def spec(self) -> ActionSpec:
        """The declaration."""
        return self._spec

    @property
    def shortcut_text(self) -> str:
        """All shortcuts as the help page shows them."""
        return "  ".join(self._native(key) for key in self._spec.shortcuts)

    def retranslate(self) -> None:
        """Show label and tooltip in the language in use."""
        label = tr_later(self._spec.label)
        self.setText(label)
        shortcut = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        keys = f"  ({shortcut})" if shortcut else ""
        self.setToolTip(label.rstrip("…") + keys)

    def _on_triggered(self) -> None:
        self._run()

    @staticmethod
    def _native(key: str) -> str:
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ActionTable(QObject):
    """The actions of one screen, in the order of their declaration."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._actions: dict[str, Action] = {}
        self._near: dict[QKeySequence, Action] = {}

    def __getitem__(self, action_id: str) -> Action:
        """Return the action with this id; `KeyError` if there is none."""
        return self._actions[action_id]

    @property
    def all(self) -> tuple[Action, ...]:
        """Every action."""
        return tuple(self._actions.values())

    def add(self, spec: ActionSpec, run: Callable[[], object]) -> Action:
        """Make the action, so that its shortcut works wherever in the owner's window one is."""
        action = Action(spec, run, self)
        self._actions[spec.id] = action
        self._owner.addAction(action)
        return action

    def add_methods(self, specs: Mapping[str, ActionSpec], *owners: object) -> None:
        """Make the actions of `specs`, none possible yet.

        Each runs the method that is its key, of the first owner that has one.
        """
        for method, spec in specs.items():
            owner = next(each for each in owners if hasattr(each, method))
            self.add(spec, getattr(owner, method))
        self.apply(frozenset())

    def adopt(self, actions: Iterable[Action]) -> None:
        """List actions made elsewhere (a player's), so that menu and help show them too."""
        for action in actions:
            self._actions[action.spec.id] = action

    def give_up_shortcuts(self, keys: Iterable[str] | None = None) -> None:
        """Leave these shortcuts, or all of them, to another view that is shown at the same time.

        Where it is all of them, the owner still answers to them while it has the keyboard: what a
        key does is then done to what the eye is on.
        """
        given = None if keys is None else {QKeySequence(key) for key in keys}
        if keys is None:
            self._near = {key: each for each in self.all for key in each.shortcuts()}
            self._owner.installEventFilter(self)
        for action in self._actions.values():
            kept = [key for key in action.shortcuts() if given is not None and key not in given]
            action.setShortcuts(kept)
            action.retranslate()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that are answered to here alone, before the window's shortcuts get them."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._near.get(QKeySequence(event.key() | plain.value))
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            action.trigger()
        return True

    def apply(self, conditions: frozenset[str]) -> None:
        """Enable the actions whose condition is among `conditions` or that have none."""
        for action in self._actions.values():
            action.setEnabled(not action.spec.when or action.spec.when in conditions)
