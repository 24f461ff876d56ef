"""A PDF tells a screen reader its language, its title, and what is a heading: poppler reads it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import i18n
from companion.ui.printing.document import Block, Form, Paper, Printed
from companion.ui.printing.output import as_pdf, write_pdf
from companion.ui.printing.tagging import Marks, tag
from tests.support.tools import text_of_pdf, tool


def told(file: Path, *options: str) -> str:
    """Return what poppler's pdfinfo tells of a file, without a complaint."""
    command = [tool("pdfinfo", "poppler-utils"), *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def structure(file: Path) -> list[tuple[str, str]]:
    """Return the headings and paragraphs of a file, each with its words."""
    found: list[tuple[str, str]] = []
    for line in told(file, "-struct-text").splitlines():
        words = re.match(r'\s*"(.*)"\s*$', line)
        if words and found:
            role, text = found[-1]
            found[-1] = role, text + words[1].replace("\t", " ")
        else:
            found.append((line.split()[0], ""))
    return found


def saved(folder: Path, *papers: Printed, title: str = "Pages") -> Path:
    file = folder / "made.pdf"
    file.touch()
    write_pdf(file, [Paper(one) for one in papers], title)
    return file


def printed(*blocks: Block) -> Printed:
    return Printed(blocks, "page.pdf")


@pytest.mark.parametrize("language", ["en", "es"])
def test_title_and_language_are_told(tmp_path: Path, language: str) -> None:
    i18n.use(language)
    file = saved(tmp_path, printed(Block("words")), title="Páginas")
    about = told(file)
    assert re.search(r"^Title: +Páginas$", about, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    content = file.read_bytes()
    assert f"/Lang ({language})".encode() in content
    assert b"/DisplayDocTitle true" in content


def test_headings_and_paragraphs_are_what_they_are_and_nothing_else_is_read(
    tmp_path: Path,
) -> None:
    first = printed(
        Block("River", "title"), Block("10 March 2026", "quiet"), Block("Two.\n\nHerons.")
    )
    second = printed(Block("Names", "heading"), Block("Ana"))
    assert structure(saved(tmp_path, first, second)) == [
        ("Document", ""),
        ("Sect", ""),
        ("H1", "River"),
        ("P", "10 March 2026"),
        ("P", "Two."),
        ("P", "Herons."),
        ("Sect", ""),
        ("H2", "Names"),
        ("P", "Ana"),
    ]


def test_a_paragraph_over_several_pages_is_one_and_its_words_stay_apart(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(1_500))
    file = saved(tmp_path, printed(Block(words), Block("The end.")))
    assert int(re.findall(r"Pages: +(\d+)", told(file))[0]) > 2
    assert structure(file)[2:] == [("P", words), ("P", "The end.")]


def test_pages_that_begin_with_another_paragraph(tmp_path: Path) -> None:
    lines = [f"line {number}" for number in range(200)]
    made = structure(saved(tmp_path, printed(Block("\n".join(lines)))))
    assert made[2:] == [("P", line) for line in lines]


def test_a_code_as_a_picture_is_not_read_twice(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(as_pdf(Printed((Block("Sheet", "title"), Block("AB", "code")), "", qr="AB")))
    assert structure(file)[2:] == [("H1", "Sheet"), ("P", "AB")]


def test_both_sides_of_a_card_are_read(tmp_path: Path) -> None:
    card = Printed(
        (Block("988", "digits"),), "", form=Form.WALLET, back=(Block("1. Sit."), Block("Ana"))
    )
    file = tmp_path / "card.pdf"
    file.write_bytes(as_pdf(card))
    assert [text for _role, text in structure(file)[2:5]] == ["988", "1. Sit.", "Ana"]


WORDS = st.text(st.characters(codec="latin-1", categories=("L", "N", "P")), min_size=1, max_size=60)


@settings(max_examples=15, deadline=None)
@given(blocks=st.lists(st.tuples(WORDS, st.sampled_from(["title", "heading", "text"])), min_size=1))
def test_the_file_is_whole_whatever_is_in_it(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[tuple[str, str]]
) -> None:
    file = saved(
        tmp_path_factory.mktemp("pdf"), printed(*(Block(text, kind) for text, kind in blocks))
    )
    roles = {"title": "H1", "heading": "H2", "text": "P"}
    assert [role for role, _text in structure(file)[2:]] == [roles[kind] for _text, kind in blocks]
    assert text_of_pdf(file).strip()


@pytest.mark.parametrize("data", [b"", b"words", b"startxref\n0\n%%EOF\n"])
def test_what_qt_did_not_write_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Qt"):
        tag(BytesIO(data), Marks(), "en")
