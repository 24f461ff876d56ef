"""Records from a table that somebody keeps in a spreadsheet and saved as CSV.

The headings are words people use, in English or Spanish, in any order. One row
is one place to turn to. docs/packs.md lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from companion.errors import PackSourceUnreadable, PackTooLarge
from companion.json_values import content
from companion.paths import assets
from companion.resources.archives import opened_file
from companion.resources.folding import folded
from companion.resources.hsds.contact import web_address
from companion.resources.hsds.languages import language_codes
from companion.resources.hsds.numbers import phone
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.schedules import day_of
from companion.resources.hsds.service_row import Setting
from companion.resources.hsds.tables import Row, headings_of, rows
from companion.resources.hsds.text import one_line, plain_text
from companion.resources.model import (
    Check,
    Confidence,
    Kind,
    Phone,
    PhoneKind,
    Resource,
    Status,
)
from companion.resources.packs.records import cleaned

MOST_BYTES: Final = 64 * 1024**2
_HEADINGS: Final = {
    "id": "id|identifier|identificador",
    "name": "name|nombre",
    "kind": "kind|type|kind of help|tipo|tipo de ayuda",
    "phone": "phone|phone number|telephone|telefono|numero de telefono",
    "text": "text number|text|sms|mensajes|numero para mensajes",
    "word": "text word|word to send|palabra|palabra para enviar",
    "whatsapp": "whatsapp",
    "videophone": "videophone|videotelefono",
    "tty": "tty",
    "hours": "hours|opening hours|horario|horarios",
    "website": "website|web|web site|web page|pagina web|sitio web",
    "chat": "chat",
    "email": "email|e-mail|mail|correo|correo electronico",
    "languages": "languages|language|idiomas|idioma",
    "address": "address|direccion",
    "audience": "for|for whom|who it is for|audience|para|para quien",
    "notes": "notes|note|facts|description|notas|nota|descripcion",
    "country": "country|pais",
    "region": "region|state|estado|provincia",
    "free": "free|free of charge|gratis|gratuito",
    "confidential": "confidential|confidencial",
    "peer": "peer led|peer-led|entre pares",
    "signed": "sign language|lengua de senas|lengua de signos",
    "status": "status|open or closed|situacion",
    "alert": "alert|notice|aviso",
    "checked_on": "checked on|checked|revisado el|revisado",
    "checked_by": "checked by|revisado por",
}
_FIELD_OF: Final = {word: field for field, words in _HEADINGS.items() for word in words.split("|")}
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "si"})
_NO: Final = frozenset({"no", "n", "false", "0"})
_STATUS: Final = {
    "": Status.OPEN, "open": Status.OPEN, "active": Status.OPEN, "abierto": Status.OPEN,
    "paused": Status.PAUSED, "temporarily closed": Status.PAUSED, "pausa": Status.PAUSED,
    "inactive": Status.PAUSED, "cerrado por un tiempo": Status.PAUSED,
    "closed": Status.CLOSED, "defunct": Status.CLOSED, "cerrado": Status.CLOSED,
}  # fmt: skip
_PHONES: Final = (
    ("phone", PhoneKind.VOICE),
    ("text", PhoneKind.TEXT),
    ("whatsapp", PhoneKind.WHATSAPP),
    ("videophone", PhoneKind.VIDEOPHONE),
    ("tty", PhoneKind.TTY),
)
_WAYS: Final = (*(field for field, _kind in _PHONES), "website", "chat", "address", "email")


def headings() -> dict[str, list[str]]:
    """Return the headings that are understood, by what they stand for."""
    return {field: words.split("|") for field, words in _HEADINGS.items()}


def read_spreadsheet(path: Path, setting: Setting, problems: Problems) -> Iterator[Resource]:
    """Give a record for each row; what is the matter with a row goes to the problems.

    A row with any problem is left out: a wrong number costs a call for help.
    Raises PackSourceUnreadable when there is no heading for the name, and
    PackTooLarge above 64 MiB.
    """
    with opened_file(path) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PackTooLarge
    fields = {
        name: _FIELD_OF[plain]
        for name in headings_of(BytesIO(data), encoding=_encoding(data))
        if (plain := re.sub(r"[\s_]+", " ", folded(name)).strip(" *:")) in _FIELD_OF
    }
    if "name" not in fields.values():
        raise PackSourceUnreadable(path)
    taken: set[str] = set()
    for number, row in rows(BytesIO(data), path.name, problems, encoding=_encoding(data)):
        reader = _RowReader(path.name, number, row, fields, problems, setting)
        resource = reader.resource()
        if resource is None:
            continue
        if resource.id in taken:
            problems.add(
                path.name, number, reader.heading("id") or reader.heading("name"), What.TWICE
            )
            continue
        taken.add(resource.id)
        yield resource


def _encoding(data: bytes) -> str | None:
    """Return the encoding of a small table; None where its mark or UTF-8 tells it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"  # what spreadsheets on Windows save where they are not asked
    return None


