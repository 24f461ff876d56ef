"""One idea: what it is, what to know before, and what one may do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.care.choices import is_offered, suited
from companion.care.model import OWN, Activity, Exercise
from companion.i18n import _
from companion.ui.care.days_card import DaysCard
from companion.ui.care.ratings import NoteCard, Rating
from companion.ui.care.said import facts
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState


class IdeaPage(ColumnPage):
    """An activity or an exercise."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk, item_id: str) -> None:
        """Show an idea by its id; an own one that is gone says so."""
        super().__init__()
        self._desk = desk
        self._id = item_id
        self.idea = desk.idea(item_id)
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.start = Button(_("Start"), "main", icon="play")
        self.way = Choice()
        self.warning = Label()
        self.before = Rating()
        self.keep = Button(_("Put on my list"), icon="bookmark")
        self.hide_button = Button(_("Hide this"), icon="eye-off")
        self.change = Button(_("Change it"), icon="pen-line")
        self.remove = Button(_("Remove it"), icon="trash-2")
        self.instead = Button(_("Another one instead"), "quiet")
        self.day_button = Button(_("Put it in a day"), icon="calendar-days")
        self.days = DaysCard(desk)
        self.note = NoteCard()
        self._before_card = Card()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.start.clicked.connect(self._start)
        self.way.activated.connect(self._warn)
        self.keep.clicked.connect(self._keep)
        self.hide_button.clicked.connect(self._hide)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.instead.clicked.connect(self._instead)
        self.day_button.clicked.connect(self._choose_day)
        self.note.noted.connect(self._note)
        self.setFocusProxy(self.start if isinstance(self.idea, Exercise) else self.back)

    def _lay_out(self) -> None:
        idea, column, catalog = self.idea, self.column, self._desk.steady.catalog
        column.addWidget(row(self.back))
        column.addWidget(Label(_("It is gone.") if idea is None else idea.title, "title"))
        column.addWidget(self.message)
        if idea is not None:
            column.addWidget(Label(facts(catalog, idea), "muted"))
            column.addWidget(Label(idea.summary, "lead"))
            self._add_small(idea)
            self._add_flags()
            self._before_card.column.addWidget(Label(_("Before you begin, if you like"), "heading"))
            field(self._before_card.column, _("How hard it is now"), self.before)
            column.addWidget(self._before_card)
            self._add_ways()
        column.addWidget(self.warning)
        is_exercise = isinstance(idea, Exercise)
        column.addWidget(row(self.start, self.keep, self.day_button, self.hide_button))
        column.addWidget(row(self.change, self.remove, self.instead))
        column.addWidget(self.days)
        column.addWidget(self.note)
        if idea is not None and idea.category != OWN:
            known = catalog.labels.of("evidence_levels", idea.evidence.level)
            known = ". ".join(each for each in (known, idea.evidence.note) if each)
            column.addWidget(Label(_("What is known: {known}").format(known=known), "muted"))
        column.addStretch(1)
        self.start.setVisible(is_exercise)
        is_own = idea is not None and idea.category == OWN
        for button in (self.change, self.remove):
            button.setVisible(is_own)
        self.instead.setVisible(isinstance(idea, Exercise) and idea.if_avoid_try is not None)
        self.keep.setVisible(idea is not None)
        self.hide_button.setVisible(idea is not None and not is_own)
        self._warn()

    def _add_small(self, idea: Activity | Exercise) -> None:
        if isinstance(idea, Activity) and idea.tiny_start:
            card = card_about(_("To start small"), idea.tiny_start)
            self.column.addWidget(card)
        more = idea.access_note if isinstance(idea, Activity) else idea.posture
        if more:
            self.column.addWidget(Label(more))

    def _add_flags(self) -> None:
        if self.idea is None:
            return
        flags = self._desk.steady.catalog.flag_lines(self.idea)
        if flags:
            card = card_about(_("Good to know before"))
            for flag in flags:
                card.column.addWidget(Label(flag.text))
            self.column.addWidget(card)

    def _add_ways(self) -> None:
        if isinstance(self.idea, Exercise) and self.idea.variants:
            self.way.addItem(_("As usual"), "")
            for variant in self.idea.variants:
                self.way.addItem(variant.label, variant.id)
            self.way.may_shrink()
            field(self.column, _("Which way"), self.way)

    def show_state(self, state: CareState) -> None:
        """Show what was chosen about it."""
        is_kept = self._id in state.choices.kept
        self.keep.name(_("Take off my list") if is_kept else _("Put on my list"))
        is_hidden = self._id in state.choices.hidden
        self.hide_button.name(_("Offer it again") if is_hidden else _("Hide this"))
        is_exercise = isinstance(self.idea, Exercise)
        self.note.setVisible(state.logs and self.idea is not None and not is_exercise)
        self._before_card.setVisible(state.logs and is_exercise)
        may_be_offered = self.idea is not None and is_offered(self.idea, state.choices)
        self.day_button.setVisible(may_be_offered)
        self.days.show_days([each for each in state.days if each.value.item_id == self._id])

    @Slot()
    def _warn(self) -> None:
        variants = self.idea.variants if isinstance(self.idea, Exercise) else ()
        chosen = (each.warning for each in variants if each.id == self.way.currentData())
        warning = next(chosen, "")
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    @Slot()
    def _start(self) -> None:
        if not isinstance(self.idea, Exercise):
            return
        exercise = self.idea
        if self.way.currentData():
            exercise = exercise.as_variant(self.way.currentData()) or exercise
        exercise = suited(exercise, self._desk.state.choices)
        self._desk.before[self._id] = self.before.value
        self._desk.play(self._desk.steady.begun(exercise), self._id)

    @Slot()
    def _instead(self) -> None:
        if isinstance(self.idea, Exercise) and self.idea.if_avoid_try is not None:
            self._desk.go("idea", self.idea.if_avoid_try)

    @Slot(object, object)
    def _note(self, before: int | None, after: int | None) -> None:
        self._desk.note(self._id, before, after)

    # What is chosen about it

    @Slot()
    def _keep(self) -> None:
        care, title = self._desk.session.care, self._desk.title(self._id)
        order = self._desk.state.choices.kept
        put, take = partial(care.keep, self._id), partial(care.let_go, self._id)
        if self._id in order:
            words = _("Taken off my list: {title}").format(title=title)
            self._desk.do(words, take, partial(care.arrange, order))
        else:
            self._desk.do(_("Put on my list: {title}").format(title=title), put, take)

    @Slot()
    def _hide(self) -> None:
        care, title = self._desk.session.care, self._desk.title(self._id)
        hide, show = partial(care.hide, self._id), partial(care.show, self._id)
        if self._id in self._desk.state.choices.hidden:
            self._desk.do(_("Offered again: {title}").format(title=title), show, hide)
        else:
            self._desk.do(_("Hidden: {title}").format(title=title), hide, show)

    @Slot()
    def _choose_day(self) -> None:
        self._desk.go("day", self._id)

    @Slot()
    def _change(self) -> None:
        self._desk.go("own", self._id)

    @Slot()
    def _remove(self) -> None:
        from companion.ui.care.own_page import remove_own

        if isinstance(self.idea, Activity):
            remove_own(self._desk, self.idea)
            self.closed.emit()
