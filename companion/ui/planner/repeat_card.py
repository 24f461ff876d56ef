"""How a date comes again: nothing is chosen beforehand, and nobody's custom is a rule here."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from companion.errors import RepeatUnanswered
from companion.i18n import _, language, long_date
from companion.planner.day_text import read_days
from companion.planner.recurrence.hebrew import may_be_in_adar
from companion.planner.recurrence.own_days import has_own_days, with_own_days
from companion.planner.recurrence.patterns import Pattern, patterns
from companion.planner.recurrence.rules import (
    Adar,
    DayMarks,
    EasterKind,
    EnteredDays,
    FromEaster,
    Once,
    Yahrzeit,
    is_leap_day,
    weekday_of,
)
from companion.planner.recurrence.words import ask_your_own
from companion.ui.theme import px
from companion.ui.widgets.basic import Card, field
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.recurrence.rules import Rule

_ONCE, _AS_IT_IS, _WEEKDAY, _MARKS = "once", "as-it-is", "weekday", "marks"
_LUNAR: Final = frozenset({"hebrew-date", "hijri-date", "lunar-date"})
"""The patterns by a calendar in which a family can keep days of its own."""
_NUMBER: Final = re.compile(r"\d{1,6}")
_EASTERS: Final = {"easter": EasterKind.WESTERN, "orthodox-easter": EasterKind.ORTHODOX}
_DAYS_HEIGHT = 96
_ANY_DAY: Final = date(2001, 1, 1)
"""A day about which nothing special has to be asked."""


class RepeatCard(Card):
    """A choice of ways; what one of them has to ask is asked when it is chosen."""

    def __init__(self, rule: Rule | None) -> None:
        super().__init__()
        self._rule = rule
        self._day: date | None = own_day(rule)
        self.way = Choice(letters=14)
        if rule is not None and not isinstance(rule, Once):
            self.way.addItem(_("As it is now"), _AS_IT_IS)
        self.way.addItem(_("It does not come again"), _ONCE)
        for pattern in self._patterns.values():
            self.way.addItem(pattern.label.spoken(language()), pattern.id)
        self.way.addItem(_("On days after it that I choose, like 7, 40 and 100"), _MARKS)
        self.way.addItem(_("The same weekday of that month, each year"), _WEEKDAY)
        self.way.addItem(_("With Easter, each year"), "easter")
        self.way.addItem(_("With Orthodox Easter, each year"), "orthodox-easter")
        self.told = Label("", "muted")
        self.asked: dict[str, Choice | QPlainTextEdit] = {}
        self._labels: dict[str, Label] = {}
        column = self.column
        column.addWidget(Label(_("Does it come again?"), "heading"))
        field(column, _("It comes again"), self.way)
        column.addWidget(self.told)
        for key, words, choices in _asks():
            self._ask(key, words, choices)
        column.addWidget(Label(ask_your_own(), "muted"))
        self.way.currentIndexChanged.connect(self._show)
        self._show()

    @cached_property
    def _patterns(self) -> dict[str, Pattern]:
        return {each.id: each for each in patterns()}

    def _ask(self, key: str, words: str, choices: dict[str, str]) -> None:
        widget: Choice | QPlainTextEdit
        if choices:
            widget = Choice(letters=14)
            widget.addItem(_("Choose one"), "")
            for data, label in choices.items():
                widget.addItem(label, data)
        else:
            widget = QPlainTextEdit(_held(self._rule, key))
            widget.setTabChangesFocus(True)
            widget.setFixedHeight(px(_DAYS_HEIGHT))
        self.asked[key] = widget
        self._labels[key] = field(self.column, words, widget)

    def look_at(self, day: date | None) -> None:
        """Ask what this day needs to have asked: 29 February and the 29th to 31st do."""
        self._day = day
        self._show()

    @Slot()
    def _show(self) -> None:
        """Tell about the way that is chosen, and ask what it needs to know."""
        way = self.way.currentData()
        pattern = self._patterns.get(way)
        told = []
        if pattern is not None:
            told = [pattern.kept_by.spoken(language())]
            if pattern.detail is not None:
                told.append(pattern.detail.spoken(language()))
        self.told.setText(" ".join(told))
        self.told.setVisible(bool(told))
        wanted = self._wanted(way, pattern)
        for key, widget in self.asked.items():
            shown: QWidget
            for shown in (widget, self._labels[key]):
                shown.setVisible(key in wanted)

    def _wanted(self, way: str, pattern: Pattern | None) -> tuple[str, ...]:
        """Return the names of what to ask for the way that is chosen."""
        if way == _MARKS:
            return ("counts", "first_day_counts")
        wanted = () if pattern is None else pattern.asks(self._day or _ANY_DAY)
        if way == "hebrew-date" and self._day is not None and may_be_in_adar(self._day):
            wanted = (*wanted, "adar")
        if way in _LUNAR or (way == _AS_IT_IS and has_own_days(self._rule)):
            wanted = (*wanted, "own")
        return wanted

    def take(self, day: date | None) -> tuple[Rule | None, ...]:
        """Return the rules for a day: one, or several, or None where the day is not known.

        Raises RepeatUnanswered, OwnDayTooFar and DayUnreadable.
        """
        way = str(self.way.currentData())
        pattern = self._patterns.get(way)
        if way == _AS_IT_IS and self._rule is not None:
            return (self._with_own(_moved(self._rule, day)),)
        if pattern is not None:
            return self._by(pattern, day)
        if day is None:
            if way == _ONCE:
                return (None,)
            raise RepeatUnanswered
        if way == _MARKS:
            return (self._marks(day),)
        if way in _EASTERS:
            return (FromEaster(day, _EASTERS[way]),)
        return (weekday_of(day) if way == _WEEKDAY else Once(day),)

    def _by(self, pattern: Pattern, day: date | None) -> tuple[Rule, ...]:
        answers = self._answers()
        if day is None and "days" in pattern.asks(_ANY_DAY) and answers["days"]:
            day = date.fromisoformat(answers["days"][0])
        if day is None or any(answers[each] in ("", []) for each in pattern.asks(day)):
            raise RepeatUnanswered
        return tuple(self._with_own(rule) for rule in pattern.rules(day, answers))

    def _with_own(self, rule: Rule) -> Rule:
        """Return a rule with the days the family keeps, and the month of Adar it chose."""
        if isinstance(rule, Yahrzeit) and (adar := self._chosen("adar")):
            rule = replace(rule, adar=Adar(adar))
        return with_own_days(rule, read_days(self._text("own"))) if has_own_days(rule) else rule

    def _marks(self, day: date) -> DayMarks:
        counts = tuple(int(each) for each in _NUMBER.findall(self._text("counts")))
        counted = self._chosen("first_day_counts")
        if not counts or not counted:
            raise RepeatUnanswered
        try:
            return DayMarks(day, counts, first_day_counts=counted == "yes")
        except ValueError:  # too far away, or far too many
            raise RepeatUnanswered from None

    def _answers(self) -> dict[str, Any]:
        """Return what the patterns ask for, as in a document."""
        days = [each.isoformat() for each in read_days(self._text("days"))]
        answers: dict[str, Any] = {"days": days}
        for key, widget in self.asked.items():
            if isinstance(widget, Choice):
                chosen = self._chosen(key)
                answers[key] = {"yes": True, "no": False}.get(chosen, chosen)
        return answers

    def _chosen(self, key: str) -> str:
        widget = self.asked[key]
        return str(widget.currentData()) if isinstance(widget, Choice) else ""

    def _text(self, key: str) -> str:
        widget = self.asked[key]
        return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _asks() -> list[tuple[str, str, dict[str, str]]]:
    """Return what a way may have to ask: its name, the question, the answers."""
    return [
        ("counts", _("Which days? Like 7, 40, 100"), {}),
        (
            "first_day_counts",
            _("Is the day itself day 1?"),
            {"yes": _("Yes, it is day 1"), "no": _("No, day 1 is the next day")},
        ),
        (
            "after_sunset",
            _("Was it after sunset?"),
            {"yes": _("After sunset"), "no": _("Before sunset")},
        ),
        (
            "feb29",
            _("In years without 29 February"),
            {
                "feb28": _("Keep it on 28 February"),
                "mar1": _("Keep it on 1 March"),
                "both": _("Keep both days"),
                "leap": _("Leave those years out"),
            },
        ),
        (
            "short_month",
            _("In months that are too short"),
            {
                "last": _("Keep the last day"),
                "next": _("Keep the first of the next month"),
                "skip": _("Leave those months out"),
            },
        ),
        ("days", _("The days, one a line"), {}),
        (
            "adar",
            _("In years with two months of Adar"),
            {
                "first": _("Keep the first"),
                "second": _("Keep the second"),
                "both": _("Keep both"),
            },
        ),
        ("own", _("Days your family keeps in place of these, one a line, if you like"), {}),
    ]


def _held(rule: Rule | None, key: str) -> str:
    """Return what a rule holds for a question that is answered in lines."""
    if key == "days" and isinstance(rule, EnteredDays):
        return "\n".join(long_date(each) for each in rule.days)
    if key == "own" and has_own_days(rule):
        return "\n".join(long_date(each.day) for each in rule.own)
    if key == "counts" and isinstance(rule, DayMarks):
        return ", ".join(map(str, rule.counts))
    return ""


def _moved(rule: Rule, day: date | None) -> Rule:
    """Return a rule counted from another day."""
    former = own_day(rule)
    if day is None or former is None or former == day:
        return rule
    if is_leap_day(day):
        raise RepeatUnanswered
    if rule == weekday_of(former):
        return weekday_of(day)
    try:
        moved: Rule = replace(rule, day=day)  # type: ignore[arg-type]  # entered days have none
    except ValueError:  # not every month has such a day: what then has to be chosen
        raise RepeatUnanswered from None
    return moved


def own_day(rule: Rule | None) -> date | None:
    """Return the day a rule counts from, as it was typed once."""
    if isinstance(rule, EnteredDays):
        return None
    return getattr(rule, "day", None)
