"""My support plan: six parts, each as empty as one likes, kept as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from companion import i18n
from companion.i18n import _
from companion.people.plan import LONGEST_ITEM, Item, Part, Plan
from companion.people.sentences import part_title
from companion.resources.model import first_number
from companion.ui.people.papers import PlanPaper
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField, lines_of
from companion.wording import explain

if TYPE_CHECKING:
    from companion.people.model import SavedPerson
    from companion.ui.people.desk import PeopleDesk

_MOST_LINES = 3
_LONGEST = 20_000
"""Characters of one part."""


class PlanPage(ColumnPage):
    """One field a part, one line of it a line of the plan."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._plan = Plan()
        self._added: dict[str, Item] = {}
        """Lines that were taken from elsewhere, by their words."""
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.print_button = Button(_("See it on paper"), "main", icon="printer")
        self.parts = {part: NoteField(_LONGEST, self.message) for part in Part}
        self.person = Choice()
        # A long name would make it wider than the page.
        self.person.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.person.setMinimumContentsLength(12)
        self.person_button = Button(_("Add this person"))
        self._person_label = Label(_("One of my people"), "field")
        self.lines_button = Button(_("Add lines"), icon="phone")
        self._lay_out()
        self.keeping = desk.bench.keeping(self, PlanPaper(desk.people), _("Your plan was changed."))
        for note in self.parts.values():
            note.textChanged.connect(self.keeping.touch)
        self.back.clicked.connect(self.closed)
        self.print_button.clicked.connect(self._print)
        self.person_button.clicked.connect(self._put_person)
        self.lines_button.clicked.connect(self._put_lines)
        self.setFocusProxy(self.back)
        desk.bench.tasks.run(desk.people.everyone, self._offer, self._failed)
        self.keeping.read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("My support plan"), "title"))
        column.addWidget(
            Label(
                _(
                    "One thought a line. Leave blank what you like. You find the plan in help too, "
                    "while your journal is open."
                )
            )
        )
        column.addWidget(self.message)
        hints = _hints()
        for part, note in self.parts.items():
            card = Card()
            field(card.column, part_title(part), note)
            card.column.addWidget(Label(hints[part], "muted"))
            if part is Part.PEOPLE:
                self._person_label.setBuddy(self.person)
                self.person.setAccessibleName(self._person_label.text())
                card.column.addWidget(self._person_label)
                card.column.addWidget(row(self.person, self.person_button))
            if part is Part.LINES:
                card.column.addWidget(row(self.lines_button))
            column.addWidget(card)
        column.addWidget(row(self.print_button))
        column.addStretch(1)

    def _offer(self, people: list[SavedPerson]) -> None:
        for one in people:
            self.person.addItem(one.person.name, one.id)
        for widget in (self._person_label, self.person, self.person_button):
            widget.setVisible(bool(people))

    @Slot()
    def _put_person(self) -> None:
        name = self.person.currentText()
        self._put(Part.PEOPLE, Item(name, person_id=self.person.currentData()))

    @Slot()
    def _put_lines(self) -> None:
        help_desk = self._desk.help_desk
        found = help_desk.directory.help_lines(help_desk.country).lines
        for line in [line for line in found if line.phones][:_MOST_LINES]:
            number = first_number(line)
            name = line.name_in(i18n.language())
            words = f"{number.display} · {name}" if number is not None else name
            self._put(Part.LINES, Item(words, record_id=line.id))

    def _put(self, part: Part, item: Item) -> None:
        """Add a line at the end of a part, unless it is there."""
        note = self.parts[part]
        lines = note.text().rstrip("\n").split("\n") if note.text().strip() else []
        if item.text in lines:
            self.message.say(_("That is on your plan already."))
            return
        self._added[item.text] = item
        note.setPlainText("\n".join([*lines, item.text]))
        self.message.clear()

    @Slot()
    def _print(self) -> None:
        self.keeping.keep()
        if self.typed().is_empty:
            self.message.say(_("Nothing to print yet."))
            return
        self._desk.print_plan()

    def show_kept(self, value: Plan) -> None:
        """Show a plan."""
        self._plan = value
        for part, note in self.parts.items():
            note.setPlainText("\n".join(item.text for item in value.items(part)))

    def typed(self) -> Plan:
        """Return the plan on the page; a line that was not touched keeps what it leads to."""
        return Plan(**{part.value: self._items(part) for part in Part})

    def _items(self, part: Part) -> tuple[Item, ...]:
        known = {item.text: item for item in self._plan.items(part)}
        lines = lines_of(self.parts[part].text(), LONGEST_ITEM)
        return tuple(known.get(line) or self._added.get(line) or Item(line) for line in lines)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keeping.keep()
        super().hideEvent(event)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _hints() -> dict[Part, str]:
    return {
        Part.SIGNS: _("How your sleep, your body or your thoughts tell you."),
        Part.ALONE: _("Small things that have helped before."),
        Part.COMPANY: _("Where there are people, and nothing is asked of you."),
        Part.PEOPLE: _("Who you can call or write to, and for what."),
        Part.LINES: _("Numbers that answer when nobody else does."),
        Part.SAFER: _("What you can put away, lock up, or hand to somebody for a while."),
    }
