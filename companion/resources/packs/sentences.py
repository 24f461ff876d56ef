"""The fields of a record in words, for telling what a pack would change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from companion.i18n import _, marked

_NAMES: Final = {
    "name": marked("name"),
    "kind": marked("kind of help"),
    "audience": marked("who it is for"),
    "country": marked("country"),
    "region": marked("region"),
    "languages": marked("languages"),
    "facts": marked("what is good to know"),
    "phones": marked("numbers"),
    "chat_url": marked("chat"),
    "website": marked("website"),
    "email": marked("email"),
    "hours": marked("hours"),
    "opening": marked("hours"),
    "free_of_charge": marked("cost"),
    "check": marked("when it was checked"),
    "status": marked("open or closed"),
    "alert": marked("notice"),
    "address": marked("address"),
    "sign_language": marked("sign language"),
}


def field_names(fields: Iterable[str]) -> list[str]:
    """Return what fields of Resource are called, each once, in the language in use.

    A Spanish text is called what its English one is; what has no name of its
    own is "other details".
    """
    names = (_NAMES.get(field.removesuffix("_es"), marked("other details")) for field in fields)
    return list(dict.fromkeys(_(name) for name in names))
