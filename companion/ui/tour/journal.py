"""What belongs to a page: how it is kept, its earlier words, its note."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QLinearGradient, QPainter

from companion.i18n import _, language
from companion.journal.attachments import Attachments
from companion.journal.choices import WritingChoices
from companion.journal.keeping import Keeping
from companion.journal.model import Entry, Kept, Page
from companion.journal.prompts import prompt_groups
from companion.journal.templates import Template, Templates
from companion.ui.journal.files_page import FilesPage
from companion.ui.journal.history_page import HistoryPage
from companion.ui.journal.start_page import StartPage
from companion.ui.theme import in_use
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import NOW, pages
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


def about_pages(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Go to everything about a page, and meet a note before one."""
    journal, desk = opened.journal, workspace.journal
    entry = journal.read(journal.newest()[0].id)
    before = entry.page
    longer = replace(before, text=before.text + _(" In the end I slept."))
    entry = journal.write(longer, now=NOW, entry_id=entry.id)
    desk.open_about(entry)
    yield camera.take("about-a-page")
    desk.open_history()
    camera.settle()
    page = workspace.side
    yield camera.take("earlier-words")
    if isinstance(page, HistoryPage):
        page.way.choose("compare")
        page.way.chosen.emit("compare")
    yield camera.take("what-changed")
    workspace.show_write()
    camera.settle()
    workspace.write.new_page()
    camera.settle()
    Keeping(opened.vault).keep(entry.id, Kept(content_note=_("the night")))
    workspace.write.list.entry_chosen.emit(entry.id)
    yield camera.take("note-before-a-page")
    camera.settle()
    Keeping(opened.vault).keep(entry.id, Kept())
    yield from _files(camera, workspace, opened, entry)
    yield from _start(camera, workspace, opened)


def _files(camera: Camera, workspace: Workspace, opened: Session, entry: Entry) -> Iterator[Path]:
    """Show the files of a page as tiles, and one picture open."""
    attachments = Attachments(opened.vault)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    river = QImage(640, 400, QImage.Format.Format_RGB32)
    painter = QPainter(river)
    slope = QLinearGradient(0, 0, 0, river.height())
    for at, colour in ((0.0, "caution_bg"), (0.45, "accent"), (0.5, "primary"), (1.0, "text")):
        slope.setColorAt(at, in_use().colour(colour))
    painter.fillRect(river.rect(), slope)
    painter.end()
    river.save(buffer, "PNG")  # type: ignore[call-overload]  # a device is taken as well
    files = (("IMG_0412.png", bytes(buffer.data().data())), (_("page.pdf"), b"%PDF-1.4"))
    for number, (name, data) in enumerate(files):
        came = NOW + timedelta(minutes=number)  # each at a time of its own: that is their order
        attachments.attach(entry.id, name, io.BytesIO(data), now=came)
    workspace.journal.open_about(entry)
    workspace.journal.open_files()
    camera.settle()
    yield camera.take("files-of-a-page")
    page = workspace.side
    if isinstance(page, FilesPage):
        page.list.setCurrentIndex(page.list.model().index(0, 0))
        page.show_button.click()
        yield camera.take("files-of-a-page-open")


def _start(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Show what a page can begin with, other years, and gentle writing."""
    desk = workspace.journal.start
    desk.open_choices()
    yield camera.take("how-you-write")
    chosen = WritingChoices(looking_back=True, gentle_writing=True)
    desk.habits.choose(chosen)
    desk.open()
    yield camera.take("start-from")
    page = workspace.side
    if isinstance(page, StartPage):
        group = prompt_groups(language())[0]
        page.prompts.groups.choose(group.id)
        page.prompts.groups.chosen.emit(group.id)
        yield camera.take("start-from-a-line")
    template = Template(_("Night"), "- \n- \n- ", _("Night"))
    Templates(opened.vault).keep(template, now=NOW)
    desk.open()
    yield camera.take("start-from-templates")
    desk.open_template(Templates(opened.vault).all()[0])
    yield camera.take("template")
    last_year = Page(_("I slept five hours. The radio helped."), "", NOW.date().replace(year=2025))
    opened.journal.write(last_year, now=NOW)
    desk.open_looking_back()
    yield camera.take("other-years")
    workspace.show_write()
    workspace.write.new_page()
    camera.settle()
    desk.gentle.begin(10, 6)
    workspace.write.editor.text.insertPlainText(_("By the river"))
    yield camera.take("gentle-writing")
    workspace.write.save_button.click()
    desk.gentle.cancel()
    workspace.write.gentle_question.ask()
    yield camera.take("gentle-writing-after")
    workspace.write.gentle_question.leave_button.click()
    camera.settle()
    river = opened.journal.write(pages()[1], now=NOW)  # the first one lies in the bin by now
    workspace.write.list.entry_chosen.emit(river.id)
    camera.settle()
    workspace.write.editor.read(on=True)
    yield camera.take("read-a-page")
    workspace.write.editor.read(on=False)
    desk.habits.choose(WritingChoices())
