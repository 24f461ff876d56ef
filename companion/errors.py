"""What can go wrong, one small class for each failure that is expected.

An error carries facts (a path, a version), never words of the person's.
`companion.wording` turns each class into a calm sentence and a next step.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path


class CompanionError(Exception):
    """The base of every failure that this app expects and can explain."""


class UsageError(CompanionError):
    """A command was called with words it cannot take; the command line exits with 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


# The vault


class VaultMissing(CompanionError):
    """There is no vault here yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class VaultExists(CompanionError):
    """A vault is already here; creating one would endanger it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class VaultInUse(CompanionError):
    """Another process of this app has the vault open."""


class VaultLocked(CompanionError):
    """The vault was locked before this work was done."""


class WrongPassphrase(CompanionError):
    """The key does not open any slot; the files were not touched."""


class WrongRecoveryCode(CompanionError):
    """A well-formed recovery code that belongs to another vault, or to an older sheet."""


class RecoveryCodeMistyped(CompanionError):
    """The recovery code has a slip in it."""

    def __init__(self, group: int | None = None) -> None:
        super().__init__(group)
        self.group = group
        """Which group of four to check, from 1; None when it cannot be told."""


class WrongShares(CompanionError):
    """Two well-formed shares of one set that is not of this vault, or was issued anew since."""


class SharesDoNotMatch(CompanionError):
    """Fewer than two different shares, or shares of different sets."""


class ShareMistyped(CompanionError):
    """A share has a slip in it."""

    def __init__(self, group: int | None = None, sheet: int = 0) -> None:
        super().__init__(group, sheet)
        self.group = group
        """Which group of five to check, from 1; None when it cannot be told."""
        self.sheet = sheet
        """Which of the shares that were given, from 1; 0 when there is only one."""


class KeyringUnsafe(CompanionError):
    """This system has no keyring that keeps its secrets locked, or not one we know."""

    ABSENT = "absent"
    UNKNOWN = "unknown"
    FORGETS = "forgets"

    def __init__(self, why: str = ABSENT) -> None:
        super().__init__(why)
        self.why = why
        """ABSENT: none answers. UNKNOWN: not of the good kinds. FORGETS: it kept nothing."""


class KeyringSilent(CompanionError):
    """The system's keyring gave no answer in time, or none at all."""


class DeviceNotRemembered(CompanionError):
    """The keyring of this device does not open this vault (any more)."""


class KeyNeededAgain(CompanionError):
    """Quick unlock rests until the key itself was given once more."""


class PassphraseTooShort(CompanionError):
    """The key chosen is shorter than the least we accept."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


class PassphraseTooCommon(CompanionError):
    """The key chosen is one of the first that anybody would try."""


class SlotsDamaged(CompanionError):
    """Both copies of the slot file are missing or damaged; the key cannot be tried."""


class DatabaseDamaged(CompanionError):
    """The key is right, but the database does not read back as it was written."""


class ChangesMissing(CompanionError):
    """The database is older than the watermark beside it: newest changes are missing."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class VaultTooNew(CompanionError):
    """The vault was written by a newer version of this app."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class NotEnoughMemory(CompanionError):
    """The computer could not lend the memory that opening the key needs."""


class UnsafeFolder(CompanionError):
    """The folder is copied by a cloud service, which can tear an open vault apart."""

    def __init__(self, folder: Path, service: str) -> None:
        super().__init__(str(folder), service)
        self.folder = folder
        self.service = service


# Backups


class BackupPlaceMissing(CompanionError):
    """The folder for backups is not there: a stick that is not plugged in, for example."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class BackupUnreadable(CompanionError):
    """The folder is no backup of ours, or a part of it is missing or changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NothingToSalvage(CompanionError):
    """Not one page of the database can be read with this key."""


# The window


class NoDisplay(CompanionError):
    """There is no screen to show a window on."""


# Disk


class DiskFull(CompanionError):
    """There is no room left to write."""


class FolderNotWritable(CompanionError):
    """A folder the app must write to cannot be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


# The journal


class EntryNotFound(CompanionError):
    """No page has this id."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(entry_id)
        self.entry_id = entry_id


class EntryEmpty(CompanionError):
    """A page without a title and without text; nothing to save."""


class TextTooLong(CompanionError):
    """A page longer than the app takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


