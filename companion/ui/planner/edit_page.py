"""Add or change a date: its name and its day first, everything else only if one likes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from companion.clock import now
from companion.errors import CompanionError, DayUnreadable
from companion.i18n import _, long_date
from companion.planner.day_text import read_day
from companion.planner.model import LONGEST_LINE, Certainty, HardDate, Saved
from companion.ui.planner.about_card import AboutCard
from companion.ui.planner.date_page import saved_change
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.references import everyone
from companion.ui.planner.remind_card import RemindCard
from companion.ui.planner.repeat_card import RepeatCard, own_day
from companion.ui.planner.when_card import WhenCard
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.planner.recurrence.rules import Rule
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session
    from companion.vault.preferences import Preferences

_MILLISECONDS = 700
_DRAFT = "dates.draft"


@dataclass(frozen=True, slots=True)
class Read:
    """What the page begins with."""

    value: HardDate | None
    draft: dict[str, Any]
    people: dict[str, str]


class EditPage(PlannerPage):
    """The fields of a date; what is typed is kept as a draft until it is saved."""

    def __init__(self, desk: PlannerDesk, date_id: str) -> None:
        title = _("Change a date") if date_id else _("A date that matters")
        super().__init__(desk, title, partial(desk.open_date, date_id) if date_id else desk.open)
        self._date_id = date_id
        self._before: HardDate | None = None
        self._kept = ""
        self._is_saved = False
        self.work = partial(_read, desk.session, desk.paths, date_id)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.keep)

    def fill(self, data: Read) -> None:
        """Show the fields with what there is."""
        self._before = data.value
        value = data.value or HardDate("")
        self.name = QLineEdit(value.name)
        self.day = QLineEdit()
        day = own_day(value.rule)
        self.day.setText("" if day is None else long_date(day))
        self.save_button = Button(_("Save this date"), "main", icon="save")
        card = Card()
        field(card.column, _("Its name, in your own words"), self.name)
        field(card.column, _("The day, like 10 March 2026"), self.day)
        card.column.addWidget(
            Label(_("Leave the day blank if you are not sure of it yet."), "muted")
        )
        card.column.addWidget(row(self.save_button))
        self.body.addWidget(card)
        self.body.addWidget(
            Label(_("All of this can be left as it is, or changed another day."), "muted")
        )
        self.about = AboutCard(value, data.people)
        self.when = WhenCard(value)
        self.repeat = RepeatCard(value.rule)
        self.remind = RemindCard(value)
        for each in (self.when, self.repeat, self.about, self.remind):
            self.body.addWidget(each)
        for line in (self.name, self.about.word):
            hold(line, LONGEST_LINE, self.message)
        self.name.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self._save)
        self.day.textChanged.connect(self._day_changed)
        self.save_button.clicked.connect(self._save)
        self.setFocusProxy(self.name)
        self._put(data.draft)
        for widget in self._fields():
            self._listen(widget)
        self._kept = self._typed()

    @Slot()
    def _day_changed(self) -> None:
        try:
            day = read_day(self.day.text(), today=now().date())
        except DayUnreadable:
            return
        self.repeat.look_at(day)

    # What is typed

    def _fields(self) -> list[QWidget]:
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, Tick)
        found = [each for each in self._content.findChildren(QWidget) if isinstance(each, kinds)]
        return [each for each in found if each.accessibleName()]

    def _by_key(self) -> dict[str, QWidget]:
        """Return the fields by what a draft knows them by.

        Of people there can be others when it is read again: each goes by its id.
        """
        people = {tick: person for person, tick in self.about.people.items()}
        others = [each for each in self._fields() if each not in people]
        return {
            **{str(number): each for number, each in enumerate(others)},
            **{f"person {person}": tick for tick, person in people.items()},
        }

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.textChanged.connect(self._edited)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._edited)
        elif isinstance(widget, Tick):
            widget.toggled.connect(self._edited)

    def _typed(self) -> str:
        found = {key: _held(each) for key, each in self._by_key().items()}
        return json.dumps({"id": self._date_id, "held": found})

    def _put(self, draft: dict[str, Any]) -> None:
        held = draft.get("held")
        if draft.get("id") != self._date_id or not isinstance(held, dict):
            return
        for key, widget in self._by_key().items():
            _restore(widget, held.get(key))
        self.message.say(_("What you typed before is still here."))

    @Slot()
    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._timer.stop()
        if self._is_saved or not hasattr(self, "name"):
            return
        typed = self._typed()
        if typed != self._kept:
            self._kept = typed
            work = partial(self.desk.session.preferences.put, _DRAFT, typed)
            self.desk.tasks.run(work, self.desk.kept, self.desk.failed)

    # Saving

    def value(self) -> tuple[HardDate, tuple[Rule | None, ...]]:
        """Return the date as it is on the page, and the rules it comes again by.

        Raises DayUnreadable, DateIncomplete and RuleUnreadable.
        """
        day = read_day(self.day.text(), today=now().date())
        value = replace(self._before or HardDate(""), name=self.name.text())
        value = self.remind.take(self.when.take(self.about.take(value)))
        rules = self.repeat.take(day)
        if rules == (None,) and value.certainty is Certainty.EXACT:
            value = replace(value, certainty=Certainty.NOT_SURE)
        elif value.certainty is Certainty.NOT_SURE and rules != (None,):
            value = replace(value, certainty=Certainty.EXACT)
        return value, rules

    @Slot()
    def _save(self) -> None:
        if self._is_saved:  # pressed twice, before the page is gone
            return
        try:
            value, rules = self.value()
        except CompanionError as error:
            self.message.say(str(explain(error)), caution=True)
            return
        if not value.name.strip():
            self.message.say(_("Give it a name first. Any word will do."))
            self.name.setFocus()
            return
        self._timer.stop()
        self._is_saved = True
        work = partial(
            _save, self.desk.planner, self.desk.session.preferences, value, rules, self._date_id
        )
        self.desk.tasks.run(work, self._saved, self._not_saved)

    def _saved(self, saved: list[Saved[HardDate]]) -> None:
        for number, one in enumerate(saved):
            before = self._before if number == 0 else None
            self.desk.note(saved_change(self.desk.planner, one, before))
        self.desk.open_date(saved[0].id)

    def _not_saved(self, error: Exception) -> None:
        self._is_saved = False
        self.failed(error)


def _held(widget: QWidget) -> str | bool | int:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return isinstance(widget, Tick) and widget.isChecked()


def _restore(widget: QWidget, held: Any) -> None:
    if isinstance(widget, QLineEdit) and isinstance(held, str):
        widget.setText(held)
    elif isinstance(widget, QPlainTextEdit) and isinstance(held, str):
        widget.setPlainText(held)
    elif isinstance(widget, QComboBox) and isinstance(held, int):
        widget.setCurrentIndex(held)
    elif isinstance(widget, Tick) and isinstance(held, bool):
        widget.setChecked(held)


def _read(session: Session, paths: Paths, date_id: str) -> Read:
    """Run on the worker."""
    value = session.planner.read(date_id).value if date_id else None
    try:
        draft = json.loads(session.preferences.all().get(_DRAFT) or "{}")
    except ValueError:
        draft = {}
    return Read(value, draft if isinstance(draft, dict) else {}, everyone(session, paths))


def _save(
    planner: Planner,
    preferences: Preferences,
    value: HardDate,
    rules: tuple[Rule | None, ...],
    date_id: str,
) -> list[Saved[HardDate]]:
    """Run on the worker."""
    moment = now()
    saved: list[Saved[HardDate]] = []
    for rule in rules:
        known = date_id if date_id and not saved else None
        saved.append(planner.save(replace(value, rule=rule), now=moment, date_id=known))
    preferences.put(_DRAFT, "")
    return saved
