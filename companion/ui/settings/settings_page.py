"""Settings: how it looks, reminders, the key, pages in and out, what the app is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from companion import __version__
from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.settings.look_card import LookCard
from companion.ui.settings.reminder_card import ReminderCard
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, Card, ColumnPage, breakable, card_about, row
from companion.ui.widgets.label import Label

_BETWEEN = 20


class SettingsPage(ColumnPage):
    """Every choice takes effect at once."""

    chosen = Signal(dict)
    """Something was chosen; carries the fields of Settings that change."""
    reminders_chosen = Signal()
    """On to all choices about reminders."""
    change_key_chosen = Signal()
    """Change the key."""
    sheet_chosen = Signal()
    """Make a recovery sheet."""
    try_chosen = Signal()
    """Try a recovery sheet."""
    renew_chosen = Signal()
    """On to new keys for everything."""
    device_chosen = Signal()
    """On to opening it on this device without the key."""
    shares_chosen = Signal()
    """On to the sheets for people one trusts."""
    backups_chosen = Signal()
    """On to the backup copies."""
    my_data_chosen = Signal()
    """On to every file and table there is."""
    privacy_chosen = Signal()
    """On to locking and hiding."""
    writing_chosen = Signal()
    """On to how one writes."""
    bring_in_chosen = Signal()
    """Bring in another journal."""
    take_out_chosen = Signal()
    """Take pages out."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        super().__init__()
        self.look = LookCard(settings)
        self.reminders = ReminderCard(paths)
        self.change_key = Button(_("Change your key"), icon="key-round")
        self.sheet = Button(_("Make a recovery sheet"), icon="printer")
        self.try_sheet = Button(_("Try your sheet"), icon="check")
        self.shares = Button(_("People you trust"), "quiet", icon="users-round")
        self.renew = Button(_("New keys for everything"), "quiet", icon="shuffle")
        self.device = Button(_("Open on this device"), "quiet", icon="lock-open")
        self.backups = Button(_("Backup copies"), icon="archive-restore")
        self.my_data = Button(_("About my data"), icon="list")
        self.privacy = Button(_("Locking and hiding"), icon="lock")
        self.writing = Button(_("How you write"), icon="pen-line")
        self.bring_in = Button(_("Bring in another journal"), icon="folder-input")
        self.take_out = Button(_("Take pages out"), icon="file-down")
        self.column.setSpacing(gap(_BETWEEN))
        self.column.addWidget(Label(_("Settings"), "title"))
        self.column.addWidget(self.look)
        self.column.addWidget(self.reminders)
        self.column.addWidget(self._privacy_card())
        self.column.addWidget(self._writing_card())
        self.column.addWidget(self._key_card())
        self.column.addWidget(self._copies_card())
        self.column.addWidget(self._about_card(paths))
        self.column.addStretch(1)
        self.look.chosen.connect(self.chosen)
        self.reminders.more_chosen.connect(self.reminders_chosen)
        self.change_key.clicked.connect(self.change_key_chosen)
        self.sheet.clicked.connect(self.sheet_chosen)
        self.try_sheet.clicked.connect(self.try_chosen)
        self.shares.clicked.connect(self.shares_chosen)
        self.renew.clicked.connect(self.renew_chosen)
        self.device.clicked.connect(self.device_chosen)
        self.backups.clicked.connect(self.backups_chosen)
        self.my_data.clicked.connect(self.my_data_chosen)
        self.privacy.clicked.connect(self.privacy_chosen)
        self.writing.clicked.connect(self.writing_chosen)
        self.bring_in.clicked.connect(self.bring_in_chosen)
        self.take_out.clicked.connect(self.take_out_chosen)
        self.setFocusProxy(self.look.language)

    def _writing_card(self) -> Card:
        return card_about(
            _("Writing"),
            _("Spell check, gentle writing, other years. All of it is off at first."),
            row(self.writing),
        )

    def _key_card(self) -> Card:
        return card_about(
            _("Your key"),
            _("If you lose this key, no one can open your journal. Not even us."),
            row(self.change_key, self.sheet, self.try_sheet),
            row(self.shares, self.device, self.renew),
        )

    def _privacy_card(self) -> Card:
        return card_about(
            _("While it is open"),
            _("When it locks by itself, and how to hide it. Choose what fits your home."),
            row(self.privacy),
        )

    def _copies_card(self) -> Card:
        return card_about(
            _("Copies, and other journals"),
            _("Copies are made by themselves, in case this computer is lost or broken."),
            _("Your pages are yours to take. A journal from another app can come in."),
            row(self.backups, self.take_out, self.bring_in),
        )

    def _about_card(self, paths: Paths) -> Card:
        card = card_about(_("About"))
        for words in (
            _("What you write stays on this computer. We cannot see it."),
            _("This app does not use the internet."),
            _(
                "It cannot protect you from spyware on this computer, from somebody who knows "
                "your key, or from what was seen over your shoulder. It is not treatment. "
                "Clinicians have not reviewed it yet."
            ),
            _("Your journal is kept in this folder:"),
        ):
            card.column.addWidget(Label(words))
        self.folder = Label(breakable(str(paths.vault)), "muted")
        self.folder.setAccessibleName(str(paths.vault))
        card.column.addWidget(self.folder)
        card.column.addWidget(row(self.my_data))
        card.column.addWidget(Label(_("Version {number}").format(number=__version__), "muted"))
        return card
