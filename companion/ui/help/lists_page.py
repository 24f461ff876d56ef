"""Local lists that an office handed out: look first, then use, undo, or remove."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, long_date
from companion.ui.help import lists
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, card_about, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.file_dialog import choose_file
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.ui.widgets.progress import Progress
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.wording import explain

if TYPE_CHECKING:
    from companion.resources.packs.service import InstalledPack, PackPreview
    from companion.ui.help.desk import HelpDesk
    from companion.ui.tasks import Job

_LIST_HEIGHT = 150


class ListsPage(ColumnPage):
    """What is in use, and a way to add one from a file."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._installed: tuple[InstalledPack, ...] = ()
        self.back = Button(_("Back"), icon="arrow-left")
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self._none = EmptyState(_("No local lists here."))
        self.undo_button = Button(_("Back to the version before"), icon="undo-2")
        self.remove_button = Button(_("Remove this list"), icon="trash-2")
        self.path = QLineEdit()
        self.file_button = Button(_("Choose a file"), icon="file-plus")
        self.look_button = Button(_("See what is in it"), "main")
        self.use_button = Button(_("Use this list"), "main")
        self.publishers_button = Button(_("Whose lists you take"), icon="key-round")
        self.progress = Progress()
        self.report = Label()
        self.message = MessageBar()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.undo_button.clicked.connect(self._undo)
        self.remove_button.clicked.connect(self._remove)
        self.file_button.clicked.connect(self._choose_file)
        self.look_button.clicked.connect(self._look)
        self.use_button.clicked.connect(self._use)
        self.publishers_button.clicked.connect(desk.open_publishers)
        self.progress.cancelled.connect(self.stop)
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self._look)
        self.use_button.hide()
        self._show_installed(())
        self.setFocusProxy(self.back)
        self._refresh()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("Local lists"), "title"))
        column.addWidget(
            Label(
                _(
                    "A help center or a helpline can hand out a list of help near you, as a "
                    "file. Only the file is read. Nothing is fetched."
                )
            )
        )
        column.addWidget(self.message)
        self._heading = field(column, _("Lists in use"), self.list)
        column.addWidget(self._none)
        column.addWidget(row(self.undo_button, self.remove_button))
        card = card_about(_("Add a list"))
        field(card.column, _("File"), self.path)
        card.column.addWidget(row(self.file_button))
        card.column.addWidget(self.report)
        card.column.addWidget(self.progress)
        card.column.addWidget(row(self.look_button, self.use_button))
        column.addWidget(card)
        column.addWidget(row(self.publishers_button))
        column.addStretch(1)

    # What is in use

    def _refresh(self) -> None:
        work = partial(lists.installed, self._desk.paths)
        self._desk.tasks.run(work, self._show_installed, self._failed)

    def _show_installed(self, installed: tuple[InstalledPack, ...]) -> None:
        self._installed = installed
        self.list.lines.show_rows([_row(each) for each in installed])
        some = bool(installed)
        for widget in (self._heading, self.list, self.remove_button):
            widget.setVisible(some)
        self._none.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.list.lines.index(0))
        self._chosen()

    def _current(self) -> InstalledPack | None:
        number = self.list.currentIndex().row()
        return self._installed[number] if 0 <= number < len(self._installed) else None

    @Slot(QModelIndex)
    def _chosen(self, _index: QModelIndex | None = None) -> None:
        current = self._current()
        self.undo_button.setVisible(current is not None and current.can_undo)

    @Slot()
    def _undo(self) -> None:
        self._change(lists.undo, _("The version before is back."))

    @Slot()
    def _remove(self) -> None:
        self._change(lists.remove, _("The list was removed."))

    def _change(self, work: lists.Change, said: str) -> None:
        current = self._current()
        if current is not None:
            self._said = said
            self._start(partial(work, self._desk.paths, current.manifest.id), self._changed)

    def _changed(self, _anything: object) -> None:
        self._end()
        self.report.setText("")
        self.use_button.hide()
        self.look_button.show()
        self.message.say(self._said)
        self._desk.read_again()
        self._refresh()

    # Adding one

    def look_into(self, file: Path) -> None:
        """Show what is in a list; it is used only when that is chosen."""
        self.path.setText(str(file.absolute()))
        self._look()

    @Slot()
    def _look(self) -> None:
        chosen = self.path.text().strip()
        if not chosen:
            self.path.setFocus()
            return
        path = Path(chosen).expanduser()
        self._start(partial(lists.look, self._desk.paths, path, now()), self._looked)

    def _looked(self, preview: PackPreview) -> None:
        self._end()
        self.report.setText("\n".join(lists.described(preview)))
        announce(self.report)
        self.look_button.hide()
        self.use_button.show()
        self.use_button.setFocus()

    @Slot()
    def _use(self) -> None:
        self._said = _("The list is in use. You find it with the other lines.")
        path = Path(self.path.text().strip()).expanduser()
        self._start(partial(lists.install, self._desk.paths, path, now()), self._changed)

    def _start(self, work: lists.LongWork, done: lists.Done) -> None:
        if self._job is None:
            self.message.clear()
            self.progress.start()
            self._set_busy(True)
            self._job = self._desk.tasks.run_long(work, done, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; everything stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for button in (self.look_button, self.use_button, self.undo_button, self.remove_button):
            button.setEnabled(not busy)

    @Slot()
    def _path_changed(self) -> None:
        self.report.setText("")
        self.use_button.hide()
        self.look_button.show()

    @Slot()
    def _choose_file(self) -> None:
        choose_file(self, _("Add a list"), self.path.setText)


def _row(pack: InstalledPack) -> Row:
    manifest = pack.manifest
    detail = _("From {publisher}. Version {number}, reviewed on {date}.").format(
        publisher=manifest.publisher,
        number=manifest.version,
        date=long_date(manifest.reviewed_on),
    )
    return Row(manifest.id, manifest.title, detail)
