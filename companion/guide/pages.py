"""The peer-support guide: pages on disk, one file for each page and language.

It needs no vault. A page that cannot be read is left out and the others are
kept; one that is missing in a language is given in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from companion.errors import GuidePageNotFound
from companion.guide.blocks import Block, Link, links, plain, read_blocks
from companion.paths import assets

MOST_BYTES: Final = 64 * 1024
"""A file larger than this is left unread."""
MOST_PAGES: Final = 200
_FENCE: Final = "---\n"
_FALLBACK: Final = "en"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide in one language."""

    id: str
    title: str
    order: int
    """Pages are read from the smallest to the largest."""
    content_note: str
    """What the page is about that may be hard to read, in a sentence; shown before it."""
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    """Where its facts were read, each as a line to print."""
    reviewed: bool
    """Whether a clinician and survivors have read it; none has been so far."""
    language: str

    @property
    def texts(self) -> list[str]:
        """Everything a person reads on it but the sources, one text for each label."""
        return [
            self.title,
            self.content_note,
            *(text for block in self.blocks for text in plain(block)),
        ]

    @property
    def links(self) -> tuple[Link, ...]:
        """What the page leads to."""
        return tuple(links(self.blocks))


class Guide:
    """The pages of the guide in one language, in their order."""

    def __init__(self, pages: dict[str, Page]) -> None:
        self._pages = pages

    @classmethod
    def load(cls, language: str, folder: Path | None = None) -> Guide:
        """Read the guide that the app ships with; never raises."""
        folder = assets() / "guide" if folder is None else folder
        found = {page.id: page for page in _read_all(folder / _FALLBACK, _FALLBACK)}
        if language != _FALLBACK:
            found.update((page.id, page) for page in _read_all(folder / language, language))
        ordered = sorted(found.values(), key=lambda page: (page.order, page.id))
        return cls({page.id: page for page in ordered})

    def pages(self) -> list[Page]:
        """Return every page, in the order to read them."""
        return list(self._pages.values())

    def page(self, page_id: str) -> Page:
        """Return one page; raise GuidePageNotFound."""
        try:
            return self._pages[page_id]
        except KeyError:
            raise GuidePageNotFound(page_id) from None


def read_head(file: Path) -> dict[str, Any]:
    """Return the fields in the head of a page; raise OSError, or ValueError when there is none."""
    nothing, head, _body = _parts(file)
    if nothing:
        raise ValueError(file.name)
    return _fields(head)


def read_page(file: Path, language: str) -> Page:
    """Return the page in a file.

    The head is YAML between two lines of dashes: id, title, order, content_note,
    sources, reviewed. Raises OSError, or ValueError when it is not as it is to be.
    """
    nothing, head, body = _parts(file)
    fields = _fields(head)
    page = Page(
        id=_text(fields["id"]),
        title=_text(fields["title"]),
        order=_number(fields["order"]),
        content_note=_text(fields["content_note"]),
        blocks=read_blocks(body),
        sources=tuple(_text(source) for source in _list(fields["sources"])),
        reviewed=fields["reviewed"] is True,
        language=language,
    )
    if nothing or page.id != file.stem:
        raise ValueError(file.name)
    return page


def _read_all(folder: Path, language: str) -> Iterator[Page]:
    for file in sorted(folder.glob("*.md"))[:MOST_PAGES]:
        try:
            yield read_page(file, language)
        except (OSError, ValueError, KeyError):
            continue


def _parts(file: Path) -> tuple[str, str, str]:
    """Return what stands before the head, the head, and the body."""
    with file.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(file.name)
    text = content.decode("utf-8").replace("\r\n", "\n")
    nothing, head, body = text.split(_FENCE, 2)
    return nothing, head, body


def _fields(head: str) -> dict[str, Any]:
    import yaml

    try:
        fields = yaml.safe_load(head)
    except yaml.YAMLError as error:
        raise ValueError(head) from error
    if not isinstance(fields, dict):
        raise ValueError(head)  # noqa: TRY004  # one kind of failure for a file that is not a page
    return fields


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004  # as above
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004  # as above
    return value
