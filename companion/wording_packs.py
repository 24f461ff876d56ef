"""The words for what can be the matter with packs; `companion.wording` asks for them."""

from __future__ import annotations

from datetime import date
from typing import Final

from companion import errors
from companion.i18n import _, long_date, marked


def told(error: BaseException, kind: type[BaseException]) -> tuple[str, str]:
    """Return what happened and the next step, with the facts of the error filled in."""
    facts = {
        name: long_date(fact) if isinstance(fact, date) else fact
        for name, fact in vars(error).items()
    }
    sentence, step = WORDS[kind]
    return _(sentence).format(**facts), _(step).format(**facts)


WORDS: Final[dict[type[BaseException], tuple[str, str]]] = {
    errors.PackUnreadable: (
        marked("This file could not be read as a pack: {path}"),
        marked("Copy it again from where it comes from, or ask for a new copy."),
    ),
    errors.PackUnsigned: (
        marked("This pack is not signed, so nobody can tell who made it. It was not added."),
        marked("Ask the office that gave it to you for a signed one."),
    ),
    errors.PackKeyUnknown: (
        marked("This pack is signed with the key {key}. You have not added that key yet."),
        marked("Ask the office for its public key and add it first. Then try again."),
    ),
    errors.PackTampered: (
        marked("What is in this pack is not what was signed. It was not added."),
        marked("Copy it again. If that does not help, ask the office for a new one."),
    ),
    errors.PackOutOfDate: (
        marked("The office stood by this pack until {day}. It may be out of date."),
        marked("Ask the office for a newer one. What you have stays as it is."),
    ),
    errors.PackNotNewer: (
        marked("This is version {found} of the pack, and version {here} is here already."),
        marked("There is nothing to do. To go back to an older one, undo the last change."),
    ),
    errors.PackOfAnother: (
        marked("A pack with this name is here already, from another office: {pack}."),
        marked("If you want the new one, remove the one that is here first."),
    ),
    errors.PackTooLarge: (
        marked("This pack is larger than the app can take. It was not added."),
        marked("Ask the office for a smaller one."),
    ),
    errors.PackUnsafe: (
        marked("This pack is built in a way that could do harm. It was not added."),
        marked("Tell the office that gave it to you, and ask for a new one."),
    ),
    errors.PackMissing: (
        marked("There is no pack with this name here: {pack}."),
        marked("List the packs to see their names."),
    ),
    errors.PacksInUse: (
        marked("Packs are being changed in another window."),
        marked("Wait until that is done, and try again."),
    ),
    errors.PublisherKeyUnreadable: (
        marked("This is not a key that the app can read."),
        marked("Look for a file that ends in .pub, or a line that begins with RW."),
    ),
    errors.PublisherMissing: (
        marked("No office with this key was added here: {key}."),
        marked("List the keys to see which ones are here."),
    ),
    errors.WrongSigningPassphrase: (
        marked("That did not open the key that signs packs. Nothing was made."),
        marked("Check Caps Lock and the keyboard language, and try again."),
    ),
    errors.PackSourceUnreadable: (
        marked("There is nothing here that a pack can be made from: {path}"),
        marked("Give a table saved as CSV, an HSDS folder or zip, or our own JSON lines."),
    ),
    errors.RowsToMend: (
        marked("Some rows cannot be used yet, so no pack was made. Rows to look at: {count}."),
        marked("Mend them and try again, or leave them out with --skip-bad-rows."),
    ),
}
