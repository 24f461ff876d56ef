"""From the words a person types to the query the search index understands."""

from __future__ import annotations

import re
from typing import Final

MATCH_START: Final = "\x02"
MATCH_END: Final = "\x03"
MOST_WORDS: Final = 32
_PHRASE_OR_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
# Scripts that put no spaces between words: the index sees a whole run as one
# word, so these are looked for by reading the text instead.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def match_expression(text: str) -> str:
    """Return an FTS5 query: every word or "phrase" must occur, the last as a prefix.

    Each is quoted, so nothing a person types is taken for an operator. Returns ''
    when there is nothing to look for.
    """
    parts: list[str] = []
    for found in _PHRASE_OR_WORD.finditer(text.replace("\0", " ")):
        content = (found[1] if found[1] is not None else found[2]).replace('"', " ").strip()
        if any(character.isalnum() for character in content):
            parts.append(f'"{content}"')
    if not parts:
        return ""
    parts = parts[:MOST_WORDS]
    if not text.rstrip().endswith('"'):
        parts[-1] += "*"
    return " ".join(parts)


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words to look for by reading the text, for scripts without spaces."""
    if not _UNSPACED.search(text):
        return ()
    return tuple(word for word in text.replace('"', " ").split() if word)[:MOST_WORDS]


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
