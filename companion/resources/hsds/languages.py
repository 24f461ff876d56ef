"""From a language as people write it to its ISO 639-1 code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from companion.json_values import content
from companion.paths import assets
from companion.resources.folding import folded

_SIGNED: Final = re.compile(r"sign\b|\bASL\b|\bBSL\b|se[nñ]as|signos", re.IGNORECASE)
_SIGNED_CODES: Final = frozenset({"ase", "bfi", "asl", "bsl", "sgn", "mfs", "lsm"})
_LONGER_CODES: Final = {
    "ara": "ar", "cmn": "zh", "zho": "zh", "chi": "zh", "deu": "de", "ger": "de", "eng": "en",
    "fas": "fa", "per": "fa", "fra": "fr", "fre": "fr", "hat": "ht", "hin": "hi", "ita": "it",
    "jpn": "ja", "kor": "ko", "nep": "ne", "pol": "pl", "por": "pt", "rus": "ru", "som": "so",
    "spa": "es", "swa": "sw", "tgl": "tl", "ukr": "uk", "urd": "ur", "vie": "vi", "yue": "zh",
}  # fmt: skip
_FURTHER_NAMES: Final = {
    "arabic": "ar", "chinese": "zh", "mandarin": "zh", "cantonese": "zh", "haitian creole": "ht",
    "farsi": "fa", "nepali": "ne", "persian": "fa", "russian": "ru", "somali": "so",
    "swahili": "sw", "tagalog": "tl", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
    "ruso": "ru", "chino": "zh", "arabe": "ar", "vietnamita": "vi", "castellano": "es",
}  # fmt: skip


@lru_cache(maxsize=1024)
def language_codes(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the codes a text like 'English; español' names, and whether one is a sign language.

    What is not known is left out.
    """
    codes: dict[str, None] = {}
    signed = False
    for each in re.split(r"[,;/|]|\band\b|\by\b", text):
        name = folded(each.strip())
        base = re.split(r"[-_(]", name)[0].strip()
        if _SIGNED.search(each) or name in _SIGNED_CODES:
            signed = True
        elif code := _LONGER_CODES.get(base) or _names().get(name) or _names().get(base):
            codes[code] = None
        elif re.fullmatch(r"[a-z]{2}", base):
            codes[base] = None
    return tuple(codes), signed


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return from a name, in English or Spanish, to its code."""
    try:
        known = content(assets() / "directory" / "languages.json")
        named = {folded(name): code for code, names in known.items() for name in names.values()}
    except AttributeError:
        named = {}
    return _FURTHER_NAMES | named
