"""Shows texts that name files and addresses wherever the app shows a text from outside.

`python -m tests.support.rendering FOLDER EACH` is watched from outside by strace: whatever
asks for a name with `BAIT` in it is seen there. Of the texts each so-manieth is shown by
itself, all of them together in any case. At the end, after `NOW_BARE` was asked for, Qt's
own pieces show some, and they do ask: without that control the watcher could be blind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QWidget

from companion.journal.model import Page
from companion.journal.open_notebooks import OpenNotebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people.model import Person
from companion.people.service import People
from companion.settings import Settings
from companion.ui import application
from companion.ui.journal.reading_view import ReadingView
from companion.ui.main_window import MainWindow
from companion.ui.printing.preview import PrintPreview
from companion.ui.tasks import Tasks
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import Button
from companion.ui.widgets.label import Label
from companion.vault.preferences import Preferences
from tests.support.builders import NOW, new_vault

BAIT: Final = "bait-"
"""What the name of everything that must not be asked for begins with."""
NOW_BARE: Final = "now-qt-alone"
"""The name that is asked for before Qt's own pieces show anything."""
PICTURE: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""A PNG of one pixel."""


def addresses(folder: Path) -> tuple[str, ...]:
    """Return ways to name a file that is there, and places that are not on this computer."""
    return (
        f"file://{folder}/{BAIT}file.png",
        f"{folder}/{BAIT}plain.png",
        f"//{BAIT}host/share/a.png",
        f"file://///{BAIT}host/share/a.png",
        f"\\\\{BAIT}host\\share\\a.png",
        f"http://127.0.0.1:9/{BAIT}web.png",
        f"https://{BAIT}host.invalid/a.svg",
        f"ftp://127.0.0.1/{BAIT}ftp.png",
        f"{BAIT}relative.png",
        f"../{BAIT}above.png",
        f"qrc:/{BAIT}resource.png",
        f"{folder}/{BAIT}drawing.svg",
    )


def texts(folder: Path) -> list[str]:
    """Return the same addresses in everything that Markdown and HTML know."""
    made = []
    for each in addresses(folder):
        made += [
            f"![a heron]({each})",
            f"![]({each} 'a title')",
            f"[![in a link]({each})]({each})",
            f"| a | b |\n|---|---|\n| ![cell]({each}) | c |",
            f"> - ![in a point]({each})",
            f"![by name][1]\n\n[1]: {each}",
            f'<img src="{each}">',
            f'<body background="{each}"><p style="background-image: url({each})">x</p>',
            f'<link rel="stylesheet" href="{each}"><style>@import url("{each}");</style>',
            f'<table background="{each}"><tr><td background="{each}">x</td></tr></table>',
            f'<object data="{each}"></object><iframe src="{each}"></iframe>',
            f'<svg><image href="{each}"/></svg>',
        ]
    return made


def show(shown: QWidget) -> None:
    """Lay something out and paint it, as on the screen."""
    shown.resize(600, 800)
    shown.show()
    QCoreApplication.processEvents()
    shown.grab()


def bare(folder: Path) -> None:
    """Show one text for a file, a path and a share with Qt's own pieces."""
    for text in texts(folder)[:36:12]:
        for kind in (QTextBrowser, QTextEdit):
            shown = kind()
            shown.setMarkdown(text)
            show(shown)
    show(QLabel(f'<img src="{addresses(folder)[0]}">'))


def ours(folder: Path, each: int) -> None:
    """Show the texts in the pieces that the app is made of, then in its whole window."""
    reading = ReadingView()
    for text in texts(folder)[::each]:
        reading.show_text(text)
        show(reading)
    whole = "\n\n".join(texts(folder))
    reading.show_text(whole)
    show(reading)
    for text in texts(folder)[:: 3 * each]:
        show(Label(text))
        show(Button(text))
    window(folder, whole)


def window(folder: Path, whole: str) -> None:
    """Walk through the window of a journal whose words all name something."""
    paths = Paths.below(folder / "base")
    settings = Settings(language="en", theme="dawn", country="US")
    vault = new_vault(paths)
    name = texts(folder)[0]
    html = next(each for each in texts(folder) if each.startswith("<img"))
    for text in (whole, name, html):
        Journal(vault).write(Page(text, title=name, tags=(html,)), now=NOW)
    People(vault, paths).save(Person(name, reach=html), now=NOW)
    tasks = Tasks()
    shown = MainWindow(paths, settings, tasks)
    journal = OpenNotebooks(vault, paths)
    shown.show_session(Session(vault, journal, Preferences(vault), is_first=False))
    show(shown)
    workspace = shown.workspace
    assert workspace is not None
    for number in range(6):
        workspace.rail.group.button(number).click()
        settle(tasks, shown)
    workspace.show_write()
    for entry in journal.newest():
        workspace.write.open_again(entry.id)
        settle(tasks, shown)
        workspace.write.editor.read(on=True)
        settle(tasks, shown)
        workspace.write.editor.read(on=False)
        workspace.print_page()
        settle(tasks, shown)
        preview = shown.findChild(PrintPreview)
        assert preview is not None
        preview.back.click()
        settle(tasks, shown)
    workspace.write.list.search.setText("heron")
    workspace.write.list.search.returnPressed.emit()
    settle(tasks, shown)
    tasks.close()
    vault.close()


def settle(tasks: Tasks, shown: QWidget) -> None:
    """Let the worker finish, its answers arrive, and everything be painted."""
    for _ in range(3):
        tasks.drain()
        QCoreApplication.processEvents()
    shown.grab()


def main(folder: Path, each: int) -> None:
    """Show everything, in our pieces and then in Qt's."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "2"  # Qt looks for a finer picture beside each, then
    app = application.make(Settings(language="en", theme="dawn"))
    ours(folder, each)
    app.processEvents()
    (folder / NOW_BARE).exists()
    bare(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
