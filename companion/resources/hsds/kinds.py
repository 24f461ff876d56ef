"""What kind of help a service is, told from its taxonomy terms and its name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from companion.resources.model import Kind

# The first that fits counts, so what is told more exactly stands further up.
_WORDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (Kind.COMPENSATION, r"victims?'?s? compensation|crime victims? comp"),
        (Kind.RESILIENCE_CENTER, r"resilien\w+ cent(?:er|re)"),
        (Kind.WARMLINE, r"warm ?lines?"),
        (Kind.CRISIS_LINE, r"crisis (?:line|lifeline|hotline|text)|suicide|hotline|lifeline"),
        (Kind.VETERANS, r"veterans?|military"),
        (Kind.FIRST_RESPONDERS, r"first responders?|firefighters?|police officers?"),
        (Kind.BEREAVEMENT, r"bereave\w*|grief|grieving|mourning|duelo"),
        (Kind.PEER_SUPPORT, r"peer support|support groups?|mutual aid|grupos? de apoyo"),
        (Kind.VICTIM_SERVICES, r"victims?|crime survivors?|v[ií]ctimas?|domestic violence"),
        (Kind.LEGAL, r"legal|law|attorneys?|courts?|abogad\w+"),
        (Kind.YOUTH, r"youth|children|teens?|adolescents?|j[oó]venes|ni[nñ]os"),
        (Kind.ADVOCACY, r"advocacy"),
        (Kind.TRAINING, r"training"),
    )
)


def kind_of(*texts: str) -> Kind:
    """Return the kind that the earliest of some texts tells; INFORMATION when none does."""
    return next((kind for text in texts if (kind := _told(text)) is not None), Kind.INFORMATION)


@lru_cache(maxsize=4096)
def _told(text: str) -> Kind | None:
    return next((kind for kind, words in _WORDS if words.search(text)), None)
