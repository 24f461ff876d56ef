"""Choosing a file, a folder, or where to save: the same window everywhere.

It is Qt's own and not the desktop's, which would note in a list of its own what was
opened or saved; Qt's is kept from noting anything (companion/ui/application.py). It
belongs to the page that asks, holds up the window of that page alone, and is gone as
with Cancel when the journal is locked or help is opened (companion/ui/stage.py). Like
every window it is kept out of pictures of the screen (companion/ui/guard/cover.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[str], object]
"""Hears the path that was chosen; is not called where the person thinks better of it."""


def choose_file(page: QWidget, title: str, then: Then, *, kinds: Sequence[str] = ()) -> None:
    """Ask for one file that is there.

    `kinds` are filters as Qt writes them, "Dates (*.ics)"; without any, all files are shown.
    """
    dialog = _made(page, title, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kinds:
        dialog.setNameFilters(kinds)
    dialog.open()


def choose_folder(page: QWidget, title: str, then: Then) -> None:
    """Ask for one folder."""
    dialog = _made(page, title, then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()


def choose_where_to_save(
    page: QWidget, title: str, then: Then, *, name: str, ending: str = ""
) -> None:
    """Ask for a file to write; Qt asks once more before one that is there is written over.

    `name` is what it is called until something else is typed; `ending` is added to a name
    that has none, and may begin with a dot.
    """
    dialog = _made(page, title, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)  # before the name: it is added to that as well
    dialog.selectFile(name)
    dialog.open()


def _made(page: QWidget, title: str, then: Then) -> QFileDialog:
    dialog = QFileDialog(page, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
