"""One line of help: who answers, the number in large digits, and how to use it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from companion import i18n
from companion.clock import now
from companion.i18n import _
from companion.resources.model import Phone, Resource
from companion.resources.sentences import freshness
from companion.ui.help.number_block import NumberBlock, copy_button
from companion.ui.widgets.basic import Card, breakable, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce


class LineCard(Card):
    """How to reach a resource; nothing on it opens a connection."""

    def __init__(
        self, resource: Resource, parent: QWidget | None = None, *, brief: bool = False
    ) -> None:
        """Show every way to reach a resource; in brief only what fits beside others."""
        super().__init__(parent)
        language = i18n.language()
        self.resource = resource
        self._name = resource.name_in(language)
        self._copied = Label("", "muted")
        self._copied.hide()
        if brief:
            self.column.addWidget(Label(self._name, "heading"))
        hours = resource.hours_in(language)
        facts = [hours] if hours else []
        if resource.free_of_charge:
            facts.append(_("Free"))
        if facts:
            self.column.addWidget(Label(" · ".join(facts), "muted"))
        numbers: dict[str, list[Phone]] = {}
        for phone in resource.phones:
            numbers.setdefault(phone.display, []).append(phone)
        for display, uses in numbers.items():
            block = NumberBlock(display, uses, language, self._name)
            block.copied.connect(self._say_copied)
            self.column.addWidget(block)
        if resource.chat_url:
            self._add_address(_("Chat"), resource.chat_url, _("Copy the chat address"))
        if resource.website and not (brief and (numbers or resource.chat_url)):
            self._add_address(_("Website"), resource.website, _("Copy the web address"))
        if resource.email and not brief:
            self._add_address(_("Email"), resource.email, _("Copy the email"))
        self.column.addWidget(Label(freshness(resource, now().date()), "muted"))
        self.column.addWidget(self._copied)

    def _add_address(self, words: str, address: str, copy: str) -> None:
        shown = Label(f"{words}: {breakable(address)}")
        shown.setAccessibleName(f"{words}: {address}")
        button = copy_button(address, copy)
        button.tell_of(self._name)
        button.clicked.connect(self._copy)
        self.column.addWidget(shown)
        self.column.addWidget(row(button))

    @Slot()
    def _copy(self) -> None:
        content = self.sender().property("content")
        QGuiApplication.clipboard().setText(content)
        self._say_copied(content)

    @Slot(str)
    def _say_copied(self, content: str) -> None:
        self._copied.setText(_("Copied: {number}").format(number=content))
        self._copied.show()
        announce(self._copied)
