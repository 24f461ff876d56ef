from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from companion.resources.service import Directory
from companion.ui.printing.document import Block, Form, Paper, Printed
from companion.ui.printing.help_card import Contact, help_card, steps
from companion.ui.printing.output import as_pdf, paper_of
from companion.ui.printing.wallet import Wallet
from tests.support.tools import text_of_pdf, tool


def test_each_form_has_its_paper() -> None:
    blocks = (Block("words"),)
    assert isinstance(paper_of(Printed(blocks, "a.pdf")), Paper)
    assert isinstance(paper_of(Printed(blocks, "a.pdf", form=Form.ONE_PAGE)), Paper)
    assert isinstance(paper_of(Printed(blocks, "a.pdf", form=Form.WALLET)), Wallet)


@pytest.mark.parametrize("form", [Form.WALLET, Form.ONE_PAGE])
def test_another_program_reads_the_card_and_finds_nothing_about_its_maker(
    tmp_path: Path, form: Form
) -> None:
    lines = Directory.load().help_lines("US").lines[:3]
    made = help_card(lines, [Contact("Ana", "555 0100")], steps(), "en", form=form)
    file = tmp_path / "card.pdf"
    file.write_bytes(as_pdf(made))
    text = text_of_pdf(file)
    for part in ("988", "1-800-985-5990", "Ana", "555 0100", "1. Look around."):
        assert part in text
    about = subprocess.run(
        [tool("pdfinfo", "poppler-utils"), file], capture_output=True, text=True, check=True
    ).stdout
    assert "Pages:           1" in about.replace("\t", " ")
    for word in ("ompanion", str(tmp_path)):
        assert word not in about
    for name in ("Author", "Creator"):
        assert re.search(rf"^{name}: *$", about, re.MULTILINE), about
    heading = made.blocks[0].text if form is Form.ONE_PAGE else ""
    assert re.search(rf"^Title: *{heading}$", about, re.MULTILINE), about
    assert "Tagged:          yes" in about
