"""Buttons, fields, menus and bars in the style sheet."""

from string import Template

CONTROLS = Template("""
QPushButton, QToolButton {
    background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
    min-height: ${target}px; padding: 0 ${space_4}px; icon-size: ${icon}px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 0 15px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
    background: $sunken; color: $disabled; border-color: $line;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border-color: transparent; padding: 0 ${space_2}px;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
    border: 2px solid $focus; padding: 0 7px;
}
QPushButton[kind="link"] {
    background: transparent; border-color: transparent; color: $accent;
    padding: 0 ${space_1}px; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 0 3px; }
QToolButton { padding: 0 ${space_1}px; min-width: 26px; }
QToolButton[kind="quiet"] { padding: 0 ${space_1}px; }
QToolButton:focus, QToolButton[kind="quiet"]:focus { padding: 0 3px; }
QToolButton:checked { background: $selected; border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="segment"] {
    border-radius: 0; padding: 0 ${space_3}px; border-color: $edge;
}
QToolButton[kind="segment"]:checked { background: $selected; color: $accent; }
QPushButton[kind="tab"] {
    background: transparent; border-color: transparent; padding: 0 ${space_2}px;
}
QPushButton[kind="tab"]:hover { background: $hover; }
QPushButton[kind="tab"]:checked {
    background: $selected; border-color: $accent; color: $accent;
}
QPushButton[kind="tab"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[kind="row"] {
    background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
    text-align: left; padding: 0;
}
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $focus; }
QPushButton[kind="door"] {
    background: $surface; border: 1px solid $line; border-radius: ${radius}px;
    text-align: left; padding: 0;
}
QPushButton[kind="door"]:hover { border-color: $accent; background: $surface; }
QPushButton[kind="door"]:focus { border: 2px solid $focus; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 0 ${space_2}px;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${target}px; }
QPlainTextEdit, QTextEdit { padding: ${space_1}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: 0 7px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    color: $disabled; background: $page; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit:read-only { background: $page; border-color: $line; }
QLineEdit[state="wrong"] { border: 2px solid $problem; color: $problem; padding: 0 7px; }
QLineEdit[field="score"] { font-weight: 600; min-width: ${score}px; max-width: ${score_most}px; }
QLineEdit[field="page"] { min-width: ${page_field}px; max-width: ${page_field}px; }
QLineEdit[field="find"] { min-width: ${find}px; max-width: ${find_most}px; }
QLineEdit[field="code"] { font-size: ${page_pt}pt; font-weight: 600; }
QComboBox { padding-right: ${arrow}px; }
QComboBox:focus { padding-right: ${arrow}px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QRadioButton { spacing: ${space_2}px; min-height: ${target}px; background: transparent; }
QRadioButton:focus { color: $focus; text-decoration: underline; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 2px solid $muted; border-radius: 9px; background: $surface;
}
QRadioButton::indicator:checked {
    width: 8px; height: 8px; border: 5px solid $accent; border-radius: 9px;
}
QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox { spacing: ${space_2}px; min-height: ${target}px; background: transparent; }
QCheckBox:focus { color: $focus; text-decoration: underline; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 2px solid $muted; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QCheckBox::indicator:disabled { border-color: $line; }
QMenu { background: $surface; border: 1px solid $edge; padding: ${space_1}px; }
QMenu::item { padding: ${space_2}px 24px ${space_2}px ${space_2}px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${space_1}px ${space_2}px; }
QMenu::icon { padding-left: ${space_2}px; }
QProgressBar {
    background: $sunken; border: 1px solid $line; border-radius: 4px;
    min-height: 6px; max-height: 6px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $edge; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $surface; border: 2px solid $accent; width: 12px; margin: -6px 0; border-radius: 8px;
}
QSlider:focus { border: 1px solid $focus; border-radius: 4px; }
""")
