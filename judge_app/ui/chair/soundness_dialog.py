"""How sound the result is, in sentences: the prizes, the panel, each judge."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.text import Label, Text
from judge_app.workflows.advisory_sentences import AdvisorySentences
from judge_app.workflows.agreement_sentences import AgreementSentences
from judge_app.workflows.robustness_sentences import RobustnessSentences
from judge_app.workflows.weigh_result import Soundness

_WIDTH, _HEIGHT = 720, 600


class SoundnessDialog(QDialog):
    """Read-only; nothing here changes the result."""

    def __init__(self, found: Soundness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kết quả có vững không"))
        close = Button(later("Đóng"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Text(later("Kết quả có vững không?"), "page"))
        layout.addWidget(
            Text(
                later("Chỉ để tham khảo. Kết quả chính thức vẫn theo đúng thể lệ."), "muted"
            ).wrapped()
        )
        layout.addWidget(scrolled(self._content(found)), 1)
        layout.addLayout(row(None, close))
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))

    def _content(self, found: Soundness) -> QWidget:
        spoken = language.current.value
        advisory = AdvisorySentences(found.result, spoken)
        prizes = (
            *RobustnessSentences(found.contest, spoken).of(found.robustness),
            *advisory.severity(found.severity),
            *advisory.standard_scores(found.standard_scores),
        )
        panel = AgreementSentences(found.contest.rubric.maximum, spoken)
        judges = (s for profile in found.agreement.profiles for s in panel.judge(profile))
        page = column(spacing=SPACE_1, margins=(0, SPACE_2, SPACE_4, SPACE_2))
        for heading, sentences in (
            (tr("Giải có đổi không"), prizes),
            (tr("Ban giám khảo thống nhất đến đâu"), panel.panel(found.agreement)),
            (tr("Từng giám khảo"), tuple(judges)),
        ):
            title = Label(heading, "section")
            title.setContentsMargins(0, SPACE_4, 0, 0)
            page.addWidget(title)
            for sentence in sentences:
                page.addWidget(Label(sentence).wrapped().selectable())
        page.addStretch(1)
        return holding(page)
