"""What can be done with a key from anywhere: one table for the menu, the keys and their map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from companion.i18n import _, marked
from companion.ui import icons
from companion.ui.theme import px

Keys = QKeySequence.StandardKey


class Where(Enum):
    """Where a command works."""

    EVERYWHERE = "everywhere"
    WRITING = "writing"
    """On the first page and in the open journal."""
    OPEN = "open"
    """While the journal is open."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do."""

    key: str
    words: str
    keys: tuple[str | QKeySequence.StandardKey, ...]
    where: Where = Where.EVERYWHERE
    icon: str = ""
    """Named if it stands in the menu; the others have a place of their own on the screen."""


COMMANDS: Final[tuple[tuple[Command, ...], ...]] = (
    (
        Command("new", marked("New page"), (Keys.New,), Where.OPEN, "file-plus"),
        Command("save", marked("Save"), (Keys.Save,), Where.WRITING, "save"),
        Command("print", marked("Print"), (Keys.Print,), Where.OPEN, "printer"),
    ),
    (
        Command("find", marked("Search"), (Keys.Find,), icon="search"),
        Command("undo", marked("Undo last change"), (Keys.Undo,), Where.OPEN, "undo-2"),
        Command("recent", marked("Recent changes"), ("Ctrl+H",), Where.OPEN, "history"),
    ),
    (
        Command("bold", marked("Bold"), ("Ctrl+B",), Where.OPEN),
        Command("italic", marked("Italic"), ("Ctrl+I",), Where.OPEN),
        Command("heading", marked("Heading"), ("Ctrl+Shift+H",), Where.OPEN),
        Command("quote", marked("Quote"), ("Ctrl+Shift+G",), Where.OPEN),
        Command("list", marked("List"), ("Ctrl+Shift+U",), Where.OPEN),
        Command("read", marked("Read or write"), ("Ctrl+R",), Where.OPEN),
    ),
    (
        Command("dim", marked("Dim or undim"), ("Ctrl+D",), icon="moon"),
        Command("larger", marked("Larger text"), (Keys.ZoomIn, "Ctrl+=")),
        Command("smaller", marked("Smaller text"), (Keys.ZoomOut,)),
        Command("normal", marked("Text at 100 %"), ("Ctrl+0",)),
        Command("full", marked("Full screen"), (Keys.FullScreen, "F11")),
        Command("how", marked("How this app works"), ("Ctrl+F1",), icon="book-open"),
        Command("keys", marked("Keys"), ("Ctrl+/", "Ctrl+?"), icon="keyboard"),
    ),
    (
        Command("menu", marked("Menu"), ("F10",)),
        Command("lock", marked("Lock"), ("Ctrl+L",), Where.OPEN),
        Command("quit", marked("Close the app"), ("Ctrl+Q", Keys.Quit, Keys.Close), icon="x"),
    ),
)  # fmt: skip


class Commands(QObject):
    """The commands as actions of one window."""

    chosen = Signal(str)
    """A command was chosen; carries its key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: list[list[tuple[Command, QAction]]] = []
        for group in COMMANDS:
            made = [(command, self._action(command)) for command in group]
            self._actions.append(made)
            window.addActions([action for _command, action in made])

    def _action(self, command: Command) -> QAction:
        action = QAction(_(command.words), self)
        action.setShortcuts(sequences(command))
        action.setData(command.key)
        action.triggered.connect(self._choose)
        return action

    def menu(self, parent: QWidget) -> QMenu:
        """Return a new menu of what works here; it is gone when it is closed."""
        menu = QMenu(parent)
        menu.setAccessibleName(_("Menu"))
        menu.aboutToHide.connect(menu.deleteLater)
        for group in self._actions:
            for command, action in group:
                if command.icon and action.isEnabled():
                    action.setIcon(QIcon(icons.picture(command.icon, "text", px(icons.SIZE))))
                    menu.addAction(action)
            menu.addSeparator()
        return menu

    def show_where(self, *, is_open: bool, is_writing: bool) -> None:
        """Offer what works here, and nothing else."""
        for group in self._actions:
            for command, action in group:
                works = command.where is Where.EVERYWHERE
                works |= command.where is Where.OPEN and is_open
                works |= command.where is Where.WRITING and is_writing
                action.setEnabled(works)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))


def sequences(command: Command) -> list[QKeySequence]:
    """Return the keys of a command on this system, each once."""
    found: list[QKeySequence] = []
    for keys in command.keys:
        for one in _bindings(keys):
            if one not in found and not one.isEmpty():
                found.append(one)
    return found


def _bindings(keys: str | QKeySequence.StandardKey) -> list[QKeySequence]:
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    return QKeySequence.keyBindings(keys)


def shown(keys: QKeySequence) -> str:
    """Return keys as this system writes them."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
