"""The pieces of the design, each on its own, for the pictures in docs/design.md."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.progress import Progress
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.ui.widgets.year_strip import YearStrip

_WIDTH = 560


def words() -> list[QWidget]:
    """Return one label of each kind."""
    return [
        Label("Title", "title"),
        Label("Heading", "heading"),
        Label("Lead: the first line under a title.", "lead"),
        Label("Body: what most of the app is made of, in lines with room between them."),
        Label("Muted: what is there to be looked up.", "muted"),
        Label("Small: a label above a line of a page", "small"),
    ]


def buttons() -> list[QWidget]:
    """Return one button of each kind."""
    return [
        row(Button("Save", "main"), Button("New page", icon="file-plus"), Button("Quiet", "quiet")),
        row(Button("Get help now", "help", icon="phone"), Button("Throw away", "danger")),
    ]


def card() -> list[QWidget]:
    """Return a card."""
    made = Card()
    made.column.addWidget(Label("Your key", "heading"))
    made.column.addWidget(Label("If you lose this key, no one can open your journal."))
    made.column.addWidget(row(Button("Change your key", icon="key-round")))
    return [made]


def quiet_list() -> list[QWidget]:
    """Return a list with a chosen line."""
    made = QuietList()
    made.lines.show_rows([
        Row("1", "Night", "9 March 2026"),
        Row("2", "By the river", "7 March 2026", "Walked as far as the bridge."),
        Row("3", "Page without a title", "3 March 2026"),
    ])  # fmt: skip
    made.setCurrentIndex(made.lines.index(1))
    made.setMinimumHeight(230)
    return [made]


def message_bar() -> list[QWidget]:
    """Return a message with Undo, and one to be careful with."""
    quiet, caution = MessageBar(), MessageBar()
    quiet.say("Moved to the bin. You can bring it back for 30 days.", action="Undo", key="undo")
    caution.say("That did not match. Try again when you want. Nothing is lost.", caution=True)
    return [quiet, caution]


def fields() -> list[QWidget]:
    """Return a field, a key field, a choice and a tick."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    line = QLineEdit()
    line.setPlaceholderText("A place, a group, a kind of help")
    field(column, "Search help lines", line)
    choice = Choice()
    choice.addItem("As the system")
    key = KeyField("Your key")
    key.line.setText("four words that stay")
    return [block, key, row(choice, Tick("Show"))]


def chips() -> list[QWidget]:
    """Return chips, and years."""
    made, years = Chips("Spacing", needed=True), YearStrip()
    made.show_choices({"": "Standard", "roomy": "Roomy"})
    made.choose("")
    years.show_years([2026, 2025, 2024])
    years.choose("2025")
    years.setVisible(True)
    return [made, years]


def big_digits() -> list[QWidget]:
    """Return a number."""
    return [row(BigDigits("1-800-985-5990"), Button("Copy 1-800-985-5990"))]


def empty_state() -> list[QWidget]:
    """Return what stands where nothing is."""
    return [EmptyState("No pages yet.", action="New page")]


def progress() -> list[QWidget]:
    """Return long work."""
    made = Progress()
    made.start()
    made.show_done(2, 5)
    return [made]


PIECES: dict[str, Callable[[], list[QWidget]]] = {
    "words": words,
    "buttons": buttons,
    "card": card,
    "quiet-list": quiet_list,
    "message-bar": message_bar,
    "fields": fields,
    "chips": chips,
    "big-digits": big_digits,
    "empty-state": empty_state,
    "progress": progress,
}


def shown(name: str) -> QWidget:
    """Return a piece on a ground of its own, ready to be drawn."""
    ground = QWidget()
    ground.setObjectName("canvas")
    column = QVBoxLayout(ground)
    column.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
    column.setSpacing(gap(12))
    for widget in PIECES[name]():
        column.addWidget(widget)
        widget.show()
    ground.setFixedWidth(_WIDTH)
    ground.show()
    return ground