# Dates and plans


class DateNotFound(CompanionError):
    """No date has this id."""

    def __init__(self, date_id: str) -> None:
        super().__init__(date_id)
        self.date_id = date_id


class DateIncomplete(CompanionError):
    """A date without a name, or one that is called exact and has no day."""


class DayUnreadable(CompanionError):
    """What was typed is not a day or a time of day, or can be two days."""

    def __init__(self, typed: str, readings: tuple[date, ...] = ()) -> None:
        super().__init__(typed)
        self.typed = typed
        self.readings = readings
        """Two days where numbers say one here and another elsewhere; else none."""


class RepeatUnanswered(CompanionError):
    """How a date comes again was chosen, and something about it has to be told first."""


class OwnDayTooFar(CompanionError):
    """A day of the family's own stands for no day that comes again by the calendar."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class PlannedItemNotFound(CompanionError):
    """A plan or a record (a call, a paper) that is not there, or not any more."""


class CalendarUnreadable(CompanionError):
    """The file is not a calendar file (RFC 5545), or not to its end."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class CalendarUnsafe(CompanionError):
    """The calendar file is too large, or holds too much, to be read with safety."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


# Bringing in


class ImportUnreadable(CompanionError):
    """The file or folder cannot be read at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ImportUnknownFormat(CompanionError):
    """The file is of none of the kinds this app can bring in."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ImportEncrypted(CompanionError):
    """The file is encrypted by the other app; it must be exported unlocked first."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ImportKeyDiffers(CompanionError):
    """The key given for the other journal does not open it, or the file was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ImportUnsafe(CompanionError):
    """The file is built in a way that could harm (too large, too deep, escaping paths)."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Cancelled(CompanionError):
    """The person pressed Cancel; everything is as it was."""


# The directory


class DirectoryDamaged(CompanionError):
    """The directory's data files are missing or cannot be read."""


class CatalogueUnreadable(CompanionError):
    """The file with the records of installed packs is missing, damaged or of another version."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class SearchMissing(CompanionError):
    """SQLite was built without full-text search (FTS5) here."""


# Packs: directories that others hand out


class PackUnreadable(CompanionError):
    """The file is not a pack, or is damaged so that it cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PackUnsigned(CompanionError):
    """The pack bears no signature, or one of a form that is not taken."""


class PackKeyUnknown(CompanionError):
    """The pack is signed with a key that the person has not added."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class PackTampered(CompanionError):
    """What is in the pack is not what its publisher signed."""


class PackOutOfDate(CompanionError):
    """The day until which its publisher stands by the pack is over."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class PackNotNewer(CompanionError):
    """The pack is the version that is here, or an older one."""

    def __init__(self, found: int, here: int) -> None:
        super().__init__(found, here)
        self.found = found
        self.here = here


class PackOfAnother(CompanionError):
    """A pack of this name is here already, from another publisher."""

    def __init__(self, pack: str) -> None:
        super().__init__(pack)
        self.pack = pack


class PackTooLarge(CompanionError):
    """The pack holds more than this app takes."""


class PackUnsafe(CompanionError):
    """The pack is built in a way that could harm (links, escaping names, swelling)."""


class PackMissing(CompanionError):
    """No pack of this name is installed."""

    def __init__(self, pack: str) -> None:
        super().__init__(pack)
        self.pack = pack


class PacksInUse(CompanionError):
    """Another process of this app is changing the packs."""


class PublisherKeyUnreadable(CompanionError):
    """The text or file is not a key in the minisign format."""


