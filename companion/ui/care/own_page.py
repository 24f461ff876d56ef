"""An activity of one's own: a few fields, kept while one types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from companion.care.keeping import LONGEST_TITLE, new_id
from companion.care.model import OWN, Activity, Company, Energy, Place
from companion.clock import now
from companion.i18n import _
from companion.ui.care.doing import QUIET
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.care.service import Care
    from companion.ui.care.desk import CareDesk

_MILLISECONDS = 700
"""After the last keystroke; written within a second."""
_MINUTES = (1, 5, 10, 15, 30, 60, 120)
_HEIGHT = 110


@dataclass(slots=True)
class _Kept:
    """The activity before this page and as it is now; Undo and Redo go between them."""

    former: Activity | None
    latest: Activity


class OwnPage(ColumnPage):
    """What it is called is enough; the rest can stay blank."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk, activity_id: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        former = None if activity_id is None else desk.idea(activity_id)
        self._former = former if isinstance(former, Activity) else None
        shown = self._former or Activity(new_id(), "", OWN, 10)
        self._shown = shown
        self._kept: _Kept | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.title = QLineEdit(shown.title)
        hold(self.title, LONGEST_TITLE, self.message)
        self.summary = QPlainTextEdit(shown.summary)
        self.tiny = QLineEdit(shown.tiny_start)
        self.minutes, self.energy, self.company, self.place = (Choice() for _each in range(4))
        self.night = Tick(_("It is fine at night"))
        self.night.setChecked(shown.night_ok)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._write_down)
        self._fill_choices()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        for line in (self.title, self.tiny):
            line.textChanged.connect(self._timer.start)
        self.summary.textChanged.connect(self._timer.start)
        for choice in (self.minutes, self.energy, self.company, self.place):
            choice.activated.connect(self._timer.start)
        self.night.toggled.connect(self._timer.start)
        self.setFocusProxy(self.title)

    def _fill_choices(self) -> None:
        from companion.care.sentences import of_length

        labels = self._desk.steady.catalog.labels
        for minutes in sorted({*_MINUTES, self._shown.minutes}):
            self.minutes.addItem(of_length(minutes * 60), minutes)
        for energy in Energy:
            self.energy.addItem(labels.of("energy", energy), energy.value)
        for company in Company:
            self.company.addItem(labels.of("social", company), company.value)
        for place in Place:
            self.place.addItem(labels.of("place", place), place.value)
        for choice in (self.minutes, self.energy, self.company, self.place):
            choice.may_shrink()
        for choice, value in (
            (self.minutes, self._shown.minutes),
            (self.energy, self._shown.energy.value),
            (self.company, self._shown.company.value),
            (self.place, self._shown.place.value),
        ):
            choice.setCurrentIndex(max(choice.findData(value), 0))

    def _lay_out(self) -> None:
        column = self.column
        self.summary.setTabChangesFocus(True)
        self.summary.setFixedHeight(px(_HEIGHT))
        column.addWidget(row(self.back))
        column.addWidget(Label(_("An idea of your own"), "title"))
        column.addWidget(Label(_("What you type is kept. A name is enough."), "muted"))
        column.addWidget(self.message)
        field(column, _("What it is called"), self.title)
        field(column, _("More about it"), self.summary)
        field(column, _("A small way to start"), self.tiny)
        field(column, _("How long"), self.minutes)
        field(column, _("How much energy"), self.energy)
        field(column, _("With whom"), self.company)
        field(column, _("Where"), self.place)
        column.addWidget(self.night)
        column.addStretch(1)

    @property
    def activity(self) -> Activity:
        """What the fields say."""
        return replace(
            self._shown,
            title=self.title.text(),
            summary=self.summary.toPlainText(),
            tiny_start=self.tiny.text(),
            minutes=self.minutes.currentData(),
            energy=Energy(self.energy.currentData()),
            company=Company(self.company.currentData()),
            place=Place(self.place.currentData()),
            night_ok=self.night.isChecked(),
        )

    def keep(self) -> None:
        """Write it before locking; once more, so that a failure is heard of."""
        self._write_down()
        if self._kept is not None:
            self._desk.write(partial(_write, self._desk.session.care, self._kept))

    @Slot()
    def _write_down(self) -> None:
        """Write what the fields say, when they say something new; one change for a visit."""
        self._timer.stop()
        latest = self.activity
        if not latest.title.strip() or latest == (self._kept.latest if self._kept else self._shown):
            return
        care = self._desk.session.care
        if self._kept is not None:
            self._kept.latest = latest
            self._desk.write(partial(_write, care, self._kept))
            return
        self._kept = kept = _Kept(self._former, latest)
        self._desk.do(
            _("Your own idea is kept: {title}").format(title=latest.title.strip()),
            partial(_write, care, kept),
            partial(_take_back, care, kept),
            offers=QUIET,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the last words when one leaves."""
        super().hideEvent(event)
        self._write_down()

    # When the screens are made anew

    def filled(self) -> object:
        """Return what was typed."""
        return self.activity, self._kept

    def fill(self, filled: Any) -> None:
        """Put it back."""
        activity, kept = filled
        self._shown, self._kept = activity, kept
        self.title.setText(activity.title)
        self.summary.setPlainText(activity.summary)
        self.tiny.setText(activity.tiny_start)
        for choice in (self.minutes, self.energy, self.company, self.place):
            choice.clear()
        self._fill_choices()
        self.night.setChecked(activity.night_ok)


def _write(care: Care, kept: _Kept) -> object:
    return care.write_own(kept.latest, now=now())


def _take_back(care: Care, kept: _Kept) -> object:
    if kept.former is None:
        return care.remove_own(kept.latest.id)
    return care.write_own(kept.former, now=now())


def remove_own(desk: CareDesk, activity: Activity) -> None:
    """Remove an activity of one's own; Undo brings it back."""
    care = desk.session.care
    desk.do(
        _("Removed: {title}").format(title=activity.title),
        partial(care.remove_own, activity.id),
        partial(_write, care, _Kept(None, activity)),
    )
