"""Markdown on paper: what it means and no signs; nothing loaded, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextBlock, QTextDocument

from companion.ui import markdown
from companion.ui.printing.document import Block, Paper, Printed
from companion.ui.printing.output import write_pdf
from companion.ui.printing.written import RULE, Piece, lines
from tests.support.tools import text_of_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def said(text: str) -> list[str]:
    return [f"{line.sign} {line.text}".strip() for line in lines(text)]


def document_of(text: str, *more: Block) -> QTextDocument:
    return Paper(Printed((*more, Block(text, "page")), "page.pdf"))._document


def blocks_of(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_signs_become_what_they_mean() -> None:
    (line,) = lines("Two **herons**, *one* ~~gone~~ and `code`.")
    assert line.text == "Two herons, one gone and code."
    assert [
        piece for piece in line.pieces if piece.text.strip(" ,.") not in {"Two", "and", ""}
    ] == [
        Piece("herons", bold=True),
        Piece("one", italic=True),
        Piece("gone", struck=True),
        Piece("code", code=True),
    ]


def test_headings_keep_their_level() -> None:
    assert [(line.text, line.level) for line in lines("# River\n\n### Bank\n\nwater")] == [
        ("River", 1), ("Bank", 3), ("water", 0),
    ]  # fmt: skip


def test_lines_stay_lines_and_blank_ones_are_room() -> None:
    assert said("one\ntwo\n\nthree") == ["one", "two", "three"]


def test_points_have_their_signs_and_stand_in() -> None:
    text = "- bread\n  - rye\n- stamps\n\n3. first\n4. second\n\n- [ ] call Ana\n- [x] walk"
    assert said(text) == [
        "• bread", "• rye", "• stamps", "3. first", "4. second", "[ ] call Ana", "[x] walk",
    ]  # fmt: skip
    assert [line.steps for line in lines(text)][:3] == [1, 2, 1]


def test_a_quotation_stands_in_and_a_line_is_drawn() -> None:
    quoted, rule, after = lines("> said\n\n***\n\nafter")
    assert (quoted.text, quoted.steps) == ("said", 1)
    assert (rule.text, after.steps) == (RULE, 0)


def test_code_keeps_its_lines_and_the_room_in_them() -> None:
    found = lines("```\na\n\n  **b**\n```")
    assert [line.text for line in found] == ["a", "", "  **b**"]
    assert all(line.is_code for line in found)


def test_a_row_of_a_table_is_a_line() -> None:
    assert said("| day | birds |\n|---|---|\n| Monday | **two** |") == [
        "day | birds", "Monday | two",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[the bank](https://example.org/a)", "the bank (https://example.org/a)"),
        ("[the *bank*](https://example.org/a)", "the bank (https://example.org/a)"),
        ("<https://example.org>", "https://example.org"),
        ("www.example.org", "www.example.org"),
        ("ana@example.org", "ana@example.org"),
    ],
)
def test_where_a_link_leads_is_not_lost_on_paper(text: str, words: str) -> None:
    assert said(text) == [words]


def test_a_picture_is_the_words_that_stand_for_it_and_nothing_is_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not to be read")
    secret.chmod(0)
    text = f"![a heron]({secret.as_uri()})"
    assert said(text) == ["a heron"]
    assert document_of(text).toPlainText() == "a heron"


def test_letters_beyond_the_first_plane_stay_in_their_place() -> None:
    (line,) = lines("🐦 **two** 🐦🐦 *b*")
    assert [piece.text for piece in line.pieces if piece.bold or piece.italic] == ["two", "b"]
    assert line.text == "🐦 two 🐦🐦 b"


def test_a_very_long_page_is_left_as_it_was_written() -> None:
    text = "**a**\n\n" + "b" * markdown.LONGEST
    assert [line.text for line in lines(text)] == ["**a**", "", "b" * markdown.LONGEST]


@given(st.text())
def test_any_text_can_be_put_on_paper(text: str) -> None:
    assert Paper(Printed((Block(text, "page"),), "page.pdf")).count >= 1


@given(st.lists(st.text("abc de", min_size=1).filter(str.strip), min_size=1, max_size=30))
def test_every_word_is_there_in_its_order(paragraphs: list[str]) -> None:
    words = " ".join(line.text for line in lines("\n\n".join(each.strip() for each in paragraphs)))
    assert words.split() == " ".join(paragraphs).split()


def test_letters_are_no_smaller_than_those_of_other_text() -> None:
    document = document_of("# a\n\n## b\n\n### c\n\nd\n\n- e\n\n`f`")
    for block in blocks_of(document):
        for part in block.textFormats():
            assert part.format.font().pixelSize() >= 14
    assert document.begin().charFormat().font().weight() == QFont.Weight.DemiBold


def test_headings_stand_below_the_title() -> None:
    titled, alone = document_of("# a", Block("T", "title")), document_of("# a")
    assert [block.blockFormat().headingLevel() for block in blocks_of(titled)] == [1, 2]
    assert [block.blockFormat().headingLevel() for block in blocks_of(alone)] == [1]


def test_whatever_is_nested_stays_on_the_paper() -> None:
    deep = "\n".join("> " * number + "word" for number in range(1, 60))
    document = document_of(deep)
    most = document.pageSize().width() / 2
    assert all(block.blockFormat().leftMargin() < most for block in blocks_of(document))


def test_another_program_reads_what_was_meant_and_no_signs(tmp_path: Path) -> None:
    text = "# River\n\nTwo **herons**.\n\n- bread\n- stamps\n\n> said\n\n***\n\n1. one"
    file = tmp_path / "a.pdf"
    write_pdf(file, [Paper(Printed((Block(text, "page"),), "page.pdf"))], "Page")
    found = text_of_pdf(file)
    for words in ("River", "Two herons.", "• bread", "• stamps", "said", RULE, "1. one"):
        assert words in found
    assert "**" not in found
    assert "#" not in found
