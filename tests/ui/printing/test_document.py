"""Paper says what was given to it, in large letters, and nothing about where it comes from."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPageSize

from companion import i18n
from companion.ui.printing.document import Block, Paper, Printed
from companion.ui.printing.output import as_pdf

LINE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"),
    min_size=1,
)


def everything_in(pdf: bytes) -> bytes:
    """Return a PDF's bytes with all its streams unpacked behind them."""
    unpacked = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return b"\n".join([pdf, *unpacked])


def printed(*blocks: Block) -> Printed:
    return Printed(blocks, "page.pdf")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_tells_nothing_but_the_words(language: str) -> None:
    i18n.use(language)
    content = everything_in(as_pdf(printed(Block("A title", "title"), Block("Words"))))
    assert re.search(rb"/Count 1\s", content)
    texts = content + content.replace(b"\0", b"")  # names in UTF-16
    for word in (b"/home/", b"/tmp/", b"/root", str(Path.home()).encode()):
        assert word not in texts
    assert b"companion" not in texts.lower()
    for key in (b"Creator", b"Author"):
        assert re.search(rb"/" + key + rb"\s*\((?:\xfe\xff)?\)", content)
    title = b"\xfe\xff" + "A title".encode("utf-16-be")
    assert re.search(rb"/Title\s*\(" + re.escape(title) + rb"\)", content)


def test_every_page_is_in_the_file() -> None:
    long = printed(Block("\n".join(f"line {number}" for number in range(200))))
    paper = Paper(long)
    assert paper.count > 2
    assert f"/Count {paper.count}\n".encode() in everything_in(as_pdf(long))


def test_letters_are_at_least_14_points() -> None:
    paper = Paper(printed(*[Block("words", kind) for kind in ("title", "code", "text", "quiet")]))
    block = paper._document.begin()
    while block.isValid():
        for part in block.textFormats():
            assert part.format.font().pixelSize() >= 14  # a pixel is a point here
        block = block.next()


@given(st.lists(st.tuples(LINE, st.sampled_from(["title", "text", "quiet"])), min_size=1))
@settings(max_examples=40, deadline=None)
def test_every_word_is_on_some_page_in_its_order(blocks: list[tuple[str, str]]) -> None:
    paper = Paper(printed(*[Block(text, kind) for text, kind in blocks]))
    pages = [paper.text_of(number) for number in range(paper.count)]
    assert "\n".join(page for page in pages if page) == "\n".join(
        text for text, _kind in blocks if text
    )


def test_nothing_is_taken_for_markup() -> None:
    words = "<b>not bold</b> &amp; <img src=/etc/passwd>"
    assert Paper(printed(Block(words))).text_of(0) == words


def test_a_page_as_a_picture_is_black_on_white() -> None:
    picture = Paper(printed(Block("Words", "title"))).picture(0, 300)
    shades = [
        picture.pixelColor(x, y).lightness()
        for x in range(picture.width())
        for y in range(picture.height())
    ]
    assert picture.width() == 300
    assert shades[0] == 255
    assert min(shades) < 60


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US.UTF-8", QPageSize.PageSizeId.Letter),
        ("es_MX.UTF-8", QPageSize.PageSizeId.Letter),
        ("es_ES.UTF-8", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_that_of_the_country(
    monkeypatch: pytest.MonkeyPatch, locale: str, size: QPageSize.PageSizeId
) -> None:
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    assert Paper(printed(Block("Words"))).size.id() is size
