"""Words as they are compared: case, accents and apostrophes make no difference."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`")


def folded(text: str) -> str:
    """Return a text without case and accents: 'Bogotá' becomes 'bogota'."""
    plain = text.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.casefold()  # taking signs apart can bring forth capital letters


def words(text: str) -> list[str]:
    """Return the words of a text, folded; "Tuesday's" is one word."""
    return _WORD.findall(folded(text))
