"""A first line, on request: one group at a time, one line at a time, and nothing is noted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.i18n import _, language
from companion.journal.prompts import Prompt, PromptGroup, Prompts, prompt_groups
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from companion.ui.journal.start_desk import StartDesk

PLACE = "prompts"
"""Where putting a group away belongs among the recent changes."""


class PromptsCard(Card):
    """No line is shown before a group is chosen."""

    taken = Signal(str)
    """A line is to stand on the page; carries it."""
    failed = Signal(object)
    """The groups could not be read or put away; carries the error."""

    def __init__(self, desk: StartDesk) -> None:
        super().__init__()
        self._desk = desk
        self._prompts = Prompts(desk.session.vault)
        self._groups: dict[str, PromptGroup] = {}
        self._prompt: Prompt | None = None
        self._seen: dict[str, list[str]] = {}
        self.groups = Chips(_("Lines for"))
        self.line = Label("", "step")
        self.take_button = Button(_("Write with this line"), "main", icon="pen-line")
        self.another_button = Button(_("Another"), icon="shuffle")
        self.away_button = Button(_("Stop showing these"), "quiet", icon="eye-off")
        self.again_button = Button(_("Show all again"), "quiet")
        self.column.addWidget(Heading(_("A first line")))
        self.column.addWidget(
            Label(_("Choose what it is for. You can change the line or leave it."), "muted")
        )
        self.column.addWidget(self.groups)
        self.column.addWidget(self.line)
        self.column.addWidget(row(self.take_button, self.another_button, self.away_button))
        self.column.addWidget(row(self.again_button))
        self.groups.chosen.connect(self._choose)
        self.take_button.clicked.connect(self._take)
        self.another_button.clicked.connect(self._another)
        self.away_button.clicked.connect(self._put_away)
        self.again_button.clicked.connect(self._show_again)
        desk.changes.place_changed.connect(self._place_changed)
        self.again_button.hide()
        self._show_line(None)
        self.read()

    def read(self) -> None:
        """Read which groups are shown."""
        self._desk.tasks.run(self._prompts.hidden, self._show, self._fail, topic="prompts")

    def _show(self, hidden: frozenset[str]) -> None:
        every = prompt_groups(language())
        self._groups = {group.id: group for group in every if group.id not in hidden}
        self.groups.show_choices({group.id: group.name for group in self._groups.values()})
        self.again_button.setVisible(len(self._groups) < len(every))
        if self.groups.choice not in self._groups:
            self._show_line(None)

    @Slot(str)
    def _choose(self, group_id: str) -> None:
        if group_id in self._groups:
            self._another()
        else:
            self._show_line(None)

    @Slot()
    def _another(self) -> None:
        group = self._groups.get(self.groups.choice)
        if group is None:
            return
        seen = self._seen.setdefault(group.id, [])
        prompt = group.another(seen)
        seen.append(prompt.id)
        self._show_line(prompt)
        announce(self.line)

    def _show_line(self, prompt: Prompt | None) -> None:
        self._prompt = prompt
        self.line.setText("" if prompt is None else prompt.text)
        for part in (self.line, self.take_button, self.another_button, self.away_button):
            part.setVisible(prompt is not None)

    @Slot()
    def _take(self) -> None:
        if self._prompt is not None:
            self.taken.emit(self._prompt.text)

    @Slot()
    def _put_away(self) -> None:
        group = self._groups.get(self.groups.choice)
        if group is None:
            return
        away = partial(self._prompts.stop_showing, group.id)
        again = partial(self._prompts.show_again, group.id)
        words = _("Lines put away: {name}").format(name=group.name)
        self._desk.recent.add(Change(words, again, away, place=PLACE))
        self._desk.tasks.run(away, self._kept, self._fail)

    @Slot()
    def _show_again(self) -> None:
        shown = set(self._groups)
        hidden = [each.id for each in prompt_groups(language()) if each.id not in shown]
        again = partial(_each, self._prompts.show_again, hidden)
        away = partial(_each, self._prompts.stop_showing, hidden)
        self._desk.recent.add(Change(_("All lines are shown again."), away, again, place=PLACE))
        self._desk.tasks.run(again, self._kept, self._fail)

    def _kept(self, _nothing: None) -> None:
        self._desk.changes.stored.emit()
        self.read()

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == PLACE:
            self.read()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _each(work: Callable[[str], None], group_ids: list[str]) -> None:
    """Do something to each of some groups; on the worker."""
    for group_id in group_ids:
        work(group_id)
