"""The ring of keyboard focus round buttons and fields: 2 px of accent, 1 px away.

A style sheet cannot draw outside of a widget, so the ring is a widget of its own beside the one
that has the focus. Widgets that paint themselves draw their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from ui.theme.current import current_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

REACH = 3
"""How far outside of the widget the ring ends: 1 px of gap and 2 px of ring."""

RADIUS = 8
RINGED = (
    QPushButton,
    QToolButton,
    QCheckBox,
    QRadioButton,
    QLineEdit,
    QAbstractSpinBox,
    QComboBox,
)
PAINTS_OWN = "rail"
"""Set on buttons that draw their own ring."""


class FocusFollower(QObject):
    """Puts a ring beside whatever has the focus; one for the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        # Not `focusChanged`, which hands over the widget before, deleted or not.
        app.focusObjectChanged.connect(self._follow)

    def ring(self) -> FocusRing | None:
        """Return the ring that shows, if one does."""
        try:
            return self._ring if self._ring is not None and self._ring.parentWidget() else None
        except RuntimeError:  # its window was deleted, and the ring with it
            self._ring = None
            return None

    def _follow(self, now: QObject | None) -> None:
        ring, self._ring = self.ring(), None
        if ring is not None:
            ring.hide()
            ring.deleteLater()
        if isinstance(now, QWidget) and now.parentWidget() is not None and _wants_ring(now):
            self._ring = FocusRing(now)


def _wants_ring(widget: QWidget) -> bool:
    """Return whether a widget shows where the keyboard is: not a button just clicked."""
    if not isinstance(widget, RINGED) or widget.property(PAINTS_OWN):
        return False
    pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return not (pressed and isinstance(widget, QAbstractButton))


class FocusRing(QWidget):
    """The ring round one widget, beside it in the same parent."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.parentWidget())
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget where it goes.

        A widget being deleted is hidden first: then nothing of it may be touched any more.
        """
        kind = event.type()
        if kind is QEvent.Type.Hide:
            self.hide()
        elif kind in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.EnabledChange,
        ):
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_tokens().accent), 2))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1
            )

    def _fit(self) -> None:
        box = self._around.geometry().adjusted(-REACH, -REACH, REACH, REACH)
        self.setGeometry(box)
        self.setVisible(self._around.isVisible() and self._around.isEnabled())
        self.raise_()


def follow_focus(app: QApplication) -> None:
    """Give the application its ring; may be called again."""
    if app.findChild(FocusFollower) is None:
        FocusFollower(app)
