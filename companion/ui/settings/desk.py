"""Settings: its pages, and the way from one to another."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.i18n import _
from companion.paths import Paths
from companion.platform import capture
from companion.settings import OFF
from companion.ui.appearance import Appearance
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.journal.take_out_page import TakeOutPage
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.privacy_page import PrivacyPage
from companion.ui.settings.reminder_desk import ReminderDesk
from companion.ui.settings.safe_desk import SafeDesk
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.unlock.session import Session
from companion.vault import privacy
from companion.vault.privacy import Privacy
from companion.wording import explain

_PLACE: Final = "settings"


class SettingsDesk(QObject):
    """Opens the pages of Settings."""

    said = Signal(str)
    """Something to say on the page one comes back to."""
    writing_chosen = Signal()
    """How one writes was asked for."""
    privacy_chosen = Signal(object)
    """Other choices on locking and hiding are in the vault; carries the Privacy."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        appearance: Appearance,
        paths: Paths,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(pages)
        self._session = session
        self._tasks = tasks
        self._appearance = appearance
        self._paths = paths
        self._pages = pages
        self._changes = changes
        self._recent = recent
        self._privacy = Privacy()
        self.safe = SafeDesk(session, tasks, paths, pages, changes)
        self.safe.left.connect(self.open)
        self.reminders = ReminderDesk(session, tasks, appearance, paths, pages, changes, recent)
        self.reminders.left.connect(self.open)
        changes.place_changed.connect(self._place_changed)

    @Slot()
    def open(self) -> None:
        """Go to the first page of Settings."""
        page = SettingsPage(self._appearance.settings, self._paths)
        page.chosen.connect(self._appearance.change)
        page.reminders_chosen.connect(self.reminders.open)
        page.change_key_chosen.connect(self.open_change_key)
        page.sheet_chosen.connect(self.safe.open_sheet)
        page.try_chosen.connect(self.safe.open_try)
        page.shares_chosen.connect(self.safe.open_shares)
        page.renew_chosen.connect(self.safe.open_renew)
        page.device_chosen.connect(self.safe.open_device)
        page.backups_chosen.connect(self.safe.open_backups)
        page.my_data_chosen.connect(self.safe.open_my_data)
        page.privacy_chosen.connect(self.open_privacy)
        page.writing_chosen.connect(self.writing_chosen)
        page.bring_in_chosen.connect(self.open_bring_in)
        page.take_out_chosen.connect(self.open_take_out)
        self._pages.show_page(page, _PLACE)

    @Slot()
    def open_change_key(self) -> None:
        """Go to changing the key."""
        page = self._pages.found(ChangeKey)
        if page is None:
            page = ChangeKey(self._session.vault, self._tasks)
            page.done.connect(self._back)
        self._pages.show_page(page, _PLACE)

    @Slot()
    def open_privacy(self) -> None:
        """Go to locking and hiding."""
        page = PrivacyPage(can_cover=capture.here().can_protect)
        page.closed.connect(self.open)
        page.chosen.connect(self._choose_privacy)
        page.icon_chosen.connect(self._choose_icon)
        page.show_icon(on=self._appearance.settings.beside_clock != OFF)
        self._pages.show_page(page, _PLACE)
        self._read_privacy()

    @Slot(object)
    def _choose_privacy(self, chosen: Privacy) -> None:
        preferences = self._session.preferences
        former, after = privacy.to_preferences(self._privacy), privacy.to_preferences(chosen)
        redo = partial(preferences.put_all, after)
        self._recent.add(
            Change(
                _("Locking and hiding changed"),
                partial(preferences.put_all, former),
                redo,
                place=_PLACE,
            )
        )
        self._tasks.run(redo, self._privacy_kept, self._privacy_not_kept)
        self._privacy = chosen
        self.privacy_chosen.emit(chosen)

    @Slot(bool)
    def _choose_icon(self, on: bool) -> None:  # the signature of the signal
        self._use_icon(on=on)
        self._recent.add(
            Change(
                _("The icon beside the clock was changed."),
                partial(self._use_icon, on=not on),
                partial(self._use_icon, on=on),
                place=_PLACE,
                is_look=True,
            )
        )

    def _use_icon(self, *, on: bool) -> None:
        """Keep it beside the vault: the icon is there before the journal is open."""
        chosen = replace(self._appearance.settings, beside_clock="" if on else OFF)
        self._appearance.remember(chosen)
        page = self._pages.found(PrivacyPage)
        if page is not None:
            page.show_icon(on=on)

    def _privacy_kept(self, _nothing: None) -> None:
        self._changes.stored.emit()

    def _privacy_not_kept(self, error: Exception) -> None:
        page = self._pages.found(PrivacyPage)
        if page is not None:
            page.message.say(str(explain(error)), caution=True)

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == _PLACE:
            self._read_privacy()

    def _read_privacy(self) -> None:
        self._tasks.run(self._session.preferences.all, self._privacy_read, self._privacy_not_kept)

    def _privacy_read(self, kept: dict[str, str]) -> None:
        self._privacy = privacy.from_preferences(kept)
        page = self._pages.found(PrivacyPage)
        if page is not None:
            page.show_choices(self._privacy)
        self.privacy_chosen.emit(self._privacy)

    @Slot()
    def open_bring_in(self, file: Path | None = None) -> None:
        """Go to bringing in another journal; with a file, to what is in it."""
        page = self._pages.found(BringInPage)
        if page is None:
            page = BringInPage(
                self._session.journal.receiving(), self._tasks, self._changes, self._recent
            )
            page.done.connect(self.open)
        self._pages.show_page(page, _PLACE)
        if file is not None and not page.is_busy:
            page.look_into(file)

    @Slot()
    def open_take_out(self) -> None:
        """Go to taking pages out."""
        page = self._pages.found(TakeOutPage)
        if page is None:
            page = TakeOutPage(self._session.journal, self._tasks)
            page.done.connect(self.open)
        self._pages.show_page(page, _PLACE)

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        for page in (self._pages.found(BringInPage), self._pages.found(TakeOutPage)):
            if page is not None:
                page.stop()
        self.safe.stop_long_work()

    @Slot(str)
    def _back(self, sentence: str) -> None:
        self.open()
        if sentence:
            self.said.emit(sentence)
