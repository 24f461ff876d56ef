"""One line of help: who answers, the number in large digits, and how to use it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion import i18n
from companion.i18n import _
from companion.resources.model import Phone, Resource
from companion.resources.sentences import freshness, how
from companion.ui.widgets.basic import Button, Card, breakable, row
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce


class LineCard(Card):
    """Shows a resource; nothing on it opens a connection."""

    def __init__(
        self, resource: Resource, parent: QWidget | None = None, *, brief: bool = False
    ) -> None:
        """Show all of a resource, or in brief only how to reach it."""
        super().__init__(parent)
        language = i18n.language()
        self.resource = resource
        self._copied = Label("", "muted")
        self._copied.hide()
        self.column.addWidget(Label(resource.name_in(language), "heading"))
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
            self._add_number(display, uses, language)
        if resource.chat_url:
            self._add_address(_("Chat"), resource.chat_url)
        if resource.website and not (brief and (numbers or resource.chat_url)):
            self._add_address(_("Website"), resource.website)
        for fact in () if brief else resource.facts_in(language):
            self.column.addWidget(Label(fact))
        self.column.addWidget(Label(freshness(resource), "muted"))
        self.column.addWidget(self._copied)

    def _add_number(self, display: str, uses: list[Phone], language: str) -> None:
        copy = self._copy_button(display, _("Copy {number}").format(number=display))
        self.column.addWidget(row(BigDigits(display), copy))
        words = dict.fromkeys(how(phone, language) for phone in uses)
        self.column.addWidget(Label(" · ".join(words)))

    def _add_address(self, words: str, address: str) -> None:
        shown = Label(f"{words}: {breakable(address)}")
        shown.setAccessibleName(f"{words}: {address}")
        self.column.addWidget(shown)
        self.column.addWidget(row(self._copy_button(address, _("Copy the address"))))

    def _copy_button(self, content: str, name: str) -> Button:
        button = Button(name)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setProperty("content", content)
        button.clicked.connect(self._copy)
        return button

    @Slot()
    def _copy(self) -> None:
        content = self.sender().property("content")
        QGuiApplication.clipboard().setText(content)
        self._copied.setText(_("Copied: {number}").format(number=content))
        self._copied.show()
        announce(self._copied)
