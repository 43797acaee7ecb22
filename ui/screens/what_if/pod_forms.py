"""The forms of a what-if about pods: one closes, opens, or moves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.service import Role
from planner.what_if.supposing import nearest_pods, people_with_families
from planner.what_if.suppositions import GoesTo, PodCloses, PodMoves, PodOpens
from ui.screens.what_if.fields import Day, Field, Form, Words
from ui.screens.what_if.forms import pods_choice
from ui.theme import scaled
from ui.widgets.choice import Choice
from ui.widgets.ink import Ink
from ui.widgets.tick_box import TICK_SIZE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from planner.service import Service, Week
    from planner.travel.places import Gazetteer

LEAVES = "Leaves that day"
_PLACE_HINT = "A postcode, a part of one such as CW1 3, or a town."


class PodClosesForm(Form):
    """Which pod closes and when, and where each of its people goes."""

    def __init__(
        self, service: Service, week: Week, *, gazetteer: Gazetteer, pod_id: str | None = None
    ) -> None:
        super().__init__()
        self._service, self._gazetteer = service, gazetteer
        self.pod = pods_choice(service, pod_id)
        self.on = Day(week.shifted(3).monday + timedelta(days=4))
        self.people = QWidget()
        self._rows = QGridLayout(self.people)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        self.choices: dict[str, Choice] = {}
        self.add(Field("pod_id", "Which pod closes", self.pod), 0)
        self.add(Field("on", "Last day", self.on), 0, 1)
        self.add(
            Field(
                "people",
                "Where its people go",
                self.people,
                hint="The nearest pod unless you choose another. They bring their families.",
            ),
            1,
            wide=True,
        )
        self.finish(2)
        self.pod.currentIndexChanged.connect(self._ask_for_everybody)
        self.on.dateChanged.connect(self._ask_for_everybody)
        self._ask_for_everybody()

    def supposition(self) -> PodCloses:
        """Return what is filled in."""
        return PodCloses(
            str(self.pod.value() or ""),
            self.on.value(),
            tuple(
                GoesTo(staff_id, None if choice.value() is None else str(choice.value()))
                for staff_id, choice in self.choices.items()
            ),
        )

    @Slot()
    def _ask_for_everybody(self) -> None:
        pod_id, on = self.pod.value(), self.on.value()
        if not isinstance(pod_id, str):
            return
        chosen = {staff_id: choice.value() for staff_id, choice in self.choices.items()}
        wanted = nearest_pods(self._service, pod_id, on=on, gazetteer=self._gazetteer)
        if list(chosen) == [one.staff_id for one in wanted]:
            return
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        names = {one.staff_id: one.name or one.staff_id for one in self._service.staff}
        others = [
            (f"To {pod.name or pod.pod_id}", pod.pod_id)
            for pod in self._service.pods
            if pod.pod_id != pod_id
        ]
        for row, one in enumerate(wanted):
            choice = Choice([*others, (LEAVES, None)])
            choice.choose(one.pod_id)
            choice.setAccessibleName(f"Where {names[one.staff_id]} goes")
            choice.currentIndexChanged.connect(self._tell)
            label = QLabel(names[one.staff_id])
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(choice)
            self._rows.addWidget(label, row, 0)
            self._rows.addWidget(choice, row, 1)
            self.choices[one.staff_id] = choice
        self.changed.emit()


class PodOpensForm(Form):
    """Where a pod opens, and who comes from other pods."""

    def __init__(self, service: Service, week: Week) -> None:
        super().__init__()
        self.name, self.town, self.office = Words(), Words(), Words()
        consultants = (
            (one.name or one.staff_id, one.staff_id)
            for one in service.staff
            if one.role is Role.CONSULTANT and (one.ends_on is None or one.ends_on >= week.monday)
        )
        self.consultant = Choice([("Nobody yet", None), *consultants])
        self.people = QListWidget()
        self.people.setItemDelegate(_Ticks(self.people))
        self.people.setFixedHeight(scaled(170))
        pods = {pod.pod_id: pod.name or pod.pod_id for pod in service.pods}
        for member in people_with_families(service, week=week):
            pod = pods.get(member.pod_id or "", "")
            item = QListWidgetItem(f"{member.name or member.staff_id}{' · ' if pod else ''}{pod}")
            item.setData(Qt.ItemDataRole.UserRole, member.staff_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.itemChanged.connect(self._tell)
        self.add(Field("name", "Name", self.name), 0)
        self.add(Field("town", "Town", self.town), 0, 1)
        self.add(Field("office", "Office", self.office, hint=_PLACE_HINT), 1)
        self.add(Field("consultant_id", "Consultant", self.consultant), 1, 1)
        self.add(
            Field(
                "people",
                "Who comes from other pods",
                self.people,
                hint="They bring their families.",
            ),
            2,
            wide=True,
        )
        self.finish(3)

    def supposition(self) -> PodOpens:
        """Return what is filled in."""
        consultant = self.consultant.value()
        items = (self.people.item(at) for at in range(self.people.count()))
        return PodOpens(
            self.name.value(),
            self.town.value(),
            self.office.value(),
            None if consultant is None else str(consultant),
            tuple(
                str(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            ),
        )


class _Ticks(QStyledItemDelegate):
    """Puts a tick into the box of who is chosen: told by a shape, not by colour alone."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row, then the tick."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked.value:
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = full.widget.style().subElementRect(element, full, full.widget)
        left = box.x() + (box.width() - TICK_SIZE) / 2
        Ink(painter).icon(left, box.y() + box.height() / 2, "check-bold", "on_accent", TICK_SIZE)


class PodMovesForm(Form):
    """Which pod moves, and where its office will be."""

    def __init__(self, service: Service, *, pod_id: str | None = None) -> None:
        super().__init__()
        self._towns = {pod.pod_id: pod.town for pod in service.pods}
        self.pod = pods_choice(service, pod_id)
        self.town = Words(self._towns.get(str(self.pod.value()), ""))
        self.office = Words()
        self.add(Field("pod_id", "Which pod moves", self.pod), 0, wide=True)
        self.add(Field("office", "New office", self.office, hint=_PLACE_HINT), 1)
        self.add(Field("town", "Town", self.town), 1, 1)
        self.finish(2)
        self.pod.currentIndexChanged.connect(self._take_town)

    def supposition(self) -> PodMoves:
        """Return what is filled in."""
        return PodMoves(str(self.pod.value() or ""), self.office.value(), self.town.value())

    @Slot()
    def _take_town(self) -> None:
        self.town.setText(self._towns.get(str(self.pod.value()), ""))
        self.changed.emit()
