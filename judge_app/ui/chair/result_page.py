"""Fourth page of the desk: places, awards, and for any entry why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from judge_app.contest.ids import EntryCode
from judge_app.tally.entry_result import EntryResult
from judge_app.tally.way import Ways
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.chair.marks_table import MarksTable
from judge_app.ui.chair.tie_vote import TieVote
from judge_app.ui.language import Language, language, later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.folding_panels import FoldingPanels, Panel
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.why_sentences import WhySentences

_WHY_WIDTH = 380


class ResultPage(QWidget):
    """The table of a category, and the way to the place of the entry that is marked."""

    freeze_asked = Signal()
    soundness_asked = Signal(object)
    """The `TallyResult` that is on display."""
    voted = Signal(object)
    """A `PanelVote` on an entry in a tie."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DeskView | None = None
        self._category = Choice()
        self._category.setMinimumContentsLength(18)
        self._category.chosen.connect(self._show)
        self._notice = Notice()
        self._table = DataTable(stretched=2)
        self._table.row_marked.connect(self._on_marked)
        self._why_title = Label("", "section").wrapped()
        self._why = Label("", "body").wrapped()
        self._marks = MarksTable()
        self._ways: Ways | None = None
        self._vote = TieVote()
        self._vote.voted.connect(self.voted)
        self._sound = Button(later("Có vững không…"), "plain", "distribution")
        self._sound.clicked.connect(self._on_sound)
        self._freeze = Button(later("Chốt kết quả chính thức…"), "primary", "finish")
        self._freeze.clicked.connect(self.freeze_asked)
        self.setLayout(self._page())
        language.changed.connect(self._show)

    @property
    def table(self) -> DataTable:
        """The places."""
        return self._table

    @property
    def tie_vote(self) -> TieVote:
        """Where the panel's vote on a tie is recorded."""
        return self._vote

    @property
    def marks(self) -> MarksTable:
        """Every mark of the entry that is explained."""
        return self._marks

    @property
    def why_text(self) -> str:
        """The explanation on display."""
        return self._why.text()

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._ways = Ways(view.result)
        self._show()

    def _page(self) -> QLayout:
        side = column(
            Text(later("Vì sao có thứ hạng này"), "caption"),
            self._why_title,
            self._why,
            self._vote,
            self._marks,
            None,
            spacing=SPACE_1,
            margins=(SPACE_4, SPACE_3),
        )
        area = scrolled(holding(side), "surface")
        left = column(
            row(self._category, None, self._sound, self._freeze, spacing=SPACE_3),
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        left.addWidget(self._table, 1)
        panels = FoldingPanels(
            Panel(name=later("Bảng xếp hạng"), widget=scrolled(holding(left))),
            Panel(name=later("Vì sao"), widget=area, width=_WHY_WIDTH, least=_WHY_WIDTH),
        )
        return column(panels, spacing=0)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        english = language.current is Language.ENGLISH
        categories = view.contest.categories
        self._category.set_options(*((c.id, (english and c.name_en) or c.name) for c in categories))
        chosen = self._category.value or (categories[0].id if categories else "")
        rows = [self._row(view, e) for e in view.result.entries if e.category == chosen]
        headings = [
            tr("Hạng"), tr("Mã số"), tr("Tên bài"), tr("Đơn vị"), tr("Điểm"), tr("Giải"),
        ]  # fmt: skip
        self._table.show_rows(headings, rows)
        self._freeze.setEnabled(view.state.frozen is None and not view.state.sealed_now)
        self._say_standing(view)
        self._on_marked(self._table.marked_key)

    def _row(self, view: DeskView, entry: EntryResult) -> tuple[str, list[Cell]]:
        facts = view.contest.entry(entry.code)
        why = WhySentences(view.contest, language.current.value)
        figure = "-"
        if entry.shown is not None:
            figure = comma(entry.shown, view.contest.scoring.rounding.entry)
        award = why.award_names(entry.awards)
        if entry.withheld:
            award = tr("chờ phân định")
        return entry.code, [
            Cell(text=entry.place_text, order=entry.place or 10**6),
            Cell(text=entry.code),
            Cell(text=facts.title, tooltip=facts.title),
            Cell(text=view.contest.unit(facts.unit).name),
            Cell(text=figure, order=entry.shown or 0),
            Cell(text=award, icon="ranking" if entry.awards else "", role="accent"),
        ]

    def _say_standing(self, view: DeskView) -> None:
        result = view.result
        if view.state.frozen is not None:
            what = tr("Kết quả đã chính thức, không đổi được nữa.")
            step = tr("Sang trang “Ký và in” để ghi bộ kết quả.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "good")
            return
        sealed = ", ".join(held.sheet.judge for held in view.state.sealed_now)
        if sealed:
            what = tr("Điểm của {judges} còn niêm phong.", judges=sealed)
            step = tr("Sang trang “Theo dõi”, bấm “Mở niêm phong…” khi đủ phiếu.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "warning")
            return
        open_matters = []
        if result.missing_sheets:
            judges = ", ".join(result.missing_sheets)
            open_matters.append(tr("thiếu phiếu của {judges}", judges=judges))
        if result.open_discrepancies:
            entries = ", ".join(result.open_discrepancies)
            open_matters.append(tr("chênh lệch chưa xử lý: {entries}", entries=entries))
        if result.withheld:
            open_matters.append(tr("bằng điểm: {entries}", entries=", ".join(result.withheld)))
        what = tr("Kết quả chưa chính thức.")
        step = tr(
            "Đã tính hai lần bằng hai cách độc lập, khớp nhau. Ban giám khảo thống nhất rồi thì bấm "
            "“Chốt kết quả chính thức…”."
        )
        if open_matters:
            step = tr("Còn: {matters}.", matters="; ".join(open_matters))
        self._notice.show_sentence(Sentence(what=what, next_step=step), "warning")

    def _on_sound(self) -> None:
        if self._view is not None:
            self.soundness_asked.emit(self._view.result)

    def _on_marked(self, code: str) -> None:
        view = self._view
        if view is None or not code:
            self._why_title.setText(tr("Chọn một bài trong bảng."))
            self._why.setText("")
            self._marks.setVisible(False)
            if view is not None:
                self._vote.show_entry(view, None)
            return
        facts = view.contest.entry(EntryCode(code))
        self._why_title.setText(f"{facts.code} {facts.title}")
        why = WhySentences(view.contest, language.current.value)
        entry = view.result.entry(facts.code)
        self._why.setText("\n".join(why.of(entry)))
        self._vote.show_entry(view, entry)
        if self._ways is not None:
            self._marks.show_way(self._ways.of(facts.code), why)
            self._marks.setVisible(True)
