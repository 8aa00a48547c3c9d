"""Pictures of an entry, one at a time, fitted to the room or at their own size."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from judge_app.byte_source import ByteSource, read_all
from judge_app.errors import JudgeAppError
from judge_app.ui.actions import ActionSpec, ActionTable
from judge_app.ui.language import later, tr
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import ActionButton
from judge_app.ui.widgets.frames import frame, row
from judge_app.ui.widgets.text import ElidedLabel, Label

_GROUP = later("Xem hình ảnh")
_LARGEST_SIDE = 8192
"""Pixels; larger pictures are read smaller, so that one photograph cannot fill the memory."""

PREVIOUS = ActionSpec(
    id="images.previous",
    label=later("Hình trước"),
    group=_GROUP,
    shortcuts=("Alt+Left",),
    icon="previous",
)
NEXT = ActionSpec(
    id="images.next", label=later("Hình sau"), group=_GROUP, shortcuts=("Alt+Right",), icon="next"
)
FIT = ActionSpec(
    id="images.fit",
    label=later("Vừa khung hoặc cỡ thật"),
    group=_GROUP,
    shortcuts=("Ctrl+0",),
    icon="fit",
)
NOTE = ActionSpec(
    id="images.note",
    label=later("Ghi nhận xét ở hình này"),
    group=_GROUP,
    shortcuts=("F8",),
    icon="note",
)


class UnreadablePictureError(JudgeAppError):
    """A picture cannot be decoded; `detail` is Qt's word for it."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail


class Canvas(QWidget):
    """Draws one picture, fitted or at its own size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._fits = True

    def show_picture(self, picture: QPixmap) -> None:
        """Show another picture."""
        self._picture = picture
        self._resize()

    def set_fitting(self, *, fits: bool) -> None:
        """Fit the picture to the room, or show it pixel by pixel."""
        self._fits = fits
        self._resize()

    @property
    def fits(self) -> bool:
        """Whether the picture is fitted to the room."""
        return self._fits

    def minimumSizeHint(self) -> QSize:
        """Return the picture's own size where it is not fitted."""
        if self._fits or self._picture.isNull():
            return QSize(80, 60)
        return self._picture.deviceIndependentSize().toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        del event
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.deviceIndependentSize()
        if self._fits and (size.width() > self.width() or size.height() > self.height()):
            size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        top = (self.height() - size.height()) / 2
        target = QRectF(left, top, size.width(), size.height())
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    def _resize(self) -> None:
        self.setMinimumSize(self.minimumSizeHint())
        self.updateGeometry()
        self.update()


class ImagesView(QWidget):
    """Goes through a set of pictures; each is read and decoded beside the window."""

    note_requested = Signal(str)
    """The path of the picture on display."""
    could_not_open = Signal(object)
    picture_changed = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sources: tuple[tuple[str, ByteSource], ...] = ()
        self._position = 0
        self._wanted = 0
        self._canvas = Canvas()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._canvas)
        area.viewport().setProperty("panel", "sunken")
        area.viewport().setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ElidedLabel()
        self._count = Label("", "muted")
        self._actions = ActionTable(self)
        bar = row(spacing=SPACE_2, margins=(SPACE_3, SPACE_2))
        for spec, run in (
            (PREVIOUS, self.show_previous),
            (NEXT, self.show_next),
            (FIT, self.switch_fitting),
            (NOTE, self.request_note),
        ):
            bar.addWidget(ActionButton(self._actions.add(spec, run)))
        bar.insertWidget(1, self._count)
        bar.insertWidget(3, self._name, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(frame("foot", bar))

    @property
    def actions_table(self) -> ActionTable:
        """The actions, so that menus and the help page list them."""
        return self._actions

    @property
    def current_path(self) -> str:
        """The path of the picture on display, empty while there is none."""
        return self._sources[self._position][0] if self._sources else ""

    def open(self, sources: tuple[tuple[str, ByteSource], ...], start: str = "") -> None:
        """Show a set of pictures, beginning with the path `start`. The sources become own."""
        self.close_images()
        self._sources = sources
        paths = [path for path, _ in sources]
        self._show(paths.index(start) if start in paths else 0)

    def close_images(self) -> None:
        """Let go of the pictures."""
        for _, source in self._sources:
            source.close()
        self._sources = ()
        self._wanted += 1
        self._canvas.show_picture(QPixmap())

    def go_to(self, path: str) -> None:
        """Show the picture at `path`."""
        for position, (known, _) in enumerate(self._sources):
            if known == path:
                self._show(position)

    def show_next(self) -> None:
        """Show the picture after this one."""
        self._show(self._position + 1)

    def show_previous(self) -> None:
        """Show the picture before this one."""
        self._show(self._position - 1)

    def switch_fitting(self) -> None:
        """Change between fitted and own size."""
        self._canvas.set_fitting(fits=not self._canvas.fits)

    def request_note(self) -> None:
        """Ask for a note at this picture."""
        if self._sources:
            self.note_requested.emit(self.current_path)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn pictures with the wheel where there is nothing to scroll."""
        if self._canvas.fits and event.angleDelta().y():
            self._show(self._position + (1 if event.angleDelta().y() < 0 else -1))
        event.accept()

    def _show(self, position: int) -> None:
        if not 0 <= position < len(self._sources):
            return
        self._position = position
        self._wanted += 1
        path, source = self._sources[position]
        self._name.setText(path.rpartition("/")[2])
        self._count.setText(tr("{number}/{total}", number=position + 1, total=len(self._sources)))
        self._actions[PREVIOUS.id].setEnabled(position > 0)
        self._actions[NEXT.id].setEnabled(position + 1 < len(self._sources))
        wanted = self._wanted
        self._tasks.render(
            lambda: (wanted, decoded(read_all(source), source.name)),
            then=self._on_decoded,
            failed=self._on_failed,
        )

    def _on_decoded(self, outcome: tuple[int, QImage]) -> None:
        wanted, image = outcome
        if wanted == self._wanted:
            self._canvas.show_picture(QPixmap.fromImage(image))
            self.picture_changed.emit(self.current_path)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._canvas.show_picture(QPixmap())
        self.could_not_open.emit(failure)


def decoded(content: bytes, name: str) -> QImage:
    """Return the picture in `content`, turned as the camera was held, within a sane size."""
    from PySide6.QtCore import QBuffer, QByteArray  # noqa: PLC0415  only where pictures are

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        reader.setScaledSize(
            size.scaled(_LARGEST_SIDE, _LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        raise UnreadablePictureError(name, reader.errorString())
    return image
