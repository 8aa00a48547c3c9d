"""The device context both kinds of metafile draw through: state, objects, mapping, drawing.

Points come in logical units and are mapped to the metafile's device units, which the painter is
set up for. Sources: [MS-EMF] 2.1.2 and [MS-WMF] 2.1.1 for the meaning of numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from judge_app.slides.paint.metafiles.lettering import Lettering, LogicalFont
from judge_app.slides.symbol_letters import from_symbol

_UPDATE_POSITION, _RIGHT, _CENTRE, _BOTTOM, _BASELINE = 1, 2, 6, 8, 24
_MOST_NESTED = 500
_MODES = {
    0x008800C6: QPainter.CompositionMode.CompositionMode_Multiply,
    0x00EE0086: QPainter.CompositionMode.CompositionMode_Lighten,
    0x00660046: QPainter.CompositionMode.CompositionMode_Difference,
}
"""Icons come as a mask laid on with AND, then the picture with OR or XOR; these do the same."""


Tool = QPen | QBrush | LogicalFont
"""What can be selected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What saving and restoring a context keeps."""

    pen: QPen = field(default_factory=lambda: QPen(QColor(0, 0, 0), 1))
    brush: QBrush = field(default_factory=lambda: QBrush(QColor(255, 255, 255)))
    font: LogicalFont = field(default_factory=LogicalFont)
    text_colour: QColor = field(default_factory=lambda: QColor(0, 0, 0))
    back_colour: QColor = field(default_factory=lambda: QColor(255, 255, 255))
    is_opaque: bool = True
    align: int = 0
    fill_rule: Qt.FillRule = Qt.FillRule.OddEvenFill
    position: QPointF = field(default_factory=lambda: QPointF(0, 0))
    world: QTransform = field(default_factory=QTransform)
    window: tuple[float, float] = (0.0, 0.0)
    window_size: tuple[float, float] = (1.0, 1.0)
    viewport: tuple[float, float] = (0.0, 0.0)
    viewport_size: tuple[float, float] = (1.0, 1.0)
    is_mapped: bool = False
    """Whether window and viewport count (the isotropic and anisotropic modes)."""


class Context:
    """Draws what records ask for."""

    def __init__(self, painter: QPainter, thinnest: float) -> None:
        self._painter = painter
        self._thinnest = thinnest
        self._frame = painter.clipPath() if painter.hasClipping() else QPainterPath()
        self._saved: list[State] = []
        self._path: QPainterPath | None = None
        self._finished = QPainterPath()
        self.state = State()
        self.tools: dict[int, Tool] = {}

    def change(self, **changes: object) -> None:
        """Set fields of the state."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def save(self) -> None:
        """Keep the state for `restore`."""
        if len(self._saved) < _MOST_NESTED:
            self._saved.append(self.state)
            self._painter.save()

    def restore(self, which: int) -> None:
        """Go back to a kept state: below 0 counted from the last."""
        times = -which if which < 0 else len(self._saved) - which + 1
        for _ in range(min(max(times, 0), len(self._saved))):
            self.state = self._saved.pop()
            self._painter.restore()

    def close(self) -> None:
        """Give the painter back as it came."""
        self.restore(-len(self._saved))

    def select(self, tool: Tool | None) -> None:
        """Use a pen, brush or font from now on."""
        if isinstance(tool, QPen):
            self.change(pen=tool)
        elif isinstance(tool, QBrush):
            self.change(brush=tool)
        elif isinstance(tool, LogicalFont):
            self.change(font=tool)

    def map(self, x: float, y: float) -> QPointF:
        """Return a logical point in device units."""
        return self._transform().map(QPointF(x, y))

    def box(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """Return a logical rectangle in device units."""
        return self._transform().mapRect(QRectF(QPointF(left, top), QPointF(right, bottom)))

    def begin_path(self) -> None:
        """Collect what follows instead of drawing it."""
        self._path = QPainterPath()

    def end_path(self) -> None:
        """Stop collecting."""
        self._finished, self._path = self._path or QPainterPath(), None

    def close_figure(self) -> None:
        """Close the figure begun last."""
        if self._path is not None:
            self._path.closeSubpath()

    def draw_path(self, *, fill: bool, stroke: bool) -> None:
        """Draw what was collected."""
        self._draw(self._finished, fill=fill, stroke=stroke)
        self._finished = QPainterPath()

    def clip_path(self) -> None:
        """Draw only inside what was collected.

        Modes that widen the clip are taken as narrowing it: the picture's own frame must hold.
        """
        self._painter.setClipPath(self._finished, Qt.ClipOperation.IntersectClip)
        self._finished = QPainterPath()

    def clip_box(self, box: QRectF) -> None:
        """Draw only inside a device rectangle."""
        self.clip_boxes([box])

    def clip_boxes(self, boxes: Iterable[QRectF]) -> None:
        """Draw only inside these rectangles of the device."""
        path = QPainterPath()
        for box in boxes:
            path.addRect(box)
        path.setFillRule(Qt.FillRule.WindingFill)
        self._painter.setClipPath(path, Qt.ClipOperation.IntersectClip)

    def clip_again(self) -> None:
        """Draw in the picture's whole frame again."""
        if self._frame.isEmpty():
            self._painter.setClipping(False)
        else:
            self._painter.setClipPath(self._frame)

    def move_to(self, x: float, y: float) -> None:
        """Set the place lines go on from."""
        self.change(position=QPointF(x, y))
        if self._path is not None:
            self._path.moveTo(self.map(x, y))

    def line_to(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw lines on from the current place."""
        path = self._onward()
        for x, y in points:
            path.lineTo(self.map(x, y))
        self._went(path, points)

    def curve_to(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw Bézier curves on from the current place, three points each."""
        path = self._onward()
        mapped = [self.map(x, y) for x, y in points]
        for at in range(0, len(mapped) - 2, 3):
            path.cubicTo(mapped[at], mapped[at + 1], mapped[at + 2])
        self._went(path, points)

    def lines(self, pieces: Iterable[Sequence[tuple[float, float]]], *, closed: bool) -> None:
        """Draw runs of lines; closed ones are filled."""
        path = QPainterPath()
        for piece in pieces:
            mapped = [self.map(x, y) for x, y in piece]
            if not mapped:
                continue
            path.moveTo(mapped[0])
            for point in mapped[1:]:
                path.lineTo(point)
            if closed:
                path.closeSubpath()
        self.outline(path, fill=closed)

    def curve(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw Bézier curves from the first point."""
        if not points:
            return
        path = QPainterPath(self.map(*points[0]))
        mapped = [self.map(x, y) for x, y in points[1:]]
        for at in range(0, len(mapped) - 2, 3):
            path.cubicTo(mapped[at], mapped[at + 1], mapped[at + 2])
        self.outline(path, fill=False)

    def rectangle(self, box: QRectF, across: float = 0.0, down: float = 0.0) -> None:
        """Draw a device rectangle, its corners rounded by logical radii."""
        path = QPainterPath()
        rounded = self._transform().mapRect(QRectF(0, 0, across, down))
        path.addRoundedRect(box, rounded.width() / 2, rounded.height() / 2)
        self.outline(path, fill=True)

    def ellipse(self, box: QRectF) -> None:
        """Draw an ellipse in a device rectangle."""
        path = QPainterPath()
        path.addEllipse(box)
        self.outline(path, fill=True)

    def arc(self, box: QRectF, start: QPointF, end: QPointF, kind: str) -> None:
        """Draw an `arc`, `chord` or `pie`, counter-clockwise between two device points."""
        first = QLineF(box.center(), start).angle()
        sweep = (QLineF(box.center(), end).angle() - first) % 360 or 360.0
        path = QPainterPath()
        if kind == "pie":
            path.moveTo(box.center())
        else:
            path.arcMoveTo(box, first)
        path.arcTo(box, first, sweep)
        if kind != "arc":
            path.closeSubpath()
        self.outline(path, fill=kind != "arc")

    def outline(self, path: QPainterPath, *, fill: bool) -> None:
        """Draw an outline, or add it to the path being collected."""
        if self._path is not None:
            self._path.addPath(path)
        else:
            self._draw(path, fill=fill, stroke=True)

    def picture(
        self,
        box: QRectF,
        picture: QImage,
        part: QRectF | None = None,
        mode: int = 0,
        *,
        opacity: float = 1.0,
    ) -> None:
        """Draw a bitmap, or a part of it, in a device rectangle; `mode` is the raster operation."""
        before, shown = self._painter.compositionMode(), self._painter.opacity()
        self._painter.setOpacity(shown * opacity)
        self._painter.setCompositionMode(_MODES.get(mode, before))
        self._painter.drawImage(box, picture, part or QRectF(picture.rect()))
        self._painter.setCompositionMode(before)
        self._painter.setOpacity(shown)

    def fill_box(self, box: QRectF, brush: QBrush) -> None:
        """Fill a device rectangle."""
        self._painter.fillRect(box, brush)

    def fill_path(self, path: QPainterPath, brush: QBrush) -> None:
        """Fill a path in device units."""
        self._painter.fillPath(path, brush)

    def words(self, x: float, y: float, text: str, advances: Sequence[float] = ()) -> None:
        """Draw words; `advances` are how far each letter reaches, where the record says."""
        font = self.state.font
        if font.is_symbol:
            text = from_symbol(text)
        if self.state.align & _UPDATE_POSITION:
            x, y = self.state.position.x(), self.state.position.y()
        lettering = Lettering(font, text, advances)
        if text.strip():
            self._lay(QPointF(x, y), lettering)
        if self.state.align & _UPDATE_POSITION:
            self.change(position=QPointF(x + lettering.reach, y))

    def _lay(self, place: QPointF, lettering: Lettering) -> None:
        align = self.state.align
        reach = lettering.reach
        dx = {_RIGHT: -reach, _CENTRE: -reach / 2}.get(align & _CENTRE, 0.0)
        dy = lettering.ascent
        if align & _BASELINE == _BASELINE:
            dy = 0.0
        elif align & _BOTTOM:
            dy = -lettering.descent
        transform = self._transform()
        upright_x = 1 if transform.m11() >= 0 or transform.m12() else -1
        upright_y = 1 if transform.m22() >= 0 or transform.m21() else -1
        self._painter.save()
        self._painter.setTransform(transform, combine=True)
        self._painter.translate(place)
        self._painter.scale(upright_x, upright_y)
        self._painter.rotate(-self.state.font.turn)
        self._painter.translate(dx, dy)
        back = self.state.back_colour
        shows_back = self.state.is_opaque and back != QColor(255, 255, 255)
        lettering.paint(self._painter, self.state.text_colour, back if shows_back else None)
        self._painter.restore()

    def _transform(self) -> QTransform:
        state = self.state
        if not state.is_mapped:
            return state.world
        scale_x = state.viewport_size[0] / (state.window_size[0] or 1.0)
        scale_y = state.viewport_size[1] / (state.window_size[1] or 1.0)
        page = QTransform(
            scale_x, 0, 0, scale_y,
            state.viewport[0] - state.window[0] * scale_x,
            state.viewport[1] - state.window[1] * scale_y,
        )  # fmt: skip
        return state.world * page

    def _onward(self) -> QPainterPath:
        here = self.map(self.state.position.x(), self.state.position.y())
        if self._path is None:
            return QPainterPath(here)
        if self._path.elementCount() == 0:
            self._path.moveTo(here)
        return self._path

    def _went(self, path: QPainterPath, points: Sequence[tuple[float, float]]) -> None:
        if points:
            self.change(position=QPointF(*points[-1]))
        if path is not self._path:
            self._draw(path, fill=False, stroke=True)

    def _draw(self, path: QPainterPath, *, fill: bool, stroke: bool) -> None:
        path.setFillRule(self.state.fill_rule)
        if fill and self.state.brush.style() != Qt.BrushStyle.NoBrush:
            self._painter.fillPath(path, self.state.brush)
        if stroke and self.state.pen.style() != Qt.PenStyle.NoPen:
            pen = QPen(self.state.pen)
            scale = abs(self._transform().determinant()) ** 0.5
            pen.setWidthF(max(self._thinnest, pen.widthF() * scale))
            self._painter.strokePath(path, pen)
