"""One record of court and benefits; it is kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from companion.clock import now
from companion.errors import DayUnreadable
from companion.i18n import _, long_date
from companion.planner.day_text import read_day
from companion.planner.justice.lists import note
from companion.planner.justice.model import Claim, claim_facts
from companion.planner.model import LONGEST_LINE
from companion.planner.words import said
from companion.ui.planner.moment_fields import MomentFields
from companion.ui.planner.page import DATES, PlannerPage
from companion.ui.planner.record_kinds import Field, FieldKind, record_kind
from companion.ui.planner.snapshot import SnapshotCard
from companion.ui.recent.recent_changes import Change
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Choice, LongTick, Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.wording import explain

if TYPE_CHECKING:
    from companion.planner.justice.records import Kept
    from companion.planner.justice.service import Justice
    from companion.planner.model import Saved
    from companion.ui.planner.desk import PlannerDesk

_MILLISECONDS = 700
_TEXT_HEIGHT = 96


@dataclass(slots=True)
class _Record:
    """The record of a page; the worker knows the id of a new one before the page does."""

    id: str
    """'' while it is not in the vault, or in its bin."""


class RecordPage(PlannerPage):
    """Its fields, each of them optional."""

    def __init__(self, desk: PlannerDesk, key: str, record_id: str = "") -> None:
        self._kind = record_kind(key)
        super().__init__(desk, self._kind.one, partial(desk.open_records, key))
        self._record = _Record(record_id)
        self._value: Any = None
        self._saved: dict[str, Any] = {}
        """What was kept before the change that can be undone, None for a new record, and after."""
        self._is_unkept = False
        """Whether what was to be kept last was not."""
        self._unread: DayUnreadable | None = None
        self._is_noted = False
        self._widgets: dict[str, QWidget] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.keep)
        self.work = partial(_read, desk.justice, self._kind.kept, self._record, self._kind.new)

    def fill(self, data: Any) -> None:
        """Show the fields with what there is."""
        self._value = data
        self._saved = {"before": data if self._record.id else None, "after": data}
        self._is_noted = False
        if self._kind.note:
            self.body.addWidget(Label(said(note(self._kind.note)), "muted"))
        words = _("Leave blank what you like. It is kept as you type.")
        self.body.addWidget(Label(words, "muted"))
        self.facts = Label("", "")
        if isinstance(data, Claim):
            self.snapshot = SnapshotCard(self.desk, data)
            self.snapshot.taken.connect(self._take)
            self.body.addWidget(self.snapshot)
            self.body.addWidget(self.facts)
            self._tell(data)
        card = Card()
        for one in self._kind.fields:
            self._add(card, one)
        self.status = Label("", "saved")
        card.column.addWidget(self.status)
        self.body.addWidget(card)
        self.bin_button = Button(_("Move to the bin"), "quiet", icon="trash-2")
        self.bin_button.clicked.connect(self._bin)
        if not self._record.id:
            self.bin_button.hide()
        self.body.addWidget(row(self.bin_button))
        self.setFocusProxy(self._widgets[self._kind.fields[0].name])

    def _add(self, card: Card, one: Field) -> None:
        held = getattr(self._value, one.name)
        widget: QWidget
        if one.kind is FieldKind.TICK:
            widget = LongTick(one.words)
            widget.setChecked(bool(held))
            widget.toggled.connect(self._edited)
            card.column.addWidget(widget)
        elif one.kind is FieldKind.CHOICE:
            widget = Choice(letters=14)
            for key, words in one.choices:
                widget.addItem(words, key)
            widget.setCurrentIndex(max(0, [key for key, _words in one.choices].index(held)))
            widget.currentIndexChanged.connect(self._edited)
            field(card.column, one.words, widget)
        elif one.kind is FieldKind.TEXT:
            widget = QPlainTextEdit(held)
            widget.setTabChangesFocus(True)
            widget.setFixedHeight(px(_TEXT_HEIGHT))
            widget.textChanged.connect(self._edited)
            field(card.column, one.words, widget)
        elif one.kind is FieldKind.MOMENT:
            widget = MomentFields(held)
            widget.edited.connect(self._edited)
            card.column.addWidget(widget)
        else:
            is_day = one.kind is FieldKind.DAY
            widget = QLineEdit(long_date(held) if is_day and held else held or "")
            widget.textChanged.connect(self._edited)
            field(card.column, one.words, widget)
            if not is_day:
                hold(widget, LONGEST_LINE, self.message)
        self._widgets[one.name] = widget

    def value(self) -> Any:
        """Return the record as it is on the page.

        A day that cannot be read is as it was kept, and `_unread` says so.
        """
        told: dict[str, Any] = {}
        self._unread = None
        for one in self._kind.fields:
            widget = self._widgets[one.name]
            if isinstance(widget, Tick):
                told[one.name] = widget.isChecked()
            elif isinstance(widget, Choice):
                told[one.name] = one.choices[widget.currentIndex()][0]
            elif isinstance(widget, MomentFields):
                told[one.name] = self._read(one, widget.moment)
            elif isinstance(widget, QPlainTextEdit):
                told[one.name] = widget.toPlainText()
            elif isinstance(widget, QLineEdit):
                text = widget.text()
                is_day = one.kind is FieldKind.DAY
                told[one.name] = self._read(one, partial(read_day, text)) if is_day else text
        return replace(self._value, **told)

    def _read(self, one: Field, read: Callable[[], Any]) -> Any:
        """Return what a field says, or what was kept of it while it cannot be read."""
        try:
            return read()
        except DayUnreadable as error:
            self._unread = error
            return getattr(self._saved["after"], one.name)

    @Slot(object)
    def _take(self, claim: Claim) -> None:
        """Take what the directory says; the office's name goes into its field."""
        self._value = replace(
            self._value, resource=claim.resource, rule=claim.rule, source=claim.source,
            source_date=claim.source_date,
        )  # fmt: skip
        office = self._widgets["office"]
        if isinstance(office, QLineEdit):
            office.setText(claim.office)
        self._edited()
        self.keep()

    # Keeping

    @Slot()
    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed; a day that cannot be read yet waits in its field, alone."""
        self._timer.stop()
        if not self._widgets:
            return
        value = self.value()
        if self._unread is not None:
            self.message.say(str(explain(self._unread)), caution=True)
        if value != self._saved["after"] or self._is_unkept:
            self._saved["after"] = value
            self._is_unkept = False
            work = partial(_save, self.desk.justice, self._kind.kept, value, self._record)
            self.desk.tasks.run(work, self._kept, self._not_kept, topic=None)

    def _not_kept(self, error: Exception) -> None:
        self._is_unkept = True
        self.failed(error)

    def _kept(self, saved: Saved[Any]) -> None:
        if self._unread is None:
            self.message.clear()
        self.status.setText(_("Saved on this computer"))
        self.bin_button.show()
        self._tell(saved.value)
        justice, kept = self.desk.justice, self._kind.kept
        if not self._is_noted:
            self._is_noted = True
            undo = partial(_undo, justice, kept, saved.id, self._saved)
            redo = partial(_redo, justice, kept, saved.id, self._saved, self._record)
            sentence = _("Kept: {kind}").format(kind=self._kind.one)
            self.desk.note(Change(sentence, undo, redo, place=DATES))
        else:
            self.desk.kept(saved)

    def _tell(self, value: Any) -> None:
        """Say what is to be said of the last day of a claim."""
        if not isinstance(value, Claim):
            return
        facts = claim_facts(value, now().date())
        told = [
            said(note(key))
            for key, wanted in (
                ("stale", facts.stale and bool(value.rule or value.last_day)),
                ("late", facts.late),
            )
            if wanted
        ]
        self.facts.setText("\n".join(told))
        self.facts.setVisible(bool(told))

    @Slot()
    def _bin(self) -> None:
        self.keep()
        justice, kept = self.desk.justice, self._kind.kept
        self.desk.change(
            _("Moved to the bin: {kind}").format(kind=self._kind.one),
            partial(_to_bin, justice, kept, self._record.id),
            partial(justice.restore, kept, self._record.id),
            self._binned,
        )

    def _binned(self, _nothing: object) -> None:
        self.desk.open_records(self._kind.key)


def _read(justice: Justice, kept: Kept[Any], record: _Record, new: Callable[[], Any]) -> Any:
    """Run on the worker; where the record was undone, the page is one for a new record again."""
    if record.id:
        saved = justice.read(kept, record.id)
        if saved.deleted is None:
            return saved.value
        record.id = ""
    return new()


def _save(justice: Justice, kept: Kept[Any], value: Any, record: _Record) -> Saved[Any]:
    saved = justice.save(kept, value, now=now(), record_id=record.id or None)
    record.id = saved.id
    return saved


def _to_bin(justice: Justice, kept: Kept[Any], record_id: str) -> None:
    justice.move_to_bin(kept, record_id, now=now())


def _undo(justice: Justice, kept: Kept[Any], record_id: str, saved: dict[str, Any]) -> None:
    if saved["before"] is None:
        justice.move_to_bin(kept, record_id, now=now())
    else:
        justice.save(kept, saved["before"], now=now(), record_id=record_id)


def _redo(
    justice: Justice, kept: Kept[Any], record_id: str, saved: dict[str, Any], record: _Record
) -> None:
    justice.restore(kept, record_id)
    justice.save(kept, saved["after"], now=now(), record_id=record_id)
    record.id = record.id or record_id
