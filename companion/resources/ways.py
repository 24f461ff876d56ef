"""The ways to reach a service: by voice, in writing, or in a sign language."""

from __future__ import annotations

from enum import StrEnum

from companion.resources.model import PhoneKind, Resource


class Way(StrEnum):
    """A way to reach somebody."""

    CALL = "call"
    TEXT = "text"
    """By messages from a phone, WhatsApp too."""
    CHAT = "chat"
    """On a web page."""
    SIGN_LANGUAGE = "sign_language"
    """By videophone, a video page, or in person."""


_OF_PHONE = {
    PhoneKind.VOICE: Way.CALL,
    PhoneKind.TEXT: Way.TEXT,
    PhoneKind.WHATSAPP: Way.TEXT,
    PhoneKind.VIDEOPHONE: Way.SIGN_LANGUAGE,
}


def ways(resource: Resource) -> tuple[Way, ...]:
    """Return the ways to reach a service, in the order of Way; none for a website alone."""
    found = {_OF_PHONE.get(phone.kind) for phone in resource.phones}
    if resource.chat_url:
        found.add(Way.CHAT)
    if resource.sign_language:
        found.add(Way.SIGN_LANGUAGE)
    return tuple(way for way in Way if way in found)
