"""The one style sheet of the application, made from a theme's tokens.

Widgets say what they are with dynamic properties (`part`, `tone`, `look`); how that looks is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

TONES = ("neutral", "plain", "accent", "opportunity", "referral", "danger", "success")


def style_sheet(colours: Mapping[str, str], sizes: Mapping[str, float]) -> str:
    """Fill the rules with the colours and sizes of one theme."""
    values: dict[str, str] = {name.replace("-", "_"): value for name, value in colours.items()}
    values |= {name.replace(".", "_").replace("-", "_"): f"{value:g}" for name, value in sizes.items()}
    values["accent_hover"] = _mixed(colours["accent"], colours["text"], 0.12)
    values["accent_faded"] = _mixed(colours["accent"], colours["canvas"], 0.55)
    values["faded"] = _mixed(colours["muted"], colours["canvas"], 0.45)
    values["chip_inside"] = str(max(20, round(sizes["type.small"] * 1.6)))
    rules = "\n".join((_LABELS, _BUTTONS, _FIELDS, _CONTAINERS, _VIEWS, _MENUS))
    return Template(rules).substitute(values) + "".join(_chip(tone, colours) for tone in TONES)


def _mixed(one: str, other: str, share: float) -> str:
    """Mix `share` of one #RRGGBB colour into another."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02X}" for a, b in parts)


def _chip(tone: str, colours: Mapping[str, str]) -> str:
    tinted = (colours.get(tone, ""), colours.get(f"{tone}-soft", ""), colours.get(f"{tone}-soft", ""))
    untinted = {
        "neutral": (colours["text"], colours["sunken"], colours["border"]),
        "plain": (colours["muted"], "transparent", "transparent"),
    }
    front, back, edge = untinted.get(tone, tinted)
    ring = colours["accent"]
    return f"""
*[look="chip"][tone="{tone}"] {{ color: {front}; background: {back}; border-color: {edge}; }}
QPushButton[look="chip"][tone="{tone}"]:hover {{ border-color: {front}; }}
QPushButton[look="chip"][tone="{tone}"]:focus {{ border: 2px solid {ring}; padding: 0 8px; }}
"""


_LABELS = """
QLabel { background: transparent; }
QLabel[part="title"] { font-size: ${type_title}px; font-weight: 700; }
QLabel[part="heading"] { font-size: ${type_heading}px; font-weight: 600; }
QLabel[part="strong"] { font-weight: 600; }
QLabel[part="brand"] { font-size: 14px; font-weight: 700; }
QLabel[part="caption"] { font-size: ${type_caption}px; font-weight: 600; color: $muted; }
QLabel[part="small"] { font-size: ${type_small}px; color: $muted; }
QLabel[part="muted"] { color: $muted; }
QLabel[part="figure"] { font-size: ${type_title}px; }
QLabel[part="footer"] { font-size: ${type_caption}px; color: $muted; }
QLabel[part="question"] { color: $opportunity; }
QLabel[part="warning"] { color: $danger; }
QLabel[part="accent"] { color: $accent; font-weight: 600; }
QLabel[look="keycap"] {
    font-size: ${type_caption}px; color: $muted; background: $surface;
    border: 1px solid $border; border-bottom-width: 2px; border-radius: 3px; padding: 0 4px;
}
*[look="chip"] {
    font-size: ${type_small}px; font-weight: 400; border: 1px solid; border-radius: ${radius_chip}px;
    min-height: ${chip_inside}px; max-height: ${chip_inside}px; padding: 0 9px;
}
QToolTip { color: $surface; background: $text; border: 0; padding: 4px 8px; font-size: ${type_small}px; }
"""

