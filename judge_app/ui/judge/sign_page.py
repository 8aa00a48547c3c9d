"""The sheet as it will be printed, a signature, the code, and a folder to write it to."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLayout, QRadioButton, QWidget

from judge_app.byte_source import MemorySource
from judge_app.errors import JudgeAppError
from judge_app.ui.language import language, later, tr
from judge_app.ui.slides.deck_view import DeckView
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.folding_panels import FoldingPanels, Panel
from judge_app.ui.widgets.frames import column, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.pin_field import PinField
from judge_app.ui.widgets.signature_pad import SignaturePad
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence, explain

if TYPE_CHECKING:
    from judge_app.workflows.finalise import ExportedSheet

_SIDE_WIDTH = 380
_CODE_TITLE = later("Mã trên thẻ giám khảo")
_PIN_TITLE = later("Mã PIN của USB Token")


class SignPage(QWidget):
    """Shows the pages on the left and the way to sign on the right."""

    back_asked = Signal()
    left = Signal()
    """The sheet is exported and the judge goes back to the start."""
    print_asked = Signal()
    export_asked = Signal(object, str, object)
    """Folder, code, and the drawn signature as PNG or None."""

    def __init__(self, tasks: TaskRunner, data_folder: Path) -> None:
        super().__init__()
        self._pages = DeckView(tasks, data_folder)
        self._title = Text(later("Phiếu chấm điểm"), "page")
        self._drawn = QRadioButton()
        self._by_pen = QRadioButton()
        self._drawn.setChecked(True)
        self._drawn.toggled.connect(self._update)
        self._pad = SignaturePad()
        self._pad.changed.connect(self._update)
        self._again = Button(later("Ký lại"), "quiet", "clear")
        self._again.clicked.connect(self._pad.clear)
        self._code = CodeField()
        self._code.filled.connect(self._update)
        self._code_title = Text(_CODE_TITLE, "strong")
        self._pin = PinField()
        self._pin.textChanged.connect(self._update)
        self._is_token = False
        self._demo = Label("", "caption").wrapped()
        self._export = Button(later("Ký và xuất phiếu…"), "primary", "export")
        self._export.clicked.connect(self._on_export)
        self._print = Button(later("In phiếu…"), "plain", "print")
        self._print.clicked.connect(self.print_asked)
        self._notice = Notice()
        self._back = Button(later("Xem lại điểm"), "plain", "back")
        self._back.clicked.connect(self.back_asked)
        self._is_busy = False
        self.setLayout(self._page())
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def notice(self) -> Notice:
        """What became of the export."""
        return self._notice

    @property
    def pad(self) -> SignaturePad:
        """Where the judge signs."""
        return self._pad

    @property
    def code_field(self) -> CodeField:
        """The code of the slip."""
        return self._code

    def begin(self, demo_code: str, *, is_token: bool = False) -> None:
        """Wait for the pages of a sheet; with a token its PIN takes the code's place."""
        self._is_token = is_token
        self._code_title.set_source(_PIN_TITLE if is_token else _CODE_TITLE)
        self._code.setVisible(not is_token)
        self._pin.setVisible(is_token)
        self._pin.clear()
        self._notice.clear()
        self._code.clear()
        self._code.setText(demo_code)
        self._set_busy(is_busy=False)

    def show_pages(self, pdf: bytes) -> None:
        """Show the pages as they will be printed."""
        self._pages.open(MemorySource(tr("Phiếu chấm điểm"), pdf))

    def show_exported(self, done: "ExportedSheet") -> None:
        """Say where the sheet is, now that it was read back."""
        self._code.clear()
        self._set_busy(is_busy=False)
        self._notice.show_sentence(partial(_exported_sentence, done), "good")
        leave = self._notice.add_button(Button(later("Về trang đầu")))
        leave.clicked.connect(self.left)

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why the sheet was not exported; nothing is lost."""
        self._set_busy(is_busy=False)
        self._notice.show_sentence(partial(explain, failure))

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._drawn.setText(tr("Ký ngay trên màn hình"))
        self._by_pen.setText(tr("Để trống, ký bằng bút sau khi in"))
        self._code.setAccessibleName(tr("Mã trên thẻ giám khảo"))

    def close_pages(self) -> None:
        """Let go of the pages."""
        self._pages.close_deck()

    def shut_down(self) -> None:
        """End the drawing process."""
        self._pages.shut_down()

    def _page(self) -> QLayout:
        side = column(
            self._title,
            Text(
                later("Đọc kỹ phiếu bên cạnh. Sau khi ký, phiếu chỉ sửa được bằng một lần mới."),
                "muted",
            ).wrapped(),
            SPACE_2,
            self._drawn,
            self._by_pen,
            self._pad,
            row(None, self._again),
            SPACE_2,
            self._code_title,
            self._code,
            self._pin,
            self._demo,
            SPACE_2,
            self._notice,
            self._export,
            self._print,
            None,
            self._back,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        content = QWidget()
        content.setLayout(side)
        area = scrolled(content, "surface")
        panels = FoldingPanels(
            Panel(name=later("Đọc phiếu"), widget=self._pages),
            Panel(name=later("Ký và xuất"), widget=area, width=_SIDE_WIDTH, least=_SIDE_WIDTH),
        )
        return column(panels, spacing=0)

    def _update(self) -> None:
        by_hand = self._drawn.isChecked()
        self._pad.setEnabled(by_hand)
        self._again.setEnabled(by_hand and self._pad.is_signed)
        signed = self._pad.is_signed or not by_hand
        has_secret = bool(self._pin.text()) if self._is_token else self._code.is_full
        self._export.setEnabled(signed and has_secret and not self._is_busy)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._export.set_source(later("Đang ký…") if is_busy else later("Ký và xuất phiếu…"))
        self._update()

    def _on_export(self) -> None:
        dialog = QFileDialog(self, tr("Chọn thư mục trên USB để ghi phiếu"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self._notice.clear()
        self._set_busy(is_busy=True)
        ink = self._pad.png() if self._drawn.isChecked() else None
        secret = self._pin.text() if self._is_token else self._code.code
        self._pin.clear()
        self.export_asked.emit(Path(folder), secret, ink)


def _exported_sentence(done: "ExportedSheet") -> Sentence:
    return Sentence(
        what=tr("Đã xuất {name}.", name=done.path.name),
        next_step=tr(
            "Tệp nằm trong {folder}, đã đọc lại và kiểm tra. Mã kiểm tra {code}. "
            "Trao USB cho thư ký hoặc trưởng ban.",
            folder=done.path.parent,
            code=done.check_code,
        ),
    )
