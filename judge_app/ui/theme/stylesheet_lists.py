"""Lists, tables, tabs and scroll bars in the style sheet."""

from string import Template

LISTS = Template("""
QAbstractItemView {
    background: $surface; border: none; outline: none; alternate-background-color: $page;
    selection-background-color: $selected; selection-color: $text;
}
QAbstractItemView::item { min-height: ${target}px; padding: 0 ${space_2}px; border: none; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QAbstractItemView:focus { border: 2px solid $focus; }
QComboBox QAbstractItemView { border: 1px solid $edge; background: $surface; }
QTableView { gridline-color: $line; border: 1px solid $line; border-radius: ${radius}px; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section {
    background: $sunken; color: $text; border: none; border-bottom: 1px solid $line;
    padding: ${space_2}px; font-weight: 600;
}
QTableCornerButton::section { background: $sunken; border: none; }
QTabWidget::pane { border: none; }
QTabBar::tab {
    background: transparent; border: none; border-bottom: 3px solid transparent;
    padding: ${space_2}px ${space_4}px; min-height: 22px;
}
QTabBar::tab:selected { border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar:focus { text-decoration: underline; }
QScrollArea { border: none; background: transparent; }
QScrollArea:focus { border: 2px solid $focus; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
    background: $edge; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px;
}
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
