"""What is there before the journal is open: the first run and the lock screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.errors import ChangesMissing, DatabaseDamaged, SlotsDamaged, WrongPassphrase
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import FOLDER, KEY, NOW, pages
from companion.ui.unlock import session
from companion.ui.unlock.restore_page import RestorePage
from companion.ui.unlock.session import Session
from companion.wording import explain


def first_run(camera: Camera) -> Iterator[Path]:
    """Write before any key is chosen, then choose one."""
    window = camera.window
    first = window.first_run
    assert first is not None  # noqa: S101  # a new folder has no vault
    yield camera.take("welcome")
    first.go(first.page)
    yield camera.take("first-page-empty")
    first.page.editor.text.setPlainText(pages()[0].text)
    yield camera.take("first-page")
    first.go(first.key)
    first.key.fields.first.line.setText(KEY)
    first.key.fields.second.line.setText(KEY)
    yield camera.take("first-choose-key")
    window.close()
    yield camera.take("first-not-saved-question")
    first.go(first.end)
    window.stage.setCurrentWidget(first)
    yield camera.take("first-saved")


def sample_journal(camera: Camera) -> Session:
    """Make a journal with a few pages in it, and return it open."""
    opened = session.first_save(camera.paths, KEY, pages()[0], NOW)
    for page in pages()[1:]:
        opened.journal.write(page, now=NOW)
    camera.open_again()
    return replace(opened, is_first=True)


def lock_screen(camera: Camera) -> Iterator[Path]:
    """Show the lock screen, what it can have to say, and help above it."""
    window = camera.window
    lock = window.lock_screen
    assert lock is not None  # noqa: S101  # there is a vault now
    yield camera.take("lock")
    for error in (WrongPassphrase(), SlotsDamaged(), DatabaseDamaged(), ChangesMissing(2)):
        lock.message.say(str(explain(error)), caution=True)
        yield camera.take(f"lock-{_dashed(type(error).__name__)}")
    lock.message.clear()
    lock.device_button.show()
    yield camera.take("lock-on-this-device")
    window.open_help()
    yield camera.take("lock-help")
    window.close_help()
    lock.recovery_chosen.emit()
    yield camera.take("lock-recover")
    lock.shares_chosen.emit()
    yield camera.take("lock-two-sheets")
    lock.restore_chosen.emit()
    restore = window.stage.currentWidget()
    if isinstance(restore, RestorePage):
        restore.folder.setText(FOLDER)
    yield camera.take("lock-backups")
    camera.open_again()


def _dashed(name: str) -> str:
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name)[1:]
