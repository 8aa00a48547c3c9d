"""Qt's own dialogs (print preview, page setup, files, menus of text fields) in our words.

Qt brings no Vietnamese. `resources/i18n/qt/vi.ts` holds ours; `make qt-words` compiles it into the
`vi.qm` beside it, which Qt reads. In English Qt speaks for itself.
"""

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from judge_app.paths import resource
from judge_app.ui.language import Language, language


class QtWords(QObject):
    """Gives Qt's dialogs the language in use; one for the application, which owns it."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._vietnamese = QTranslator(self)
        path = str(resource("i18n", "qt", "vi.qm"))
        if not self._vietnamese.load(path):
            raise FileNotFoundError(path)
        language.changed.connect(self._speak)
        self._speak()

    def _speak(self) -> None:
        if language.current is Language.VIETNAMESE:
            self._app.installTranslator(self._vietnamese)
        else:
            self._app.removeTranslator(self._vietnamese)
