"""The marks of txt2tags, as RedNotebook writes them, made into Markdown (formats.md 5).

What is no mark stays as it is. Pairs of marks are looked for within a line and
not further apart than a long sentence, so that no text can take long.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_LINE: Final = 20_000
"""Marks in a longer line stay as they are; in characters."""
_HEADING: Final = re.compile(r"(={1,5})[ \t]*([^=\s](?:[^=\n]|=(?!=))*)\1[ \t]*")
_NUMBERED: Final = re.compile(r"^([ \t]*)\+[ \t]+(?=\S)")
_BREAK: Final = re.compile(r"\\\\[ \t]*$")
_PICTURE: Final = r"\[\"\"([^\"\n]{1,1000})\"\"(\.(?i:png|jpe?g|gif|eps|bmp|svg))(?:\?\d{1,5})?\]"
_LINK: Final = r"\[([^\[\]\"\n]{0,500}?)\"\"([^\"\n]{1,2000})\"\"\]"
_WORDS_AS_TYPED: Final = r"``[^`\n]{1,500}``|\"\"[^\"\n]{1,500}\"\"|\w{1,20}://[^\s\"\[\]]{1,2000}"
_KEPT: Final = re.compile(rf"{_PICTURE}|{_LINK}|({_WORDS_AS_TYPED})")
_PAIRS: Final = (
    (re.compile(r"(?<![:/])//(?=[^\s/])([^\n]{0,200}?[^\s/])//(?!/)"), r"*\1*"),
    (re.compile(r"__(?=[^\s_])([^\n]{0,200}?[^\s_])__(?!_)"), r"_\1_"),
    (re.compile(r"(?<!-)--(?=[^\s-])([^\n]{0,200}?[^\s-])--(?!-)"), r"~~\1~~"),
)
_TAG: Final = re.compile(r"(?<![\w&#])#(\w[\w-]{0,99})")
_COLOR: Final = re.compile(r"[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?")
_LANGUAGE_C: Final = {"include", "define", "ifdef", "ifndef", "endif"}


def to_markdown(text: str) -> str:
    """Return a text of RedNotebook as Markdown."""
    return "\n".join(map(_line, text.split("\n")))


def pictures(text: str) -> list[str]:
    """Return the paths of the pictures that a text names, as it names them."""
    return [f"{found[1]}{found[2]}" for found in _KEPT.finditer(text) if found[1]]


def hashtags(text: str) -> list[str]:
    """Return the #words of a text that are tags: not colours, and not words of a program."""
    if "#" not in text:
        return []
    return [
        word
        for word in _TAG.findall(text)
        if any(map(str.isalpha, word)) and word not in _LANGUAGE_C and not _COLOR.fullmatch(word)
    ]


def _line(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return line
    heading = _HEADING.fullmatch(line)
    if heading:
        return "#" * len(heading[1]) + " " + heading[2].strip()
    line = _NUMBERED.sub(r"\g<1>1. ", line, count=1) if "+" in line else line
    if line.endswith("\\\\"):
        line = _BREAK.sub("  ", line)
    return _inline(line)


def _inline(line: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _KEPT.finditer(line):
        parts += [_marked(line[at : found.start()]), _kept(found)]
        at = found.end()
    return "".join([*parts, _marked(line[at:])])


def _marked(words: str) -> str:
    for pattern, form in _PAIRS:
        words = pattern.sub(form, words)
    return words


def _kept(found: re.Match[str]) -> str:
    if found[1]:
        return f"![]({found[1]}{found[2]})"
    if found[4]:
        label = found[3].strip()
        return f"[{label}]({found[4]})" if label else found[4]
    words = found[5]
    if words.startswith("``"):
        return f"`{words[2:-2]}`"
    return words[2:-2] if words.startswith('""') else words
