"""The list of entries with its search and filters."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from judge_app.contest.ids import EntryCode
from judge_app.ui.judge.entry_list_model import ROW, EntryListModel
from judge_app.ui.judge.entry_row_painter import EntryRowPainter
from judge_app.ui.judge.entry_rows import OPEN_STATES, EntryFilter, EntryRow, filtered
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.states import KINDS, STATES
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.text import Label

_OPEN = "open"


class EntryList(QWidget):
    """Shows all entries of the judge, and tells which one was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[EntryRow, ...] = ()
        self._current: EntryCode | None = None
        self._is_following = False
        self._model = EntryListModel()
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._state = Choice()
        self._kind = Choice()
        for choice in (self._state, self._kind):
            choice.chosen.connect(self._filter)
        self._list = self._make_list()
        self._empty = Label("", "muted").wrapped()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        filters = row(self._state, self._kind, spacing=SPACE_2)
        head = column(self._search, filters, spacing=SPACE_2, margins=(SPACE_2, SPACE_2))
        whole = column(frame("surface", head), self._empty, spacing=0)
        whole.addWidget(self._list, 1)
        self.setLayout(whole)
        theme.changed.connect(self._list.doItemsLayout)
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def visible_rows(self) -> tuple[EntryRow, ...]:
        """The rows that the filter lets through, in order."""
        return self._model.rows

    def show_rows(self, rows: tuple[EntryRow, ...]) -> None:
        """Show the judge's entries as they stand now."""
        self._all = rows
        # The entry in work stays in sight until the judge goes on, whatever its state becomes.
        in_sight = self._current is not None and self._model.position(self._current) is not None
        self._apply(frozenset({str(self._current)}) if in_sight else frozenset())

    def show_current(self, code: EntryCode | None) -> None:
        """Mark the entry in work; a filter that hides it is lifted."""
        self._current = code
        if code is not None and self._model.position(code) is None:
            self._lift_filters()
        self._follow()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._search.setPlaceholderText(tr("Tìm mã, tên bài, đơn vị"))
        self._search.setAccessibleName(tr("Tìm bài thi"))
        self._list.setAccessibleName(tr("Các bài thi"))
        self._empty.setText(tr("Không có bài nào khớp. Xóa chữ tìm hoặc chọn “Tất cả”."))
        self._state.set_options(
            ("", later("Tất cả")),
            (_OPEN, later("Còn phải chấm")),
            *((state, STATES[state].word) for state in _STATES),
        )
        self._kind.set_options(
            ("", later("Mọi loại hình")), *((kind, look.word) for kind, look in KINDS.items())
        )
        self._model.show(self._model.rows)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(EntryRowPainter(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        return view

    def _filter(self) -> None:
        self._apply(frozenset())

    def _apply(self, kept: frozenset[str]) -> None:
        state = self._state.value
        states = OPEN_STATES if state == _OPEN else frozenset({state} - {""})
        wanted = EntryFilter(text=self._search.text(), states=states, kind=self._kind.value)
        rows = filtered(self._all, wanted)
        if kept:
            shown = {r.code for r in rows} | kept
            rows = tuple(r for r in self._all if r.code in shown)
        self._model.show(rows)
        self._empty.setVisible(not rows and bool(self._all))
        self._follow()

    def _lift_filters(self) -> None:
        self._search.clear()
        self._state.choose("")
        self._kind.choose("")
        self._filter()

    def _follow(self) -> None:
        """Select the entry in work without announcing it as a choice."""
        position = None if self._current is None else self._model.position(self._current)
        self._is_following = True
        if position is None:
            self._list.clearSelection()
        else:
            self._list.setCurrentIndex(self._model.index(position))
        self._is_following = False

    def _on_selected(self, selected: QItemSelection) -> None:
        if self._is_following or not selected.indexes():
            return
        row_chosen: EntryRow = selected.indexes()[0].data(ROW)
        self.chosen.emit(row_chosen.code)


_STATES = ("unmarked", "in_work", "done", "abstained", "conflicted", "could_not_open")
