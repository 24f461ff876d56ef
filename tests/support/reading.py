"""How hard a text is to read: small estimates for English and Spanish.

Syllables are guessed from the spelling. That is right often enough for a mean
over many sentences, and it needs no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.?!:;](?:\s|$)|\n+")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_OPTION = re.compile(r"--[\w-]+(?: FILE)?")


@dataclass(frozen=True, slots=True)
class Size:
    """How many sentences, words and syllables a text has."""

    sentences: int
    words: int
    syllables: int

    def __add__(self, other: Size) -> Size:
        return Size(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
        )


def words_of(text: str) -> list[str]:
    """Return the words of a text; a placeholder or an option of a command counts as none."""
    return _WORD.findall(_OPTION.sub(" ", _PLACEHOLDER.sub(" ", text)))


def size_of(text: str, language: str) -> Size:
    """Return the size of a text; its last sentence needs no full stop."""
    syllables = syllables_es if language == "es" else syllables_en
    words = words_of(text)
    sentences = sum(bool(words_of(part)) for part in _SENTENCE_END.split(text))
    return Size(max(sentences, 1), len(words), sum(syllables(word) for word in words))


def grade(size: Size) -> float:
    """Return the school grade that an English text is written for (Flesch-Kincaid)."""
    return 0.39 * size.words / size.sentences + 11.8 * size.syllables / size.words - 15.59


def ease_es(size: Size) -> float:
    """Return how easily a Spanish text is read (Flesch-Szigriszt, read by INFLESZ).

    65 and more is "fairly easy", 80 and more "very easy".
    """
    return 206.835 - 62.3 * size.syllables / size.words - size.words / size.sentences


def total(texts: Iterable[str], language: str) -> Size:
    """Return the size of many texts together."""
    return sum((size_of(text, language) for text in texts), Size(0, 0, 0))


def sentences_among(texts: Sequence[str]) -> list[str]:
    """Return the texts that are sentences; labels would make everything look easy."""
    return [text for text in texts if text.rstrip()[-1:] in {".", "?"}]


def syllables_en(word: str) -> int:
    """Guess the syllables of an English word."""
    word = re.sub(r"['’].*", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$", word) or re.search(r"[aeiouy]le$", word):
        count -= 1  # page, while; but table
    elif re.search(r"[^aeiouytd]ed$", word) or re.search(r"[^aeiouycgsxzh]es$", word):
        count -= 1  # moved, comes; but added, pages
    count += len(re.findall(r"ia|io(?!n)|[^q]ua|eo(?!p)", word))  # media, usual, video
    return max(count, 1)


def syllables_es(word: str) -> int:
    """Guess the syllables of a Spanish word: its vowels, less the ones that glide."""
    word = re.sub(r"y$", "i", word.lower())
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[eiéí])", "", word)
    count = len(re.findall(r"[aeiouáéíóúü]", word))
    vowels = "aeiouáéíóúü"
    for one, two in pairwise(word):
        glides = one in "iuü" or two in "iuü"
        count -= one in vowels and two in vowels and glides and not {one, two} & set("íú")
    return max(count, 1)
