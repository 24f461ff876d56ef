"""From an error to a calm sentence and a next step, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from companion import errors
from companion.i18n import _, marked, ngettext


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and what can be done, each in a sentence or two."""

    sentence: str
    step: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.step}".strip()


def explain(error: BaseException) -> Explanation:
    """Return the words for an error; one that nobody expected gets general ones."""
    for kind in type(error).__mro__:
        if kind in _TOLD:
            return _TOLD[kind](error)
        if kind in _PLAIN:
            sentence, step = _PLAIN[kind]
            return Explanation(_(sentence), _(step) if step else "")
    return Explanation(
        _("We hit a problem. Your words are safe."),
        _("Try again, or close and open the app."),
    )


def older_slot_file() -> str:
    """Say that a slot file from before the last change of keys was put back."""
    return _("An older lock file was put back. Keys from before the last change may work again.")


# Errors whose words need no fact from the error

_PLAIN: dict[type[BaseException], tuple[str, str]] = {
    errors.VaultMissing: (
        marked("There is no journal here yet."),
        marked("Start one by writing a first page, or choose another folder."),
    ),
    errors.VaultExists: (
        marked("There is a journal here already. It was left as it is."),
        marked("Open it with its key, or choose another folder."),
    ),
    errors.VaultInUse: (
        marked("The journal is open in another window."),
        marked("Use that window, or close it and try again."),
    ),
    errors.VaultLocked: (
        marked("The journal is locked."),
        marked("Open it with your key and try again."),
    ),
    errors.WrongPassphrase: (
        marked("That did not match. Try again when you want. Nothing is lost."),
        marked("Check Caps Lock and the keyboard language. Your recovery sheet opens it too."),
    ),
    errors.WrongRecoveryCode: (
        marked("This code is complete, but it does not open this journal."),
        marked("It may be from an older sheet. Look for a newer one, or use your key."),
    ),
    errors.PassphraseTooCommon: (
        marked("This key is one of the first that others would try."),
        marked("Choose a few words that have nothing to do with each other."),
    ),
    errors.SlotsDamaged: (
        marked("The file that holds the lock of your journal is damaged. Your key was not tried."),
        marked(
            "The journal itself may be whole. Keep the folder as it is and put back a backup copy."
        ),
    ),
    errors.DatabaseDamaged: (
        marked("Your key is right, but the journal file is damaged."),
        marked("Keep the folder as it is. A backup copy can be put back beside it."),
    ),
    errors.VaultTooNew: (
        marked("This journal was written by a newer version of the app. It was left as it is."),
        marked("Open it with the newer version."),
    ),
    errors.NotEnoughMemory: (
        marked("There was not enough free memory to check the key."),
        marked("Close other programs and try again."),
    ),
    errors.DiskFull: (
        marked("The disk is full. Nothing that was saved is lost."),
        marked("Make some room on the disk and try again."),
    ),
    errors.EntryEmpty: (
        marked("There is nothing on this page yet."),
        marked("One word is enough to save it."),
    ),
    errors.TextTooLong: (
        marked("This page is too long to save as one."),
        marked("Split it into two or more pages."),
    ),
    errors.ImportUnknownFormat: (
        marked("This is not a journal that the app knows how to bring in."),
        marked("It can bring in a Markdown folder, a jrnl JSON file, and a Day One JSON zip."),
    ),
    errors.ImportEncrypted: (
        marked("This file is locked by the app it comes from. Nothing was brought in."),
        marked("Export it there without a lock, and bring that file in."),
    ),
    errors.ImportUnsafe: (
        marked("This file is built in a way that could do harm. Nothing was brought in."),
        marked("Export the journal again from the app it comes from."),
    ),
    errors.DateIncomplete: (
        marked("A date needs a name, and a day when the day is known."),
        marked("Add what is not there, or say that you are not sure of the day yet."),
    ),
    errors.PlannedItemNotFound: (
        marked("This plan or note is no longer here."),
        marked("Look in the bin. It stays there for 30 days."),
    ),
    errors.CalendarUnreadable: (
        marked("This file could not be read as a calendar. Nothing was brought in."),
        marked("Export it again from the calendar it comes from, as an .ics file."),
    ),
    errors.CalendarUnsafe: (
        marked("This calendar file holds more than the app can read. Nothing was brought in."),
        marked("Export fewer dates at a time, and bring in each file."),
    ),
    errors.Cancelled: (
        marked("Stopped. Everything is as it was."),
        "",
    ),
    errors.NoDisplay: (
        marked("There is no screen here to show the window on."),
        marked("The commands work without one. See: companion --help"),
    ),
    errors.RuleUnreadable: (
        marked("The app cannot read how this date comes again. The date itself is kept."),
        marked("A newer version of the app may read it, or you can choose again."),
    ),
    errors.DirectoryDamaged: (
        marked("The directory of help lines could not be read."),
        marked("The most important lines are shown. Install the app again to get the others back."),
    ),
}


