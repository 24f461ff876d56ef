"""Pictures and files of a page: named in a list, and not shown before one asks."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QImage

from companion.clock import now
from companion.i18n import _
from companion.journal.attachments import Attachments
from companion.ui.journal import file_work, picture
from companion.ui.journal.picture import PictureView
from companion.ui.journal.taking_out import plain_warning
from companion.ui.journal.tiles import Tiles
from companion.ui.recent.recent_changes import Change
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.file_dialog import choose_file, choose_where_to_save
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.attachment_store import Attachment
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.tasks import Job, Tasks
    from companion.vault.vault import Vault

UNDO: Final = "undo"
_SAVE: Final = "save"
_LIST_HEIGHT: Final = 190
_MOST_SOFT: Final = 60
"""Pictures with colours on their tiles; the others have a sign."""


class FilesPage(ColumnPage):
    """What is attached to one page; everything of it stays inside the vault."""

    closed = Signal()
    """Back was pressed."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(
        self, vault: Vault, tasks: Tasks, changes: Changes, recent: RecentChanges, entry_id: str
    ) -> None:
        super().__init__()
        self._attachments = Attachments(vault)
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self.entry_id = entry_id
        self._files: list[Attachment] = []
        self._job: Job | None = None
        self._shown_id = ""
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.list = Tiles()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.list.opened.connect(self._open)
        self.empty = EmptyState(_("Nothing is attached to this page."))
        self.attach_button = Button(_("Attach a file"), "main", icon="paperclip")
        self.show_button = Button(_("Show the picture"), icon="image")
        self.save_button = Button(_("Save a copy outside"), icon="file-down")
        self.remove_button = Button(_("Remove"), icon="trash-2")
        self.clean = LongTick(file_work.without_hidden_data())
        self.stays = Label(file_work.hidden_data_stays(), "muted")
        self.warning = Label(
            _("A copy outside is not locked. Anyone who finds it can read it."), "muted"
        )
        self.progress = Progress()
        self.picture = PictureView()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.list.selectionModel().currentChanged.connect(self._chosen_changed)
        self.attach_button.clicked.connect(self._choose_file)
        self.show_button.clicked.connect(self._turn_picture)
        self.save_button.clicked.connect(self._choose_place)
        self.remove_button.clicked.connect(self._remove)
        self.progress.cancelled.connect(self.stop)
        self.message.action_chosen.connect(self._answer)
        changes.entries_changed.connect(self._read)
        self.setFocusProxy(self.attach_button)
        self._show([])
        self._read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Pictures and files"), "title"))
        column.addWidget(
            Label(
                _("A copy is kept inside your locked journal. The file itself stays where it is.")
            )
        )
        column.addWidget(self.message)
        column.addWidget(row(self.attach_button))
        column.addWidget(self.progress)
        self._heading = field(column, _("On this page"), self.list)
        column.addWidget(self.empty)
        column.addWidget(row(self.show_button, self.save_button, self.remove_button))
        for each in (self.clean, self.stays, self.warning, self.picture):
            column.addWidget(each)
        column.addStretch(1)

    @property
    def is_busy(self) -> bool:
        """Whether a file is on its way in."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; nothing is attached then."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    @Slot(object)
    def _read(self, _origin: object = None) -> None:
        work = partial(self._attachments.of_page, self.entry_id)
        self._tasks.run(work, self._show, self._failed, topic="files")

    def _show(self, files: list[Attachment]) -> None:
        self._files = files
        self.list.show_rows([file_work.tile(one) for one in files])
        some = bool(files)
        for each in (self._heading, self.list, self.save_button, self.remove_button, self.warning):
            each.setVisible(some)
        self.empty.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.list.lines.index(len(files) - 1))
        self._chosen_changed()
        self._soften()

    def _soften(self) -> None:
        """Show the colours of pictures, one after the other."""
        for one in self._files[:_MOST_SOFT]:
            if one.media_type in picture.KINDS and self.list.lacks(one.id):
                work = partial(file_work.soft, self._attachments, one.id)
                self._tasks.run(work, self._show_soft, self._failed, topic="soft picture")
                return

    def _show_soft(self, found: tuple[str, QImage]) -> None:
        self.list.show_soft(*found)
        self._soften()

    @Slot()
    def _open(self) -> None:
        """Show the chosen picture; of any other file, a copy has to be saved to look at it."""
        chosen = self._chosen()
        if chosen is not None and chosen.media_type in picture.KINDS:
            self._turn_picture()
        elif chosen is not None:
            words = _("This file can not be shown here. A copy outside is not locked.")
            self.message.say(words, caution=True, action=_("Save a copy outside"), key=_SAVE)

    def _chosen(self) -> Attachment | None:
        number = self.list.currentIndex().row()
        return self._files[number] if 0 <= number < len(self._files) else None

    @Slot(QModelIndex)
    def _chosen_changed(self, _index: QModelIndex | None = None) -> None:
        chosen = self._chosen()
        is_picture = chosen is not None and chosen.media_type in picture.KINDS
        self.show_button.setVisible(is_picture)
        self.clean.setVisible(is_picture)
        self.stays.setVisible(chosen is not None and file_work.may_hide(chosen))
        if chosen is not None and chosen.id != self._shown_id:
            self._shown_id = chosen.id
            self.clean.setChecked(True)  # anew for each file
        self._put_picture_away()

    # Attaching

    @Slot()
    def _choose_file(self) -> None:
        choose_file(self, _("Attach a file"), self.attach)

    @Slot(str)
    def attach(self, name: str) -> None:
        """Attach a copy of a file."""
        if self.is_busy:
            return
        self.message.clear()
        self.progress.start()
        self.attach_button.setEnabled(False)
        self.back.setEnabled(False)
        work = partial(file_work.attach, self._attachments, self.entry_id, Path(name))
        self._job = self._tasks.run_long(work, self._attached, self._not_attached, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        # In kilobytes: a bar counts no further than two thousand million.
        self.progress.show_done(done // file_work.KILOBYTE, total // file_work.KILOBYTE)

    def _attached(self, attachment: Attachment) -> None:
        self._end()
        self._note(_("The file “{name}” was attached.").format(name=attachment.name), attachment)

    def _not_attached(self, error: Exception) -> None:
        self._end()
        self._failed(error)

    def _end(self) -> None:
        self._job = None
        self.progress.stop()
        self.attach_button.setEnabled(True)
        self.back.setEnabled(True)

    # Looking, saving, removing

    @Slot()
    def _turn_picture(self) -> None:
        chosen = self._chosen()
        if not self.picture.isHidden():
            self._put_picture_away()
        elif chosen is not None:
            work = partial(picture.read, self._attachments, chosen.id)
            self._tasks.run(work, self._show_picture, self._failed, topic="picture")

    def _show_picture(self, image: QImage) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.picture.show_picture(image, chosen.name)
            self.show_button.name(_("Put the picture away"))

    def _put_picture_away(self) -> None:
        self.picture.put_away()
        self.show_button.name(_("Show the picture"))

    @Slot()
    def _choose_place(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        choose_where_to_save(self, _("Save a copy outside"), self.save_outside, name=chosen.name)

    @Slot(str)
    def save_outside(self, name: str) -> None:
        """Save a copy in the clear; a picture without hidden data, unless it is to be kept."""
        chosen = self._chosen()
        if chosen is not None:
            clean = self.clean.isChecked()
            work = partial(file_work.save, self._attachments, chosen, Path(name), clean=clean)
            self._tasks.run(work, self._saved, self._failed)

    def _saved(self, _attachment: Attachment) -> None:
        self.message.say(plain_warning(), caution=True)

    @Slot()
    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            work = partial(self._attachments.move_to_bin, chosen.id, now=now())
            self._tasks.run(work, self._removed, self._failed)

    def _removed(self, attachment: Attachment) -> None:
        words = _("The file “{name}” was moved to the bin.").format(name=attachment.name)
        self._note(words, attachment, is_removed=True)

    def _note(self, words: str, attachment: Attachment, *, is_removed: bool = False) -> None:
        away = partial(file_work.move_to_bin, self._attachments, attachment.id)
        again = partial(self._attachments.restore, attachment.id)
        undo, redo = (again, away) if is_removed else (away, again)
        self._recent.add(Change(words, undo, redo))
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()
        self.message.say(words, action=_("Undo"), key=UNDO)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == UNDO:
            self.undo_chosen.emit()
        elif key == _SAVE:
            self._choose_place()

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)