class _RowReader:
    """Reads the cells of one row and notes what is the matter with them."""

    def __init__(
        self,
        file: str,
        number: int,
        row: Row,
        fields: dict[str, str],
        problems: Problems,
        setting: Setting,
    ) -> None:
        self._file = file
        self._number = number
        self._cells = {fields[name]: text for name, text in row.items() if name in fields}
        self._headings = {field: name for name, field in fields.items()}
        self._problems = problems
        self._setting = setting
        self._sound = True

    def resource(self) -> Resource | None:
        """Return the record, or None when anything is the matter."""
        name = one_line(self._cell("name"))
        if not name:
            self._report("name", What.NO_NAME)
            return None
        country = self._country()
        phones = tuple(self._phones(country))
        website, chat = self._web("website"), self._web("chat")
        address = one_line(self._cell("address")) or None
        if not any(map(self._cell, _WAYS)):
            self._report("phone", What.NO_WAY)
        signed, languages = self._languages()
        made = Resource(
            id=self._cell("id") or re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "row",
            name=name,
            kind=self._kind(),
            audience=tuple(plain_text(self._cell("audience")).split("\n")),
            country=country,
            region=one_line(self._cell("region")).upper() or None,
            languages=languages,
            facts=tuple(plain_text(self._cell("notes")).split("\n")),
            phones=phones,
            website=website,
            chat_url=chat,
            email=one_line(self._cell("email")) or None,
            hours=one_line(self._cell("hours")) or None,
            address=address,
            free_of_charge=self._answer("free"),
            confidential=self._answer("confidential"),
            peer_led=self._answer("peer"),
            sign_language=signed if self._answer("signed") is None else self._answer("signed"),
            status=self._status(),
            alert=plain_text(self._cell("alert")) or None,
            check=self._check(),
            confidence=Confidence.SECONDARY,
        )
        kept = cleaned(made)
        if kept is None:
            self._report("name", What.TOO_LONG)
        return kept if self._sound else None

    def heading(self, field: str) -> str:
        """Return the heading of a field as it stands in the table; '' where there is none."""
        return self._headings.get(field, "")

    def _cell(self, field: str) -> str:
        return self._cells.get(field, "")

    def _report(self, field: str, what: What) -> None:
        self._sound = False
        self._problems.add(self._file, self._number, self.heading(field), what)

    def _country(self) -> str:
        told = self._cell("country").upper()
        if not told:
            return self._setting.country
        if not re.fullmatch(r"[A-Z]{2}", told):
            self._report("country", What.COUNTRY)
        return told

    def _phones(self, country: str) -> Iterator[Phone]:
        word = one_line(self._cell("word")) or None
        for field, kind in _PHONES:
            for written in filter(None, re.split(r"[;\n]", self._cell(field))):
                keyword = word if kind is PhoneKind.TEXT else None
                made = phone(written, country, kind, text_keyword=keyword)
                if made is None:
                    self._report(field, What.NUMBER)
                else:
                    yield made

    def _web(self, field: str) -> str | None:
        found = web_address(self._cell(field)) if self._cell(field) else None
        if self._cell(field) and found is None:
            self._report(field, What.WEB_ADDRESS)
        return found

    def _languages(self) -> tuple[bool | None, tuple[str, ...]]:
        told = self._cell("languages")
        codes, signed = language_codes(told)
        if told and not codes and not signed:
            self._report("languages", What.LANGUAGE)
        return signed or None, codes

    def _kind(self) -> Kind:
        told = folded(self._cell("kind").replace("_", " "))
        found = _kind_names().get(told)
        if told and found is None:
            self._report("kind", What.UNKNOWN_KIND)
        return found or Kind.INFORMATION

    def _answer(self, field: str) -> bool | None:
        told = folded(self._cell(field))
        if told and told not in _YES | _NO:
            self._report(field, What.YES_OR_NO)
        return None if not told else told in _YES

    def _status(self) -> Status:
        told = folded(self._cell("status"))
        if told not in _STATUS:
            self._report("status", What.STATUS)
        return _STATUS.get(told, Status.OPEN)

    def _check(self) -> Check | None:
        told = self._cell("checked_on")
        if not told:
            return None
        on = day_of(told)
        if on is None or on > self._setting.today:
            self._report("checked_on", What.DATE if on is None else What.LATER_DATE)
            return None
        by = one_line(self._cell("checked_by")).rpartition("@")[2] or self._setting.publisher
        return Check(on, by)


@lru_cache(maxsize=1)
def _kind_names() -> dict[str, Kind]:
    """Return the kinds by their codes and by their names in English and Spanish."""
    named = {kind.replace("_", " "): kind for kind in Kind}
    try:
        known = content(assets() / "directory" / "kinds.json")
        return named | {
            folded(name): Kind(code) for code, names in known.items() for name in names.values()
        }
    except (ValueError, AttributeError):
        return named
