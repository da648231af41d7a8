"""The look in numbers: a theme's colours and sizes, and the one object that puts them on the application."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.ui.fonts import choose_family
from desktop.ui.icons import Icons
from desktop.ui.palette import palette
from desktop.ui.stylesheet import style_sheet

Choice = Literal["light", "dark", "system"]

COLOURS = (
    *("canvas", "surface", "sunken", "border", "text", "muted"),
    *("accent", "accent-soft", "on-accent"),
    *("opportunity", "opportunity-soft", "referral", "referral-soft"),
    *("danger", "danger-soft", "success", "success-soft"),
)
SIZES = {
    "type": ("caption", "small", "body", "reading", "heading", "title", "reading-line-height"),
    "radius": ("control", "card", "chip"),
    "width": ("navigation", "navigation-collapsed", "list", "reading-max"),
    "height": ("control", "chip"),
}
_SOFT = {"neutral": "sunken", "plain": "surface"}
_STRONG = {"neutral": "text", "plain": "muted"}


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: colours by token name, sizes in pixels by `group.name`."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    steps: tuple[int, ...]

    @classmethod
    def load(cls, folder: Path, name: str) -> Theme:
        """Read `name`.toml and the shared sizes.toml of `folder`; refuse a file that is not whole."""
        tokens = _read(folder / f"{name}.toml")
        shared = _read(folder / "sizes.toml")
        try:
            return cls(
                name=name,
                dark=bool(tokens["dark"]),
                colours=MappingProxyType({token: _colour(tokens["colour"][token]) for token in COLOURS}),
                sizes=MappingProxyType(_sizes(shared)),
                steps=tuple(int(step) for step in shared["space"]["steps"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise _refusal(folder / f"{name}.toml", error) from error

    def colour(self, token: str) -> QColor:
        """Return the colour of `token`."""
        return QColor(self.colours[token])

    def soft(self, tone: str) -> QColor:
        """Return the background that belongs to `tone`; neutral's is the sunken one."""
        return self.colour(_SOFT.get(tone) or f"{tone}-soft")

    def strong(self, tone: str) -> QColor:
        """Return the text colour that belongs to `tone`; neutral's is plain text."""
        return self.colour(_STRONG.get(tone) or tone)

    def size(self, name: str) -> float:
        """Return a size in pixels, such as `type.body`."""
        return self.sizes[name]

    def pixels(self, name: str) -> int:
        """Return a size in whole pixels."""
        return round(self.sizes[name])

    def font(self, name: str, *, bold: bool = False) -> QFont:
        """Return the application's font in the type size `name`, semi-bold if `bold`."""
        font = QFont(QApplication.font())
        size = self.sizes[f"type.{name}"]
        if size == round(size):
            font.setPixelSize(round(size))
        else:
            font.setPointSizeF(points(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def reading_font(self) -> QFont:
        """Return the font of prose that is read and written."""
        return self.font("reading")


def points(pixels: float) -> float:
    """Turn pixels into points on the primary screen: Qt's pixel sizes are whole numbers only."""
    screen = QApplication.primaryScreen()
    return pixels * 72 / (screen.logicalDotsPerInch() if screen else 96)


class Look(QObject):
    """The present theme of the application; it can be changed while the window is open."""

    themeChanged = Signal()

    def __init__(
        self,
        themes: Path,
        icons: Path,
        fonts: Path,
        *,
        bundled_font: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = {name: Theme.load(themes, name) for name in ("light", "dark")}
        self._theme = self._themes["light"]
        self._applied: Theme | None = None
        self._choice: Choice = "light"
        self._family = choose_family(fonts, bundled=bundled_font)
        self.icons = Icons(icons)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return self._theme

    @property
    def choice(self) -> Choice:
        """What was asked for: light, dark, or whatever the system has."""
        return self._choice

    def use(self, choice: Choice) -> None:
        """Show the theme that `choice` names, now and in every window."""
        self._choice = choice
        theme = self._themes[_scheme() if choice == "system" else choice]
        if theme is not self._applied:
            self._theme = self._applied = theme
            _apply(theme, self._family)
        self.themeChanged.emit()

    def toggle(self) -> None:
        """Change from light to dark or back."""
        self.use("light" if self._theme.dark else "dark")

    @Slot()
    def _follow_system(self) -> None:
        if self._choice == "system":
            self.use("system")


def _apply(theme: Theme, family: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.style().name() != "fusion":
        QApplication.setStyle("Fusion")
    QApplication.setPalette(palette(theme))
    font = QFont(family)
    font.setPixelSize(theme.pixels("type.body"))
    QApplication.setFont(font)
    app.setStyleSheet(style_sheet(theme.colours, theme.sizes))


def _scheme() -> Literal["light", "dark"]:
    return "dark" if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _refusal(path, error) from error


def _colour(value: object) -> str:
    if not isinstance(value, str) or not QColor.isValidColorName(value):
        raise ValueError(value)
    return value


def _sizes(shared: Mapping[str, Any]) -> dict[str, float]:
    return {f"{group}.{name}": float(shared[group][name]) for group, names in SIZES.items() for name in names}


def _refusal(path: Path, error: Exception) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The theme {file} cannot be used: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Install the application again, or mend that file."),
        file=str(path),
        reason=str(error).strip(".") or type(error).__name__,
    )
