"""Handing a number to a phone: addresses, a contact card, and a QR code.

A computer cannot always dial, but a phone can read these off its screen. All
of it is made here, offline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.resources.model import Phone, PhoneKind, Resource

Modules = tuple[tuple[bool, ...], ...]
"""A QR code, row by row; True is dark. The quiet zone around it is not part of it."""

QUIET_ZONE: Final = 4
"""Light modules that belong on each side (ISO/IEC 18004)."""
_UNRESERVED: Final = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)
_LINE_BYTES: Final = 75
"""The longest line of a vCard, in bytes and without its end (RFC 6350, 3.2)."""
_TELEPHONE_TYPES: Final = {
    PhoneKind.VOICE: "voice",
    PhoneKind.TEXT: "text",
    PhoneKind.WHATSAPP: "text",
    PhoneKind.TTY: "textphone",
    PhoneKind.VIDEOPHONE: "video",
}
_IN_SPANISH: Final = re.compile(r"spanish|español", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def call_uri(phone: Phone) -> str:
    """Return the address that a phone calls: 'tel:+18009855990' (RFC 3966), 'tel:988'.

    The RFC asks for a context beside a short code; phones dial it without one
    and many do not understand it, so it is left out.
    """
    return f"tel:{phone.number}"


def text_uri(phone: Phone) -> str:
    """Return the address that a phone writes to, with the word to send (RFC 5724)."""
    body = f"?body={_percent_encoded(phone.text_keyword)}" if phone.text_keyword else ""
    return f"sms:{phone.number}{body}"


def uri(phone: Phone) -> str | None:
    """Return the address that uses a number as it is meant to be; None for WhatsApp's own."""
    if phone.kind is PhoneKind.WHATSAPP:
        return None
    return text_uri(phone) if phone.kind is PhoneKind.TEXT else call_uri(phone)


def phone_to_call(resource: Resource) -> Phone | None:
    """Return the first number of a service that takes calls, or None."""
    return next((each for each in resource.phones if each.kind is PhoneKind.VOICE), None)


def phone_to_text(resource: Resource, language: str) -> Phone | None:
    """Return the number of a service that takes texts, or None.

    In Spanish ('es') the one whose label names it, where several words can be sent.
    """
    found = [each for each in resource.phones if each.kind is PhoneKind.TEXT]
    if language == "es":
        found.sort(key=lambda each: not _IN_SPANISH.search(each.label))
    return found[0] if found else None


def vcard(resource: Resource, language: str) -> str:
    """Return a service as a contact to bring to a phone: a vCard 4.0 (RFC 6350).

    Lines end in CR LF. It says nothing of this app.
    """
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{escaped(resource.name_in(language))}"]
    for phone in resource.phones:
        kind = _TELEPHONE_TYPES[phone.kind]
        lines.append(f"TEL;VALUE=uri;TYPE={kind}:{call_uri(phone)}")
    lines += [f"LANG:{code}" for code in resource.languages]
    lines += [f"URL:{address}" for address in (resource.website, resource.chat_url) if address]
    if resource.email:
        lines.append(f"EMAIL:{escaped(resource.email)}")
    lines += [f"NOTE:{escaped(note)}" for note in _notes(resource, language)]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCARD"] for folded in _folded(line))


def escaped(text: str) -> str:
    """Return a text as a vCard holds it (RFC 6350, 3.4); a control character is a space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub(" ", text)
    for mark, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(mark, written)
    return text


def qr_modules(text: str) -> Modules:
    """Return a text as a QR code that stays readable with 15 % of it covered or dirty.

    Raises ValueError for a text that is longer than a QR code can be.
    """
    import segno  # heavy for a line that is only shown

    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def qr_text(modules: Modules) -> str:
    """Return a QR code for a terminal: two rows in each line, black on white by ANSI codes.

    Without the codes it is dark ink for light paper.
    """
    width = len(modules[0]) + 2 * QUIET_ZONE
    light = (False,) * width
    side = (False,) * QUIET_ZONE
    above = (light,) * QUIET_ZONE
    rows: Sequence[tuple[bool, ...]] = (*above, *((*side, *row, *side) for row in modules), *above)
    lines = []
    for at in range(0, len(rows), 2):
        lower = rows[at + 1] if at + 1 < len(rows) else light
        blocks = "".join(" ▄▀█"[2 * up + down] for up, down in zip(rows[at], lower, strict=True))
        lines.append(f"\x1b[30;107m{blocks}\x1b[0m")
    return "\n".join(lines)


def _notes(resource: Resource, language: str) -> Iterator[str]:
    for phone in resource.phones:
        word = f" {phone.text_keyword}" if phone.text_keyword else ""
        yield f"{phone.label_in(language)}: {phone.display}{word}"
    hours = resource.hours_in(language)
    if hours:
        yield hours


def _percent_encoded(text: str) -> str:
    """Return a text as a part of an address (RFC 3986, 2.1)."""
    return "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in text.encode("utf-8")
    )


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes; those after the first begin with a space.

    A character is never cut in two.
    """
    piece, size = "", 0
    for character in line:
        length = len(character.encode("utf-8"))
        if size + length > _LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece += character
        size += length
    yield piece
