"""How this app works: what it can do, and what it cannot. Opens anywhere, without a key."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.guide.manual import read_manual
from companion.guide.pages import Page
from companion.i18n import _
from companion.ui.guide.blocks import shown
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, field, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList


class ManualPage(ColumnPage):
    """The list of its pages, or one of them; Back leads from a page to the list, and out."""

    closed = Signal()
    """Back was pressed on the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {page.id: page for page in read_manual(i18n.language()).pages()}
        self._body: QWidget | None = None
        self._following = ""
        self.next_button: Button | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.list = WholeList()
        self._contents = QWidget()
        contents = QVBoxLayout(self._contents)
        contents.setContentsMargins(0, 0, 0, 0)
        contents.setSpacing(gap(GAP))
        contents.addWidget(Heading(_("How this app works"), "title"))
        contents.addWidget(Label(_("You can use everything without reading this.")))
        field(contents, _("Pages about the app"), self.list)
        self.list.show_rows(
            [Row(page.id, page.title, page.content_note) for page in self._pages.values()]
        )
        self.column.addWidget(row(self.back))
        self.column.addWidget(self._contents)
        self.column.addStretch(1)
        self.back.clicked.connect(self._go_back)
        self.list.opened.connect(self.open)
        self.setFocusProxy(self.list)

    @Slot(str)
    def open(self, page_id: str) -> None:
        """Show one of the pages."""
        self._drop_body()
        self._body = _body(self._pages[page_id])
        self._lead_on(self._body, page_id)
        self.column.insertWidget(self.column.indexOf(self._contents), self._body)
        self._body.show()
        self._contents.hide()
        self.setFocusProxy(self.back)
        self.back.setFocus()
        self.verticalScrollBar().setValue(0)

    def _lead_on(self, body: QWidget, page_id: str) -> None:
        """Let the page that follows, if one does, be opened from the end of this one."""
        order = list(self._pages)
        self._following = next(iter(order[order.index(page_id) + 1 :]), "")
        if not self._following:
            return
        self.next_button = Button(_("Next page"))
        self.next_button.clicked.connect(self._open_following)
        title = self._pages[self._following].title
        column = body.layout()
        assert column is not None  # noqa: S101  # _body made it
        column.addWidget(Label(_("Next: {title}").format(title=title), "muted"))
        column.addWidget(row(self.next_button))

    @Slot()
    def _open_following(self) -> None:
        self.open(self._following)

    @Slot()
    def _go_back(self) -> None:
        if self._body is None:
            self.closed.emit()
            return
        self._drop_body()
        self._contents.show()
        self.setFocusProxy(self.list)
        self.list.setFocus()

    def _drop_body(self) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None


def _body(page: Page) -> QWidget:
    """Return a page with its title, each part heard as what it is."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(GAP))
    column.addWidget(Heading(page.title, "title"))
    for block in page.blocks:
        column.addWidget(shown(block))
    return body
