from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import GuidePageNotFound
from companion.guide.blocks import Paragraph, Span
from companion.guide.pages import MOST_BYTES, Guide, Page, read_page

HEAD = """\
---
id: {id}
title: "A title: with a colon"
order: {order}
content_note: Nothing hard.
sources:
  - "A source"
reviewed: no
---

"""


def put(folder: Path, page_id: str, body: str = "Words.", order: int = 10) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{page_id}.md"
    file.write_text(HEAD.format(id=page_id, order=order) + body, "utf-8")
    return file


def test_reading_a_page(tmp_path: Path) -> None:
    assert read_page(put(tmp_path, "a-page"), "en") == Page(
        id="a-page",
        title="A title: with a colon",
        order=10,
        content_note="Nothing hard.",
        blocks=(Paragraph((Span("Words."),)),),
        sources=("A source",),
        reviewed=False,
        language="en",
    )


def test_everything_a_person_reads(tmp_path: Path) -> None:
    page = read_page(put(tmp_path, "a-page", "One.\n\n- two [x](page:x)"), "en")
    assert page.texts == ["A title: with a colon", "Nothing hard.", "One.", "two x"]
    assert [link.id for link in page.links] == ["x"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: a-page", "id: other"),
        ("order: 10", "order: ten"),
        ("order: 10", "order: yes"),
        ("title: ", "name: "),
        ('sources:\n  - "A source"', "sources: one"),
        ("content_note: Nothing hard.", "content_note: 3"),
        ("---\nid", "--\nid"),
        ("id: a-page", "{"),
        ("Words.", "<b>"),
        ("id: a-page", "- id"),
        ("---\nid", "x\n---\nid"),
    ],
)
def test_one_page_that_cannot_be_read_is_left_out(tmp_path: Path, old: str, new: str) -> None:
    file = put(tmp_path / "en", "a-page")
    put(tmp_path / "en", "b-page")
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert [page.id for page in Guide.load("en", tmp_path).pages()] == ["b-page"]


def test_a_page_of_other_bytes_or_without_end_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "en", "a-page").write_bytes(b"\xff\xfe---\n")
    put(tmp_path / "en", "b-page", "x" * MOST_BYTES)
    assert Guide.load("en", tmp_path).pages() == []
    assert Guide.load("en", tmp_path / "nowhere").pages() == []


def test_pages_come_in_their_order_and_in_english_where_there_is_no_other(tmp_path: Path) -> None:
    put(tmp_path / "en", "last", order=30)
    put(tmp_path / "en", "first", order=10)
    put(tmp_path / "es", "last", "Palabras.", order=20)
    guide = Guide.load("es", tmp_path)
    assert [(page.id, page.language) for page in guide.pages()] == [("first", "en"), ("last", "es")]
    assert guide.page("last").order == 20
    with pytest.raises(GuidePageNotFound) as raised:
        guide.page("nothing")
    assert raised.value.page_id == "nothing"


def test_each_page_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = Path.open

    def counted(self: Path, *words: object, **named: object) -> object:
        opened.append(self.name)
        return real(self, *words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", counted)
    guide = Guide.load("en")
    assert sorted(opened) == sorted(f"{page.id}.md" for page in guide.pages())
