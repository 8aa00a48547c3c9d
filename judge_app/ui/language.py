"""The language of the screen, switched while the program runs.

The Vietnamese text is the key, so that code reads as the screen does; `resources/i18n/en/*.json`
(one flat file a room) gives the English. Text with a count may hold two English forms parted by
`|`: one, and many.
"""

import json
from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from judge_app.paths import resource


class Language(StrEnum):
    """A language of the screen."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class LanguageSwitch(QObject):
    """Knows the language in use and tells every widget when it becomes another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._current = Language.VIETNAMESE
        self._english: Mapping[str, str] | None = None

    @property
    def current(self) -> Language:
        """The language in use."""
        return self._current

    def use(self, wanted: Language) -> None:
        """Switch to `wanted`; every widget that listens to `changed` rewrites itself."""
        if wanted is self._current:
            return
        self._current = wanted
        self.changed.emit()

    def text(self, vietnamese: str, values: Mapping[str, object]) -> str:
        """Return `vietnamese` in the language in use, with its placeholders filled in."""
        pattern = vietnamese
        if self._current is Language.ENGLISH:
            pattern = _counted(self._english_texts().get(vietnamese, vietnamese), values)
        return pattern.format(**values) if values else pattern

    def _english_texts(self) -> Mapping[str, str]:
        if self._english is None:
            self._english = load_english()
        return self._english


def load_english() -> dict[str, str]:
    """Return every English text by its Vietnamese one."""
    texts: dict[str, str] = {}
    for room in sorted(resource("i18n", "en").glob("*.json")):
        texts.update(json.loads(room.read_text(encoding="utf-8")))
    return texts


def _counted(pattern: str, values: Mapping[str, object]) -> str:
    if "|" not in pattern:
        return pattern
    one, many = pattern.split("|", 1)
    return one if values.get("count") == 1 else many


language = LanguageSwitch()


def tr(vietnamese: str, **values: object) -> str:
    """Return a text of the screen in the language in use.

    `vietnamese` must be a literal, because a test looks up the English of every one. For texts
    held in tables, mark them with `later` and translate them when they are shown.
    """
    return language.text(vietnamese, values)


def later(vietnamese: str) -> str:
    """Mark a literal in a table as text of the screen; `tr_later` translates it when shown."""
    return vietnamese


def tr_later(marked: str, **values: object) -> str:
    """Translate a text that was marked with `later`."""
    return language.text(marked, values)
