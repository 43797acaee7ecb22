"""Reads sheets back: the text of their pages, and their pixels."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument

Pages = Callable[[bytes], list[str]]
Picture = Callable[[bytes], QImage]


def _opened(pdf: bytes) -> QPdfDocument:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    buffer.setParent(document)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    return document


@pytest.fixture
def pages(qapp: QGuiApplication) -> Pages:
    """Return a reader of each page's words, parted by single spaces."""

    def read(pdf: bytes) -> list[str]:
        document = _opened(pdf)
        texts = [document.getAllText(page).text() for page in range(document.pageCount())]
        document.close()
        return [" ".join(text.split()) for text in texts]

    return read


@pytest.fixture
def picture(qapp: QGuiApplication) -> Picture:
    """Return a painter of the first page, one pixel a point."""

    def paint(pdf: bytes) -> QImage:
        document = _opened(pdf)
        size = document.pagePointSize(0).toSize()
        image = document.render(0, QSize(size.width(), size.height()))
        document.close()
        return image

    return paint
