"""Themes are whole, readable, and can be changed while the window is open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.ui.palette import contrast, palette
from desktop.ui.theme import COLOURS, Look, Theme, points
from tests.ui.conftest import RESOURCES

THEMES = RESOURCES / "themes"
GROUNDS = ("canvas", "surface", "sunken")
PAIRS = [
    *((front, back) for front in ("text", "muted", "accent", "danger", "opportunity") for back in GROUNDS),
    *((tone, f"{tone}-soft") for tone in ("accent", "opportunity", "referral", "danger", "success")),
    *((front, "accent-soft") for front in ("text", "muted")),
    ("on-accent", "accent"),
    ("surface", "text"),
]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme.load(THEMES, request.param)


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_every_text_can_be_read_on_its_ground(theme: Theme, front: str, back: str) -> None:
    assert contrast(theme.colour(front), theme.colour(back)) >= 4.5


def test_a_theme_has_every_token(theme: Theme) -> None:
    assert set(theme.colours) == set(COLOURS)
    assert theme.pixels("width.navigation") == 208
    assert theme.steps == (4, 8, 12, 16, 24, 32)


def test_a_tone_has_a_strong_and_a_soft_colour(theme: Theme) -> None:
    assert theme.strong("referral") == theme.colour("referral")
    assert theme.soft("referral") == theme.colour("referral-soft")
    assert theme.strong("neutral") == theme.colour("text")
    assert theme.soft("neutral") == theme.colour("sunken")


@pytest.mark.parametrize(
    "text", ["not toml", "dark = true", 'dark = true\n[colour]\ncanvas = "no colour"', "\xff"]
)
def test_a_bad_theme_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    shutil.copytree(THEMES, tmp_path / "themes")
    (tmp_path / "themes" / "dark.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(UserError, match=r"dark\.toml"):
        Theme.load(tmp_path / "themes", "dark")


def test_a_missing_theme_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Install the application again"):
        Theme.load(tmp_path, "light")


def test_the_palette_leaves_no_role_to_the_system(qapp: QApplication) -> None:
    made = palette(Theme.load(THEMES, "dark"))
    roles = [
        role
        for role in QPalette.ColorRole
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
    ]
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    assert all(made.isBrushSet(group, role) for role in roles for group in groups)


def test_what_is_disabled_is_fainter_than_what_is_not(theme: Theme, qapp: QApplication) -> None:
    made = palette(theme)
    base = made.color(QPalette.ColorRole.Base)
    plain = made.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    faint = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert contrast(faint, base) < contrast(plain, base)


def test_the_theme_changes_while_the_window_is_open(look: Look, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    light = label.palette().color(QPalette.ColorRole.Window)
    with qtbot.waitSignal(look.themeChanged):
        look.use("dark")
    assert look.theme.dark
    assert look.choice == "dark"
    assert label.palette().color(QPalette.ColorRole.Window) != light
    look.toggle()
    assert not look.theme.dark


def test_following_the_system_shows_one_of_the_two(look: Look) -> None:
    look.use("system")
    assert look.choice == "system"
    assert look.theme.name in ("light", "dark")


def test_sizes_of_type_become_fonts(look: Look) -> None:
    assert look.theme.font("title", bold=True).pixelSize() == 22
    assert look.theme.font("title", bold=True).weight() == 600
    assert look.theme.reading_font().pointSizeF() == pytest.approx(points(14.5))