class PublisherMissing(CompanionError):
    """No publisher with this key was added."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class WrongSigningPassphrase(CompanionError):
    """The passphrase does not open the key that signs packs."""


class PackSourceUnreadable(CompanionError):
    """There is nothing here that a pack could be made from."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class RowsToMend(CompanionError):
    """Some rows of a table cannot be used, so no pack was made."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


# The planner


class OutsideCalendar(CompanionError):
    """A date lies outside of the years for which its calendar is known."""

    def __init__(self, first_year: int, last_year: int) -> None:
        super().__init__(first_year, last_year)
        self.first_year = first_year
        self.last_year = last_year


class RuleUnreadable(CompanionError):
    """How a date comes again was stored in a form that this version does not know."""


# Care


class IdeaNotFound(CompanionError):
    """No idea, set or exercise has this id."""

    def __init__(self, item_id: str) -> None:
        super().__init__(item_id)
        self.item_id = item_id


class NoteNotFound(CompanionError):
    """Nothing that was noted has this id."""

    def __init__(self, note_id: str) -> None:
        super().__init__(note_id)
        self.note_id = note_id


class IdeaEmpty(CompanionError):
    """An idea or a set without a name, or an answer without words; nothing to keep."""


class RatingOutOfRange(CompanionError):
    """A rating below 0 or above the most."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


# The guide


class GuideDamaged(CompanionError):
    """The file of the questions or of the ways to help is missing or cannot be read."""


class GuidePageNotFound(CompanionError):
    """No page of the guide has this id."""

    def __init__(self, page_id: str) -> None:
        super().__init__(page_id)
        self.page_id = page_id


# People


class PersonNotFound(CompanionError):
    """Nobody has this id."""

    def __init__(self, person_id: str) -> None:
        super().__init__(person_id)
        self.person_id = person_id


class PersonNameless(CompanionError):
    """A person without a name; there is nothing to find them by."""


class FieldTooLong(CompanionError):
    """More than one box of a form takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class AnswersUnreadable(CompanionError):
    """An answer, or the number of a question, that is not on the form."""

    def __init__(self, item: int) -> None:
        super().__init__(item)
        self.item = item
        """The number of the question."""


class ContactsUnreadable(CompanionError):
    """A file of contacts that cannot be read, or is built in a way that could harm."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


# Helping


class DebriefNotFound(CompanionError):
    """No note on a time of helping has this id."""

    def __init__(self, debrief_id: str) -> None:
        super().__init__(debrief_id)
        self.debrief_id = debrief_id


# Pages, attachments and copies


class TextCleared(CompanionError):
    """A page that holds words would be saved without any; the words were kept."""


class EntrySealed(CompanionError):
    """The page is sealed until a day that has not come."""

    def __init__(self, until: date) -> None:
        super().__init__(until)
        self.until = until


class AttachmentNotFound(CompanionError):
    """No attachment of this page has this id."""

    def __init__(self, attachment_id: str) -> None:
        super().__init__(attachment_id)
        self.attachment_id = attachment_id


class AttachmentUnreadable(CompanionError):
    """The file to attach is not there, may not be read, or is not a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class AttachmentTooLarge(CompanionError):
    """The file to attach is larger than the app takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
        """In megabytes."""


class PictureUnreadable(CompanionError):
    """A picture that could not be read, is of a kind not shown here, or claims too many pixels."""


class AttachmentDamaged(CompanionError):
    """An attachment does not read back as it was attached."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotebookNotFound(CompanionError):
    """No notebook has this id or name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotebookNameless(CompanionError):
    """A notebook without a name; there is nothing to choose it by."""


class NotebookNameTaken(CompanionError):
    """Another notebook has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotebookNotEmpty(CompanionError):
    """A notebook that has pages cannot be removed; nor can the first, which is always there."""


class NoLockedNotebook(CompanionError):
    """No notebook has a key of its own."""


class NotebookIsLocked(CompanionError):
    """There is a locked notebook already; one can be locked at a time."""


class NotebookKeyKnown(CompanionError):
    """The key for a notebook is the journal's own, which would lock nothing."""


class TemplateNotFound(CompanionError):
    """No template has this id."""

    def __init__(self, template_id: str) -> None:
        super().__init__(template_id)
        self.template_id = template_id


class TemplateNameless(CompanionError):
    """A template without a name; there is nothing to choose it by."""


class WritingTimeOutOfRange(CompanionError):
    """A time of gentle writing below one minute or above the longest."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
        """In minutes."""


class ExportPlaceTaken(CompanionError):
    """There is something already where a copy would go; it was left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NothingToExport(CompanionError):
    """No page is among those that were chosen."""


# Reminders


class NoNotifications(CompanionError):
    """There is no desktop session, or nothing in it that shows notifications."""
