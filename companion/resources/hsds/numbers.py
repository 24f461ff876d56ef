"""From a number as people write it to one that a telephone can dial."""

from __future__ import annotations

import re
from typing import Final

from companion.resources.hsds.text import one_line
from companion.resources.model import Phone, PhoneKind

LONGEST_WRITTEN: Final = 60
_SHORT: Final = re.compile(r"\*?[0-9]{3,6}")
_MARKS: Final = re.compile(r"[\s().\-/\u2010-\u2015\u00a0]+")
_QUOTES: Final = "\"'“”‘’"
_NORTH_AMERICAN: Final = frozenset({"US", "CA", "PR", "VI", "GU", "AS", "MP"})
_TEN_DIGITS: Final = re.compile(r"(?:\+?1)?([2-9][0-9]{2}[2-9][0-9]{6})")
_LABELS: Final = {
    PhoneKind.VOICE: ("Call", "Llama"),
    PhoneKind.TEXT: ("Text", "Mensaje de texto"),
    PhoneKind.WHATSAPP: ("WhatsApp", "WhatsApp"),
    PhoneKind.TTY: ("TTY", "TTY"),
    PhoneKind.VIDEOPHONE: ("Videophone", "Videoteléfono"),
}


def dialed(written: str, country: str) -> tuple[str, str] | None:
    """Return what to dial (E.164 or a short code) and the extension; None if nobody can tell.

    A number without its country's code is taken for one of `country` (ISO 3166-1
    alpha-2). Whether anybody answers there is not looked at.
    """
    bare = _MARKS.sub("", written)
    if country in _NORTH_AMERICAN and (found := _TEN_DIGITS.fullmatch(bare)):
        return f"+1{found[1]}", ""
    if _SHORT.fullmatch(bare):
        return bare, ""
    import phonenumbers

    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    full = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return (full, number.extension or "") if re.fullmatch(r"\+[1-9][0-9]{6,14}", full) else None


def phone(
    written: str,
    country: str,
    kind: PhoneKind,
    *,
    label: str = "",
    extension: str = "",
    text_keyword: str | None = None,
) -> Phone | None:
    """Return a way to reach a service; None when its number cannot be read."""
    written = one_line(written).strip(_QUOTES + " ")
    if not written or len(written) > LONGEST_WRITTEN:
        return None
    found = dialed(written, country)
    if found is None:
        return None
    number, inner = found
    extension = extension or ("" if inner and inner in written else inner)
    english, spanish = _LABELS[kind]
    return Phone(
        number=number,
        display=f"{written} ext. {extension}" if extension else written,
        kind=kind,
        label=label or english,
        label_es=None if label else spanish,
        text_keyword=text_keyword,
    )
