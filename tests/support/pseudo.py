"""Two languages that nobody speaks, to find what a real one would break.

*Long*: every letter accented where it can be, two fifths more of it, between ⟦
and ⟧. *Mirrored*: Hebrew letters between the same marks, to be read from right
to left. What stands outside the marks was never handed to gettext.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from companion import i18n

OPEN, CLOSE = "\u27e6", "\u27e7"
LONGER = 0.4
_KEPT = re.compile(r"\{[^}]*\}|%[sd%]|\n")
_ACCENTED = str.maketrans("aeiouncyAEIOUNCY", "áéíóúñçýÁÉÍÓÚÑÇÝ")
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאבגד"
_MIRRORED = str.maketrans("abcdefghijklmnopqrstuvwxyz", _HEBREW)


def lengthened(text: str) -> str:
    """Return a text accented and longer; what is filled in later stays as it is."""
    parts = [_KEPT.sub(_keep, part) for part in _split(text, _ACCENTED)]
    words = max(1, round(len(text) * LONGER / 5))
    return f"{OPEN}{''.join(parts)} {' '.join(['ýýýý'] * words)}{CLOSE}"


def mirrored(text: str) -> str:
    """Return a text in letters that are read from right to left."""
    parts = _split(text.lower() if not _KEPT.search(text) else text, _MIRRORED)
    return f"{OPEN}{''.join(parts)}{CLOSE}"


def _keep(match: re.Match[str]) -> str:
    return match[0]


def _split(text: str, table: dict[int, int]) -> Iterator[str]:
    start = 0
    for kept in _KEPT.finditer(text):
        yield text[start : kept.start()].translate(table)
        yield kept[0]
        start = kept.end()
    yield text[start:].translate(table)


class LongTranslations(gettext.NullTranslations):
    """Answers with longer texts."""

    def gettext(self, message: str) -> str:
        """Return the text, longer."""
        return lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number, longer."""
        return lengthened(msgid1 if n == 1 else msgid2)


class MirroredTranslations(gettext.NullTranslations):
    """Answers with texts to be read from right to left."""

    def gettext(self, message: str) -> str:
        """Return the text, mirrored."""
        return mirrored(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number, mirrored."""
        return mirrored(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken(translations: gettext.NullTranslations | None) -> Iterator[None]:
    """Speak one of them for a while; None changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        if translations is not None:
            patch.setattr(i18n, "_current", translations)
            patch.setattr(i18n, "use", lambda _language: "en")
        if isinstance(translations, MirroredTranslations):
            patch.setattr(i18n, "is_right_to_left", lambda: True)
        yield
