"""The line between page and bar: the page's title and what is to be known of it, or its steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QToolTip, QWidget

from judge_app.slides.deck import PageFacts
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.slides.approximations import approximation_badge, approximation_sentence
from judge_app.ui.slides.built_in import StepSource
from judge_app.ui.slides.page_remarks import (
    animation_badge,
    animation_sentence,
    transition_words,
)
from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.buttons import ActionButton, Button
from judge_app.ui.widgets.frames import frame, row
from judge_app.ui.widgets.text import ElidedLabel, IconLabel, Label

_SOURCES = {
    StepSource.PAGES: "",
    StepSource.BUILT_IN: later("Vẽ bằng trình đọc sẵn có"),
    StepSource.WORDS: later("Từng bước chỉ có chữ và hình, không giữ được cách trình bày"),
}


class RemarkStrip(QStackedWidget):
    """Always as high as one line, so that turning pages moves nothing."""

    steps_asked = Signal()
    """Show the page step by step."""
    whole_asked = Signal()
    """Show the whole page again."""
    redraw_asked = Signal()
    """Try once more to draw a page that could not be drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: PageFacts | None = None
        self._step: int | None = None
        self._source_of_steps = StepSource.PAGES
        self._is_missing = False
        self._title = ElidedLabel("", "caption")
        self._hidden = _Remark("hidden")
        self._transition = _Remark("transition")
        self._rough = _ExplainedRemark("info")
        self._again = Button(later("Vẽ lại trang này"), "link")
        self._again.clicked.connect(self.redraw_asked)
        self._again.hide()
        self._steps = QToolButton()
        self._steps.setProperty("kind", "quiet")
        self._steps.setIcon(icon("animation", "accent"))
        self._steps.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._steps.clicked.connect(self.steps_asked)
        line = row(self._title, spacing=SPACE_2, margins=(SPACE_2, 0))
        line.setStretch(0, 1)
        for part in (self._again, self._hidden, self._transition, self._rough, self._steps):
            line.addWidget(part)
        self.addWidget(frame("surface", line))
        self._counter = Label("", "strong")
        self._source = ElidedLabel("", "caption")
        self._stepping = row(spacing=SPACE_1, margins=(SPACE_2, 0))
        self.addWidget(frame("info", self._stepping))

    @property
    def has_remarks(self) -> bool:
        """Whether there is more to say than the page's title."""
        remarks = (self._again, self._hidden, self._transition, self._rough, self._steps)
        return self._step is not None or any(not remark.isHidden() for remark in remarks)

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons that go from step to step."""
        whole = Button(later("Hiện cả trang"), "link")
        whole.clicked.connect(self.whole_asked)
        self._stepping.addWidget(ActionButton(actions["deck.step-back"]))
        self._stepping.addWidget(self._counter)
        self._stepping.addWidget(ActionButton(actions["deck.step-forward"]))
        self._stepping.addWidget(self._source, 1)
        self._stepping.addWidget(whole)

    def show_page(self, facts: PageFacts, *, is_missing: bool) -> None:
        """Show what is to be known of a page shown whole, or missing where it was not drawn."""
        self._facts, self._step, self._is_missing = facts, None, is_missing
        self._again.setVisible(is_missing)
        self._title.setText(facts.title or tr("Trang {page}", page=facts.number))
        self._hidden.say(tr("Trang ẩn") if facts.hidden else "", tr("Không chiếu trang này."))
        self._transition.say(transition_words(facts), "")
        self._rough.say(approximation_badge(facts), approximation_sentence(facts))
        badge = animation_badge(facts)
        self._steps.setText(badge)
        self._steps.setToolTip(animation_sentence(facts))
        self._steps.setEnabled(bool(facts.steps))
        self._steps.setVisible(bool(badge))
        self.setCurrentIndex(0)

    def show_step(self, facts: PageFacts, step: int, source: StepSource) -> None:
        """Show which step of a page it is, and whether another reader than usual drew it."""
        self._facts, self._step, self._source_of_steps = facts, step, source
        count = len(facts.steps)
        steps = tr("Bước {step}/{count}", step=step, count=count)
        self._counter.setText(steps if count else tr("Trang này không có bước"))
        self._source.setText(tr_later(_SOURCES[source]) if _SOURCES[source] else "")
        self.setCurrentIndex(1)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        if self._facts is None:
            return
        if self._step is None:
            self.show_page(self._facts, is_missing=self._is_missing)
        else:
            self.show_step(self._facts, self._step, self._source_of_steps)


class _Remark(QFrame):
    """An icon with a word; its tooltip says more."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon = IconLabel(icon_name, "muted")
        self._words = Label("", "caption")
        self.setLayout(row(self._icon, self._words, spacing=SPACE_1))
        self.hide()

    def say(self, words: str, more: str) -> None:
        """Show words, or nothing where there are none."""
        self._words.setText(words)
        self.setToolTip(more)
        self.setVisible(bool(words))


class _ExplainedRemark(QToolButton):
    """A remark that says more when it is pressed, and while the mouse rests on it."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setIcon(icon(icon_name, "muted"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def say(self, words: str, more: str) -> None:
        """Show words, or nothing where there are none."""
        self.setText(words)
        self.setToolTip(more)
        self.setAccessibleDescription(more)
        self.setVisible(bool(words))

    def _on_clicked(self) -> None:
        QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), self.toolTip(), self)
