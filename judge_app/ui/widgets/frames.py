"""Boxes, rows and columns with the spacing of the theme."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2

Box = TypeVar("Box", bound=QBoxLayout)

Part = QWidget | QLayout | int | None
"""A widget, a nested layout, a fixed space in pixels, or None for a stretch."""


def column(*parts: Part, spacing: int = SPACE_2, margins: tuple[int, ...] = (0,)) -> QVBoxLayout:
    """Return a layout with `parts` under one another."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def row(*parts: Part, spacing: int = SPACE_2, margins: tuple[int, ...] = (0,)) -> QHBoxLayout:
    """Return a layout with `parts` beside one another."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def frame(panel: str, layout: QLayout | None = None) -> QFrame:
    """Return a box drawn as the style sheet's `panel`."""
    box = QFrame()
    box.setProperty("panel", panel)
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if layout is not None:
        box.setLayout(layout)
    return box


def line() -> QFrame:
    """Return a thin line between parts."""
    return frame("line")


def scrolled(content: QWidget, panel: str = "page") -> QScrollArea:
    """Return a vertical scroll area around `content`, so that nothing is ever cut off."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("panel", panel)
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(content)
    return area


def holding(layout: QLayout) -> QWidget:
    """Return a bare widget with `layout`."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


class _Centred(QWidget):
    def __init__(self, content: QWidget, width: int) -> None:
        super().__init__()
        self._content = content
        self._width = width
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle = row(None, content, None)
        middle.setStretch(1, 1000)
        self.setLayout(middle)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(theme.scaled(self._width))


def centred(content: QWidget, width: int) -> QWidget:
    """Return `content` in the middle of the page, at most `width` wide at ordinary text size."""
    return _Centred(content, width)


def _filled(box: Box, parts: tuple[Part, ...], spacing: int, margins: tuple[int, ...]) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*_four(margins))
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def _four(margins: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom from one, two (sides, top and bottom) or four numbers."""
    if len(margins) == 4:
        return (margins[0], margins[1], margins[2], margins[3])
    if len(margins) == 2:
        return (margins[0], margins[1], margins[0], margins[1])
    return (margins[0],) * 4
