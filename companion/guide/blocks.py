"""What a page of the guide is made of, and how it is read from a small part of Markdown.

Headings (`##`, `###`), paragraphs, lists (`-`), *emphasis* and links to other
pages (`page:ID`) and records of the directory (`record:ID`): nothing else, so
that each part can be shown as a label and a heading is heard as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BLOCKS: Final = 400
_INLINE: Final = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<kind>page|record):(?P<id>[a-z0-9-]+)\)|\*(?P<strong>[^*\n]+)\*"
)
_HEADING: Final = re.compile(r"(#{2,3}) (\S.*)")
_NOT_OURS: Final = re.compile(r"[*`<>\[\]#|\\]|__|https?:")


class LinkKind(StrEnum):
    """What a link leads to."""

    PAGE = "page"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Link:
    """Another page of the guide, or a record of the directory, by its id."""

    kind: LinkKind
    id: str


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one form."""

    text: str
    is_emphasis: bool = False
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is below the title of the page, level 3 below that."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: tuple[tuple[Span, ...], ...]


Block = Heading | Paragraph | Bullets


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the parts of a page; raise ValueError for what is not in the small part we know."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.splitlines()
        if lines:
            blocks.append(_block(lines))
        if len(blocks) > MOST_BLOCKS:
            raise ValueError(len(blocks))
    return tuple(blocks)


def plain(block: Block) -> list[str]:
    """Return the words of a block without their form: one text for each label."""
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [words(block.spans)]
        case Bullets():
            return [words(item) for item in block.items]


def words(spans: tuple[Span, ...]) -> str:
    """Return the words of some spans as one text."""
    return "".join(span.text for span in spans)


def links(blocks: tuple[Block, ...]) -> Iterator[Link]:
    """Return every link, in the order of reading."""
    for block in blocks:
        lines = block.items if isinstance(block, Bullets) else ()
        if isinstance(block, Paragraph):
            lines = (block.spans,)
        for spans in lines:
            yield from (span.link for span in spans if span.link is not None)


def _block(lines: list[str]) -> Block:
    heading = _HEADING.fullmatch(lines[0])
    if heading is not None and len(lines) == 1:
        marks, text = heading.groups()
        return Heading(_checked(text.strip()), len(marks))
    if lines[0].startswith("- "):
        return Bullets(tuple(_spans(item) for item in _items(lines)))
    return Paragraph(_spans(" ".join(line.strip() for line in lines)))


def _items(lines: list[str]) -> list[str]:
    """Return the items of a list; a line that is set in goes on with the item before."""
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif line.startswith("  "):
            items[-1] += " " + line.strip()
        else:
            raise ValueError(line)
    return items


def _spans(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    end = 0
    for found in _INLINE.finditer(text):
        if found.start() > end:
            spans.append(Span(_checked(text[end : found.start()])))
        if found["strong"] is not None:
            spans.append(Span(_checked(found["strong"]), is_emphasis=True))
        else:
            link = Link(LinkKind(found["kind"]), found["id"])
            spans.append(Span(_checked(found["label"]), link=link))
        end = found.end()
    if end < len(text):
        spans.append(Span(_checked(text[end:])))
    return tuple(spans)


def _checked(text: str) -> str:
    if not text or _NOT_OURS.search(text):
        raise ValueError(text)
    return text