# Errors that carry a fact


def _usage(error: errors.UsageError) -> Explanation:
    return Explanation(error.sentence, "")


def _recovery_code_mistyped(error: errors.RecoveryCodeMistyped) -> Explanation:
    if error.group is None:
        return Explanation(
            _("The code is not complete, or has more than one slip."),
            _("It has seven groups of four. Compare each with your sheet."),
        )
    return Explanation(
        _("There is a slip in group {number} of the code.").format(number=error.group),
        _("Compare that group with your sheet."),
    )


def _passphrase_too_short(error: errors.PassphraseTooShort) -> Explanation:
    return Explanation(
        ngettext(
            "A key needs at least {count} character.",
            "A key needs at least {count} characters.",
            error.least,
        ).format(count=error.least),
        _("Add a word or two. Spaces are fine."),
    )


def _changes_missing(error: errors.ChangesMissing) -> Explanation:
    return Explanation(
        ngettext(
            "Your key is right, but the newest change in the journal is missing.",
            "Your key is right, but the newest {count} changes in the journal are missing.",
            error.count,
        ).format(count=error.count),
        _("An older copy of the file may have been put back. You can open what is here."),
    )


def _unsafe_folder(error: errors.UnsafeFolder) -> Explanation:
    return Explanation(
        _("This folder is copied by {service}, which can damage an open journal.").format(
            service=error.service
        ),
        _("Choose a folder that stays on this computer."),
    )


def _folder_not_writable(error: errors.FolderNotWritable) -> Explanation:
    return Explanation(
        _("The app cannot write to this folder: {folder}").format(folder=error.folder),
        _("Choose another folder, or ask for the right to write here."),
    )


def _entry_not_found(error: errors.EntryNotFound) -> Explanation:
    return Explanation(
        _("There is no page with this id: {id}").format(id=error.entry_id),
        _("List the pages to see their ids."),
    )


def _date_not_found(error: errors.DateNotFound) -> Explanation:
    return Explanation(
        _("There is no date with this id: {id}").format(id=error.date_id),
        _("List the dates to see their ids."),
    )


def _import_unreadable(error: errors.ImportUnreadable) -> Explanation:
    return Explanation(
        _("This file or folder could not be read: {path}").format(path=error.path),
        _("Check that it is there and that you may open it."),
    )


def _outside_calendar(error: errors.OutsideCalendar) -> Explanation:
    return Explanation(
        _("The app knows this calendar only from {first} to {last}.").format(
            first=error.first_year, last=error.last_year
        ),
        _("Choose days within these years, or enter the dates yourself."),
    )


_TOLD: dict[type[BaseException], Callable[[Any], Explanation]] = {
    errors.UsageError: _usage,
    errors.RecoveryCodeMistyped: _recovery_code_mistyped,
    errors.PassphraseTooShort: _passphrase_too_short,
    errors.ChangesMissing: _changes_missing,
    errors.UnsafeFolder: _unsafe_folder,
    errors.FolderNotWritable: _folder_not_writable,
    errors.EntryNotFound: _entry_not_found,
    errors.DateNotFound: _date_not_found,
    errors.ImportUnreadable: _import_unreadable,
    errors.OutsideCalendar: _outside_calendar,
}
