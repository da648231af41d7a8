"""Icons drawn from SVG files in any colour, sharp on every screen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RATIOS = (1.0, 2.0, 3.0)


class Icons:
    """The icon files of one folder, tinted on demand and kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source = lru_cache(maxsize=None)(self._read)
        self._pixmap = lru_cache(maxsize=1024)(self._draw)

    def names(self) -> list[str]:
        """List the icons there are."""
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def pixmap(self, name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return the icon in `colour`, `size` logical pixels square, for a screen of `ratio`."""
        return self._pixmap(name, colour.name(QColor.NameFormat.HexArgb), size, ratio)

    def icon(self, name: str, colour: QColor, size: int = 16, disabled: QColor | None = None) -> QIcon:
        """Return the icon in `colour` for buttons and menus, and in `disabled` where it is not for now."""
        result = QIcon()
        for ratio in RATIOS:
            result.addPixmap(self.pixmap(name, colour, size, ratio))
            if disabled is not None:
                result.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return result

    def _read(self, name: str) -> str:
        return (self._folder / f"{name}.svg").read_text(encoding="utf-8")

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        solid = QColor(colour)
        source = self._source(name).replace("currentColor", solid.name(QColor.NameFormat.HexRgb))
        renderer = QSvgRenderer(QByteArray(source.encode()))
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(solid.alphaF())
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