_BUTTONS = """
QPushButton {
    font-weight: 600; color: $text; background: $surface; border: 1px solid $border;
    border-radius: ${radius_control}px; padding: 0 12px; min-height: 30px;
}
QPushButton:hover { border-color: $muted; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $faded; background: $canvas; border-color: $border; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] { color: $on_accent; background: $accent; border-color: $accent; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 1px solid $accent; padding: 0 12px; min-height: 30px; }
QPushButton[look="primary"]:disabled {
    color: $on_accent; background: $accent_faded; border-color: $accent_faded;
}
QPushButton[look="quiet"] {
    font-weight: 400; color: $muted; background: transparent; border-color: transparent; padding: 0 6px;
}
QPushButton[look="quiet"]:hover { color: $text; background: $sunken; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="quiet"]:disabled { color: $faded; }
QPushButton[look="danger"] { color: $danger; }
QPushButton[look="head"] {
    font-size: ${type_caption}px; color: $muted; background: transparent; border: 2px solid transparent;
    padding: 0 4px; min-height: 24px; text-align: left;
}
QPushButton[look="head"]:hover { color: $text; }
QPushButton[look="head"][chosen="true"] { color: $accent; }
QPushButton[look="head"]:focus { border-color: $accent; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: ${radius_control}px; padding: 0;
}
QToolButton:hover { background: $sunken; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="boxed"] { background: $surface; border-color: $border; }
QToolButton[look="boxed"]:hover { border-color: $muted; }
QToolButton[look="boxed"]:focus { border: 2px solid $accent; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    color: $text; background: $surface; border: 1px solid $border; border-radius: ${radius_control}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted;
}
QLineEdit, QComboBox { padding: 0 10px; min-height: 30px; }
QAbstractSpinBox { min-height: 30px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 28px; }
QAbstractSpinBox:focus { border: 2px solid $accent; min-height: 28px; }
QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0 7px; min-height: 0; }
QPlainTextEdit, QTextEdit { padding: 7px 10px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 6px 9px; }
QTextEdit[look="reader"], QTextEdit[look="reader"]:focus { border: 0; padding: 0; background: transparent; }
QTextEdit[look="composer"], QTextEdit[look="composer"]:focus { border: 0; padding: 0; background: transparent; }
QPlainTextEdit[look="prose"], QTextEdit[look="prose"] { border-radius: ${radius_card}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {
    color: $faded; background: $canvas;
}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $danger; }
QLineEdit[look="title"] {
    font-size: ${type_title}px; font-weight: 700; background: transparent; border: 0; border-radius: 0;
    border-bottom: 2px solid transparent; padding: 0;
}
QLineEdit[look="title"]:hover { border-bottom-color: $border; }
QLineEdit[look="title"]:focus { border: 0; border-bottom: 2px solid $accent; padding: 0; min-height: 30px; }
QLineEdit[look="search"] { background: transparent; border: 0; min-height: 38px; }
QLineEdit[look="search"]:focus { border: 0; padding: 0 10px; min-height: 38px; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0 8px; min-height: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: 0; image: none; }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { image: none; width: 0; height: 0; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: 0; width: 24px; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: none; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $border; padding: 4px; outline: 0;
    selection-background-color: $accent_soft; selection-color: $accent;
}
"""

_CONTAINERS = """
QMainWindow, QDialog { background: $canvas; }
QFrame[look="card"], QAbstractButton[look="card"] {
    background: $surface; border: 1px solid $border; border-radius: ${radius_card}px;
}
QFrame[look="card"][tone="sunken"] { background: $sunken; border-color: $sunken; }
QFrame[look="card"][tone="accent"] { background: $accent_soft; border-color: $accent_soft; }
QFrame[look="card"][chosen="true"] { border-color: $accent; }
QFrame[look="card"]:focus { border: 2px solid $accent; }
QFrame[look="row"] { background: transparent; border: 2px solid transparent; border-radius: ${radius_control}px; }
QFrame[look="row"]:hover { background: $sunken; border-color: $sunken; }
QFrame[look="row"]:focus { border-color: $accent; }
QFrame[look="quick"] { background: $canvas; border: 1px solid $border; }
QFrame[look="navigation"] { background: $sunken; border: 0; border-right: 1px solid $border; }
QFrame[look="panel"] { background: $surface; border: 0; }
QFrame[look="panel"][side="left"] { border-right: 1px solid $border; }
QFrame[look="panel"][side="right"] { border-left: 1px solid $border; }
QFrame[look="hairline"] { background: $border; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="notice"] { background: $text; border: 0; border-radius: ${radius_control}px; }
QFrame[look="notice"] QLabel { color: $surface; }
QFrame[look="notice"] QPushButton {
    color: $surface; background: transparent; border: 1px solid $muted; padding: 0 10px; min-height: 26px;
}
QFrame[look="notice"] QPushButton:hover { border-color: $surface; }
QFrame[look="notice"] QPushButton:focus { border: 2px solid $surface; padding: 0 9px; min-height: 24px; }
QProgressBar { background: $border; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $opportunity; border-radius: 2px; }
QProgressBar[tone="accent"]::chunk { background: $accent; }
QTabBar QToolButton { background: $canvas; border: 0; border-radius: 0; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[look="plain"] { background: transparent; }
QSplitter::handle { background: $border; }
"""

_VIEWS = """
QAbstractItemView { color: $text; background: $surface; border: 0; outline: 0; }
QTableView { gridline-color: $border; selection-background-color: $accent_soft; selection-color: $text; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QListView::item { padding: 4px 8px; border-radius: 4px; }
QTableView[look="cards"] { selection-background-color: transparent; background: transparent; border-radius: ${radius_card}px; }
QTableView[look="cards"][over="true"], QLabel[look="target"][over="true"] { background: $accent_soft; }
QLabel[look="target"] {
    color: $muted; background: $sunken; border: 1px dashed $muted; border-radius: ${radius_card}px; padding: 0 12px;
}
QListView[look="suggestions"] { border: 1px solid $border; border-radius: ${radius_control}px; padding: 4px; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $border; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    font-size: ${type_caption}px; font-weight: 600; color: $muted; background: $surface;
    border: 0; border-bottom: 1px solid $border; padding: 6px 8px; text-align: left;
}
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $border; border: 2px solid transparent; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faded; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_MENUS = """
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QSpinBox { min-height: 22px; }
QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { color: $text; padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { color: $accent; background: $accent_soft; }
QMenu::item:disabled { color: $faded; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenuBar { background: $canvas; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $accent; }
"""
