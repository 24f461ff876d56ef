"""From the words a person types to the query the search index understands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

MATCH_START: Final = "\x02"
MATCH_END: Final = "\x03"
MOST_WORDS: Final = 32
# A minus before a word or phrase leaves pages with it out; a star after it asks for beginnings.
_TERM: Final = re.compile(r'(?<!\S)(-*)(?:"([^"]*)"(\*?)|(\S+))|"([^"]*)"(\*?)|(\S+)')
# Scripts that put no spaces between words: the index sees a whole run as one
# word, so these are looked for by reading the text instead.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class _Term:
    content: str
    excluded: bool
    is_beginning: bool

    def quoted(self) -> str:
        return f'"{self.content}"' + ("*" if self.is_beginning else "")


def match_expression(text: str) -> str:
    """Return an FTS5 query: every word or "phrase" must occur, the last as a prefix.

    Each is quoted, so nothing a person types is taken for an operator. Words with
    a minus before them are not in it. Returns '' when there is nothing to look for.
    """
    return " ".join(term.quoted() for term in _terms(text) if not term.excluded)


def excluded_expression(text: str) -> str:
    """Return an FTS5 query for the pages to leave out: -word, -"a phrase", -begin*; or ''."""
    return " OR ".join(term.quoted() for term in _terms(text) if term.excluded)


def is_read(text: str) -> bool:
    """Say whether what was typed is looked for by reading, for scripts without spaces."""
    return _UNSPACED.search(text) is not None


def plain_words(text: str, *, excluded: bool = False) -> tuple[str, ...]:
    """Return the words to look for by reading the text, or those to leave out."""
    if not is_read(text):
        return ()
    found = [term for term in _terms(text) if term.excluded == excluded]
    return tuple(word for term in found for word in term.content.split())[:MOST_WORDS]


def _terms(text: str) -> list[_Term]:
    terms: list[_Term] = []
    for found in _TERM.finditer(text.replace("\0", " ")):
        minus, phrase, star, word, later_phrase, later_star, later_word = found.groups()
        typed = phrase if phrase is not None else later_phrase
        if typed is None:
            typed = (word if word is not None else later_word).replace('"', " ")
            begins = typed.endswith("*")
            typed = typed.rstrip("*")
        else:
            begins = bool(star or later_star)
        typed = typed.strip()
        if any(character.isalnum() for character in typed):
            terms.append(_Term(typed, bool(minus), begins))
    terms = terms[:MOST_WORDS]
    if terms and not terms[-1].excluded and not text.rstrip().endswith('"'):
        terms[-1] = replace(terms[-1], is_beginning=True)  # it may not be typed to its end
    return terms


def read_snippet(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Split a snippet with match marks into its text and where the matches are."""
    text: list[str] = []
    matches: list[tuple[int, int]] = []
    length = start = 0
    for piece in re.split(f"([{MATCH_START}{MATCH_END}])", marked):
        if piece == MATCH_START:
            start = length
        elif piece == MATCH_END:
            if length > start:
                matches.append((start, length - start))
        else:
            text.append(piece)
            length += len(piece)
    return "".join(text), tuple(matches)


def plain_snippet(body: str, words: tuple[str, ...], around: int = 40) -> str:
    """Return a marked snippet around the first word found by reading."""
    lowered = body.casefold()
    for word in words:
        at = lowered.find(word.casefold())
        if at < 0:
            continue
        begin, end = max(0, at - around), min(len(body), at + len(word) + around)
        return (
            ("…" if begin else "")
            + body[begin:at]
            + MATCH_START
            + body[at : at + len(word)]
            + MATCH_END
            + body[at + len(word) : end]
            + ("…" if end < len(body) else "")
        )
    return body[: 2 * around]


def plain_matches(body: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return start and length of every place where one of the words stands in a text."""
    found: set[tuple[int, int]] = set()
    for word in words:
        found.update((at.start(), len(word)) for at in re.finditer(re.escape(word), body))
    return tuple(sorted(found))
