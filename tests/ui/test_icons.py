"""Icons are sharp, in the colour of their place, and drawn once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.ui.actions import COMMANDS
from desktop.ui.icons import Icons
from desktop.ui.places import PLACES
from tests.ui.conftest import RESOURCES


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(RESOURCES / "icons")


def test_every_icon_can_be_drawn(icons: Icons) -> None:
    assert len(icons.names()) >= 35
    for name in icons.names():
        image = icons.pixmap(name, QColor("#0F6B5C")).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(16)
            for y in range(16)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colours == {"#0f6b5c"} or not colours, name
        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name


def test_places_and_commands_have_their_icons(icons: Icons) -> None:
    wanted = {place.icon for place in PLACES} | {command.icon for command in COMMANDS}
    assert wanted <= set(icons.names())


def test_a_sharper_screen_gets_more_pixels(icons: Icons) -> None:
    pixmap = icons.pixmap("search", QColor("black"), 16, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)


def test_an_icon_is_drawn_once(icons: Icons) -> None:
    first = icons.pixmap("search", QColor("black"))
    assert icons.pixmap("search", QColor("black")).cacheKey() == first.cacheKey()
    assert icons.pixmap("search", QColor("white")).cacheKey() != first.cacheKey()


def test_the_licence_comes_with_the_icons() -> None:
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")
