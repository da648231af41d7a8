"""Pages of a document as pictures, one under the other, as wide as there is room or as large as one likes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

WIDEST = 794
SIZES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
FITTING = SIZES.index(1.0)
FADED = 0.35


class Page(QWidget):
    """One page: a picture with a hairline around it, scaled smoothly to its width."""

    def __init__(self, picture: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._faded = picture, False
        self._fitted = QImage()
        self.setAccessibleName(name)
        self.setMaximumWidth(WIDEST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_picture(self, picture: QImage) -> None:
        """Show another picture in place of the one before."""
        self._picture, self._faded = picture, False
        self._fitted = QImage()
        self.updateGeometry()
        self.update()

    def fade(self) -> None:
        """Show that the picture is no longer true."""
        self._faded = True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, self.heightForWidth(WIDEST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width = min(width, self.maximumWidth())
        return round(width * self._picture.height() / max(self._picture.width(), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(FADED if self._faded else 1.0)
        painter.drawImage(self.rect(), self._fitting())
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
        painter.end()

    def _fitting(self) -> QImage:
        """Return the picture in the size of the page, scaled once and kept while one scrolls."""
        size = self.size() * self.devicePixelRatioF()
        if self._fitted.size() != size:
            self._fitted = self._picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._fitted


class PageView(QScrollArea):
    """Shows PNG pages; the keyboard scrolls it, and its place is kept when the same pages are drawn again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._name = name
        self._size = FITTING
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        sheet = QWidget()
        sheet.setProperty("look", "plain")
        sheet.setLayout(self._column)
        self.setWidget(sheet)

    def show_pages(self, pictures: Sequence[bytes]) -> None:
        """Show these PNG pictures in place of the ones before."""
        images = [QImage.fromData(picture) for picture in pictures]
        if images and len(images) == len(self._pages):
            for page, image in zip(self._pages, images, strict=True):
                page.set_picture(image)
            return
        for page in self._pages:
            self._column.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = [
            Page(image, f"{self._name} {number}/{len(images)}") for number, image in enumerate(images, 1)
        ]
        for index, page in enumerate(self._pages):
            self._column.insertWidget(index, page)
        self._set_widths()

    def count(self) -> int:
        """Return how many pages are shown."""
        return len(self._pages)

    def fade(self) -> None:
        """Show that the pages are no longer true."""
        for page in self._pages:
            page.fade()

    @Slot()
    def enlarge(self) -> None:
        """Show the pages one size larger."""
        self._resize_to(self._size + 1)

    @Slot()
    def reduce(self) -> None:
        """Show the pages one size smaller."""
        self._resize_to(self._size - 1)

    @Slot()
    def fit(self) -> None:
        """Show the pages as wide as there is room."""
        self._resize_to(FITTING)

    @Slot()
    def forward(self) -> None:
        """Scroll down by what is in view."""
        self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)

    @Slot()
    def backward(self) -> None:
        """Scroll up by what is in view."""
        self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._size != FITTING:
            self._set_widths()

    def _resize_to(self, size: int) -> None:
        self._size = min(max(size, 0), len(SIZES) - 1)
        self._set_widths()

    def _set_widths(self) -> None:
        """Hold each page at the chosen part of the room there is; a fitting page follows the room by itself."""
        wider = SIZES[self._size] > 1
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wider else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        width = round(min(self.viewport().width(), WIDEST) * SIZES[self._size])
        for page in self._pages:
            page.setMinimumWidth(width if self._size != FITTING else 0)
            page.setMaximumWidth(width if self._size != FITTING else WIDEST)
