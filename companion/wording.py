"""From an error to a calm sentence and a next step, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from companion import errors, wording_journal, wording_packs
from companion.i18n import _, long_date, marked, ngettext


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
        for words in (wording_packs, wording_journal):
            if kind in words.WORDS:
                return Explanation(*words.told(error, kind))
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
    errors.WrongShares: (
        marked("These two shares belong together, but they do not open this journal."),
        marked("Newer ones may have been made since. Ask for those, or use your key."),
    ),
    errors.SharesDoNotMatch: (
        marked("Two different shares of the same set are needed."),
        marked("Sheets that belong together begin with the same two signs. Compare them."),
    ),
    errors.KeyringSilent: (
        marked("The key store of this computer did not answer."),
        marked("Open the journal with your key."),
    ),
    errors.DeviceNotRemembered: (
        marked("This device cannot open the journal by itself."),
        marked("Open it with your key. You can let the device remember it again."),
    ),
    errors.KeyNeededAgain: (
        marked("A week has passed, so the journal asks for your key again."),
        marked("Open it with your key once. After that this device opens it again."),
    ),
    errors.NothingToSalvage: (
        marked("No part of the journal file can be read with this key. It was left as it is."),
        marked("Put back a backup copy. See: companion vault restore --help"),
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
    errors.ImportUnknownFormat: (
        marked("This is not a journal that the app knows how to bring in."),
        marked("It can bring in Markdown, Day One, jrnl, Joplin, and pages from six more apps."),
    ),
    errors.ImportEncrypted: (
        marked("This file is locked by the app it comes from. Nothing was brought in."),
        marked("Export it there without a lock, and bring that file in."),
    ),
    errors.ImportKeyDiffers: (
        marked("This key does not open the other journal. Nothing was brought in."),
        marked("Give the key that you use for it there. A damaged file does not open either."),
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
    errors.NoNotifications: (
        marked("No desktop that shows notes was found."),
        marked("Sign in to a desktop and open the app there. Your dates are in the app, too."),
    ),
    errors.NoDisplay: (
        marked("There is no screen here to show the window on."),
        marked("The commands work without one. See: companion --help"),
    ),
    errors.RepeatUnanswered: (
        marked("Something is still open about how this date comes again."),
        marked("Answer what is asked there, or choose that it does not come again."),
    ),
    errors.RuleUnreadable: (
        marked("The app cannot read how this date comes again. The date itself is kept."),
        marked("A newer version of the app may read it, or you can choose again."),
    ),
    errors.GuideDamaged: (
        marked("This part of the guide could not be read."),
        marked("Install the app again to get it back."),
    ),
    errors.PersonNameless: (
        marked("A person needs a name here."),
        marked("A first name or a nickname is enough."),
    ),
    errors.DirectoryDamaged: (
        marked("The directory of help lines could not be read."),
        marked("The most important lines are shown. Install the app again to get the others back."),
    ),
    errors.CatalogueUnreadable: (
        marked("The local directories that were added could not be read."),
        marked("The lines that came with the app are all here. Add the local directory again."),
    ),
    errors.SearchMissing: (
        marked("The Python here cannot search through large lists of help."),
        marked("The lines that came with the app are all here. A newer Python can search more."),
    ),
    errors.IdeaEmpty: (
        marked("There are no words here to keep yet."),
        marked("One word is enough."),
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


def _share_mistyped(error: errors.ShareMistyped) -> Explanation:
    if error.group is None:
        return Explanation(
            _("A share is not complete, or has more than one slip."),
            _("It has six groups of five. Compare each with its sheet."),
        )
    return Explanation(
        _("There is a slip in group {number} of share {share}.").format(
            number=error.group, share=error.sheet or 1
        ),
        _("Compare that group with the sheet."),
    )


def _keyring_unsafe(error: errors.KeyringUnsafe) -> Explanation:
    reasons = {
        error.UNKNOWN: _(
            "The key store here is of a kind that may keep its secrets open, so it is not used."
        ),
        error.FORGETS: _("The key store here did not give back what it was given."),
    }
    absent = _("This computer has no key store that keeps its secrets locked.")
    return Explanation(reasons.get(error.why, absent), _("Your key opens the journal as before."))


def _backup_place_missing(error: errors.BackupPlaceMissing) -> Explanation:
    return Explanation(
        _("The folder for backup copies is not there: {folder}").format(folder=error.folder),
        _("Plug in the stick it is on, or choose another folder."),
    )


def _backup_unreadable(error: errors.BackupUnreadable) -> Explanation:
    return Explanation(
        _("This is not a whole backup copy: {path}").format(path=error.path),
        _("Your journal was left as it is. Try an older copy."),
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


def _own_day_too_far(error: errors.OwnDayTooFar) -> Explanation:
    return Explanation(
        _("{date} is not near any day on which this date comes again.").format(
            date=long_date(error.day)
        ),
        _("Look at its year, or leave that day out."),
    )


def _outside_calendar(error: errors.OutsideCalendar) -> Explanation:
    return Explanation(
        _("The app knows this calendar only from {first} to {last}.").format(
            first=error.first_year, last=error.last_year
        ),
        _("Choose days within these years, or enter the dates yourself."),
    )


def _day_unreadable(error: errors.DayUnreadable) -> Explanation:
    if not error.readings:
        return Explanation(
            _("We could not read that date or time."), _("Try 10 March 2026, or 09:30.")
        )
    first, second = map(long_date, error.readings)
    return Explanation(
        _("This can be {first} or {second}.").format(first=first, second=second),
        _("Write the month as a word, like 10 March 2026."),
    )


def _idea_not_found(error: errors.IdeaNotFound) -> Explanation:
    return Explanation(
        _("There is no idea with this id: {id}.").format(id=error.item_id),
        _("See: companion care list --help"),
    )


def _note_not_found(error: errors.NoteNotFound) -> Explanation:
    return Explanation(
        _("Nothing was noted with this id: {id}.").format(id=error.note_id),
        _("It may be gone already. List what was noted to see the ids."),
    )


def _answers_unreadable(error: errors.AnswersUnreadable) -> Explanation:
    return Explanation(
        _("The answer to question {number} is not one of the form.").format(number=error.item),
        _("Use the numbers of the form, and leave out what you skip."),
    )


def _guide_page_not_found(error: errors.GuidePageNotFound) -> Explanation:
    return Explanation(
        _("The guide has no page called {id}.").format(id=error.page_id),
        _("List the pages to see what they are called."),
    )


def _person_not_found(error: errors.PersonNotFound) -> Explanation:
    return Explanation(
        _("Nobody among your people has the id {id}.").format(id=error.person_id),
        _("List your people to see their ids."),
    )


def _field_too_long(error: errors.FieldTooLong) -> Explanation:
    return Explanation(
        ngettext(
            "This box takes up to {count} character.",
            "This box takes up to {count} characters.",
            error.most,
        ).format(count=error.most),
        _("Use fewer words here. A page of the journal has room for more."),
    )


def _contacts_unreadable(error: errors.ContactsUnreadable) -> Explanation:
    return Explanation(
        _("The app could not read contacts from this file: {path}").format(path=error.path),
        _("Export them again as a vCard file (.vcf), a few people at a time."),
    )


def _debrief_not_found(error: errors.DebriefNotFound) -> Explanation:
    return Explanation(
        _("No note has the id {id}.").format(id=error.debrief_id),
        _("It may have been removed already."),
    )


_TOLD: dict[type[BaseException], Callable[[Any], Explanation]] = {
    errors.UsageError: _usage,
    errors.RecoveryCodeMistyped: _recovery_code_mistyped,
    errors.ShareMistyped: _share_mistyped,
    errors.KeyringUnsafe: _keyring_unsafe,
    errors.BackupPlaceMissing: _backup_place_missing,
    errors.BackupUnreadable: _backup_unreadable,
    errors.PassphraseTooShort: _passphrase_too_short,
    errors.ChangesMissing: _changes_missing,
    errors.UnsafeFolder: _unsafe_folder,
    errors.FolderNotWritable: _folder_not_writable,
    errors.DateNotFound: _date_not_found,
    errors.ImportUnreadable: _import_unreadable,
    errors.OutsideCalendar: _outside_calendar,
    errors.OwnDayTooFar: _own_day_too_far,
    errors.DayUnreadable: _day_unreadable,
    errors.IdeaNotFound: _idea_not_found,
    errors.NoteNotFound: _note_not_found,
    errors.AnswersUnreadable: _answers_unreadable,
    errors.GuidePageNotFound: _guide_page_not_found,
    errors.PersonNotFound: _person_not_found,
    errors.FieldTooLong: _field_too_long,
    errors.ContactsUnreadable: _contacts_unreadable,
    errors.DebriefNotFound: _debrief_not_found,
}
