"""A theme as Qt's own palette, whole, so that nothing of the system's colours shows through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "canvas",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.ToolTipBase: "text",
    _Role.ToolTipText: "surface",
    _Role.PlaceholderText: "muted",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on-accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "referral",
    _Role.Light: "surface",
    _Role.Midlight: "sunken",
    _Role.Mid: "border",
    _Role.Dark: "muted",
    _Role.Shadow: "border",
}
_FADED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText)


def palette(theme: Theme) -> QPalette:
    """Build a whole palette, so that nothing of the system's own shows through."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, theme.colour(token))
    for role in _FADED:
        result.setColor(QPalette.ColorGroup.Disabled, role, _faded(theme))
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, theme.colour("border"))
    return result


def contrast(one: QColor, other: QColor) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _faded(theme: Theme) -> QColor:
    """Mix half of the muted colour into the surface: plainly there, plainly not for now."""
    front, back = theme.colour("muted"), theme.colour("surface")
    red, green, blue = front.red() + back.red(), front.green() + back.green(), front.blue() + back.blue()
    return QColor(red // 2, green // 2, blue // 2)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
