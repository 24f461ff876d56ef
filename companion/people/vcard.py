"""Contacts from and for other programs: vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

Cards of version 2.1, as many telephones write them, are read too. A card
carries the name, the numbers, the mail and how to reach somebody best; what
they are good for and how we know each other stays in the vault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import ContactsUnreadable
from companion.people.card_lines import Line, components, escaped, folded, read_lines, unescaped
from companion.people.model import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    MOST_PHONES,
    Person,
    Phone,
    prepared,
)
from companion.regular_file import opened
from companion.values import storable

MOST_BYTES: Final = 16 * 1024 * 1024
"""A larger file is refused; photos make contacts large."""
MOST_CARDS: Final = 5_000
MOST_LINES: Final = 10_000
"""Lines of one card that are looked at; those of a whole file would take a gigabyte."""
VERSIONS: Final = ("3.0", "4.0")
_OWN_TYPES: Final = frozenset({"home", "work", "cell"})
_SILENT_TYPES: Final = frozenset({"pref", "voice", "internet", "text", "quoted-printable"})


@dataclass(frozen=True, slots=True)
class Cards:
    """What a file of contacts held."""

    people: tuple[Person, ...]
    skipped: int
    """Cards with nothing to call somebody by."""
    shortened: int
    """Cards of which a part was too long or too many, and was cut."""


def read_file(path: Path) -> Cards:
    """Return the people in a .vcf file; raise ContactsUnreadable."""
    try:
        with opened(path) as stream:
            return read_content(stream.read(MOST_BYTES + 1), path)
    except OSError as error:
        raise ContactsUnreadable(path) from error


def read_content(content: bytes, path: Path) -> Cards:
    """Return the people in what a .vcf file holds; raise ContactsUnreadable, with its path."""
    if len(content) > MOST_BYTES:
        raise ContactsUnreadable(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    try:
        cards = read(text)
    except ValueError as error:
        raise ContactsUnreadable(path) from error
    if not cards.people and not cards.skipped:
        raise ContactsUnreadable(path)
    return cards


def read(text: str) -> Cards:
    """Return the people in the text of a file; raise ValueError beyond MOST_CARDS cards."""
    people: list[Person] = []
    skipped = shortened = 0
    for card in _cards(text):
        person, is_shortened = _person(card)
        shortened += is_shortened
        if person is None:
            skipped += 1
        else:
            people.append(person)
        if len(people) + skipped > MOST_CARDS:
            raise ValueError(MOST_CARDS)
    return Cards(tuple(people), skipped, shortened)


def write_file(path: Path, people: Iterable[Person], version: str = "4.0") -> None:
    """Write people into a .vcf file, plain, for this user alone (0600).

    Raises DiskFull, FolderNotWritable.
    """
    files.write_atomically(path, written(people, version).encode("utf-8"))


def written(people: Iterable[Person], version: str = "4.0") -> str:
    """Return the text of a .vcf file with these people."""
    lines: list[str] = []
    for person in people:
        lines += ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{escaped(person.name)}"]
        # Which part of a name is whose is not ours to guess: it is given whole.
        lines.append(f"N:;{escaped(person.name)};;;")
        for number, phone in enumerate(person.phones, start=1):
            lines += _phone_lines(phone, f"item{number}")
        if person.email:
            lines.append(f"EMAIL:{escaped(person.email)}")
        if person.reach:
            lines.append(f"NOTE:{escaped(person.reach)}")
        lines.append("END:VCARD")
    return "".join(folded(line) for line in lines)


def _phone_lines(phone: Phone, group: str) -> list[str]:
    if not phone.label:
        return [f"TEL:{escaped(phone.number)}"]
    if phone.label in _OWN_TYPES:
        return [f"TEL;TYPE={phone.label}:{escaped(phone.number)}"]
    # A label in one's own words, as address books of other makers write it too.
    return [f"{group}.TEL:{escaped(phone.number)}", f"{group}.X-ABLABEL:{escaped(phone.label)}"]


def _cards(text: str) -> Iterator[list[Line]]:
    """Give the lines of each card; a card inside a card (an agent) is passed over."""
    card: list[Line] = []
    depth = 0
    for line in read_lines(text):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            depth += 1
            if depth == 1:
                card = []
        elif line.name == "END" and depth:
            depth -= 1
            if not depth:
                yield card
        elif depth == 1 and len(card) < MOST_LINES:
            card.append(line)


def _person(card: list[Line]) -> tuple[Person | None, bool]:
    """Return the person on a card, if there is one, and whether something was cut."""
    labels = {line.group: line for line in card if line.group and line.name == "X-ABLABEL"}
    phones = [
        Phone(number, _label(line, labels))
        for line in card
        if line.name == "TEL" and (number := _number(line))
    ]
    mails = [mail for mail in _texts(card, "EMAIL") if mail]
    notes = [note for note in _texts(card, "NOTE") if note]
    reach = "\n".join([*notes, *mails[1:]])
    names = [*_texts(card, "FN"), _structured_name(card), *_texts(card, "NICKNAME")]
    others = [*_texts(card, "ORG"), *mails, *(phone.number for phone in phones)]
    name = next((name for each in [*names, *others] if (name := " ".join(each.split()))), "")
    if not name:
        return None, False
    mail = mails[0] if mails else ""
    person = prepared(
        Person(
            name=name[:LONGEST_NAME],
            phones=tuple(
                Phone(phone.number[:LONGEST_NUMBER], phone.label[:LONGEST_NAME])
                for phone in phones[:MOST_PHONES]
            ),
            email=mail[:LONGEST_LINE],
            reach=reach[:LONGEST_NOTE],
        )
    )
    return person, (
        len(phones) > MOST_PHONES
        or any(len(phone.number) > LONGEST_NUMBER for phone in phones)
        or any(len(phone.label) > LONGEST_NAME for phone in phones)
        or len(name) > LONGEST_NAME
        or len(mail) > LONGEST_LINE
        or len(reach) > LONGEST_NOTE
    )


def _texts(card: list[Line], name: str) -> list[str]:
    return [storable(unescaped(line.value)).strip() for line in card if line.name == name]


def _structured_name(card: list[Line]) -> str:
    """Return the name from its parts: family, given, more, before, after (RFC 6350 6.2.2)."""
    for line in card:
        if line.name == "N":
            family, given, more, before, after = (*components(line.value), *[""] * 5)[:5]
            return " ".join(part for part in (before, given, more, family, after) if part.strip())
    return ""


def _number(line: Line) -> str:
    value = storable(unescaped(line.value)).strip()
    if line.is_uri:
        value = value.removeprefix("tel:").replace("%23", "#").replace("%2A", "*")
        number, _semicolon, parameters = value.partition(";")
        extension = parameters.removeprefix("ext=").partition(";")[0]
        value = f"{number} x{extension}" if parameters.startswith("ext=") else number
    return " ".join(value.split())


def _label(line: Line, labels: dict[str, Line]) -> str:
    own = labels.get(line.group) if line.group else None
    if own is not None:
        value = " ".join(storable(unescaped(own.value)).split())
        # Apple's own words stand between these marks.
        return value.removeprefix("_$!<").removesuffix(">!$_")
    return ", ".join(kind.strip() for kind in line.types if kind.strip() not in _SILENT_TYPES)
