"""The sheet of paper: title, text and tags of one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from companion.i18n import _, long_date
from companion.journal.model import Page
from companion.ui.journal.format_bar import FormatBar
from companion.ui.journal.formatting import Format, turn
from companion.ui.journal.highlighter import units
from companion.ui.journal.plain_editor import LINE_END, PlainEditor
from companion.ui.journal.reading_view import ReadingView
from companion.ui.theme import MEASURE, gap, px
from companion.ui.widgets.basic import ROOM
from companion.ui.widgets.label import Label

_PADDING: Final = 24
_MOST_MARKS: Final = 500


class PageEditor(QFrame):
    """A sheet of paper for one page; knows whether anything was changed since it was shown."""

    edited = Signal()
    """The person changed something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Page("")
        self._changed = False
        self._quiet = False
        self.setProperty("kind", "sheet")
        self.setMaximumWidth(px(MEASURE) + 2 * gap(_PADDING))

        self.day = Label("", "small")
        self.title = QLineEdit()
        self.title.setProperty("kind", "headline")
        self.title.setPlaceholderText(_("Leave this blank if you like"))
        self.text = PlainEditor()
        self.text.setPlaceholderText(_("This page is yours. One word is enough. So is none."))
        self.bar = FormatBar()
        self.reading = ReadingView()
        self.reading.setAccessibleName(_("The page to read"))
        self.reading.hide()
        self.tags = QLineEdit()
        self.tags.setMaxLength(ROOM)
        self.tags.setPlaceholderText(_("Words to find it by, with commas between"))
        # At large text a few lines stay in sight; the rest of the page scrolls instead.
        for view in (self.text, self.reading):
            view.setMinimumHeight(7 * QFontMetrics(QGuiApplication.font()).lineSpacing())

        layout = QVBoxLayout(self)
        padding = gap(_PADDING)
        layout.setContentsMargins(padding, gap(20), padding, padding)
        layout.setSpacing(gap(4))
        layout.addWidget(self.day)
        layout.addWidget(_named(_("Title"), self.title))
        layout.addWidget(self.title)
        layout.addWidget(_named(_("Page"), self.text))
        layout.addWidget(self.bar)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.reading, 1)
        layout.addSpacing(gap(8))
        layout.addWidget(_named(_("Tags"), self.tags))
        layout.addWidget(self.tags)
        self.setFocusProxy(self.text)
        self.bar.chosen.connect(self.format)
        self.bar.reading_chosen.connect(self._turn_reading)
        self.title.textEdited.connect(self._note_change)
        self.tags.textEdited.connect(self._note_change)
        self.text.textChanged.connect(self._note_text_change)

    def show_page(self, page: Page, *, changed: bool = False) -> None:
        """Show a page; `changed` when its words are not saved yet."""
        self._quiet = True
        self._shown = page
        self.day.setText("" if page.local_date == date.min else moment(page))
        self.day.setVisible(page.local_date != date.min)
        self.title.setText(page.title)
        self.tags.setText(_joined(page.tags))
        self.text.forget_marks()
        self.text.show_text(page.text)  # also empties the undo history
        self._changed = changed
        self._quiet = False
        if self.is_reading:
            if page.is_empty:
                self.read(on=False)
            else:
                self.reading.show_text(page.text)

    def page(self) -> Page:
        """Return the page as it stands; what was not touched is exactly as shown."""
        if not self._changed:
            return self._shown
        text = self.text.exact_text()
        if "\r\n" in self._shown.text and "\n" not in self._shown.text.replace("\r\n", ""):
            text = text.replace("\n", "\r\n")  # the page keeps its own line ends
        tags, shown = self.tags.text(), self._shown
        return Page(
            text=shown.text if _same(text, shown.text) else text,
            title=self.title.text(),
            local_date=shown.local_date,
            local_time=shown.local_time,
            zone=shown.zone,
            tags=shown.tags if tags == _joined(shown.tags) else _parted(tags),
            kind=shown.kind,
        )

    @property
    def is_changed(self) -> bool:
        """Whether the person changed anything since the page was shown or marked saved."""
        return self._changed

    def mark_saved(self, page: Page) -> None:
        """Take the words on the screen as saved, without touching the caret."""
        self._shown = page
        self._changed = False
        self.day.setText(moment(page))
        self.day.show()

    def set_read_only(self, read_only: bool) -> None:
        """Let the page be read but not changed."""
        for field in (self.title, self.text, self.tags):
            field.setReadOnly(read_only)
        self.bar.show_formats(not read_only and not self.is_reading)

    # Formatting and reading

    @Slot(object)
    def format(self, chosen: Format) -> None:
        """Format what is selected, or make it plain again."""
        if self.is_reading or self.text.isReadOnly():
            return
        cursor = self.text.textCursor()
        turn(cursor, chosen)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    @property
    def is_reading(self) -> bool:
        """Whether the page is shown as it reads, not as it was written."""
        return not self.reading.isHidden()

    def read(self, *, on: bool) -> None:
        """Show the page as it reads, or as it was written; its words stay as they are."""
        self.bar.read_button.setChecked(on)

    @Slot(bool)
    def _turn_reading(self, on: bool) -> None:  # Qt's own signature
        if on:
            self.reading.show_text(self.text.exact_text())
        else:
            self.reading.clear()
        self.reading.setVisible(on)
        self.text.setVisible(not on)
        self.bar.read_button.name(_("Write on") if on else _("Read"))
        self.bar.read_button.picture("pen-line" if on else "book-open")
        self.bar.show_formats(not on and not self.text.isReadOnly())
        self.setFocusProxy(self.reading if on else self.text)

    def mark_matches(self, matches: Sequence[tuple[int, int]]) -> None:
        """Mark what a search found; start and length are in characters of the page."""
        places, text, done, at = [], self._shown.text, 0, 0
        for start, length in matches[:_MOST_MARKS]:
            at += units(LINE_END.sub("\n", text[done:start]))
            size = units(LINE_END.sub("\n", text[start : start + length]))
            places.append((at, size))
            at += size
            done = start + length
        self.text.mark_found(places)

    def quote(self, line: str) -> None:
        """Put a line into the page as a quotation, in a paragraph of its own, and write below."""
        self.read(on=False)
        cursor = self.text.textCursor()
        if self.text.document().isEmpty():
            before = ""
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            before = "\n\n" if cursor.block().length() > 1 else ""
        cursor.insertText(f"{before}> {line}\n\n")
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def clear(self) -> None:
        """Show nothing and keep nothing, not even to undo."""
        self.read(on=False)
        self.reading.clear()
        self.show_page(Page(""))

    @Slot()
    def _note_text_change(self) -> None:
        # Also fired when only the styling changed; then there is nothing to keep.
        if not self._quiet and (
            self._changed or not _same(self.text.exact_text(), self._shown.text)
        ):
            self._note_change()

    @Slot()
    def _note_change(self) -> None:
        if not self._quiet:
            self._changed = True
            self.edited.emit()


def _same(typed: str, shown: str) -> bool:
    """Say whether the editor only spelled the line ends of the shown text its own way."""
    return typed == shown or typed == LINE_END.sub("\n", shown)


def _joined(tags: tuple[str, ...]) -> str:
    return ", ".join(tags)


def _parted(tags: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in tags.split(",") if tag.strip())


def moment(page: Page) -> str:
    """Return the day of a page, and its time if it has one."""
    at = "" if page.local_time == time.min else f", {page.local_time:%H:%M}"
    return long_date(page.local_date) + at


def _named(text: str, widget: QWidget) -> Label:
    label = Label(text, "small")
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    return label
